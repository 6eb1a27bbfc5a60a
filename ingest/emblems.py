"""Solid drawings on a page: emblems, QR codes, pictures; what stands in them is no line of text."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.ink import Ink

SOLID = 0.32  # letter heights: thicker strokes are no print of the usual size
JOIN = 0.8  # letter heights between the solid bits of one drawing
DENSE = 0.28  # share of a drawing that is so thick; bold print has less
LEAST = 3.6  # letter heights: a lower drawing is a line of large type


def emblem_of(ink: Ink) -> NDArray[np.int64]:
    """For each part of the ink the number of the drawing it stands in, 0 for none."""
    binary = (ink.labels > 0).astype(np.uint8)
    side = max(4, round(SOLID * ink.letter))
    solid = cv2.morphologyEx(binary, cv2.MORPH_OPEN, np.ones((side, side), np.uint8))
    found = np.zeros(len(ink.boxes), np.int64)
    if not solid.any():
        return found
    join = max(3, round(JOIN * ink.letter))
    joined = cv2.morphologyEx(solid, cv2.MORPH_CLOSE, np.ones((join, join), np.uint8))
    _, _, zones, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    middle = ink.boxes[:, :2] + ink.boxes[:, 2:] / 2
    for number, (x, y, width, height, _) in enumerate(zones[1:].tolist(), 1):
        if min(width, height) < LEAST * ink.letter:
            continue
        if solid[y : y + height, x : x + width].mean() < DENSE:
            continue
        rim = 0.5 * ink.letter
        inside = (middle[:, 0] > x - rim) & (middle[:, 0] < x + width + rim)
        inside &= (middle[:, 1] > y - rim) & (middle[:, 1] < y + height + rim)
        found[inside] = number
    return found
