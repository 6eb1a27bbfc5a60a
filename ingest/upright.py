"""Which way up a page lies: letters stand on one level, their heads do not end on one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ingest.ink import Ink
from ingest.segments import Segment

SURE = 0.12  # share by which more letters must agree in their feet than in their heads
FEWEST = 30  # letters, likewise
LETTERS = 10  # parts a line must have for its feet and heads to be known
NEAR = 0.1  # letter heights within which feet or heads are level

Floats = NDArray[np.float64]


def stands(ink: Ink, segments: Sequence[Segment]) -> bool:
    """Whether the letters' shapes tell clearly that the lines stand upright."""
    feet, heads = _levels(ink, segments)
    return feet - heads >= FEWEST and feet - heads > SURE * feet


def _levels(ink: Ink, segments: Sequence[Segment]) -> tuple[int, int]:
    """How many letters have their foot, and how many their head, where the line's others have."""
    feet = heads = 0
    for segment in segments:
        boxes = ink.boxes[np.array(segment.parts, dtype=np.int64)]
        boxes = boxes[boxes[:, 3] > 0.5 * ink.letter]
        if len(boxes) < LETTERS:
            continue
        middle = boxes[:, 0] + boxes[:, 2] / 2
        near = NEAR * ink.letter
        feet += int((np.abs(level(middle, boxes[:, 1] + boxes[:, 3], near)) <= near).sum())
        heads += int((np.abs(level(middle, boxes[:, 1], near)) <= near).sum())
    return feet, heads


def level(places: Floats, heights: Floats, near: float) -> Floats:
    """Heights off the curve that most of them follow: the lines of photos are bent."""
    order = np.argsort(places)
    x, y = places[order], heights[order]
    # neighbours on the same level tell the lean, however many stand out above it
    lean = np.median((y[5:] - y[:-5]) / np.maximum(x[5:] - x[:-5], 1)) if len(x) > 5 else 0.0
    off = heights - lean * places
    ranked = np.sort(off)
    most = np.searchsorted(ranked, ranked + 2 * near, "right") - np.arange(len(ranked))
    start = int(np.argmax(most))
    off = off - np.median(ranked[start : start + int(most[start])])
    for width in (2.0, 1.5, 1.0):
        fits = np.abs(off) <= width * near
        if fits.sum() < 6:
            break
        curve = np.polynomial.Polynomial.fit(
            places[fits], heights[fits], 2 if fits.sum() > 11 else 1
        )
        off = heights - curve(places)
    return np.asarray(off, np.float64)
