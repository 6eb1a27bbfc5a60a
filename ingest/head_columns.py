"""The two columns of a letter's head: its labels on the left, addressees on the right."""

from __future__ import annotations

import re
from functools import reduce

from ingest.geometry import unite
from ingest.head_labels import labelled
from ingest.model import Line, Word
from ingest.parts import Parts

RIGHT_HALF = 0.40  # of the page's width: an addressee that starts left of it has no column
SLACK = 0.04
GAP = 0.018  # between columns; wider than any blank of justified text

_ANCHOR = re.compile(r"(?i)^\W*(?:kepada|yth)\b")


def left_column(parts: Parts) -> tuple[Line, ...]:
    """Lines of the head without what stands beside them under "Kepada" or "Yth."."""
    anchor = _anchor(parts)
    lines = labelled(parts.lines("letterhead", "head", "title", "addressee"))
    if anchor is None:
        return lines
    split = (_split(line, anchor) for line in lines)
    return tuple(left for left, _ in split if left is not None)


def right_column(parts: Parts) -> tuple[Line, ...]:
    """Lines under a right-hand "Kepada" or "Yth.", from there downward; none without one."""
    anchor = _anchor(parts)
    if anchor is None:
        return ()
    split = (_split(line, anchor) for line in parts.lines("head", "addressee"))
    right = (right for _, right in split if right is not None)
    return tuple(sorted(right, key=lambda line: (line.page, line.box.y0)))


def _anchor(parts: Parts) -> Word | None:
    """The word that opens a right-hand column; None when addressees have none of their own."""
    words = (word for line in parts.lines("head", "addressee") for word in line.words)
    return next(
        (word for word in words if word.box.x0 > RIGHT_HALF and _ANCHOR.match(word.text)), None
    )


def _split(line: Line, anchor: Word) -> tuple[Line | None, Line | None]:
    """A line's part in the left column and its part under the anchor, parted at a gap."""
    beside = line.page == anchor.box.page and line.box.y1 > anchor.box.y0 - SLACK / 20
    if not beside:
        return line, None
    edge, before = anchor.box.x0 - SLACK, None
    for index, word in enumerate(line.words):
        parted = before is None or word.box.x0 - before > GAP
        if word.box.x0 >= edge and parted:
            return _line(line.words[:index]), _line(line.words[index:])
        before = word.box.x1
    return line, None


def _line(words: tuple[Word, ...]) -> Line | None:
    if not words:
        return None
    box = reduce(unite, (word.box for word in words))
    return Line(" ".join(word.text for word in words), box, words)
