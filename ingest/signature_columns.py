"""Signatures that stand side by side, taken apart into columns of lines."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.model import Line

SAME_COLUMN = 0.14  # of the page's width: how far a centred line's middle may stray


def columns(lines: Iterable[Line]) -> list[list[Line]]:
    """Lines of signatures that stand side by side, apart; one list when only one signs."""
    kept = [line for line in lines if line.text.strip()]
    if not any(_beside(one, other) for one in kept for other in kept if one is not other):
        return [kept] if kept else []
    found: list[list[Line]] = []
    for line in sorted(kept, key=lambda item: (item.page, item.box.y0)):
        home = min(found, key=lambda column: _distance(column, line), default=None)
        if home is None or _distance(home, line) >= SAME_COLUMN:
            found.append([line])
        else:
            home.append(line)
    return sorted(found, key=lambda column: min(line.box.x0 for line in column))


def _beside(one: Line, other: Line) -> bool:
    overlap = min(one.box.y1, other.box.y1) - max(one.box.y0, other.box.y0)
    apart = other.box.x0 > one.box.x1 + 0.01
    return (
        one.page == other.page and apart and overlap > 0.5 * min(one.box.height, other.box.height)
    )


def _distance(column: list[Line], line: Line) -> float:
    """How far a line stands from a column: by its centre, or by the left edge of the last line."""
    centre = sum((item.box.x0 + item.box.x1) / 2 for item in column) / len(column)
    left = abs(column[-1].box.x0 - line.box.x0)
    return min(abs(centre - (line.box.x0 + line.box.x1) / 2), left * 3)
