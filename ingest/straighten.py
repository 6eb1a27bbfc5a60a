"""Words to Spots: the same words with the slant of a scanned or photographed page undone."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import median

from ingest.margins import UPRIGHT, Lean, lean_of
from ingest.model import Page
from ingest.spots import Spot

# A page fed askew or photographed is rarely turned more than five degrees (tan 5° = 0.087).
STEEPEST = 0.09


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's Spots with the measures every later decision is made in."""

    page: Page
    spots: tuple[Spot, ...]
    ratio: float  # page height by page width
    em: float  # usual word height
    character: float  # usual character width
    slope: float = 0.0  # fall of the lines per unit of width that was undone
    lean: Lean = UPRIGHT  # of the margins, undone likewise

    def level(self, x: float, y: float) -> tuple[float, float]:
        """A point (y in fractions of the width) with the slant undone as for the Spots."""
        x, y = x + self.slope * y, y - self.slope * x
        return self.lean.undone(x, y), y


def straighten(page: Page) -> Sheet:
    """Undo the page's slant: lines level, margins upright."""
    ratio = page.height / page.width if page.width else 1.0
    raw = [
        Spot(w, w.box.x0, w.box.y0 * ratio, w.box.x1, w.box.y1 * ratio)
        for w in page.words
        if w.text.strip()
    ]
    em = median([s.height for s in raw]) if raw else 0.01
    em = max(em, 1e-4)
    slope = _slope(raw, em)
    level = [_turned(s, slope) for s in raw] if slope else raw
    lean = lean_of(level, em) if page.source == "ocr" else UPRIGHT
    level = [_upright(s, lean) for s in level] if lean != UPRIGHT else level
    widths = [(s.x1 - s.x0) / len(s.word.text) for s in level if len(s.word.text) > 2]
    return Sheet(page, tuple(level), ratio, em, median(widths) if widths else em / 2, slope, lean)


def _turned(spot: Spot, slope: float) -> Spot:
    """A small rotation about the page's origin, the box kept upright."""
    dx, dy = slope * spot.middle, slope * (spot.x0 + spot.x1) / 2
    return Spot(spot.word, spot.x0 + dx, spot.y0 - dy, spot.x1 + dx, spot.y1 - dy)


def _upright(spot: Spot, lean: Lean) -> Spot:
    """The box moved sideways, its width kept."""
    by = lean.undone(spot.x0, spot.middle) - spot.x0
    return Spot(spot.word, spot.x0 + by, spot.y0, spot.x1 + by, spot.y1)


def _slope(spots: list[Spot], em: float) -> float:
    """Rise of the lines per unit of width: the slope under which the words' centres bunch most."""
    if len(spots) < 12:
        return 0.0
    centres = [((s.x0 + s.x1) / 2, s.middle) for s in spots]
    best = _best(centres, em, [i * 0.004 for i in range(-22, 23)])
    best = _best(centres, em, [best + i * 0.0008 for i in range(-5, 6)])
    level, turned = _bunching(centres, em, 0.0), _bunching(centres, em, best)
    return best if turned > 1.1 * level and abs(best) <= STEEPEST else 0.0


def _best(centres: list[tuple[float, float]], em: float, slopes: list[float]) -> float:
    return max(slopes, key=lambda s: (_bunching(centres, em, s), -abs(s)))


def _bunching(centres: list[tuple[float, float]], em: float, slope: float) -> int:
    bins = Counter(round((y - slope * x) / (em / 3)) for x, y in centres)
    return sum(n * n for n in bins.values())
