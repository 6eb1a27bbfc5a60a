"""Stamps on a page without colour: round drawings paler than the print they lie on, lifted off."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.raster import Raster

WIDE = 800  # pixels across on which stamps are looked for
RULE = 60  # pixels of that picture from which level ink is a ruled line
INK = 205  # tone up to which something is ink
SPAN = (0.05, 0.32)  # of the page's width
ROUND = (0.6, 1.7)  # width to height
FULLEST = 0.5  # share of its rectangle that a stamp's ink may fill
CORNER = 0.1  # of a round drawing's sides: so far its rectangle's corners are empty
PALER = 35  # tones by which a stamp must be paler than print to be told from it
NEAR = 0.72  # of the way from the darkest print to the stamp: thin strokes are pale at their edges
BLACK = 0.15  # share of the page's ink that is surely print

Zone = tuple[int, int, int, int]  # left, top, right, bottom in pixels


def lift_pale(grey: Raster) -> Raster | None:
    """Whiten pale stamps of an evenly lit grey page in place; gives them alone, None for none."""
    factor = max(1, grey.shape[1] // WIDE)
    size = (grey.shape[1] // factor, grey.shape[0] // factor)
    small = np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.uint8)
    found = list(_round_drawings(small))
    if not found:
        return None
    print_tone = _tone(small[small < INK], BLACK)
    lifted: Raster | None = None
    for zone, tone in found:
        if tone - print_tone < PALER:
            continue
        lifted = np.full_like(grey, 255) if lifted is None else lifted
        left, top, right, bottom = (edge * factor for edge in zone)
        place = slice(top, bottom), slice(left, right)
        if (grey[place] < INK).any():
            _lift(grey[place], lifted[place], _limits(grey[place]))
    return lifted


def _round_drawings(small: Raster) -> list[tuple[Zone, float]]:
    """Large hollow parts about as wide as high, with the tone of their ink."""
    ink = (small < INK).astype(np.uint8)
    ink -= cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, RULE), np.uint8))
    _, labels, table, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    least, most = (share * small.shape[1] for share in SPAN)
    found = []
    for part, (x, y, w, h, area) in enumerate(table[1:].tolist(), 1):
        if not (least <= w <= most and ROUND[0] <= w / h <= ROUND[1] and area < FULLEST * w * h):
            continue
        here = labels[y : y + h, x : x + w] == part
        if not _is_round(here):
            continue
        zone = (max(0, x - 2), max(0, y - 2), x + w + 2, y + h + 2)
        found.append((zone, float(np.median(small[y : y + h, x : x + w][here]))))
    return found


def _is_round(part: NDArray[np.bool_]) -> bool:
    """Whether the corners of its rectangle are empty, as a frame's are not."""
    high, wide = (max(2, int(CORNER * side)) for side in part.shape)
    corners = (part[:high, :wide], part[:high, -wide:], part[-high:, :wide], part[-high:, -wide:])
    return sum(bool(corner.any()) for corner in corners) <= 1


def _limits(zone: Raster) -> tuple[float, float]:
    """Tones between which ink is a stamp's: from near its own up to paper."""
    ink = zone[zone < INK]
    darkest, usual = _tone(ink, 0.03), float(np.median(ink))
    return darkest + NEAR * (usual - darkest), INK + 30.0


def _lift(grey: Raster, lifted: Raster, limits: tuple[float, float]) -> None:
    """What is paler than print, and no edge of a printed stroke, goes to `lifted`."""
    dark = (grey <= limits[0]).astype(np.uint8)
    stroke = cv2.dilate(dark, np.ones((3, 3), np.uint8)) > 0
    pale: NDArray[np.bool_] = ~stroke & (grey < limits[1])
    lifted[pale] = grey[pale]
    grey[pale] = 255


def _tone(tones: NDArray[np.uint8], share: float) -> float:
    return float(np.quantile(tones, share)) if tones.size else 0.0
