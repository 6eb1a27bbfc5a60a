"""Printed lines of a table to rows of cells: heads left out, page breaks closed, rows counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.model import Line, Marker, Word
from ingest.numbering import Reading, readings
from ingest.numerals import label_of

HEADERS = frozenset(
    "no nomor uraian jenis bentuk dasar sanksi keterangan pelanggaran kegiatan nama jabatan"
    " larangan kewajiban ketentuan waktu pelaksana penanggung hukuman instansi unit norma"
    " tahapan".split()
)
HEAD_WORDS = 7  # a cell of a head row is no longer
WIDEST = 4  # characters of a row's number


@dataclass(frozen=True, slots=True)
class Cells:
    """One printed row: its cells' lines by column."""

    page: int
    columns: dict[int, tuple[Line, ...]]

    @property
    def text(self) -> str:
        """All cells' texts."""
        return " ".join(line.text for lines in self.columns.values() for line in lines)

    def words(self, column: int) -> tuple[Word, ...]:
        """One cell's words."""
        return tuple(word for line in self.columns[column] for word in line.words)

    def printed(self, column: int) -> str:
        """One cell's text."""
        return " ".join(line.text for line in self.columns.get(column, ()))

    def joined(self, later: Cells) -> Cells:
        """This row with what stands under its cells on the next page."""
        columns = dict(self.columns)
        for column, lines in later.columns.items():
            columns[column] = (*columns.get(column, ()), *lines)
        return replace(self, columns=dict(sorted(columns.items())))


def cells_of(lines: Sequence[Line]) -> list[Cells]:
    """The lines of one table as rows, in printed order."""
    rows: list[Cells] = []
    key: tuple[int, int] | None = None
    for line in lines:
        place, column = (line.page, line.row or 0), line.column or 0
        if place != key or column < max(rows[-1].columns):
            rows.append(Cells(line.page, {}))
            key = place
        rows[-1].columns[column] = (*rows[-1].columns.get(column, ()), line)
    return rows


@dataclass(frozen=True, slots=True)
class Numbers:
    """The column that numbers the rows, and how far it has counted."""

    column: int = 0
    style: str = ""  # "" when no column numbers the rows
    last: int = 0
    fresh: bool = True  # nothing counted since the table or its section began

    @property
    def kept(self) -> bool:
        """Whether the table numbers its rows."""
        return bool(self.style)

    def restarted(self) -> Numbers:
        """The count after a section row: on from where it was, or from one."""
        return replace(self, fresh=True)

    def only_number(self, cells: Cells) -> bool:
        """Whether all that a row holds is its number."""
        return self.kept and set(cells.columns) == {self.column} and _is_short(cells, self.column)

    def read(self, cells: Cells) -> tuple[Marker | None, str | None, Numbers]:
        """A row's number as printed; a damaged one is known by its place in the count."""
        printed = cells.printed(self.column)
        if not _is_short(cells, self.column):
            return None, None, self
        sure = _sure(printed)
        if sure is not None and sure.marker.style == self.style:
            marker = replace(sure.marker, printed=printed)
            return marker, None, self._counted(sure.marker.value)
        value = 1 if self.fresh and _like_one(printed) else self._next(printed)
        marker = Marker(self.style, value, printed, label_of(self.style, value))
        return marker, f"number read as {printed!r}", self._counted(value)

    def unread(self, below: Cells | None) -> tuple[Marker | None, str | None, Numbers]:
        """A row without a number where the row below has the next but one: the one between."""
        value = self.last + 1
        if below is None or self.column not in below.columns:
            return None, None, self
        printed = below.printed(self.column)
        sure = _sure(printed)
        proved = (
            sure.marker.value if sure and sure.marker.style == self.style else _figures(printed)
        )
        if proved != value + 1:
            return None, None, self
        marker = Marker(self.style, value, "", label_of(self.style, value))
        return marker, "number not read", self._counted(value)

    def _next(self, printed: str) -> int:
        """The value of a damaged number: its figures where they go on, a row perhaps left out."""
        figures = _figures(printed) if self.style.startswith("angka") else None
        return figures if figures == self.last + 2 else self.last + 1

    def _counted(self, value: int) -> Numbers:
        return replace(self, last=value, fresh=False)


def marked(words: tuple[Word, ...]) -> tuple[Marker | None, tuple[Word, ...]]:
    """A marker that is a word of its own at the start, and the words after it."""
    if not words:
        return None, words
    text = words[0].text
    for reading in readings(text + " x"):
        if reading.doubt < 1 and reading.end == len(text) + 1:
            return reading.marker, words[1:]
    return None, words


def _figures(printed: str) -> int | None:
    """The figures of a number whose stop was misread: 12: as 12."""
    match = re.fullmatch(r"\W{0,2}(\d{1,2})\W{0,2}", printed.strip())
    return int(match[1]) if match else None


