"""The shapes of circulars laid side by side."""

from __future__ import annotations

from typing import Literal

from api.schemas.base import Shape
from api.schemas.circulars import ClauseHead, ColumnOut
from api.schemas.search import FiltersOut
from service.compared import CellState, Change


class CellOut(Shape):
    """What one circular says on one subject."""

    circular: str
    state: CellState
    clauses: list[ClauseHead]
    change: Change | None
    diff: list[tuple[Literal["same", "insert", "delete"], str]]


class RowOut(Shape):
    """One subject across the circulars."""

    topic: str
    label: str
    cells: list[CellOut]


class PlaceOut(Shape):
    """A clause of a circular."""

    circular: str
    path: str


class PairOut(Shape):
    """Two clauses that say the like."""

    a: PlaceOut
    b: PlaceOut
    likeness: float
    change: Change
    aspects: list[tuple[str, Change]]


class ComparisonOut(Shape):
    """Circulars laid side by side."""

    id: str
    filters: FiltersOut
    baseline: str | None
    columns: list[ColumnOut]
    rows: list[RowOut]
    pairs: list[PairOut]
