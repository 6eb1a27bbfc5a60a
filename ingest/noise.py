"""Recognised lines that are no writing: strokes of signatures, grain of pictures, dust."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.doubt import letters, mean
from ingest.ocr import Seen

DRAWING = 0.35  # mean confidence below which a line is taken for drawing
SMUDGE = 0.45  # the same for a line of few letters
FEW = 8
STROKES = 3  # letters of the shortest lines, which must be sure or stand beside writing
SURE = 0.75
BESIDE = 12.0  # letter heights from such a line to the writing it belongs to


@dataclass(frozen=True, slots=True)
class Extent:
    """Where a line stands, in pixels."""

    left: float
    top: float
    right: float
    bottom: float


def are_writing(lines: Sequence[tuple[Extent, Sequence[Seen]]], letter: float) -> tuple[bool, ...]:
    """For each line, whether it is writing."""
    sure = [place for place, line in lines if letters(line) > STROKES and mean(line) >= SURE]
    return tuple(_is_writing(place, line, sure, letter) for place, line in lines)


def _is_writing(place: Extent, line: Sequence[Seen], sure: Sequence[Extent], letter: float) -> bool:
    many, confidence = letters(line), mean(line)
    if confidence < (SMUDGE if many < FEW else DRAWING):
        return False
    if many > STROKES or confidence >= SURE:
        return True
    return any(_beside(place, other, letter) for other in sure)


def _beside(one: Extent, other: Extent, letter: float) -> bool:
    """Whether two lines share a row, near enough for a marker and its text or two cells."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    apart = max(other.left - one.right, one.left - other.right)
    low = min(one.bottom - one.top, other.bottom - other.top)
    return shared > 0.5 * low and apart < BESIDE * letter
