"""Ink on a level page: its connected parts and the height of its letters."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.pale import pale_print
from ingest.raster import Raster
from ingest.ruled import boxes_of, take_rules

SPECKLE = 0.02  # of a letter's height squared: fewer pixels are dust
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
    binary = (grey <= min(limit, 214)).astype(np.uint8)
    letter = letter_height(boxes_of(binary)[1])
    rules = take_rules(binary, grey, letter)
    labels, table = boxes_of(binary | pale_print(grey, limit, letter))
    boxes, areas = table[:, :4].astype(np.float64), table[:, 4].astype(np.float64)
    return Ink(grey, labels, boxes, areas, letter, rules)


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
