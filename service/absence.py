"""Regions and elections that were asked for and have no circular: columns of their own; pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from service.compared import Absent, Cell, Column, Comparison
from service.elections import elections
from service.filters import circular_attributes
from service.model import Filters, Stored
from service.regions import Gazetteer


def absent_columns(
    filters: Filters, circulars: Sequence[Stored], gazetteer: Gazetteer
) -> tuple[Absent, ...]:
    """One for every region and election year that filters name and no circular answers to."""
    held = {place for stored in circulars for place in places_of(stored, gazetteer)}
    return tuple(
        Absent(region, year)
        for code in filters.region
        for year in filters.year
        if (code, year) not in held and (region := gazetteer.by_code(code)) is not None
    )


def places_of(stored: Stored, gazetteer: Gazetteer) -> Iterable[tuple[str, int]]:
    """The regions and election years a circular answers to; none while either is not known."""
    found = circular_attributes(stored, gazetteer)
    return [(code, int(year)) for code in found.get("region", ()) for year in found.get("year", ())]


def with_absent(made: Comparison, absent: Sequence[Absent]) -> Comparison:
    """A comparison with the missing circulars where they would stand in time."""
    if not absent:
        return made
    columns = sorted([*made.columns, *absent], key=lambda column: _order(column, made))
    places = {column.key: number for number, column in enumerate(made.columns)}
    rows = tuple(
        replace(row, cells=tuple(_cell(column, row.cells, places) for column in columns))
        for row in made.rows
    )
    return replace(made, columns=tuple(columns), rows=rows)


def _cell(column: Column, cells: Sequence[Cell], places: dict[str, int]) -> Cell:
    if column.key in places:
        return cells[places[column.key]]
    return Cell(column.key, "no_circular")


def _order(column: Column, made: Comparison) -> tuple[bool, str, int]:
    """Circulars keep their order; a missing one stands at its election's polling day."""
    if isinstance(column, Absent):
        days = [e.polling_day for e in elections() if e.year == column.election_year]
        day = max(days, default=f"{column.election_year}-12-31")
        return True, day, len(made.columns)
    number = made.columns.index(column)
    issued = column.reading.metadata.get("issued_on") if column.reading else None
    return column.key != made.baseline, issued or _undated(column), number


def _undated(stored: Stored) -> str:
    """Undated circulars stand at the end of their election."""
    year = stored.reading.election_year if stored.reading else None
    return f"{year}-12-31" if year else "9999"
