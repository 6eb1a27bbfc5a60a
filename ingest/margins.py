"""How far the margins of a photographed page lean, once its lines are level."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.spots import Spot

STEEPEST = 0.06  # sideways per unit of height
STEP = 0.002
LEAST = 0.016  # scans stand straighter; what looks like less is chance
BIN = 0.006  # edges nearer than this stand at one margin
SHARPER = 1.5  # times: how much better a margin must bunch for its lean to be believed
RAGGED = 2.0  # times, at the right, where lines may end ragged
FEWEST = 24  # rows; fewer bunch by chance


@dataclass(frozen=True, slots=True)
class Lean:
    """Sideways drift of the left and right margins per unit of height; x, y in page widths."""

    left: float = 0.0
    right: float = 0.0
    x0: float = 0.0  # where the margins stand
    x1: float = 1.0

    def undone(self, x: float, y: float) -> float:
        """A point's x with the lean undone, between the margins in proportion."""
        share = min(1.0, max(0.0, (x - self.x0) / (self.x1 - self.x0)))
        return x - (self.left + share * (self.right - self.left)) * y


UPRIGHT = Lean()


def lean_of(spots: Sequence[Spot], em: float) -> Lean:
    """The lean under which the rows' ends bunch most; none where they already do."""
    lefts, rights = _ends(spots, em)
    if len(lefts) < FEWEST:
        return UPRIGHT
    left, right = _best(lefts, SHARPER), _best(rights, RAGGED)
    if not left and not right:
        return UPRIGHT
    return Lean(left, right, min(x for x, _ in lefts), max(x for x, _ in rights))


def _ends(
    spots: Sequence[Spot], em: float
) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """Left and right ends of the rows as points."""
    order = sorted(spots, key=lambda s: s.middle)
    heights = [s.middle for s in order]
    lefts, rights = [], []
    for spot in order:
        row = order[
            bisect_left(heights, spot.middle - 0.6 * em) : bisect_right(
                heights, spot.middle + 0.6 * em
            )
        ]
        if all(s.x0 >= spot.x0 for s in row):
            lefts.append((spot.x0, spot.middle))
        if all(s.x1 <= spot.x1 for s in row):
            rights.append((spot.x1, spot.middle))
    return lefts, rights


def _best(points: Sequence[tuple[float, float]], better: float) -> float:
    steps = round(STEEPEST / STEP)
    leans = [k * STEP for k in range(-steps, steps + 1)]
    best = max(leans, key=lambda lean: (_bunching(points, lean), -abs(lean)))
    sharper = _bunching(points, best) > better * _bunching(points, 0.0)
    return best if sharper and abs(best) >= LEAST else 0.0


def _bunching(points: Sequence[tuple[float, float]], lean: float) -> int:
    bins = Counter(round((x - lean * y) / BIN) for x, y in points)
    return sum((bins[b] + bins[b + 1]) ** 2 for b in bins)
