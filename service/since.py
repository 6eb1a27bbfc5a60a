"""What changed in a saved comparison since it was saved; pure."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from service.compared import Cell, CellState, Comparison

Snapshot = Mapping[str, Any]  # what is kept of a comparison, as JSON


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell that reads otherwise than when the comparison was saved."""

    topic: str
    circular: str
    before: CellState | None  # None: the cell was not there
    now: CellState | None


@dataclass(frozen=True, slots=True)
class Since:
    """All that changed since a comparison was saved."""

    added: tuple[str, ...]  # circulars, by key
    gone: tuple[str, ...]
    reread: tuple[str, ...]  # read or corrected anew
    cells: tuple[CellChange, ...]

    @property
    def nothing(self) -> bool:
        """Whether it is just as it was."""
        return not (self.added or self.gone or self.cells)


def snapshot(made: Comparison) -> dict[str, Any]:
    """What must be kept to tell later what changed: revisions, and a mark of every cell."""
    return {
        "revisions": {stored.key: stored.revision for stored in made.circulars},
        "cells": {
            row.topic: {cell.circular: [cell.state, _mark(cell)] for cell in row.cells}
            for row in made.rows
        },
    }


def since(before: Snapshot, made: Comparison) -> Since:
    """How a comparison differs from what was kept of it."""
    then, now = before["revisions"], {one.key: one.revision for one in made.circulars}
    after = snapshot(made)["cells"]
    return Since(
        tuple(key for key in now if key not in then),
        tuple(key for key in then if key not in now),
        tuple(key for key in now if key in then and then[key] != now[key]),
        tuple(_changes(before["cells"], after)),
    )


def _changes(before: Snapshot, after: Snapshot) -> list[CellChange]:
    """Cells of circulars that stand in both, in the order of the rows."""
    columns = {key for cells in before.values() for key in cells}
    columns &= {key for cells in after.values() for key in cells}
    found = []
    for topic in dict.fromkeys([*after, *before]):
        for key in sorted(columns):
            old = before.get(topic, {}).get(key)
            new = after.get(topic, {}).get(key)
            if old != new:
                states = [cell[0] if cell else None for cell in (old, new)]
                found.append(CellChange(topic, key, states[0], states[1]))
    return found


def _mark(cell: Cell) -> str:
    words = "\n".join(f"{item.clause.path} {item.clause.text}" for item in cell.clauses)
    return hashlib.sha256(words.encode()).hexdigest()[:12] if words else ""
