"""Letters of two lines that touch (a g on top of a B), cut apart between the lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ingest.ink import Ink

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

OVERTALL = 1.75  # of its line's usual part height: higher parts may belong to two lines
LINE = 8  # parts a line must have for its usual height to be known
BESIDE = 6.0  # letter heights: parts so near tell where a line runs here
WIDEST = 12.0  # letter heights: wider parts are drawings
CUT = 0.45  # of the way from the upper line's foot to the lower line's head


def overtall(ink: Ink, lines: Sequence[Sequence[int]]) -> Ints:
    """Parts much higher than the others of their line, small print measured by itself."""
    found = []
    for line in lines:
        if len(line) < LINE:
            continue
        parts = np.array(line)
        heights = ink.boxes[parts, 3]
        found.append(parts[heights > OVERTALL * np.median(heights)])
    return np.concatenate(found) if found else np.zeros(0, np.int64)


def cut_apart(ink: Ink, lines: Sequence[Sequence[int]], suspects: Ints) -> Ink:
    """The ink with every suspect that stands in two lines cut between them."""
    known = [np.array(line) for line in lines if len(line) > 1]
    labels = ink.labels
    boxes: list[tuple[float, ...]] = []
    areas: list[float] = []
    for part in suspects:
        x, y, w, h = ink.boxes[part]
        if w > WIDEST * ink.letter:
            continue
        for cut in _cuts(list(_bands(ink, known, ink.boxes[part]))):
            if labels is ink.labels:
                labels = labels.copy()
            lower = labels[int(cut) : int(y + h), int(x) : int(x + w)]
            lower[lower == part] = len(ink.boxes) + len(boxes)
            boxes.append((x, cut, w, y + h - cut))
            areas.append(ink.areas[part] / 2)
    return _with_parts(ink, labels, boxes, areas) if boxes else ink


def _bands(ink: Ink, lines: Sequence[Ints], box: Floats) -> list[tuple[float, float]]:
    """Head and foot, near the part, of each line that the part stands in."""
    x, y, w, h = box
    found = []
    for line in lines:
        table = ink.boxes[line]
        near = np.abs(table[:, 0] + table[:, 2] / 2 - x - w / 2) < BESIDE * ink.letter + w / 2
        if near.sum() < 2:
            continue
        head = float(np.percentile(table[near, 1], 20))
        foot = float(np.median(table[near, 1] + table[near, 3]))
        if min(foot, y + h) - max(head, y) > 0.5 * (foot - head):
            found.append((head, foot))
    return sorted(found)


def _cuts(bands: Sequence[tuple[float, float]]) -> list[float]:
    """Heights between lines that lie clear of each other, from the top down."""
    return [
        float(np.ceil(upper[1] + CUT * (lower[0] - upper[1])))
        for upper, lower in pairwise(bands)
        if lower[0] > upper[1] - 0.1 * (upper[1] - upper[0])
    ]


def _with_parts(
    ink: Ink, labels: NDArray[np.int32], boxes: Sequence[tuple[float, ...]], areas: Sequence[float]
) -> Ink:
    """The ink with new parts; the parts they were cut off end where the next one begins."""
    every = np.concatenate([ink.boxes, np.array(boxes)])
    for number, box in enumerate(boxes, len(ink.boxes)):
        for other in np.nonzero((every[:, 0] == box[0]) & (every[:, 2] == box[2]))[0]:
            over = other != number and every[other, 1] < box[1] < every[other, 1] + every[other, 3]
            if over:
                every[other, 3] = box[1] - every[other, 1]
    return replace(ink, labels=labels, boxes=every, areas=np.concatenate([ink.areas, areas]))
