"""Cells of a table to its rows: which cell is the row's own text, which its number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from ingest.model import Line, Marker, Word
from ingest.table_cells import (
    Cells,
    Numbers,
    cells_of,
    heads_of,
    marked,
    numbers_of,
    without_heads,
)

SECTION = 20  # words: a row of one cell that is shorter names the rows below it


@dataclass(frozen=True, slots=True)
class Row:
    """A row, a cell or a section of a table: its number, its own words, what stands under it."""

    marker: Marker | None
    words: tuple[Word, ...]
    children: tuple[Row, ...] = ()
    doubt: str | None = None
    head: str = ""  # the title of the column it stands in


def rows_units(lines: Sequence[Line]) -> Iterator[Row]:
    """The rows of one table, which may go on over pages; section rows hold the rows below them."""
    rows = cells_of(lines)
    numbers = numbers_of(rows)
    section: Row | None = None
    held: list[Row] = []
    kept = without_heads(rows, numbers)
    heads = heads_of(rows, kept)
    for cells, below in zip_longest(kept, kept[1:]):
        if _heads_section(cells, numbers):
            if section is not None:
                yield replace(section, children=tuple(held))
            section, held = _section(cells), []
            numbers = numbers.restarted()
            continue
        row, numbers = _row(cells, numbers, below, heads)
        if section is None:
            yield row
        else:
            held.append(row)
    if section is not None:
        yield replace(section, children=tuple(held))


def _heads_section(cells: Cells, numbers: Numbers) -> bool:
    """One cell from the first column on, short: A. PELANGGARAN DISIPLIN."""
    if len(cells.columns) != 1 or numbers.only_number(cells):
        return False
    first = min(cells.columns)
    return len(cells.text.split()) < SECTION and (first == 0 or not numbers.kept)


def _section(cells: Cells) -> Row:
    return Row(*marked(cells.words(min(cells.columns))))


def _row(
    cells: Cells, numbers: Numbers, below: Cells | None, heads: dict[int, str]
) -> tuple[Row, Numbers]:
    """A row: the number's cell gives the marker, the next cell the text, the others children."""
    columns = sorted(cells.columns)
    marker: Marker | None = None
    doubt: str | None = None
    if numbers.kept and columns[0] == numbers.column:
        marker, doubt, numbers = numbers.read(cells)
        columns = columns[1:] if marker is not None else columns
    elif numbers.kept and len(columns) > 1:
        marker, doubt, numbers = numbers.unread(below)
    if not columns:
        return Row(marker, (), doubt=doubt), numbers
    own = _cell(cells.columns[columns[0]], first=marker is None)
    others = tuple(
        replace(_cell(cells.columns[c], first=False), head=heads.get(c, "")) for c in columns[1:]
    )
    head = heads.get(columns[0], "")
    return Row(marker or own.marker, own.words, (*own.children, *others), doubt, head), numbers


def _cell(lines: Sequence[Line], first: bool) -> Row:
    """A cell's words; the items of a list a. b. c. in it become children."""
    starts = _list_starts(lines)
    if not starts:
        words = tuple(w for line in lines for w in line.words)
        return Row(*marked(words)) if first else Row(None, words)
    parts = [lines[i:j] for i, j in zip(starts, [*starts[1:], len(lines)], strict=True)]
    items = (marked(tuple(w for line in part for w in line.words)) for part in parts)
    head = tuple(w for line in lines[: starts[0]] for w in line.words)
    own = marked(head) if first else (None, head)
    return Row(*own, tuple(Row(*item) for item in items))


def _list_starts(lines: Sequence[Line]) -> list[int]:
    """Lines of a cell that count 1, 2, … in one style; none when they do not."""
    starts: list[int] = []
    style = ""
    for index, line in enumerate(lines):
        marker = marked(line.words)[0] if len(line.words) > 1 else None
        if marker is None or marker.value != len(starts) + 1 or (starts and marker.style != style):
            continue
        starts.append(index)
        style = marker.style
    return starts if len(starts) > 1 else []
