"""A comparison whose changes are told from one circular of a region to its next; pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from service.compare import comparison_id
from service.compared import Cell, Comparison
from service.model import Stored

Laid = Callable[[Sequence[Stored], str | None], Comparison]


def stepwise(made: Comparison, laid: Laid) -> Comparison:
    """The same comparison, each column's changes told against its region's circular before it."""
    steps: dict[tuple[str, str], Cell] = {}
    for before, after in _steps(made.circulars):
        two = laid([before, after], before.key)
        for row in two.rows:
            steps[row.topic, after.key] = row.cells[1]
    rows = tuple(
        replace(row, cells=tuple(steps.get((row.topic, c.circular), c) for c in row.cells))
        for row in made.rows
    )
    marked = comparison_id([one.key for one in made.circulars], made.filters, "previous")
    return replace(made, id=marked, rows=rows, against="previous")


def _steps(circulars: Sequence[Stored]) -> Iterator[tuple[Stored, Stored]]:
    """Each circular with the one before it of the same region; nothing where that is not known."""
    last: dict[str, Stored] = {}
    for one in circulars:
        region = one.reading.region if one.reading else None
        if region is None:
            continue
        if region.code in last:
            yield last[region.code], one
        last[region.code] = one
