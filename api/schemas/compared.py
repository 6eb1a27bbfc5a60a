"""The shapes of what is thought about many circulars together."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from api.schemas.asked import ListQuery
from api.schemas.base import Fraction, Shape, Words
from api.schemas.circulars import ColumnOut, RegionOut
from api.schemas.citations import LegalBasisOut
from api.schemas.comparisons import CellOut, PlaceOut
from service.citing import Outcome
from service.compared import CellState


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


class GapsQuery(Shape):
    """Which circular is looked at, and against what."""

    circular: Words = Field(description="Key of the circular.")
    baseline: Words | None = Field(None, description="Key of one other; none: its neighbours.")


class HeldOut(Shape):
    """How many circulars one region has, in the order of the years."""

    region: RegionOut
    counts: list[int]


class MissingOut(Shape):
    """A region and election without a circular."""

    region: RegionOut
    year: int


class UnreadOut(Shape):
    """A circular with pages that gave no text."""

    circular: ColumnOut
    pages: list[int]


class CoverageOut(Shape):
    """What is kept and what is not."""

    years: list[int]
    regions: list[HeldOut]
    missing: list[MissingOut]
    unread: list[UnreadOut]
    unplaced: list[ColumnOut] = Field(description="Of unknown region or election.")
    clauses_recognised: int = Field(description="Clauses read by recognition.")
    clauses_low: int = Field(description="Of them, those that ask to be checked by eye.")
    failed: int = Field(description="Files kept that could not be read at all.")


class GapOut(Shape):
    """A topic on which a circular and the others differ."""

    topic: str
    label: str
    kind: Literal["missing", "unreadable", "only_here"]
    own: CellOut
    stated: list[CellOut]
    readable: int = Field(description="Of the others, those whose silence or words are known.")


class GapsOut(Shape):
    """What a circular leaves out, and what only it has."""

    circular: ColumnOut
    against: Literal["baseline", "neighbours"]
    others: list[ColumnOut]
    rows: list[GapOut]


class CellChangeOut(Shape):
    """A cell that reads otherwise than when the comparison was saved."""

    topic: str
    circular: str
    before: CellState | None
    now: CellState | None


class SinceOut(Shape):
    """What changed since a comparison was saved."""

    added: list[str]
    gone: list[str]
    reread: list[str]
    cells: list[CellChangeOut]
    nothing: bool