def _like_one(printed: str) -> bool:
    """A damaged number that looks like a one: l. i 1; |."""
    return bool(re.fullmatch(r"[1lIi|!]{1,2}\W{0,2}", printed))


def numbers_of(rows: Sequence[Cells]) -> Numbers:
    """The first column, when at least half of its cells are numbers that count."""
    wide = [row for row in rows if len(row.columns) > 1]
    first = min((c for row in wide for c in row.columns), default=0)
    short = [row for row in wide if first in row.columns and _is_short(row, first)]
    styles = Counter(style for row in short for style in _styles(row.printed(first)))
    if not styles or 2 * len(short) < len(wide):
        return Numbers()
    style, times = max(styles.items(), key=lambda found: (found[1], found[0] == "angka"))
    return Numbers(first, style) if 2 * times >= len(short) - 1 else Numbers()


def _styles(printed: str) -> frozenset[str]:
    """The styles a number's cell may be printed in, damaged or not."""
    sure = _sure(printed)
    if sure is not None:
        return frozenset({sure.marker.style})
    ways = readings(printed.strip() + " x")
    return frozenset(r.marker.style for r in ways if r.counted and len(printed) <= r.end)


def _is_short(cells: Cells, column: int) -> bool:
    text = cells.printed(column)
    return len(text) <= WIDEST and len(text.split()) < 3


def _sure(printed: str) -> Reading | None:
    """A number that stands alone in its cell: 1. 1 a. (1)."""
    text = printed.strip()
    for reading in readings(text + (". x" if text.isdigit() else " x")):
        if reading.doubt < 1 and reading.counted and len(text) <= reading.end:
            return reading
    return None


def without_heads(rows: Sequence[Cells], numbers: Numbers) -> list[Cells]:
    """Rows without column titles (again on each page), those broken by a page end joined."""
    kept: list[Cells] = []
    heads: set[str] = set()
    page = 0
    for row in rows:
        leading = not kept or row.page != page
        if _is_head(row, numbers if leading else Numbers(), heads):
            heads.add(_plain(row))
        elif kept and leading and _goes_on(row, kept[-1], numbers):
            kept[-1] = kept[-1].joined(row)
            page = row.page
        else:
            kept.append(row)
            page = row.page
    return kept


def heads_of(rows: Sequence[Cells], kept: Sequence[Cells]) -> dict[int, str]:
    """The titles of the columns: the first row left out that has several cells."""
    words = {id(line) for row in kept for lines in row.columns.values() for line in lines}
    left = (row for row in rows if not any(id(x) in words for c in row.columns.values() for x in c))
    first = next((row for row in left if len(row.columns) > 1), None)
    return {c: first.printed(c) for c in first.columns} if first is not None else {}


def _plain(row: Cells) -> str:
    return re.sub(r"\W+", "", row.text.casefold())


def _is_head(row: Cells, numbers: Numbers, seen: set[str]) -> bool:
    """Column titles: said before, known words, or all there is above the first number."""
    if _plain(row) in seen:
        return True
    cells = [row.printed(c).strip() for c in sorted(row.columns)]
    if len(cells) < 2 or any(len(cell.split()) > HEAD_WORDS for cell in cells):
        return False
    if _counts_columns(cells):
        return True
    known = sum(_first_word(cell) in HEADERS for cell in cells)
    if _first_word(cells[0]) in {"no", "nomor"} or known == len(cells):
        return True
    numbered = numbers.kept and numbers.column in row.columns
    return numbers.kept and not seen and not numbered and known > 0


def _first_word(cell: str) -> str:
    return re.split(r"[\s./-]+", cell.casefold() + " ")[0]


def _counts_columns(cells: Sequence[str]) -> bool:
    """The row that numbers the columns: 1 2 3 4 or (1) (2) (3)."""
    return [re.sub(r"\D", "", cell) for cell in cells] == [
        str(n) for n in range(1, len(cells) + 1)
    ] and all(len(cell) <= WIDEST for cell in cells)


def _goes_on(row: Cells, above: Cells, numbers: Numbers) -> bool:
    """A page's first row without a number, where rows are numbered: the row above goes on."""
    if not numbers.kept or len(above.columns) < 2:
        return False
    return min(row.columns) > numbers.column and not _begins_anew(row, above, numbers)


def _begins_anew(row: Cells, above: Cells, numbers: Numbers) -> bool:
    """A recognised row whose number was not read: every cell is filled and begins a phrase."""
    recognised = any(line.confidence is not None for c in row.columns.values() for line in c)
    texts = [row.printed(column)[:1] for column in above.columns if column != numbers.column]
    return recognised and len(texts) > 1 and all(text.isupper() for text in texts)
