"""How a comparison is laid on paper: circulars by number, wide tables in parts, silence told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.compared import Cell, CellState, Column, Comparison, Row
from service.reports.naming import STATES, UNQUOTED, column_title, from_news, shown_change

ACROSS = 8  # circulars beside each other on a landscape page
SIGNS: dict[CellState, str] = {
    "stated": "✓",
    "not_stated": "–",
    "unreadable": "?",
    "no_circular": "∅",
}
SILENT: tuple[CellState, ...] = ("not_stated", "unreadable", "no_circular")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A circular with the number it goes by in the tables."""

    number: int  # from 1, in screen order
    column: Column

    @property
    def title(self) -> str:
        """The number before its name."""
        return f"[{self.number}] {column_title(self.column)}"


@dataclass(frozen=True, slots=True)
class Part:
    """Some neighbouring circulars of a table too wide for a page."""

    first: int  # place of the first, from 0
    columns: tuple[Numbered, ...]

    def cells(self, row: Row) -> tuple[tuple[Numbered, Cell], ...]:
        """The cells of a row that stand in this part, with their circulars."""
        cells = row.cells[self.first : self.first + len(self.columns)]
        return tuple(zip(self.columns, cells, strict=True))


def numbered(made: Comparison) -> tuple[Numbered, ...]:
    """All circulars with their numbers."""
    return tuple(Numbered(n, column) for n, column in enumerate(made.columns, 1))


def parts_of(made: Comparison, across: int = ACROSS) -> tuple[Part, ...]:
    """A table in parts of nearly equal width, each narrow enough to be read."""
    columns = numbered(made)
    count = max(1, -(-len(columns) // across))
    size = -(-len(columns) // count)
    return tuple(
        Part(first, columns[first : first + size]) for first in range(0, len(columns), size)
    )


def speaking(made: Comparison, row: Row) -> Iterator[tuple[Numbered, Cell]]:
    """Circulars that regulate a topic."""
    for one, cell in zip(numbered(made), row.cells, strict=True):
        if cell.clauses:
            yield one, cell


def silence(made: Comparison, row: Row) -> Iterator[str]:
    """The circulars that do not, by number, one sentence a reason."""
    cells = list(zip(numbered(made), row.cells, strict=True))
    for state in SILENT:
        silent = [one for one, cell in cells if cell.state == state]
        unquoted = [one for one in silent if state == "not_stated" and from_news(one.column)]
        if told := [one for one in silent if one not in unquoted]:
            yield f"{STATES[state].capitalize()}: {_numbers(told)}{_dropped(cells, state)}"
        if unquoted:
            yield f"{UNQUOTED.capitalize()}: {_numbers(unquoted)}"


def _dropped(cells: Sequence[tuple[Numbered, Cell]], state: CellState) -> str:
    dropped = [one for one, cell in cells if shown_change(one.column, cell) == "removed"]
    if state != "not_stated" or not dropped:
        return ""
    return f" (dihilangkan terhadap pembanding: {_numbers(dropped)})"


def _numbers(values: Sequence[Numbered]) -> str:
    return ", ".join(f"[{one.number}]" for one in values)
