"""Lines to Blocks: an ordered table of rules says which part of the letter each line belongs to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, repeat
from typing import Literal

from ingest.article import article_parts
from ingest.article_evidence import is_article
from ingest.folding import plain
from ingest.furniture import furniture
from ingest.measures import WIDE, Measures, measure
from ingest.model import Block, BlockKind, Line, Origin
from ingest.numbering import Reading, readings
from ingest.signs import (
    ADDRESSEE,
    ATTACHMENT,
    BARE_DATE,
    CAPACITY_SIGN,
    COPIES,
    DATE,
    DECIDES,
    FAREWELL,
    GREETING,
    HEAD_LABEL,
    ISSUED,
    NUMBER,
    OFFICE,
    PLACE,
    RANK,
    TITLE,
    Sign,
)

FRONT = frozenset({"letterhead", "head", "addressee", "title"})
BEFORE_TITLE = frozenset({"letterhead", "head", "addressee"})
TAIL = frozenset({"signature", "copies"})
Kinded = tuple[BlockKind, int]  # the part a line belongs to, and its attachment


@dataclass(frozen=True, slots=True)
class Place:
    """One line where it stands: what the rules look at."""

    lines: Sequence[Line]  # the document without furniture
    i: int
    kind: str  # the part the line before belongs to
    opened: int  # index at which that part began
    measures: Measures

    @property
    def line(self) -> Line:
        """The line itself."""
        return self.lines[self.i]

    @property
    def text(self) -> str:
        """Its text, without the accents that recognition strews over letters."""
        return plain(self.line.text).strip()

    @property
    def x0(self) -> float:
        """Its left edge, comparable across pages."""
        return self.measures.x0(self.line)

    @property
    def indent(self) -> float:
        """How far it stands in from the left margin."""
        return self.x0 - self.measures.left

    @property
    def width(self) -> float:
        """Its width."""
        return self.measures.x1(self.line) - self.x0

    def following(self, count: int) -> Sequence[Line]:
        """The next lines of the same page or the next."""
        return self.lines[self.i + 1 : self.i + 1 + count]


@dataclass(frozen=True, slots=True)
class Rule:
    """In one of these parts, a line that passes the test opens or continues that part."""

    name: str
    within: frozenset[str]
    opens: BlockKind
    test: Callable[[Place], bool]


def split_blocks(lines: Sequence[Line], origin: Origin | None = None) -> tuple[Block, ...]:
    """Every line in exactly one Block, in reading order; the kind of file tells what it may be."""
    aside = furniture(lines)
    kept = [line for i, line in enumerate(lines) if i not in aside]
    if is_article(kept, origin):
        parts = [(line, (kind, 0)) for line, kind in article_parts(kept)]
    else:
        parts = list(zip(kept, _letter_kinds(kept), strict=True))
    return tuple(_grouped(_with_furniture(lines, aside, parts)))


def _with_furniture(
    lines: Sequence[Line], aside: frozenset[int], parts: Sequence[tuple[Line, Kinded]]
) -> list[tuple[Line, Kinded]]:
    """Furniture back in its place, in the attachment around it; a line may have become two."""
    result: list[tuple[Line, Kinded]] = []
    rest = list(parts)
    for i, line in enumerate(lines):
        if i in aside:
            result.append((line, ("furniture", result[-1][1][1] if result else 0)))
            continue
        taken = len(line.words)
        while taken > 0 and rest:
            taken -= len(rest[0][0].words)
            result.append(rest.pop(0))
    return result


def _grouped(parts: Sequence[tuple[Line, Kinded]]) -> Iterator[Block]:
    for (kind, attachment), group in groupby(parts, key=lambda part: part[1]):
        yield Block(kind, tuple(line for line, _ in group), attachment)


def _letter_kinds(lines: Sequence[Line]) -> Iterator[Kinded]:
    """Walk the lines once; each attachment starts the walk anew."""
    measures = measure(lines)
    attachment, start = 0, 0
    starts = [i for i in range(len(lines)) if _opens_attachment(lines, i)]
    if starts and starts[0] == 0:
        attachment, starts = 1, starts[1:]
    for end in [*starts, len(lines)]:
        kinds = _part_kinds(lines[start:end], measures, attachment)
        for offset, kind in enumerate(kinds):
            if offset and kind == "new":
                attachment += 1
            yield ("title" if kind == "new" else kind), attachment
        attachment, start = attachment + 1, end


def _opens_attachment(lines: Sequence[Line], i: int) -> bool:
    """LAMPIRAN at the top of a page, or standing alone in capitals further down."""
    line = lines[i]
    match = ATTACHMENT.pattern.match(line.text.strip())
    first = i == 0 or lines[i - 1].page != line.page
    if line.row is not None:
        return False
    if not match:
        return first and i > 0 and _head_without_its_first_line(lines[i : i + 6])
    if first or _near_top(lines, i):
        return (i == 0 and not _letter_head(lines[1:4])) or i > 0
    alone = bool(re.fullmatch(r"LAMPIRAN(\s+[IVX\d]+)?\s*[:.]?", line.text.strip()))
    return alone and not _letter_head(lines[max(0, i - 3) : i])


def _near_top(lines: Sequence[Line], i: int) -> bool:
    """Only a stray line stands above on the page, and a line of an attachment's head below."""
    page = lines[i].page
    above = sum(line.page == page for line in lines[max(0, i - 3) : i])
    below = lines[i + 1].text.strip() if i + 1 < len(lines) else ""
    return i > 2 and above < 3 and bool(LABELLED.match(below))


