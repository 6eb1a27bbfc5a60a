"""Columns of a table whose upright rules are not drawn or were not found: white gutters."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from ingest.rules import NEAR, Segment
from ingest.spots import Spot
from ingest.tables import Grid, Track

WHITE = 2.6  # usual blanks: narrower strips stand between words of one cell,
NARROW = 1.9  # unless many rows keep them clear
MANY = 5
LEAST = 0.9  # usual character widths: no gutter is narrower
FILLED = 0.5  # of the rows: so many have words on either side of a gutter
FEWEST = 4  # level rules from which a stack of them is a table
APART = 0.2  # page widths: level rules further apart do not part rows
ALIKE = 0.03  # page widths: how far the ends of stacked rules may drift


@dataclass(frozen=True, slots=True)
class Frame:
    """A stack of level rules whose ends show how far the table leans; undoes that."""

    levels: tuple[Segment, ...]

    def upright(self, spot: Spot) -> Spot:
        """The word where it would stand in a table of the first rule's width and place."""
        first, (left, right) = self.levels[0], self._ends(spot.middle)
        scale = first.length / (right - left)
        x0, x1 = (first.start + (x - left) * scale for x in (spot.x0, spot.x1))
        return replace(spot, x0=x0, x1=x1)

    def piece(self, x: float, row: int) -> Segment:
        """An upright edge at x, beside one row, where it runs on the page."""
        places = [self._placed(x, level) for level in self.levels[row : row + 2]]
        (top, at_top), (bottom, at_bottom) = places
        return Segment(top, bottom, at_top, at_bottom)

    def _placed(self, x: float, level: Segment) -> tuple[float, float]:
        first = self.levels[0]
        placed = level.start + (x - first.start) / first.length * level.length
        return level.at(placed), placed

    def _ends(self, y: float) -> tuple[float, float]:
        """The table's left and right edge at a height."""
        heights = [(level.at_start + level.at_end) / 2 for level in self.levels]
        below = min(bisect(heights, y), len(heights) - 1)
        above = max(below - 1, 0)
        upper, lower = self.levels[above], self.levels[below]
        span = heights[below] - heights[above]
        share = (y - heights[above]) / span if span else 0.0
        left = upper.start + share * (lower.start - upper.start)
        return left, upper.end + share * (lower.end - upper.end)


def stacked_grids(
    flat: Sequence[Segment], spots: Sequence[Spot], character: float
) -> tuple[Grid, ...]:
    """Tables of which only the level rules were found, their columns parted by gutters."""
    grids = (ruled_by_gutters(stack, spots, character) for stack in _stacks(flat))
    return tuple(grid for grid in grids if grid is not None)


def ruled_by_gutters(
    levels: Sequence[Segment], spots: Sequence[Spot], character: float
) -> Grid | None:
    """A grid of level rules (or of the rows' edges) and the gutters between the words it holds."""
    x0, x1 = min(r.start for r in levels), max(r.end for r in levels)
    bare = Grid(x0, x1, tuple(levels), ())
    rows: dict[int, list[Spot]] = {}
    for spot in spots:
        if bare.holds(spot):
            rows.setdefault(bare.row_of(spot), []).append(spot)
    if len(rows) < 2 or len(rows) < 0.8 * (len(levels) - 1):
        return None
    frame = Frame(tuple(levels))
    rows = {r: [frame.upright(spot) for spot in row] for r, row in rows.items()}
    white = (NARROW if len(rows) >= MANY else WHITE) * _blank(rows, character)
    white = max(white, LEAST * character)
    parted = [row for row in rows.values() if _parted(row, white)]
    edges = _gutters(parted, white) if len(parted) > 1 else []
    tracks = tuple(_track(x, frame, rows) for x in edges)
    return Grid(x0, x1, tuple(levels), tracks) if tracks else None


def _blank(rows: dict[int, list[Spot]], character: float) -> float:
    """The usual blank between two words of a line."""
    gaps = [
        b.x0 - a.x1
        for row in rows.values()
        for a, b in pairwise(sorted(row, key=lambda s: (round(s.middle / (1.2 * s.height)), s.x0)))
        if abs(a.middle - b.middle) < 0.5 * a.height and 0 < b.x0 - a.x1 < 3 * character
    ]
    return median(gaps) if gaps else character


def _parted(row: Sequence[Spot], white: float) -> bool:
    """Whether a row has more than one cell: a section's heading runs across all columns."""
    spans = sorted((spot.x0, spot.x1) for spot in row)
    ends = [max(x1 for _, x1 in spans[: k + 1]) for k in range(len(spans))]
    return any(x0 - end > white for (x0, _), end in zip(spans[1:], ends, strict=False))


def _track(x: float, frame: Frame, rows: dict[int, list[Spot]]) -> Track:
    """The edge at x, drawn beside the rows that keep it clear."""
    clear = sorted(r for r, row in rows.items() if not any(s.x0 < x < s.x1 for s in row))
    return Track(tuple(frame.piece(x, r) for r in clear))


def _gutters(rows: Sequence[Sequence[Spot]], white: float) -> list[float]:
    """The middles of the strips that no word crosses, with words on either side in most rows."""
    spans = sorted((spot.x0, spot.x1) for row in rows for spot in row)
    edges: list[float] = []
    end = spans[0][1]
    for x0, x1 in spans[1:]:
        if x0 - end > white and _filled(rows, end, x0):
            edges.append((end + x0) / 2)
        end = max(end, x1)
    return edges


def _filled(rows: Sequence[Sequence[Spot]], end: float, start: float) -> bool:
    beside = sum(
        any(s.x1 <= end + NEAR for s in row) and any(s.x0 >= start - NEAR for s in row)
        for row in rows
    )
    return beside >= FILLED * len(rows)


def _stacks(flat: Sequence[Segment]) -> list[list[Segment]]:
    """Level rules of one width and place below one another, long and enough of them."""
    stacks: list[list[Segment]] = []
    for rule in sorted((r for r in flat if r.length > 0.3), key=lambda r: r.at_start):
        home = next((s for s in stacks if _under(s[-1], rule)), None)
        if home is None:
            stacks.append([rule])
        elif rule.at_start - home[-1].at_start > 2 * NEAR:
            home.append(rule)
    return [stack for stack in stacks if len(stack) >= FEWEST and _even(stack)]


def _under(above: Segment, rule: Segment) -> bool:
    ends = max(abs(above.start - rule.start), abs(above.end - rule.end))
    return ends < ALIKE and rule.at_start - above.at_start < APART


def _even(stack: Sequence[Segment]) -> bool:
    """No two rules cross: an edge of the sheet is no row's edge."""
    return all(a.at_end < b.at_end for a, b in pairwise(stack))
