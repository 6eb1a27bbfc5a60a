"""Tables without rules: a head row that begins with No, numbered rows, white gutters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.gutters import ruled_by_gutters
from ingest.pieces import Row
from ingest.rules import Segment
from ingest.spots import Spot
from ingest.table_cells import HEADERS
from ingest.tables import Grid

NUMBERED = re.compile(r"\(?\d{1,2}[.,)]?")
NO = re.compile(r"(?i)(?:no|nomor)\.?")
STEP = 3.2  # word heights: text further below no longer belongs to the table
LEVEL = 0.6  # word heights: cells of one line stand no further apart


def open_tables(rows: Sequence[Row], em: float, character: float) -> tuple[Grid, ...]:
    """The tables of a page that only their words' places show; `rows` as columns.rows_of gives."""
    grids: list[Grid] = []
    done = 0
    for i, row in enumerate(rows):
        if i < done or not _heads(row):
            continue
        end = _end(rows, i, em)
        grid = _grid([s for r in rows[i:end] for p in r for s in p.spots], em, character)
        if grid is not None:
            grids.append(grid)
            done = end
    return tuple(grids)


def _heads(row: Row) -> bool:
    """NO, JENIS PELANGGARAN, SANKSI: the usual words of table heads, and no colon."""
    words = [spot.word.text for piece in row for spot in piece.spots]
    plain = [re.sub(r"\W", "", word).lower() for word in words]
    known = sum(word in HEADERS for word in plain[1:])
    return bool(NO.fullmatch(words[0])) and ":" not in "".join(words) and known > 0 and len(row) > 1


def _end(rows: Sequence[Row], first: int, em: float) -> int:
    """The first row too far below the one before it."""
    end = first + 1
    while end < len(rows) and rows[end][0].middle - rows[end - 1][0].middle < STEP * em:
        end += 1
    return end


def _grid(spots: Sequence[Spot], em: float, character: float) -> Grid | None:
    """Rows begin at the numbers under NO; each number must have words beside it."""
    head = min(spots, key=lambda s: (round(s.y0 / em), s.x0))
    numbers = [
        s
        for s in sorted(spots, key=lambda s: s.y0)
        if NUMBERED.fullmatch(s.word.text) and abs(s.x0 - head.x0) < 4 * character
    ]
    beside = [s for s in numbers if _beside(s, spots, em) > 1]
    if len(numbers) < 2 or len(beside) < 0.6 * len(numbers):
        return None
    last = max(s.y1 for s in _last_row(numbers[-1], spots, em))
    places = [head.y0, *(s.y0 for s in numbers), last + 0.8 * em]
    x0, x1 = min(s.x0 for s in spots) - character, max(s.x1 for s in spots) + character
    levels = [Segment(x0, x1, y - 0.4 * em, y - 0.4 * em) for y in places]
    return ruled_by_gutters(levels, spots, character)


def _beside(number: Spot, spots: Sequence[Spot], em: float) -> int:
    """How many runs of words stand on the number's line behind it, parted by wide gaps."""
    line = sorted(
        (s for s in spots if abs(s.middle - number.middle) < LEVEL * em and s.x0 > number.x1),
        key=lambda s: s.x0,
    )
    ends = [number.x1, *(s.x1 for s in line)]
    return sum(s.x0 - end > 1.2 * em for s, end in zip(line, ends, strict=False))


def _last_row(number: Spot, spots: Sequence[Spot], em: float) -> list[Spot]:
    """The last number's line and the lines that follow it at the usual distance."""
    kept = [number]
    for spot in sorted((s for s in spots if s.y0 > number.y0 - LEVEL * em), key=lambda s: s.y0):
        if spot.y0 - max(s.y0 for s in kept) < 1.9 * em:
            kept.append(spot)
    return kept
