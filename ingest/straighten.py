"""Words to Spots: the same words with the slant of a scanned or photographed page undone."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import median

from ingest.model import Page, Word

# A page fed askew or photographed is rarely turned more than three degrees (tan 3° = 0.052).
STEEPEST = 0.06


@dataclass(frozen=True, slots=True)
class Spot:
    """A word with straightened edges; x and y both in fractions of the page's WIDTH."""

    word: Word
    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def middle(self) -> float:
        """Height of the word's centre on the page."""
        return (self.y0 + self.y1) / 2

    @property
    def height(self) -> float:
        """Height of the word's box."""
        return self.y1 - self.y0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's Spots with the measures every later decision is made in."""

    page: Page
    spots: tuple[Spot, ...]
    ratio: float  # page height by page width
    em: float  # usual word height
    character: float  # usual character width
    slope: float = 0.0  # fall of the lines per unit of width that was undone

    def level(self, x: float, y: float) -> tuple[float, float]:
        """A point (y in fractions of the width) with the slant undone as for the Spots."""
        return x + self.slope * y, y - self.slope * x


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
    widths = [(s.x1 - s.x0) / len(s.word.text) for s in level if len(s.word.text) > 2]
    return Sheet(page, tuple(level), ratio, em, median(widths) if widths else em / 2, slope)


def _turned(spot: Spot, slope: float) -> Spot:
    """A small rotation about the page's origin, the box kept upright."""
    dx, dy = slope * spot.middle, slope * (spot.x0 + spot.x1) / 2
    return Spot(spot.word, spot.x0 + dx, spot.y0 - dy, spot.x1 + dx, spot.y1 - dy)


def _slope(spots: list[Spot], em: float) -> float:
    """Rise of the lines per unit of width: the slope under which the words' centres bunch most."""
    if len(spots) < 12:
        return 0.0
    centres = [((s.x0 + s.x1) / 2, s.middle) for s in spots]
    best = _best(centres, em, [i * 0.004 for i in range(-15, 16)])
    best = _best(centres, em, [best + i * 0.0008 for i in range(-5, 6)])
    level, turned = _bunching(centres, em, 0.0), _bunching(centres, em, best)
    return best if turned > 1.1 * level and abs(best) <= STEEPEST else 0.0


def _best(centres: list[tuple[float, float]], em: float, slopes: list[float]) -> float:
    return max(slopes, key=lambda s: (_bunching(centres, em, s), -abs(s)))


def _bunching(centres: list[tuple[float, float]], em: float, slope: float) -> int:
    bins = Counter(round((y - slope * x) / (em / 3)) for x, y in centres)
    return sum(n * n for n in bins.values())
