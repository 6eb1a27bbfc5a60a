"""The shapes of what is thought about many circulars together: legal bases."""

from __future__ import annotations

from pydantic import Field

from api.schemas import ColumnOut, LegalBasisOut, ListQuery, Shape
from service.citing import Outcome


class BasesQuery(ListQuery):
    """Which circulars' legal bases are wanted."""

    outcome: list[Outcome] = Field(
        [], max_length=6, description="Only circulars with a citation judged so; may be repeated."
    )


class BasisOut(LegalBasisOut):
    """A kept circular with its legal basis."""

    circular: ColumnOut


class BasesOut(Shape):
    """A stretch of circulars with their legal bases, by date of issue."""

    total: int
    limit: int
    offset: int
    items: list[BasisOut]
