"""A comparison whose changes are told from each circular to the next, as of one region; pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from service.compare import comparison_id
from service.model import Cell, Comparison, Stored

Laid = Callable[[Sequence[Stored], str | None], Comparison]


def stepwise(made: Comparison, laid: Laid) -> Comparison:
    """The same comparison, each column's changes told against the circular before it."""
    steps: dict[tuple[str, str], Cell] = {}
    for before, after in pairwise(made.circulars):
        two = laid([before, after], before.key)
        for row in two.rows:
            steps[row.topic, after.key] = row.cells[1]
    rows = tuple(
        replace(row, cells=tuple(steps.get((row.topic, c.circular), c) for c in row.cells))
        for row in made.rows
    )
    marked = comparison_id([one.key for one in made.circulars], made.filters, "previous")
    return replace(made, id=marked, rows=rows, against="previous")