def _head_without_its_first_line(lines: Sequence[Line]) -> bool:
    """LAMPIRAN was not recognised: kind, number and date of the letter at the top of a page."""
    texts = [line.text.strip() for line in lines if line.page == lines[0].page]
    kind = bool(texts) and bool(HEAD_KIND.match(texts[0]))
    numbered = any(re.match(r"(?i)nomor\b", text) for text in texts[1:3])
    dated = any(re.match(r"(?i)tanggal\b", text) for text in texts[2:5])
    return kind and numbered and dated and not _letter_head(lines)


def _letter_head(lines: Sequence[Line]) -> bool:
    """Neighbours of a letter's own Lampiran label: Nomor, Sifat, Hal."""
    return any(re.match(r"(?i)(sifat|hal|perihal)\s*[:;]", line.text.strip()) for line in lines)


def _part_kinds(
    lines: Sequence[Line], measures: Measures, attachment: int
) -> Iterator[BlockKind | Literal["new"]]:
    kind: BlockKind = "letterhead"
    opened = 0
    skip = 0
    if attachment:
        heads, titles = _attachment_front(lines, measures)
        yield from repeat("head", heads)
        yield from repeat("title", titles)
        kind, opened, skip = "body", heads + titles, heads + titles
    for i in range(skip, len(lines)):
        place = Place(lines, i, kind, opened, measures)
        found = next((r.opens for r in RULES if kind in r.within and r.test(place)), None)
        if found is None and kind in TAIL and _new_sheet(place):
            yield "new"
            kind, opened = "title", i
            continue
        if found is not None and found != kind:
            kind, opened = found, i
        yield "table" if kind == "body" and lines[i].row is not None else kind


def _new_sheet(place: Place) -> bool:
    """After the signature, a page with a centred title of its own: an attachment without a head."""
    turned = place.i > 0 and place.lines[place.i - 1].page != place.line.page
    return turned and place.measures.centred(place.line) and _capitals(place.text) > 0.8


def _capitals(text: str) -> float:
    letters = [c for c in text if c.isalpha()]
    return sum(c.isupper() for c in letters) / len(letters) if letters else 0.0


def _prose(place: Place) -> bool:
    """A line of running text: wide, from the left margin, mostly small letters."""
    return (
        place.width > 0.5
        and place.indent < 0.1
        and _capitals(place.text) < 0.5
        and (not place.measures.centred(place.line) or _runs_on(place))
        and place.line.row is None
    )


