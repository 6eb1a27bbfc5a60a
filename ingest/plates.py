"""Light print on dark plates: heads of tables, buttons of a web page; turned into dark on light."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.raster import Raster

DARK = 140  # of 255, paper being white: darker ink may be a plate
WORK = 1000  # pixels of the long side on which plates are looked for
LEAST = (0.03, 0.009)  # of the page's width and height: the smallest plate
FILLED = (0.45, 0.97)  # share of a plate that is dark: the rest is its print
SOLID = 0.85  # share of its rectangle that a plate with its print covers
CORE = 5  # pixels of the working picture: strokes of print are thinner


def lighten_plates(grey: Raster) -> Raster:
    """The page with every dark plate inverted; itself where there is none."""
    factor = max(1.0, max(grey.shape) / WORK)
    size = (max(1, int(grey.shape[1] / factor)), max(1, int(grey.shape[0] / factor)))
    small = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    dark = np.asarray(small < DARK, np.uint8)
    core = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((CORE, CORE), np.uint8))
    if not core.any():
        return grey
    done = grey
    joined = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    joined = cv2.morphologyEx(joined, cv2.MORPH_OPEN, np.ones((CORE, CORE), np.uint8))
    outlines, _ = cv2.findContours(joined, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    for outline in outlines:
        x, y, width, height = cv2.boundingRect(outline)
        if width < LEAST[0] * size[0] or height < LEAST[1] * size[1]:
            continue
        share = float(dark[y : y + height, x : x + width].mean())
        covered = cv2.contourArea(outline) / (width * height)
        if not (FILLED[0] < share < FILLED[1]) or covered < SOLID:
            continue
        if not core[y : y + height, x : x + width].any():
            continue
        if done is grey:
            done = grey.copy()
        _invert(done, outline, factor)
    return done


def _invert(grey: Raster, outline: NDArray[np.int32], factor: float) -> None:
    shape = np.asarray((outline + 0.5) * factor, np.int32)
    x, y, width, height = cv2.boundingRect(shape)
    zone = grey[y : y + height, x : x + width]
    mask = np.zeros(zone.shape, np.uint8)
    cv2.drawContours(mask, [shape - [x, y]], -1, 1, -1)
    rim = max(2, round(factor * 1.5))
    inner = cv2.erode(mask, np.ones((2 * rim + 1, 2 * rim + 1), np.uint8)) > 0
    around = cv2.dilate(mask, np.ones((2 * rim + 1, 2 * rim + 1), np.uint8)) > 0
    if not inner.any():
        return
    plate, print_ = (float(np.percentile(zone[inner], part)) for part in (75, 99))
    if print_ - plate < 60:  # no print on it: a bar, a picture
        return
    scale = 255.0 / (print_ - plate)
    turned = np.clip(255 - (zone[inner].astype(np.float32) - plate) * scale, 0, 255)
    zone[around] = 255
    zone[inner] = turned.astype(np.uint8)
