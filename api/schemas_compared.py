"""The shapes of what is thought about many circulars together: legal bases, lineage."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from api.schemas import ColumnOut, Fraction, LegalBasisOut, ListQuery, PlaceOut, Shape
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


class LikeOut(PlaceOut):
    """A like clause elsewhere."""

    share: Fraction


class DescentOut(Shape):
    """A clause, and the earlier clause its wording comes from."""

    path: str
    text: str
    pages: list[int]
    how: Literal["copied", "adapted", "own"]
    share: Fraction = Field(description="Of the clause's letters that stand in the source.")
    source: PlaceOut | None = Field(description="The earlier clause of nearest wording.")
    origin: PlaceOut | None = Field(description="The oldest clause the line leads back to.")
    others: list[LikeOut] = Field(description="Like clauses of other earlier circulars.")
    diff: list[tuple[Literal["same", "insert", "delete"], str]]


class TracedOut(ColumnOut):
    """A circular with what it took from earlier ones."""

    asked: bool = Field(description="False: shown only because others descend from it.")
    copied: Fraction
    parent: str | None = Field(description="The circular most of its wording comes from.")
    chain: list[str] = Field(description="The line of main sources, oldest first, itself last.")
    clauses: list[DescentOut]


class LinkOut(Shape):
    """A circular and one it took wording from."""

    source: str
    copy_: str = Field(alias="copy")
    share: Fraction = Field(description="Of the copy's letters that stand in the source.")
    clauses: int
    main: bool
    certain: bool = Field(description="False: one of them is undated, ordered by its election.")


class LineageOut(Shape):
    """Where the wording of circulars comes from."""

    circulars: list[TracedOut]
    links: list[LinkOut]