def _runs_on(place: Place) -> bool:
    """A first line that stands in like a centred one: the sentence goes on at the left margin."""
    below = next(iter(place.following(1)), None)
    if below is None or below.page != place.line.page or place.width < 0.6:
        return False
    left = abs(place.measures.x0(below) - place.measures.left) < 0.02
    return (
        left and below.text[:1].islower() and place.measures.x1(below) > place.measures.left + 0.5
    )


def _first_marker(place: Place) -> Reading | None:
    """A certain marker at the left that starts a count: 1., A., I., a., KESATU, Menimbang."""
    for reading in readings(place.text):
        if reading.doubt < 1 and (
            reading.marker.value == 1 or reading.marker.style == "konsiderans"
        ):
            return reading
    return None


def _decree_marker(place: Place) -> bool:
    marker = _first_marker(place)
    decree = marker is not None and marker.marker.style in {"konsiderans", "diktum", "bab", "pasal"}
    return decree or _bare_diktum(place)


def _bare_diktum(place: Place) -> bool:
    """KESATU without its colon, at the left, and KEDUA soon after."""
    if not place.text.startswith(("KESATU", "PERTAMA")) or place.indent > 0.15:
        return False
    after = (r.marker for line in place.following(40) for r in readings(line.text))
    return any(m.style == "diktum" and m.value == 2 for m in after)


def _starts_body_after_title(place: Place) -> bool:
    if place.line.row is not None or _prose(place) or _decree_marker(place):
        return True
    if place.measures.centred(place.line) or place.indent > 0.1:
        return False
    before = place.lines[place.i - 1]
    if _capitals(place.text) > 0.9 and place.width > WIDE and not _first_marker(place):
        return False  # a title that fills its line; headings of the body are short
    sentence = place.indent < 0.02 or _capitals(place.text) < 0.5
    flush = sentence and place.measures.centred(before)
    return _first_marker(place) is not None or (flush and not NUMBER.pattern.match(place.text))


def _starts_body_after_addressee(place: Place) -> bool:
    if _decree_marker(place):
        return True
    first = place.lines[place.opened]
    column = place.measures.x0(first) - place.measures.left
    marker = _first_marker(place)
    if column > 0.15:
        left = place.x0 < place.measures.x0(first) - 0.1
        return left and (_prose(place) or marker is not None)
    earlier = [_mark(line.text) for line in place.lines[place.opened : place.i]]
    if marker is not None and any(earlier):
        return marker.marker.style not in {m for m in earlier if m} or _closed(place)
    hanging = _hangs(place)
    return _prose(place) and not hanging and not readings(place.text)


def _mark(text: str) -> str | None:
    bare = re.sub(r"^(Kepada|KEPADA)?\s*[:.]?\s*(Yth\.?)?\s*[:.]?\s*", "", text.strip())
    return next((r.marker.style for r in readings(bare) if r.doubt < 1), None)


def _closed(place: Place) -> bool:
    """The addressee's place (di - Tempat) has been printed."""
    lines = place.lines[max(place.opened + 1, place.i - 2) : place.i]
    return any(PLACE.pattern.match(x.text) or x.text.strip() == "Tempat" for x in lines)


def _hangs(place: Place) -> bool:
    """The line continues the numbered addressee above it: it stands further in than the number."""
    above = place.lines[place.i - 1]
    return bool(_mark(above.text)) and place.x0 > place.measures.x0(above) + 0.012


def _starts_body_after_head(place: Place) -> bool:
    before = place.lines[place.i - 1]
    gap = place.measures.gap(before, place.line)
    under = place.x0 > place.measures.x0(place.lines[place.opened]) + 0.02
    hanging = under and gap is not None and gap < 1.35
    return _decree_marker(place) or (_prose(place) and not hanging) or _heads_section(place)


