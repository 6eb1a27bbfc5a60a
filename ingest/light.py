"""Even light and black ink: shadows divided out, stamps lifted off the text."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.grey_stamps import lift_pale
from ingest.raster import Raster

PAPER_CELLS = 600  # the paper's brightness is estimated on a picture this many pixels long
DEEPEST = 0.42  # of the usual brightness: darker surfaces are plates of ink, not shaded paper
PAPER_SPAN = 40  # parts of that picture that the widest ink to be seen through may cover
VIVID = 30  # difference of the strongest and weakest channel from which ink counts as coloured
STAMP_SPAN = 0.05  # of the page's width: smaller coloured spots are words, not stamps
STAMP_JOIN = 0.012  # of the page's width: gaps within a stamp
FEWEST = 2e-4  # share of vivid pixels below which a page is read as black on white
FAINT_COLOUR = 16  # channel difference of the colour that bleeds around a stamp


@dataclass(frozen=True, slots=True)
class Light:
    """A page in even grey, and the coloured ink that was lifted off it, if any."""

    grey: Raster  # 0 ink .. 255 paper
    lifted: Raster | None  # the coloured ink alone, in grey


def even_light(picture: Raster) -> Light:
    """Divide by the paper's brightness; take large coloured ink to a layer of its own."""
    if picture.ndim == 2:
        grey = divide_paper(picture)
        return Light(grey, lift_pale(grey))
    grey = divide_paper(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY))
    tint = np.median(picture[::16, ::16].reshape(-1, 3), axis=0)
    zones = _stamp_zones(picture, tint)
    if not zones:
        return Light(grey, lift_pale(grey))
    lifted = np.full_like(grey, 255)
    for zone in zones:
        _lift(_tones(_cut(picture, zone), tint), _cut(grey, zone), _cut(lifted, zone))
    return Light(grey, lifted)


def divide_paper(grey: Raster) -> Raster:
    """Grey over the local paper brightness: uneven light, shadows and grey paper become white."""
    height, width = grey.shape
    factor = max(1, round(max(height, width) / PAPER_CELLS))
    size = (max(1, width // factor), max(1, height // factor))
    small = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    span = max(5, max(small.shape) // PAPER_SPAN | 1)
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (span, span))
    paper = cv2.GaussianBlur(cv2.morphologyEx(small, cv2.MORPH_CLOSE, kernel), (0, 0), span / 2)
    floor = max(40.0, DEEPEST * float(np.percentile(paper, 80)))
    lit = np.maximum(paper, round(floor)).astype(np.uint8)
    full = cv2.resize(lit, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(grey, full, scale=255), dtype=np.uint8)


Zone = tuple[int, int, int, int]  # left, top, right, bottom in pixels


def _cut(picture: Raster, zone: Zone) -> Raster:
    left, top, right, bottom = zone
    return picture[top:bottom, left:right]


def _tones(picture: Raster, tint: NDArray[np.float64]) -> tuple[Raster, Raster]:
    """How coloured each pixel is and its strongest channel, 0..255, the paper's own tint (warm
    light, yellowed) taken out. In its strongest channel coloured ink is pale and print is dark.
    """
    most = max(1.0, float(tint.max()))
    red, green, blue = (
        cv2.LUT(
            np.ascontiguousarray(picture[:, :, channel]),
            np.clip(np.arange(256) * most / max(1.0, tint[channel]), 0, 255).astype(np.uint8),
        )
        for channel in range(3)
    )
    strongest = cv2.max(cv2.max(red, green), blue)
    colour = cv2.subtract(strongest, cv2.min(cv2.min(red, green), blue))
    return np.asarray(colour, dtype=np.uint8), np.asarray(strongest, dtype=np.uint8)


def _stamp_zones(picture: Raster, tint: NDArray[np.float64]) -> list[Zone]:
    """Rectangles of vivid ink too large to be words: stamps, signatures, emblems."""
    height, width = picture.shape[:2]
    factor = max(1, width // 800)
    size = (width // factor, height // factor)
    colour, _ = _tones(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), tint)
    vivid = colour > VIVID
    if vivid.mean() < FEWEST:
        return []
    join = max(3, int(STAMP_JOIN * size[0]))
    faint = (colour > FAINT_COLOUR).astype(np.uint8)
    joined = cv2.morphologyEx(faint, cv2.MORPH_CLOSE, np.ones((join, join), np.uint8))
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    share = np.bincount(labels[vivid], minlength=count) / np.maximum(1, boxes[:, 4])
    least = STAMP_SPAN * size[0]
    return [
        (
            int(max(0, (x - 2) * factor)),
            int(max(0, (y - 2) * factor)),
            int(min(width, (x + w + 2) * factor)),
            int(min(height, (y + h + 2) * factor)),
        )
        for (x, y, w, h, _), vividness in list(zip(boxes, share, strict=True))[1:]
        if w >= least and h >= least and vividness > 0.01
    ]


def _lift(tones: tuple[Raster, Raster], grey: Raster, lifted: Raster) -> None:
    """Whiten coloured ink in a zone of `grey` and put it into `lifted`; darker text stays."""
    colour, bright = tones
    vivid = colour > VIVID
    if not vivid.any():
        return
    tone = cv2.addWeighted(grey, 0.3, bright, 0.7, 0)
    ink, text = _darkest(tone[vivid], 0.45), _darkest(tone, 0.02)
    limit = text + 0.45 * (ink - text) if ink - text > 30 else text - 30
    # the colour of JPEG pictures is stored coarsely and bleeds into its neighbours
    near = cv2.dilate((colour > FAINT_COLOUR).astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    weight = np.clip((tone[near].astype(np.float32) - limit) / 30.0, 0, 1)
    gone = near & (tone > limit + 15)
    lifted[gone] = np.minimum(lifted[gone], grey[gone])
    grey[near] = (grey[near] + (255 - grey[near]) * weight).astype(np.uint8)


def _darkest(tones: Raster, share: float) -> int:
    """The tone below which this share of the pixels lies."""
    counts = np.bincount(tones.ravel(), minlength=256).cumsum()
    return int(np.searchsorted(counts, share * counts[-1]))
