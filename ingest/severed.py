"""Printed lines that a stamp or a stroke parted: two parts of one sentence set together again."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.pieces import Piece, Row
from ingest.straighten import Sheet

REACH = 3  # rows above and below in which a line through the gap, or a column, is looked for
WIDEST = 0.15  # page widths: no stamp takes more out of one line
ALIGNED = 1.5  # usual character widths: how far the lines of one column may stray
STROKES = " `'’´·°^~"  # what is left of a stamp behind a word
WORDS = 4  # of the left part: fewer may be a label or a cell


def mended(sheet: Sheet, rows: Sequence[Row]) -> list[Row]:
    """Rows whose two parts are one sentence become one piece; columns and cells stay apart."""
    return [_mended(sheet, rows, i) for i in range(len(rows))]


def _mended(sheet: Sheet, rows: Sequence[Row], i: int) -> Row:
    row = rows[i]
    if len(row) != 2 or not _one_sentence(*row):
        return row
    near = [*rows[max(0, i - REACH) : i], *rows[i + 1 : i + 1 + REACH]]
    across = any(p.x0 < row[0].x1 and p.x1 > row[1].x0 for other in near for p in other)
    starts = [p.x0 for other in near for p in other]
    column = any(abs(x - row[1].x0) < ALIGNED * sheet.character for x in starts)
    return (Piece((*row[0].spots, *row[1].spots)),) if across and not column else row


def _one_sentence(left: Piece, right: Piece) -> bool:
    """Recognised words that go on in small letters where the left part breaks off."""
    recognised = right.spots[0].word.confidence is not None
    goes_on = right.text[:1].islower() and left.text.rstrip(STROKES)[-1:].isalpha()
    near = right.x0 - left.x1 < WIDEST
    return recognised and goes_on and near and len(left.spots) >= WORDS
