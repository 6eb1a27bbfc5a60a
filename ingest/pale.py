"""Pale print: grey lines that one threshold for the whole page breaks into specks or leaves out."""

from __future__ import annotations

import cv2
import numpy as np

from ingest.raster import Raster
from ingest.ruled import boxes_of

PALEST = 210  # of 255, paper being white: paler than this is paper, its grain or its other side
BETWEEN = 0.55  # of the way from a stroke's core to the paper: where its edge is put
SOLID = 0.5  # of the page's threshold: cores as dark as this are print that it finds whole
CLEAR = 15  # tones by which that edge is paler than the page's threshold, if it is worth asking
# in letter heights
NEAR = 1.5  # side of the square whose darkest point is the core
TALL = (0.35, 2.2)  # heights of a letter
WIDE = 5.0  # greatest width of letters that touch
APART = 1.2  # gaps within a line
LINE = (4.0, 3.0)  # least width, greatest height of a line
FEWEST = 6  # letters of a line


def pale_print(grey: Raster, limit: float, letter: float) -> Raster:
    """Ink of pale lines, 1 on 0; black print, which `limit` finds whole, is not among it."""
    tones = np.arange(256)
    edges = np.minimum(PALEST, tones + BETWEEN * (255 - tones))
    edges[(tones < SOLID * limit) | (edges < limit + CLEAR)] = 0
    edge = cv2.LUT(_core(grey, letter), edges.astype(np.uint8))
    ink = cv2.compare(grey, edge, cv2.CMP_LE) & 1
    ink[edge == 0] = 0
    labels, table = boxes_of(ink)
    height, width = table[:, 3] / letter, table[:, 2] / letter
    letters = (height >= TALL[0]) & (height <= TALL[1]) & (width <= WIDE)
    letters[0] = False
    if letters.sum() < FEWEST:
        return np.zeros_like(ink)
    return _in_lines(ink, letters.astype(np.uint8)[labels], letter)


def _core(grey: Raster, letter: float) -> Raster:
    """The darkest point near each, single specks smoothed away."""
    side = max(3, round(NEAR * letter) | 1)
    smooth = cv2.blur(grey, (3, 3))
    return np.asarray(cv2.erode(smooth, np.ones((side, side), np.uint8)), np.uint8)


def _in_lines(ink: Raster, letters: Raster, letter: float) -> Raster:
    """The ink of letters that stand in lines, with their dots."""
    reach = np.ones((1, max(3, round(2 * APART * letter) | 1)), np.uint8)
    rows, table = boxes_of(cv2.dilate(letters, reach))
    count = np.zeros(len(table), np.int64)
    _, parts = boxes_of(letters)
    for x, y, width, height, _ in parts[1:]:
        count[rows[y + height // 2, x + width // 2]] += 1
    lines = (
        (table[:, 2] >= LINE[0] * letter) & (table[:, 3] <= LINE[1] * letter) & (count >= FEWEST)
    )
    lines[0] = False
    zone = cv2.dilate(
        lines.astype(np.uint8)[rows], np.ones((max(3, round(letter) | 1), 1), np.uint8)
    )
    return np.asarray(ink & zone, np.uint8)
