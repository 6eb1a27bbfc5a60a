"""Where a correction belongs in a reading that may have changed since: by path, words, place."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from ingest.geometry import Box
from ingest.model import Clause
from service.model import Correction

SAME_PATH = 0.6  # likeness of the words from which the clause at the same path is the one
ELSEWHERE = 0.85  # likeness from which a clause at another path is
SAME_SPOT = 0.5  # share of the printed area from which less likeness is enough
LEAST = 0.4


def placed(line: Correction, clauses: Sequence[Clause]) -> int | None:
    """The number of the clause a correction is about; None when none is surely it."""
    like = [_likeness(line.before or "", clause.text) for clause in clauses]
    for number, clause in enumerate(clauses):
        if clause.path == line.target and like[number] >= SAME_PATH:
            return number
    best = max(range(len(clauses)), key=lambda number: like[number], default=None)
    if best is not None and like[best] >= ELSEWHERE:
        return best if like.count(like[best]) == 1 else None
    there = [
        (shared(line.places, clause.boxes), number)
        for number, clause in enumerate(clauses)
        if like[number] >= LEAST
    ]
    area, number = max(there, default=(0.0, 0))
    return number if area >= SAME_SPOT else None


def shared(first: Sequence[Box], second: Sequence[Box]) -> float:
    """The share of the first boxes' area that the second cover, 0..1."""
    total = sum(box.width * box.height for box in first)
    common = sum(_common(one, other) for one in first for other in second)
    return min(1.0, common / total) if total else 0.0


def _common(one: Box, other: Box) -> float:
    if one.page != other.page:
        return 0.0
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.y1, other.y1) - max(one.y0, other.y0)
    return max(0.0, width) * max(0.0, height)


def _likeness(one: str, other: str) -> float:
    return float(fuzz.ratio(one, other)) / 100 if one or other else 1.0
