"""Units: clauses in the making."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.model import Marker, Word
from ingest.table_rows import Row


@dataclass(slots=True)
class Unit:
    """A clause in the making: its marker, its words, the units under it."""

    marker: Marker | None
    words: list[Word] = field(default_factory=list)
    children: list[Unit] = field(default_factory=list)
    doubt: str | None = None
    heading: bool = False
    cell: bool = False
    head: str = ""  # the title of a cell's column


def as_unit(row: Row) -> Unit:
    """A table row or cell as a unit."""
    children = [as_unit(child) for child in row.children]
    return Unit(row.marker, list(row.words), children, row.doubt, cell=True, head=row.head)
