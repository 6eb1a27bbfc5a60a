"""Cells of a table to its rows: which cell is the row's own text, which its number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.model import Line, Marker, Word
from ingest.numbering import readings

HEADERS = (
    "no",
    "no.",
    "nomor",
    "uraian",
    "jenis",
    "bentuk",
    "dasar",
    "sanksi",
    "keterangan",
    "pelanggaran",
    "kegiatan",
)

Row = tuple[Marker | None, tuple[Word, ...], tuple["Row", ...]]


@dataclass(frozen=True, slots=True)
class Cells:
    """One printed row: its cells' lines by column."""

    columns: dict[int, list[Line]]

    @property
    def text(self) -> str:
        """All cells' texts."""
        return " ".join(line.text for lines in self.columns.values() for line in lines)


def is_table(lines: Sequence[Line]) -> bool:
    """Whether the lines are cells."""
    return any(line.row is not None for line in lines)


def rows_units(lines: Sequence[Line]) -> Iterator[Row]:
    """Rows as (marker, words, children); section rows hold the rows below them."""
    section: tuple[Marker | None, tuple[Word, ...]] | None = None
    held: list[Row] = []
    for cells in _rows(lines):
        if _is_header(cells):
            continue
        if len(cells.columns) == 1 and _heading(cells):
            if section is not None:
                yield (*section, tuple(held))
            section, held = _section(cells), []
            continue
        row = _row(cells)
        if section is None:
            yield row
        else:
            held.append(row)
    if section is not None:
        yield (*section, tuple(held))


def _rows(lines: Sequence[Line]) -> Iterator[Cells]:
    current: tuple[int, int] | None = None
    columns: dict[int, list[Line]] = {}
    for line in lines:
        key = (line.page, line.row or 0)
        if key != current and columns:
            yield Cells(columns)
            columns = {}
        current = key
        columns.setdefault(line.column or 0, []).append(line)
    if columns:
        yield Cells(columns)


def _is_header(cells: Cells) -> bool:
    """The row of column titles: short, no numbers, known words."""
    first = [lines[0].text.strip().casefold() for lines in cells.columns.values()]
    return (
        len(first) > 1 and (first[0] in {"no", "no.", "nomor"} or first[0].startswith("no "))
    ) or (all(t.split()[0].strip(".") in HEADERS for t in first if t.split()) and len(first) > 1)


def _heading(cells: Cells) -> bool:
    return len(cells.text.split()) < 20


def _section(cells: Cells) -> tuple[Marker | None, tuple[Word, ...]]:
    words = _words(next(iter(cells.columns.values())))
    marker, rest = _marked(words)
    return marker, rest


def _words(lines: Sequence[Line]) -> tuple[Word, ...]:
    return tuple(word for line in lines for word in line.words)


def _marked(words: tuple[Word, ...]) -> tuple[Marker | None, tuple[Word, ...]]:
    """A marker that is a word of its own at the start, and the words after it."""
    if not words:
        return None, words
    text = words[0].text
    for reading in readings(text + " x"):
        if reading.doubt < 1 and reading.end == len(text) + 1:
            return reading.marker, words[1:]
    return None, words


def _row(cells: Cells) -> Row:
    """A row: the number's cell gives the marker, the next cell the text, the others children."""
    ordered = [(_words(cells.columns[c])) for c in sorted(cells.columns)]
    marker: Marker | None = None
    if len(ordered) > 1 and len(ordered[0]) == 1:
        marker = _number(ordered[0][0].text)
    if marker is not None:
        ordered = ordered[1:]
        own = ordered[0]
    else:
        marker, own = _marked(ordered[0])
    children: tuple[Row, ...] = tuple((None, words, ()) for words in ordered[1:])
    return marker, own, children


def _number(text: str) -> Marker | None:
    for reading in readings(text + (" x" if not text.isdigit() else ". x")):
        if reading.doubt < 1:
            marker = reading.marker
            return Marker(marker.style, marker.value, text, marker.label)
    return None
