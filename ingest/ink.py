"""Ink on a level page: its connected parts, the height of its letters, ruled lines, leader dots."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.raster import Raster

SPECKLE = 0.02  # of a letter's height squared: fewer pixels are dust
RULE = 4.0  # letter heights: longer unbroken runs of ink are ruled lines
THICK_RULE = 0.45  # letter heights: thicker runs are bars and pictures
USUAL = 16.0  # letter height in pixels where none can be measured


@dataclass(frozen=True, slots=True)
class Ink:
    """A page's ink in parts: labels an image of part numbers, boxes one row a part (x, y, w, h)."""

    grey: Raster
    labels: NDArray[np.int32]
    boxes: NDArray[np.float64]
    areas: NDArray[np.float64]
    letter: float  # usual height of a small letter, in pixels
    rules: NDArray[np.float64]  # x, y, w, h of ruled lines


def find_ink(grey: Raster) -> Ink:
    """Split a level, evenly lit page into its parts, ruled lines taken out."""
    grey = grey.copy()
    limit, _ = cv2.threshold(grey, 0, 255, cv2.THRESH_OTSU)
    binary = (grey < min(limit, 215)).astype(np.uint8)
    letter = letter_height(_boxes(binary)[1])
    rules = _take_rules(binary, grey, letter)
    labels, table = _boxes(binary)
    boxes, areas = table[:, :4].astype(np.float64), table[:, 4].astype(np.float64)
    return Ink(grey, labels, boxes, areas, letter, rules)


def _boxes(binary: Raster) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    _, labels, table, _ = cv2.connectedComponentsWithStats(binary, connectivity=8)
    return labels, table


def letter_height(table: NDArray[np.int32]) -> float:
    """The commonest height of parts shaped like letters; tall ones weigh a little more."""
    _, _, width, height, area = table[1:].T
    fits = (height >= 5) & (width >= 3) & (height < 150) & (width < 4 * height)
    fits &= area >= 0.15 * width * height
    heights = height[fits]
    if len(heights) < 12:
        return USUAL
    counts = np.bincount(heights, minlength=160) * np.sqrt(np.arange(max(160, heights.max() + 1)))
    return float(np.argmax(np.convolve(counts, [1, 2, 3, 2, 1], "same")))


def _take_rules(binary: Raster, grey: Raster, letter: float) -> NDArray[np.float64]:
    """Remove ruled lines from both pictures; strokes that cross them are kept."""
    length = max(20, int(RULE * letter))
    found: list[NDArray[np.float64]] = []
    for flat in (True, False):
        shape = (1, length) if flat else (length, 1)
        runs = cv2.morphologyEx(binary, cv2.MORPH_OPEN, np.ones(shape, np.uint8))
        labels, table = _boxes(runs)
        thin = table[:, 3 if flat else 2] <= max(3.0, THICK_RULE * letter)
        thin[0] = False
        if not thin.any():
            continue
        found.append(table[thin, :4].astype(np.float64))
        _erase(binary, grey, thin[labels].astype(np.uint8), flat, letter)
    return np.concatenate(found) if found else np.zeros((0, 4))


def _erase(binary: Raster, grey: Raster, rules: Raster, flat: bool, letter: float) -> None:
    reach = max(2, int(0.15 * letter))
    shape = (2 * reach + 1, 1) if flat else (1, 2 * reach + 1)
    wide = cv2.dilate(rules, np.ones((3, 3), np.uint8))
    rest = binary & (1 - wide)
    # a stroke that crosses the rule continues on both sides of it: bridge it again
    bridged = cv2.morphologyEx(rest, cv2.MORPH_CLOSE, np.ones(shape, np.uint8))
    gone = (wide > 0) & (bridged == 0)
    binary[gone] = 0
    grey[gone] = 255
