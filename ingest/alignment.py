"""Columns too near for their gap to show: a line is cut where the lines around begin a column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from ingest.pieces import MARKER, Piece, Row
from ingest.straighten import Sheet

REACH = 4  # rows above and below in which a column is looked for
FLUSH = 0.005  # how far the beginnings of one column's lines may stray
RIGHT = 0.35  # a column further left is no right-hand column
APART = 1.3  # usual character widths: no nearer may the left column's last word stand
WIDER = 1.15  # times the row's usual blank


def aligned(sheet: Sheet, rows: Sequence[Row]) -> list[Row]:
    """Rows cut at the right-hand column that their neighbours show."""
    return [tuple(_cut_row(sheet, rows, i)) for i in range(len(rows))]


def _cut_row(sheet: Sheet, rows: Sequence[Row], i: int) -> Iterator[Piece]:
    near = [
        row
        for row in (*rows[max(0, i - REACH) : i], *rows[i + 1 : i + 1 + REACH])
        if abs(row[0].middle - rows[i][0].middle) < 2.2 * REACH * sheet.em
    ]
    beside = [p.x0 for row in near for p in row[1:] if p.x0 > RIGHT]
    starts = [p.x0 for row in near for p in row]
    columns = [x for x in beside if sum(abs(x - other) < FLUSH for other in starts) > 1]
    for piece in rows[i]:
        yield from _cut(sheet, piece, columns)


def _cut(sheet: Sheet, piece: Piece, columns: Sequence[float]) -> Iterator[Piece]:
    """The piece in two where a word begins at a column, after more than a usual blank."""
    gaps = [b.x0 - a.x1 for a, b in zip(piece.spots, piece.spots[1:], strict=False)]
    for k, gap in enumerate(gaps, 1):
        flush = any(abs(piece.spots[k].x0 - x) < FLUSH for x in columns)
        others = [g for j, g in enumerate(gaps, 1) if j != k]
        label = k <= 2 and bool(MARKER.match(piece.spots[k - 1].word.text))
        if (
            flush
            and not label
            and gap > max(APART * sheet.character, WIDER * median(others or [0.0]))
        ):
            yield Piece(piece.spots[:k])
            yield Piece(piece.spots[k:])
            return
    yield piece
