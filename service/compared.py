"""Circulars laid side by side, as frozen dataclasses: Column, Row, Cell, Pair, Comparison."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from service.model import Filters, Region, Stored, TopicalClause

CellState = Literal["stated", "not_stated", "unreadable", "no_circular"]
Change = Literal["same", "reworded", "stricter", "softer", "wider", "narrower", "added", "removed"]
Against = Literal["baseline", "previous"]


@dataclass(frozen=True, slots=True)
class Absent:
    """A region and election asked for of which no circular is kept: a column all the same."""

    region: Region
    election_year: int

    @property
    def key(self) -> str:
        """What its cells are known by; never the key of a circular."""
        return f"none-{self.region.code}-{self.election_year}"


Column = Stored | Absent


@dataclass(frozen=True, slots=True)
class Cell:
    """What one circular says on one row's subject."""

    circular: str  # key
    state: CellState
    clauses: tuple[TopicalClause, ...] = ()
    change: Change | None = None  # against the baseline
    diff: tuple[tuple[Literal["same", "insert", "delete"], str], ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One subject across all circulars compared."""

    topic: str
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two clauses of different circulars that say the like."""

    a: tuple[str, str]  # circular key, clause path
    b: tuple[str, str]
    likeness: float
    change: Change
    aspects: tuple[tuple[str, str], ...] = ()  # what the change lies in: ("force", "stricter")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Circulars laid side by side: CONTRACT.md Comparison."""

    id: str
    filters: Filters
    baseline: str | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    pairs: tuple[Pair, ...]
    against: Against = "baseline"  # what changes are told against: the circular before, in a trend

    @property
    def circulars(self) -> tuple[Stored, ...]:
        """The columns that are circulars."""
        return tuple(column for column in self.columns if isinstance(column, Stored))

    @property
    def absent(self) -> tuple[Absent, ...]:
        """The columns that stand for a circular not kept."""
        return tuple(column for column in self.columns if isinstance(column, Absent))
