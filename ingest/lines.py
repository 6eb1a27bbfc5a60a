"""Words to Lines: reading order, columns, and the cells of ruled tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce

from ingest.columns import reading_order, rows_of
from ingest.geometry import unite
from ingest.gutters import stacked_grids
from ingest.model import Line, Page
from ingest.number_columns import with_number_column
from ingest.open_tables import open_tables
from ingest.pieces import Piece
from ingest.rules import NEAR, Segment, flat_rules
from ingest.specks import specks
from ingest.spots import Spot
from ingest.straighten import Sheet, straighten
from ingest.tables import Grid, grids_of


def build_lines(pages: Iterable[Page]) -> tuple[Line, ...]:
    """Every word of every page in exactly one Line, in reading order."""
    return tuple(line for page in pages for line in _page_lines(straighten(page)))


def _page_lines(sheet: Sheet) -> Iterator[Line]:
    """Text above a table, its cells row by row, the text below; stray marks come last."""
    grids = sorted(_grids(sheet), key=lambda g: g.y0)
    strokes = [g.strokes(sheet.spots, sheet.em) for g in grids]
    grids = [
        g.with_strokes([sheet.spots[i] for i in s]) for g, s in zip(grids, strokes, strict=True)
    ]
    stray = specks(sheet).union(*strokes)
    writing = [s for i, s in enumerate(sheet.spots) if i not in stray]
    inside = {id(s): g for s in writing for g in grids if g.holds(s)}
    free = [s for s in writing if id(s) not in inside]
    for grid in grids:
        above = [s for s in free if not grid.below_top(s)]
        free = [s for s in free if grid.below_top(s)]
        yield from _text_lines(sheet, above)
        yield from _table_lines(sheet, grid, [s for s in writing if inside.get(id(s)) is grid])
    yield from _text_lines(sheet, free)
    yield from (_line(sheet, Piece((sheet.spots[i],))) for i in sorted(stray))


def _grids(sheet: Sheet) -> list[Grid]:
    """Ruled tables, those of which only the level rules were found, those without any rule."""
    ruled = [with_number_column(g, sheet.spots, sheet.character) for g in grids_of(sheet)]
    flat = [r for r in flat_rules(sheet) if not any(_within(r, g) for g in ruled)]
    ruled += stacked_grids(flat, sheet.spots, sheet.character)
    free = [s for s in sheet.spots if not any(g.holds(s) for g in ruled)]
    return ruled + list(open_tables(rows_of(sheet, free, ()), sheet.em, sheet.character))


def _within(rule: Segment, grid: Grid) -> bool:
    return grid.levels[0].at_start - NEAR < rule.at_start < grid.levels[-1].at_start + NEAR


def _text_lines(sheet: Sheet, spots: Sequence[Spot]) -> Iterator[Line]:
    for piece in reading_order(sheet, rows_of(sheet, spots, ())):
        yield _line(sheet, piece)


def _table_lines(sheet: Sheet, grid: Grid, spots: Sequence[Spot]) -> Iterator[Line]:
    for row, column, members in grid.cells(spots, sheet.character):
        for pieces in rows_of(sheet, members, ()):
            whole = Piece(tuple(s for piece in pieces for s in piece.spots))
            yield _line(sheet, whole, row, column)


def _line(sheet: Sheet, piece: Piece, row: int | None = None, column: int | None = None) -> Line:
    words = tuple(s.word for s in piece.spots)
    return Line(
        text=piece.text,
        box=reduce(unite, (w.box for w in words)),
        words=words,
        row=row,
        column=column,
        left=piece.x0,
        right=piece.x1,
        top=min(s.y0 for s in piece.spots) / sheet.ratio,
    )
