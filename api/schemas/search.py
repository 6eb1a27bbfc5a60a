"""The shapes of answers to questions."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from api.schemas.base import Shape
from api.schemas.circulars import ClauseFound, ColumnOut, RegionOut


class FiltersOut(Shape):
    """Filters that are set, resolved to official codes."""

    region: list[str] = Field([])
    province: list[str] = Field([])
    year: list[int] = Field([])
    election: list[str] = Field([])
    kind: list[str] = Field([])
    modality: list[str] = Field([])
    topic: list[str] = Field([])
    issuer: list[str] = Field([])
    number: list[str] = Field([])
    issued_from: str | None = None
    issued_to: str | None = None
    source: list[str] = Field([])


class CopyOut(Shape):
    """A clause elsewhere that says the same."""

    key: str = Field(description="Of its circular.")
    path: str
    number: str | None
    region: RegionOut | None
    election_year: int | None


class CopiesOut(Shape):
    """Clauses that differ from the hit in names and years only."""

    total: int = Field(description="How many further clauses say the same.")
    circulars: list[CopyOut] = Field(description="The first of them.")


class HitOut(Shape):
    """One clause found."""

    circular: ColumnOut
    clause: ClauseFound
    score: float
    highlights: list[tuple[int, int]]
    why: list[Literal["meaning", "words", "number", "citation"]]
    headings: list[str] = Field(
        [], description="Headings printed above the clause, outermost first."
    )
    same_as: CopiesOut | None = Field(
        None, description="Where more than three clauses say the same, the others: not listed."
    )


class SearchOut(Shape):
    """The answer to a question, best first."""

    query: str
    filters: FiltersOut
    understood: FiltersOut
    total: int
    took_ms: float
    left_out: int = Field(0, description="Circulars ready but not yet searchable.")
    did_you_mean: str | None = Field(
        None, description="The question as the collection spells it; searched as well."
    )
    weak: bool = Field(False, description="Nothing found seems to answer the question.")
    notice: str | None = Field(None, description="The same as a sentence.")
    facets: dict[str, dict[str, int]]
    hits: list[HitOut]


class SuggestionOut(Shape):
    """A whole query."""

    text: str
    kind: Literal["number", "topic", "word", "region"]


class SuggestOut(Shape):
    """Queries that begin as typed, the most certain kinds first."""

    q: str
    items: list[SuggestionOut]


class SimilarOut(Shape):
    """Clauses elsewhere that say the like."""

    circular: str
    path: str
    total: int
    hits: list[HitOut]
