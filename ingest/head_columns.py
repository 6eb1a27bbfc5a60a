"""The two columns of a letter's head: its labels on the left, addressees on the right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from ingest.model import Line, Word, unite
from ingest.parts import Parts

RIGHT_HALF = 0.40  # of the page's width: an addressee that starts left of it has no column
SLACK = 0.04

_ANCHOR = re.compile(r"(?i)^\W*(?:kepada|yth)\b")


def left_column(parts: Parts) -> tuple[Line, ...]:
    """Lines of the head without what stands beside them under "Kepada" or "Yth."."""
    edge, lines = _edge(parts), parts.lines("letterhead", "head", "title", "addressee")
    if edge is None:
        return lines
    return tuple(_restricted(lines, lambda word: word.box.x0 < edge))


def right_column(parts: Parts) -> tuple[Line, ...]:
    """Lines under a right-hand "Kepada" or "Yth.", from there downward; none without one."""
    edge = _edge(parts)
    if edge is None:
        return ()
    lines = parts.lines("head", "addressee")
    anchor = next(word for line in lines for word in line.words if _is_anchor(word))
    below = [line for line in lines if line.page == anchor.box.page]
    right = _restricted(
        below, lambda word: word.box.x0 >= edge and word.box.y1 > anchor.box.y0 - 0.002
    )
    return tuple(sorted(right, key=lambda line: line.box.y0))


def _edge(parts: Parts) -> float | None:
    """Where the right-hand column begins; None when addressees have no column of their own."""
    for line in parts.lines("head", "addressee"):
        for word in line.words:
            if _is_anchor(word):
                return word.box.x0 - SLACK
    return None


def _is_anchor(word: Word) -> bool:
    return word.box.x0 > RIGHT_HALF and bool(_ANCHOR.match(word.text))


def _restricted(lines: Iterable[Line], wanted: Callable[[Word], bool]) -> Iterator[Line]:
    for line in lines:
        words = tuple(word for word in line.words if wanted(word))
        if len(words) == len(line.words):
            yield line
        elif words:
            box = words[0].box
            for word in words[1:]:
                box = unite(box, word.box)
            yield Line(" ".join(word.text for word in words), box, words)