def _heads_section(place: Place) -> bool:
    """A numbered heading right after the head: 1. Latar Belakang, running text below it."""
    below = place.following(1)
    lead = Place(place.lines, place.i + 1, place.kind, 0, place.measures) if below else None
    return lead is not None and _prose(lead) and _counts_on(place)


def _counts_on(place: Place) -> bool:
    """A first number at the left whose second follows soon."""
    first = _first_marker(place)
    if first is None or not first.counted or place.indent > 0.15:
        return False
    after = [r.marker for line in place.following(40) for r in readings(line.text) if r.doubt < 1]
    return any(m.style == first.marker.style and m.value == 2 for m in after)


def _starts_body_at_once(place: Place) -> bool:
    """No head or title at all: two lines of running text, or a first number that counts on."""
    nearby = place.following(2)
    if not _prose(place):
        return _decree_marker(place) or _counts_on(place)
    running = any(
        _prose(Place(place.lines, place.i + 1 + k, place.kind, 0, place.measures))
        for k in range(len(nearby))
    )
    return running or _counts_on(place)


def _counted(place: Place) -> bool:
    """An item of a list, in a column of its own perhaps."""
    return any(r.counted and not r.doubt for r in readings(place.text))


def _matches(sign: Sign) -> Callable[[Place], bool]:
    return lambda place: bool(sign.pattern.match(place.text)) and place.line.row is None


def _date(place: Place) -> bool:
    return place.width < 0.5 and any(s.pattern.match(place.text) for s in (DATE, BARE_DATE))


def _instruction_addressee(place: Place) -> bool:
    """Within an instruction's body: Kepada : 1. … and Untuk :"""
    return bool(re.match(r"(Kepada|KEPADA)\s*(?:[:;]|$)", place.text)) and place.indent < 0.05


def _signs_off(place: Place) -> bool:
    """The signature: its words at the right, a place of issue, or only lines at the right left."""
    if place.line.row is not None or _counted(place):
        return False
    if FAREWELL.pattern.match(place.text):
        return True
    if ISSUED.pattern.match(place.text) and place.width < 0.5:
        return True
    right = place.indent > 0.27
    if right and any(s.pattern.match(place.text) for s in AT_RIGHT):
        return not _within_sentence(place)
    return (right and _only_right_below(place)) or _signs_at_left(place)


AT_RIGHT = (DATE, BARE_DATE, OFFICE, CAPACITY_SIGN, RANK)


def _within_sentence(place: Place) -> bool:
    """A deeply indented list goes on: the line above stands as far in and is not finished."""
    above = place.lines[place.i - 1] if place.i else None
    if above is None or above.page != place.line.page:
        return False
    gap = place.measures.gap(above, place.line)
    near = gap is not None and gap < 1.3
    return near and abs(place.measures.x0(above) - place.x0) < 0.02 and above.text[-1:] not in ".;"


def _only_right_below(place: Place) -> bool:
    """From here to the copies, the attachment or the end everything stands at the right."""
    count = 0
    for line in place.lines[place.i + 1 : place.i + 12]:
        if COPIES.pattern.match(line.text) or line.page != place.line.page:
            break
        if place.measures.x0(line) - place.measures.left < 0.2 or line.row is not None:
            return False
        count += 1
    return count >= 1


def _signs_at_left(place: Place) -> bool:
    """A signature set at the left margin: office or date, then rank or staff number soon after."""
    if not any(s.pattern.match(place.text) for s in (DATE, OFFICE, CAPACITY_SIGN)):
        return False
    if place.width > 0.55 or _within_sentence(place):
        return False
    soon = place.following(7)
    return any(RANK.pattern.match(line.text) for line in soon) and not any(
        _prose(Place(place.lines, place.i + 1 + k, place.kind, 0, place.measures))
        for k in range(len(soon))
    )


def _resumes(place: Place) -> bool:
    """Operative text after a signature."""
    return _prose(place) and place.width > 0.55 and not place.measures.centred(place.line)


