"""What a circular leaves out that others regulate, and what only it has; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from service.compared import Cell, CellState, Comparison
from service.model import Stored


@dataclass(frozen=True, slots=True)
class Gap:
    """A topic on which a circular and the others differ."""

    topic: str
    label: str
    own: Cell  # of the circular looked at
    stated: tuple[Cell, ...]  # of the others that regulate it
    readable: int  # of the others, those that were read whole or regulate it
    kind: Literal["missing", "unreadable", "only_here"]


@dataclass(frozen=True, slots=True)
class Gaps:
    """The gap report of one circular."""

    circular: Stored
    others: tuple[Stored, ...]
    against: Literal["baseline", "neighbours"]
    rows: tuple[Gap, ...]  # what is missing first, what most others regulate first


def gaps(made: Comparison, key: str, against: Literal["baseline", "neighbours"]) -> Gaps:
    """The rows of a comparison on which one column differs from all the others."""
    place = next(n for n, column in enumerate(made.columns) if column.key == key)
    rows = [gap for row in made.rows if (gap := _gap(row.topic, row.label, row.cells, place))]
    order = {"missing": 0, "unreadable": 1, "only_here": 2}
    rows.sort(key=lambda gap: (order[gap.kind], -len(gap.stated)))  # stable: else as on screen
    circular = next(one for one in made.circulars if one.key == key)
    others = tuple(one for one in made.circulars if one.key != key)
    return Gaps(circular, others, against, tuple(rows))


def _gap(topic: str, label: str, cells: Sequence[Cell], place: int) -> Gap | None:
    own = cells[place]
    others = [cell for number, cell in enumerate(cells) if number != place]
    stated = tuple(cell for cell in others if cell.state == "stated")
    readable = sum(cell.state in ("stated", "not_stated") for cell in others)
    kind = _kind(own.state, len(stated), readable)
    return Gap(topic, label, own, stated, readable, kind) if kind else None


def _kind(
    own: CellState, stated: int, readable: int
) -> Literal["missing", "unreadable", "only_here"] | None:
    """Silence proves something only where all was read."""
    if own == "stated":
        return "only_here" if not stated and readable else None
    if not stated:
        return None
    return "missing" if own == "not_stated" else "unreadable"
