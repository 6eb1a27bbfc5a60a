"""The column of a table's numbers where its upright rule was not found: parted by its gutter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.spots import Spot
from ingest.tables import Grid, Track

NUMBER = re.compile(r"\(?\d{1,2}[.):;,]{0,2}|(?i:no|nomor)\.?")
FEWEST = 3  # rows whose number is seen
SHARE = 0.5  # of the rows: in so many the number is seen
ROOM = 0.4  # usual character widths between the numbers and the texts


def with_number_column(grid: Grid, spots: Sequence[Spot], character: float) -> Grid:
    """The grid, with an edge between the numbers and the texts of its first column, if any."""
    edge = grid.tracks[0]
    words = [s for s in spots if grid.holds(s) and _off(edge, s, s.x1) > 0]
    rows: dict[int, list[Spot]] = {}
    for word in words:
        rows.setdefault(grid.row_of(word), []).append(word)
    firsts = [min(row, key=lambda s: -_off(edge, s, s.x0)) for row in rows.values()]
    numbers = [s for s in firsts if NUMBER.fullmatch(s.word.text)]
    if len(numbers) < FEWEST or len(numbers) < SHARE * len(rows):
        return grid
    texts = [s for s in words if s not in numbers]
    inner = min(_off(edge, s, s.x1) for s in numbers)  # how far from the edge the numbers end
    outer = max((_off(edge, s, s.x0) for s in texts), default=inner)  # and the texts begin
    if inner - outer < ROOM * character:
        return grid
    return replace(grid, tracks=(_moved(edge, (inner + outer) / 2), *grid.tracks))


def _off(edge: Track, spot: Spot, x: float) -> float:
    """How far left of the edge a place at a word's height is."""
    return edge.at(spot.middle) - x


def _moved(edge: Track, left: float) -> Track:
    """An edge beside another, leaning as that one does."""
    pieces = (replace(p, at_start=p.at_start - left, at_end=p.at_end - left) for p in edge.pieces)
    return Track(tuple(pieces))
