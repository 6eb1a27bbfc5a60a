"""Columns of a table whose upright rules are not drawn or were not found: white gutters."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ingest.rules import NEAR, Segment
from ingest.spots import Spot
from ingest.tables import Grid, Track

WHITE = 1.6  # usual character widths: narrower strips stand between words of one cell,
NARROW = 1.0  # unless many rows keep them clear
MANY = 5
FILLED = 0.5  # of the rows: so many have words on either side of a gutter
FEWEST = 4  # level rules from which a stack of them is a table
APART = 0.2  # page widths: level rules further apart do not part rows
ALIKE = 0.03  # page widths: how far the ends of stacked rules may drift


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
    white = NARROW if len(rows) >= MANY else WHITE
    edges = _gutters(list(rows.values()), white * character)
    top, bottom = levels[0].at((x0 + x1) / 2), levels[-1].at((x0 + x1) / 2)
    tracks = tuple(Track((Segment(top, bottom, x, x),)) for x in edges)
    return Grid(x0, x1, tuple(levels), tracks) if tracks else None


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
