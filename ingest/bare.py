"""Print of a line that no recognised word covers, and whether it has the shape of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ingest.ocr import Seen
from ingest.raster import Raster

# in letter heights of the page
TALL = 0.5  # lower parts are dots, hyphens, commas
BESIDE = 0.2  # so far beyond a word's box print is still the word's
SPACE = 1.0  # between the letters and words of one stretch of print
GAP = 1.0  # narrower print beside words is the end of a letter
# in heights of the bare print's own parts
HIGHEST = 2.6  # the whole of it, where the line is bent; pens and stamps go further up and down
FEET, HEADS = 0.15, 0.35  # by how much half of the parts stand higher or lower than the others
STROKES = (
    0.85  # strokes side by side in one such width: letters have two, blurred one, a flourish half
)
FEWEST = 4  # strokes of the shortest word; an arc between two lines has two
FILLED = (0.1, 0.72)  # share of ink: rings have less, bars more
FAINTEST = 205  # tone of the darkest ink: beyond is paper whose stamp or rule was taken off
DARK = 0.6  # of the way from the darkest ink to paper: up to there it is a stroke


@dataclass(frozen=True)
class Bare:
    """Parts (x, y, w, h in the line's picture, pixels) without words; width in letter heights."""

    picture: Raster
    parts: NDArray[np.float64]
    width: float

    @cached_property
    def is_text(self) -> bool:
        """Whether the parts stand in a row and have as many strokes as letters have."""
        if not len(self.parts):
            return False
        x, y, width, height = self.parts.T
        own, feet = float(np.median(height)), y + height
        zone = self.picture[int(y.min()) : int(feet.max()), int(x.min()) : int((x + width).max())]
        darkest = float(np.percentile(zone, 2))
        ink = zone < darkest + DARK * (255 - darkest)
        if darkest > FAINTEST or not FILLED[0] <= ink.mean() <= FILLED[1]:
            return False
        level = feet.max() - y.min() <= HIGHEST * own
        level &= _spread(feet) <= FEET * own and _spread(y) <= HEADS * own
        strokes = _strokes(zone, ink) if level else 0.0
        return strokes >= max(FEWEST, STROKES * float(width.sum()) / own)


@dataclass(frozen=True, slots=True)
class Print:
    """A line's own picture, its parts (x, y, w, h in that picture), its page's letter, pixels."""

    picture: Raster
    parts: NDArray[np.float64]
    letter: float

    def bare(self, line: Sequence[Seen]) -> Bare:
        """What no word of the line covers, the ends of letters left out."""
        tall = self.parts[self.parts[:, 3] >= TALL * self.letter]
        if _is_covered(tall, line, (GAP + 2 * BESIDE) * self.letter):
            return Bare(self.picture, tall[:0], 0.0)
        printed, over = self._columns(tall), BESIDE * self.letter
        joined = _bridged(printed, int(SPACE * self.letter))
        for seen in line:
            joined[max(0, int(seen.left - over)) : max(0, int(seen.right + over) + 2)] = False
        width: float = 0.0
        kept: list[tuple[float, ...]] = []
        for start, end in _runs(joined):
            wide = float(printed[start:end].sum()) / self.letter
            if wide >= GAP:
                width += wide
                kept += _within(tall, (start, end), GAP * self.letter / 2)
        return Bare(self.picture, np.array(kept).reshape(-1, 4), width if kept else 0.0)

    def _columns(self, tall: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Which columns of the picture hold print."""
        steps = np.zeros(self.picture.shape[1] + 2, np.int64)
        np.add.at(steps, tall[:, 0].astype(np.int64), 1)
        np.add.at(steps, (tall[:, 0] + tall[:, 2]).astype(np.int64), -1)
        return np.cumsum(steps) > 0


def _is_covered(tall: NDArray[np.float64], line: Sequence[Seen], most: float) -> bool:
    """Whether words stand so close from the first part to the last that nothing can be bare."""
    if not len(tall) or not line:
        return not len(tall)
    end = float(tall[:, 0].min())
    for seen in sorted(line, key=lambda one: one.left):
        if seen.left - end > most:
            return False
        end = max(end, seen.right)
    return float((tall[:, 0] + tall[:, 2]).max()) - end <= most


def _runs(columns: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """First column and the one after the last of each stretch."""
    edges = np.nonzero(np.diff(columns.astype(np.int8), prepend=0, append=0))[0].tolist()
    yield from zip(edges[::2], edges[1::2], strict=True)


def _bridged(columns: NDArray[np.bool_], most: int) -> NDArray[np.bool_]:
    """The same with gaps of so many columns filled."""
    done = columns.copy()
    ends = list(_runs(columns))
    for (_, left), (right, _) in pairwise(ends):
        if right - left <= most:
            done[left:right] = True
    return done


def _within(
    parts: NDArray[np.float64], run: tuple[int, int], least: float
) -> Iterator[tuple[float, ...]]:
    """The parts of a stretch, cut off at its ends."""
    for x, y, width, height in parts:
        left, right = max(x, run[0]), min(x + width, run[1])
        if right - left >= min(least, width / 2):
            yield left, y, right - left, height


def _spread(places: NDArray[np.float64]) -> float:
    return float(np.median(np.abs(places - np.median(places))))


def _strokes(zone: Raster, ink: NDArray[np.bool_]) -> float:
    """How many strokes a level cut through the middle of the letters meets.

    A stroke is darker than the ink of its row is on the whole: blur makes ink of what lies between.
    """
    high = len(zone)
    middle = slice(int(0.3 * high), max(int(0.7 * high), int(0.3 * high) + 1))
    tones, inked = zone[middle].astype(np.float64), ink[middle]
    usual = (tones * inked).sum(axis=1) / np.maximum(1, inked.sum(axis=1))
    dark = (inked & (tones <= usual[:, None])).astype(np.int8)
    return float(np.median((np.diff(dark, axis=1) == 1).sum(axis=1)))
