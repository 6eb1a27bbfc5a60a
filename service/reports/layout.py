"""How a comparison is laid on paper: circulars by number, wide tables in parts, silence told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.model import Cell, CellState, Column, Comparison, Row
from service.reports.report import STATES, column_title

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

    def cells(self, row: Row) -> tuple[Cell, ...]:
        """The cells of a row that stand in this part."""
        return row.cells[self.first : self.first + len(self.columns)]


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


def silence(row: Row) -> Iterator[str]:
    """The circulars that do not, by number, one sentence a reason."""
    for state in SILENT:
        silent = [n for n, cell in enumerate(row.cells, 1) if cell.state == state]
        if silent:
            dropped = [n for n, cell in enumerate(row.cells, 1) if cell.change == "removed"]
            told = f"{STATES[state].capitalize()}: {_numbers(silent)}"
            if state == "not_stated" and dropped:
                told += f" (dihilangkan terhadap pembanding: {_numbers(dropped)})"
            yield told


def _numbers(values: Sequence[int]) -> str:
    return ", ".join(f"[{value}]" for value in values)
