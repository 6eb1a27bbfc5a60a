"""A press article that quotes a circular: which of its lines are the circular's points."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from ingest.cutting import cut_line
from ingest.flow import join
from ingest.headings import STRAY
from ingest.measures import Measures, measure
from ingest.model import BlockKind, Line
from ingest.numbering import readings
from ingest.portal import DATELINE, chrome, opens_chrome
from ingest.prose_points import Prose, prose_parts
from ingest.quoted import quoted
from ingest.quoted_items import of_points
from ingest.starts import ITEM, MISREAD_COLON, MISREAD_LIST_END, Start, starts_of
from ingest.told_paragraphs import Paragraph
from ingest.web_page import SIGNED, kept_around, main_part

# What follows the last point in its own paragraph: the letter's closing words, a press sign.
AFTER_POINTS = re.compile(
    r"(?<=[.;:])\s+(?=Demikian(?:lah)?\b)|\s+(?=\((?:\*+|[a-z]{2,4}(?:/[a-z]{2,4})*)\)\s*$)"
    r"|(?=[”\"],?\s+(?:demikian|begitu|bunyi|tulis|sebut|kata|ujar|jelas|terang)\w*\b)"
)

QUOTES = ("“", '"')
ROOM = 0.12  # page widths in which an item's next word would have found place
OUTDENT = 0.02  # page widths from an item's marker to the article's margin


Part = tuple[Line, BlockKind, int]  # the last: of which quoted paragraph, 0 for all else


def article_parts(lines: Sequence[Line], printed: bool = True) -> list[Part]:
    """Each line with its part: body (a quoted point), prose, or what the site put around it.

    The latter is `portal` on a printed sheet, whose every word is part of it, and within an article
    of a web page, from its breadcrumb to its tags; a web page's menus, which change from visit to
    visit, are `furniture`.
    """
    paragraphs = list(_paragraphs(lines))
    points = quoted(paragraphs)
    main = main_part(paragraphs, points)
    kept = kept_around(paragraphs, main, printed)
    stretches = list(_stretches(paragraphs, points, main))
    prose = iter(prose_parts([one for _, one in stretches], bool(points)))
    opens, told = {i for i, _ in stretches}, frozenset(_told(paragraphs, points, main))
    parts: list[Part] = []
    last = max(points, default=-1)
    for i, paragraph in enumerate(paragraphs):
        if i in opens:
            parts += ((line, kind, 0) for line, kind in next(prose))
        elif i in points:
            parts += ((line, kind, i) for line, kind in _point(paragraph, i == last))
        elif i not in told:
            around: BlockKind = "portal" if i in kept and not paragraph.speck else "furniture"
            parts += ((line, around, 0) for line in paragraph.lines)
    return parts


def _told(paragraphs: Sequence[Paragraph], points: frozenset[int], main: range) -> Iterator[int]:
    """The reporter's paragraphs."""
    return (i for i, p in enumerate(paragraphs) if i not in points and not p.chrome and i in main)


def _stretches(
    paragraphs: Sequence[Paragraph], points: frozenset[int], main: range
) -> Iterator[tuple[int, Prose]]:
    """The reporter's paragraphs that stand together, and the index of the first."""
    for _, run in groupby(enumerate(_told(paragraphs, points, main)), lambda at: at[1] - at[0]):
        indices = [i for _, i in run]
        below = (k for k in range(indices[-1] + 1, len(paragraphs)) if not paragraphs[k].chrome)
        yield (
            indices[0],
            Prose(
                tuple(paragraphs[i] for i in indices),
                leads=next(below, -1) in points,
                beyond=indices[0] > max(points, default=-1),
            ),
        )


def _paragraphs(lines: Sequence[Line]) -> Iterator[Paragraph]:
    """Printed lines to paragraphs; a line of the portal's stands alone, or ends where it may."""
    measures = measure(lines)
    held: list[Line] = []
    for start in starts_of(lines, measures, frozenset(), divide=False):
        if held and (
            (start.para > 0.2 and not _goes_on(held, start, measures))
            or (opens_chrome(start.text) and not _amid(held, measures))
            or _marked(start)
            or SIGNED.search(held[-1].text)
            or _leaves(held, start, measures)
            or _lists(held, start, measures)
            or (_site_ends(held, measures) and DATELINE.pattern.match(start.text))
            or (_site_ends(held, measures) and measures.x1(held[-1]) < measures.right - 0.12)
        ):
            yield _paragraph(held, measures)
            held = []
        held.append(start.line)
    if held:
        yield _paragraph(held, measures)


def _amid(held: Sequence[Line], measures: Measures) -> bool:
    """An item whose sentence has not ended: it names media, or an advert, at a line's beginning."""
    return _is_item(held, measures) and held[-1].text.rstrip()[-1:] not in '.;:!?”"'


