"""A press article that quotes a circular: which of its lines are the circular's points."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.cutting import cut_line
from ingest.flow import join
from ingest.measures import measure
from ingest.model import BlockKind, Line
from ingest.portal import BYLINE, DATELINE, SPEECH, chrome
from ingest.quoted import Paragraph, quoted
from ingest.signs import ABOUT, ADDRESSEE, COPIES, HEAD_LABEL, RANK, TITLE
from ingest.spoken import spoken_points
from ingest.starts import starts_of

# What follows the last point in its own paragraph: the letter's closing words, a press sign.
AFTER_POINTS = re.compile(
    r"(?<=[.;:])\s+(?=Demikian(?:lah)?\b)|\s+(?=\((?:\*+|[a-z]{2,4}(?:/[a-z]{2,4})*)\)\s*$)"
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sign of the press or of an official letter: what it weighs, how often it may count."""

    pattern: re.Pattern[str]
    weight: float
    times: int = 1


EVIDENCE: tuple[Evidence, ...] = (
    Evidence(DATELINE.pattern, 2.0),
    Evidence(BYLINE.pattern, 1.0),
    Evidence(SPEECH.pattern, 1.0, 2),
    Evidence(TITLE.pattern, -2.0),
    Evidence(ABOUT.pattern, -1.5),
    Evidence(HEAD_LABEL.pattern, -1.0, 3),
    Evidence(ADDRESSEE.pattern, -1.5),
    Evidence(RANK.pattern, -1.5),
    Evidence(COPIES.pattern, -2.0),
)


def is_article(lines: Sequence[Line]) -> bool:
    """Whether the lines are a press article rather than an official letter."""
    texts = [line.text.strip() for line in lines]
    score = sum(
        e.weight * min(e.times, sum(bool(e.pattern.match(t)) for t in texts)) for e in EVIDENCE
    )
    return score + min(2.0, 0.5 * sum(chrome(t) for t in texts)) >= 2.0


def article_parts(lines: Sequence[Line]) -> list[tuple[Line, BlockKind]]:
    """Each line with its part: body (a quoted point), furniture (the portal's) or prose."""
    paragraphs = list(_paragraphs(lines))
    points = quoted(paragraphs)
    main = _main(paragraphs, points)
    parts: list[tuple[Line, BlockKind]] = []
    last = max(points, default=-1)
    prose: list[Line] = []
    for i, paragraph in enumerate(paragraphs):
        if i not in points and not paragraph.chrome and i in main:
            prose += paragraph.lines
            continue
        parts += _prose(prose, bool(points))
        prose = []
        if i in points:
            parts += _point(paragraph, i == last)
        else:
            parts += [(line, "furniture") for line in paragraph.lines]
    return parts + _prose(prose, bool(points))


def _prose(lines: Sequence[Line], quoted_elsewhere: bool) -> list[tuple[Line, BlockKind]]:
    """The reporter's lines; points told in speech count when no list quotes them."""
    return [(line, "prose") for line in lines] if quoted_elsewhere else spoken_points(lines)


def _paragraphs(lines: Sequence[Line]) -> Iterator[Paragraph]:
    """Printed lines to paragraphs; a line of the portal's stands alone, or ends where it may."""
    measures = measure(lines)
    held: list[Line] = []
    for start in starts_of(lines, measures, frozenset(), divide=False):
        if held and (
            start.para > 0.2
            or chrome(start.text)
            or _numbered(start.text)
            or (chrome(held[-1].text) and measures.x1(held[-1]) < measures.right - 0.12)
        ):
            yield _paragraph(held)
            held = []
        held.append(start.line)
    if held:
        yield _paragraph(held)


def _numbered(text: str) -> bool:
    return bool(re.match(r"(?:\d{1,2}\s?[.)]|[a-z][.)]|[-•–])\s*[A-Za-z]", text))


def _paragraph(lines: Sequence[Line]) -> Paragraph:
    text = join(line.text for line in lines)
    speck = lines[0].confidence is not None and len(text) < 3
    return Paragraph(tuple(lines), text, speck or chrome(text) or chrome(lines[0].text))


def _point(paragraph: Paragraph, last: bool) -> Iterator[tuple[Line, BlockKind]]:
    """A quoted point's lines; after the last point the closing words are the article's again."""
    ended = False
    for line in paragraph.lines:
        match = AFTER_POINTS.search(line.text) if last and not ended else None
        if match:
            point, rest = cut_line(line, match.end())
            yield point, "body"
            yield rest, "prose"
            ended = True
        else:
            opens = last and not ended and line is not paragraph.lines[0] and _closes(line.text)
            ended = ended or opens
            yield line, "prose" if ended else "body"


def _closes(text: str) -> bool:
    return bool(re.match(r"Demikian(?:lah)?\b|\((?:\*+|[a-z]{2,4})\)\s*$", text))


def _main(paragraphs: Sequence[Paragraph], points: frozenset[int]) -> range:
    """From the headline to the last sentence: what lies outside is the portal's."""
    real = [
        i
        for i, p in enumerate(paragraphs)
        if i in points or (p.sentence and not p.chrome) or BYLINE.pattern.match(p.text)
    ]
    if not real:
        return range(len(paragraphs))
    return range(_headline(paragraphs, real[0]), real[-1] + 1)


def _headline(paragraphs: Sequence[Paragraph], first: int) -> int:
    """The nearest line of five words or more above the article's first sentence."""
    for i in range(first - 1, max(-1, first - 9), -1):
        if len(paragraphs[i].text.split()) >= 5 and not paragraphs[i].chrome:
            return i
    return first
