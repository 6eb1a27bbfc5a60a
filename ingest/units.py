"""Units: clauses in the making."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

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
    goes_on: bool = False  # its count runs on across headings, whole


def as_unit(row: Row) -> Unit:
    """A table row or cell as a unit."""
    children = [as_unit(child) for child in row.children]
    return Unit(row.marker, list(row.words), children, row.doubt, cell=True, head=row.head)


FEWEST = 2  # headings among the numbers that prove it


def under_headings(units: Sequence[Unit]) -> Iterator[Unit]:
    """A count that runs on across headings without a number: each heading holds its own part."""
    if not _runs_across(units):
        _told_as_running(units)
        yield from units
        return
    heading: Unit | None = None
    for unit in units:
        if unit.marker is None:
            heading = unit if _is_bare(unit) else None
            yield unit
        elif heading is not None:
            unit.goes_on = True
            heading.children.append(unit)
        else:
            yield unit


def _is_bare(unit: Unit) -> bool:
    return unit.heading and unit.marker is None and not unit.children


def _runs_across(units: Sequence[Unit]) -> bool:
    """One count from 1 on, its first number and at least one later one right below a heading."""
    marked = [unit.marker for unit in units if unit.marker is not None]
    styles = {marker.style for marker in marked}
    if len(styles) != 1 or [marker.value for marker in marked] != list(range(1, len(marked) + 1)):
        return False
    opened = [
        unit.marker.value
        for above, unit in pairwise(units)
        if unit.marker is not None and _is_bare(above)
    ]
    return len(opened) >= FEWEST and opened[0] == 1


def _told_as_running(units: Sequence[Unit]) -> None:
    """Mark the parts of a count that runs on under headings: their beginning is no gap."""
    last: tuple[str, int] | None = None
    for unit in units:
        marked = [child for child in unit.children if child.marker is not None]
        if unit.marker is not None or not marked:
            continue
        first, end = marked[0].marker, marked[-1].marker
        assert first is not None and end is not None
        if last == (first.style, first.value - 1):
            marked[0].goes_on = True
        last = (end.style, end.value)