def _site_ends(held: Sequence[Line], measures: Measures) -> bool:
    """A line of the portal's, not one of an item that only begins like it."""
    return chrome(held[-1].text) and (len(held) == 1 or not _is_item(held, measures))


def _goes_on(held: Sequence[Line], start: Start, measures: Measures) -> bool:
    """Ragged on the right, an item's line may end early though its sentence does not."""
    above = held[-1].text.rstrip()
    item = _is_item(held, measures)
    return item and above[-1:].isalnum() and start.text[:1].islower() and not start.readings


def _leaves(held: Sequence[Line], start: Start, measures: Measures) -> bool:
    """After an item that ended: a sentence further out than its marker, a quotation, a remark."""
    if not _is_item(held, measures) or held[-1].text.rstrip()[-1:] not in ".;":
        return False
    outward = start.text[:1].isupper() and measures.x0(held[0]) - start.x > OUTDENT
    return outward or start.text[:1] in QUOTES or of_points(start.text)


def _is_item(held: Sequence[Line], measures: Measures) -> bool:
    """Whether lines are a list's item: by its marker, or its place where that was not read."""
    inset = measures.x0(held[0]) - measures.left > OUTDENT
    return any(r.doubt < 1 for r in readings(held[0].text)) or (_recognised(held) and inset)


def _recognised(held: Sequence[Line]) -> bool:
    return held[0].confidence is not None


def _lists(held: Sequence[Line], start: Start, measures: Measures) -> bool:
    """An item whose bullet was not read: further in below a colon, or beside one that ended."""
    lead = held[-1].text.rstrip()
    colon = lead.endswith(":") or MISREAD_COLON.search(lead)
    inward = colon and start.x - measures.x0(held[0]) > OUTDENT
    return start.scanned and bool(
        inward or (_is_item(held, measures) and _next(held, start, measures))
    )


def _next(held: Sequence[Line], start: Start, measures: Measures) -> bool:
    """The next item: the one before ended as items do, or stopped with room for a word of it.

    Two sentences that begin with the same word are two items: Dilarang …. / Dilarang ….
    """
    above = held[-1].text.rstrip()
    early = measures.right - measures.x1(held[-1]) > ROOM
    stopped = above.endswith(",") and early and ITEM.match(start.text)
    again = above.endswith(".") and start.text.split()[:1] == held[0].text.split()[:1]
    beside = abs(start.x - measures.x0(held[0])) < OUTDENT
    ended = MISREAD_LIST_END.search(above) or stopped or again
    return start.listed or bool(beside and ended)


def _marked(start: Start) -> bool:
    """A number, letter or bullet; a capital letter, which a name may begin with, after a stop."""
    text = start.text
    stray = start.scanned and STRAY.match(text)
    bullet = stray or any(not r.counted and not r.doubt for r in start.readings)
    capital = re.match(r"[A-Z][.)]\s+[A-Z]", text) and start.after.rstrip()[-1:] in ".;:!?"
    number = re.match(r"(?:\d{1,2}\s?[.)]|[a-z][.)]|[-•–])\s*[A-Za-z]|[•–]\s*#", text)
    return bool(bullet or capital or number)


def _paragraph(lines: Sequence[Line], measures: Measures) -> Paragraph:
    text = join(line.text for line in lines)
    speck = lines[0].confidence is not None and len(text) < 3
    inset = min(measures.x0(line) for line in lines) - measures.left
    aside = speck or chrome(text) or chrome(lines[0].text)
    return Paragraph(tuple(lines), text, aside, inset, speck)


def _point(paragraph: Paragraph, last: bool) -> Iterator[tuple[Line, BlockKind]]:
    """A quoted point's lines; after the last point the closing words are the article's again."""
    ended = False
    for line in _unquoted(paragraph.lines):
        match = AFTER_POINTS.search(line.text) if last and not ended else None
        if match:
            point, rest = cut_line(line, match.end())
            yield point, "body"
            yield rest, "prose"
            ended = True
        else:
            opens = last and not ended and line is not paragraph.lines[0] and _closes(line.text)
            ended = ended or opens
            yield line, "prose" if ended or line.text in QUOTES else "body"


def _unquoted(lines: Sequence[Line]) -> Iterator[Line]:
    """A quotation mark before the first number is the article's."""
    quote = re.match(r"[“\"]\s*(?=(?:\d{1,2}|[a-z])\s?[.)])", lines[0].text)
    if quote:
        yield from cut_line(lines[0], quote.end())
        yield from lines[1:]
    else:
        yield from lines


def _closes(text: str) -> bool:
    return bool(re.match(r"Demikian(?:lah)?\b|\((?:\*+|[a-z]{2,4})\)\s*$", text))