RULES: tuple[Rule, ...] = (
    Rule("greeting", FRONT, "addressee", _matches(GREETING)),
    Rule("title", BEFORE_TITLE, "title", _matches(TITLE)),
    Rule("head label", BEFORE_TITLE, "head", _matches(HEAD_LABEL)),
    Rule("addressee", FRONT, "addressee", _matches(ADDRESSEE)),
    Rule("date", BEFORE_TITLE, "head", _date),
    Rule("body after title", frozenset({"title"}), "body", _starts_body_after_title),
    Rule("body after addressee", frozenset({"addressee"}), "body", _starts_body_after_addressee),
    Rule("body after head", frozenset({"head"}), "body", _starts_body_after_head),
    Rule("body at once", frozenset({"letterhead"}), "body", _starts_body_at_once),
    Rule("instruction's addressee", frozenset({"body"}), "addressee", _instruction_addressee),
    Rule("deciding word", frozenset({"body"}), "title", _matches(DECIDES)),
    Rule("copies", frozenset({"body", "signature"}), "copies", _matches(COPIES)),
    Rule("signature", frozenset({"body"}), "signature", _signs_off),
    Rule(
        "second signature",
        frozenset({"copies"}),
        "signature",
        lambda p: p.indent > 0.3 and bool(RANK.pattern.match(p.text)),
    ),
    Rule("body resumes", frozenset({"signature"}), "body", _resumes),
)


def _attachment_front(lines: Sequence[Line], measures: Measures) -> tuple[int, int]:
    """How many lines are the attachment's head (LAMPIRAN … TANGGAL) and its own title."""
    heads = 1
    while heads < len(lines) and _continues_head(lines, heads, measures):
        heads += 1
    titles = 0
    while heads + titles < len(lines) and _is_title(lines, heads + titles, titles, measures):
        titles += 1
    if not titles:
        heads, titles = _subject_as_title(lines, heads)
    return heads, titles


HEAD_KIND = re.compile(r"(?i)(?:surat|instruksi|keputusan|peraturan|h?imbauan)\b")
LABELLED = re.compile(
    r"(?i)(nomor|no|tanggal|tentang|perihal|hal)\b\s*[:.]?|(?:surat|instruksi|keputusan|peraturan|himbauan)\b"
)


def _continues_head(lines: Sequence[Line], i: int, measures: Measures) -> bool:
    line, above = lines[i], lines[i - 1]
    if line.row is not None or line.page != lines[0].page:
        return False
    if LABELLED.match(line.text.strip()) and i < 8 and not _statement(line.text):
        return True
    gap = measures.gap(above, line)
    centred_anew = measures.centred(line) and not measures.centred(lines[0])
    same = measures.x0(line) > measures.x0(lines[0]) - 0.02 and not centred_anew
    return same and gap is not None and gap < 1.4 and i < 12 and not readings(line.text)


def _statement(text: str) -> bool:
    """SURAT PERNYATAAN … is the attachment's own title, not a line of its head."""
    return bool(re.match(r"(?i)surat (pernyataan|keterangan|tugas)\b", text.strip()))


def _is_title(lines: Sequence[Line], i: int, titles: int, measures: Measures) -> bool:
    line = lines[i]
    if line.row is not None or titles > 7:
        return False
    if measures.centred(line) and not _sentence(line.text):
        return True
    place = Place(lines, i, "title", 0, measures)
    gap = measures.gap(lines[i - 1], line)
    follows = not titles or (gap is not None and gap < 1.6)
    return _capitals(line.text) > 0.8 and not _first_marker(place) and follows


def _sentence(text: str) -> bool:
    return text.rstrip()[-1:] in ".;:" or _capitals(text) < 0.15


def _subject_as_title(lines: Sequence[Line], heads: int) -> tuple[int, int]:
    """Without a title of its own, the subject after TENTANG names the attachment."""
    for i in range(heads):
        if re.fullmatch(r"(?i)tentang\s*:?", lines[i].text.strip()) and i + 1 < heads:
            return i + 1, heads - i - 1
    return heads, 0
