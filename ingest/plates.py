"""Light print on dark plates: heads of tables, buttons of a web page; turned into dark on light."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.raster import Raster

Mask = NDArray[np.bool_]
DARK = 165  # of 255, paper being white: darker ink may be a plate
SPAN = 0.2  # of the long side: no plate is as high, but shades are
WORK = 1000  # pixels of the long side on which plates are looked for
LEAST = (0.03, 0.009)  # of the page's width and height: the smallest plate
FILLED = (0.45, 0.99)  # share of a plate that is dark: the rest is its print
SOLID = 0.85  # share of its rectangle that a plate with its print covers
OPEN = 0.05  # share of a plate's margin that may be light; of a bold, underlined line more is
CONTRAST = 60  # tones between a plate and its print
CORE = 5  # pixels of the working picture: strokes of print are thinner


def lighten_plates(picture: Raster) -> Raster:
    """The page, grey or coloured, with every dark plate inverted to grey; itself without one.

    It must be done before the light is made even: a large coloured plate would be taken for shaded
    paper or for a stamp, and the print on it be lost.
    """
    grey = picture if picture.ndim == 2 else cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    factor = max(1.0, max(grey.shape) / WORK)
    done = picture
    for outline in _plates(_dark(grey, factor)):
        if done is picture:
            done = picture.copy()
        _invert(done, grey, outline, factor)
    return done


def _dark(grey: Raster, factor: float) -> Raster:
    """What is dark beside the paper around it, 1 on 0, on a picture smaller by the factor."""
    size = (max(1, int(grey.shape[1] / factor)), max(1, int(grey.shape[0] / factor)))
    small = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.divide(small, _paper(small), scale=255) < DARK, np.uint8)


def _plates(dark: Raster) -> Iterator[NDArray[np.int32]]:
    """Outlines of dark parts that are large, rectangular and hold some print."""
    core = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((CORE, CORE), np.uint8))
    if not core.any():
        return
    joined = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    joined = cv2.morphologyEx(joined, cv2.MORPH_OPEN, np.ones((CORE, CORE), np.uint8))
    outlines, _ = cv2.findContours(joined, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    for outline in outlines:
        x, y, width, height = cv2.boundingRect(outline)
        part = np.s_[y : y + height, x : x + width]
        large = width >= LEAST[0] * dark.shape[1] and height >= LEAST[1] * dark.shape[0]
        solid = large and cv2.contourArea(outline) >= SOLID * width * height
        if solid and FILLED[0] < dark[part].mean() < FILLED[1] and core[part].any():
            yield np.asarray(outline, np.int32)


def _paper(small: Raster) -> Raster:
    """The brightness of the paper around each point, as if all print and plates were gone."""
    quarter = [max(1, round(side / 4)) for side in small.shape[::-1]]
    tiny = cv2.resize(small, quarter, interpolation=cv2.INTER_AREA)
    side = max(3, round(SPAN * max(tiny.shape)) | 1)
    paper = cv2.morphologyEx(tiny, cv2.MORPH_CLOSE, np.ones((side, side), np.uint8))
    even = np.maximum(cv2.blur(paper, (side // 2 | 1, side // 2 | 1)), 40)
    return np.asarray(cv2.resize(even, small.shape[::-1], interpolation=cv2.INTER_LINEAR), np.uint8)


def _invert(picture: Raster, grey: Raster, outline: NDArray[np.int32], factor: float) -> None:
    """Turn one plate's tones round in the picture; its rim to white, its edges to rules."""
    rim = max(2, round(factor * 1.5))
    shape = np.asarray((outline + 0.5) * factor, np.int32)
    x, y, width, height = cv2.boundingRect(shape)
    left, top = max(0, x - 2 * rim), max(0, y - 2 * rim)
    part = np.s_[top : y + height + 2 * rim, left : x + width + 2 * rim]
    mask = np.zeros(grey[part].shape, np.uint8)
    cv2.drawContours(mask, [shape - [left, top]], -1, 1, -1)
    inner = _shrunk(mask, rim) > 0
    turned = _turned(grey[part], inner, _shrunk(mask, 2 * rim) > 0)
    if turned is None:
        return
    picture[part][cv2.dilate(mask, np.ones((2 * rim + 1, 2 * rim + 1), np.uint8)) > 0] = 255
    picture[part][inner] = turned if picture.ndim == 2 else turned[:, None]
    for level in (y, y + height - 1):  # a table's rules: its head's edges
        picture[max(0, level - 1) : level + 1, x : x + width] = 0


def _turned(grey: Raster, inner: Mask, core: Mask) -> Raster | None:
    """The tones within, dark on light; None for a bar or a picture, whose margin holds print."""
    if not inner.any():
        return None
    tones = grey[inner].astype(np.float32)
    plate, print_ = (float(np.percentile(tones, share)) for share in (75, 99))
    if print_ - plate < CONTRAST or (grey[inner & ~core] > (plate + print_) / 2).mean() > OPEN:
        return None
    turned = 255 - (tones - plate) * 255.0 / (print_ - plate)
    return np.asarray(np.clip(turned, 0, 255), np.uint8)


def _shrunk(mask: Raster, by: int) -> Raster:
    """A mask less so many pixels along its edge, the picture's own edge too."""
    side = np.ones((2 * by + 1, 2 * by + 1), np.uint8)
    return np.asarray(
        cv2.erode(mask, side, borderType=cv2.BORDER_CONSTANT, borderValue=0), np.uint8
    )
