"""What callers ask: queries and bodies, each value bounded."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal, get_args

from fastapi.exceptions import RequestValidationError
from pydantic import Field, StringConstraints, ValidationError

import api.limits as limits
from api.schemas.base import Asked, IsoDate, Many, Shape, Words
from ingest.model import Kind, Modality
from service.compared import Against
from service.model import Level

FilterName = Literal[
    "region",
    "province",
    "year",
    "election",
    "kind",
    "modality",
    "topic",
    "issuer",
    "number",
    "issued_from",
    "issued_to",
    "source",
]


class FilterQuery(Shape):
    """The filters, the same words everywhere; a value that no table knows is refused."""

    region: Many = Field([], description="Name or official code of a region.")
    province: Many = Field([], description="Name or official code of a province.")
    year: list[Annotated[int, Field(ge=1945, le=2200)]] = Field(
        [], max_length=50, description="Election year; may be repeated."
    )
    election: Many = Field([], description="Kind of election: pilkada or pemilu.")
    kind: Many = Field([], description=f"Kind of document: {', '.join(get_args(Kind))}.")
    modality: Many = Field([], description=f"What a clause does: {', '.join(get_args(Modality))}.")
    topic: Many = Field([], description="Key or label of a topic; see /topics.")
    issuer: Many = Field([], description="Words of the issuer's name.")
    number: Many = Field([], description="Number of the letter, as printed.")
    issued_from: IsoDate | None = Field(None, description="Issued on this day or later.")
    issued_to: IsoDate | None = Field(None, description="Issued on this day or earlier.")
    source: Many = Field([], description="official: the letter itself; news: a press article.")

    def filters(self) -> dict[str, list[str]]:
        """The filters that are set, each a list of words."""
        given = {name: getattr(self, name) for name in FilterQuery.model_fields}
        lists = {n: value if isinstance(value, list) else [value] for n, value in given.items()}
        return {n: [str(item) for item in value] for n, value in lists.items() if any(value)}


class ListQuery(FilterQuery):
    """Circulars kept, filtered and paged."""

    limit: int = Field(limits.LIST_PAGE, ge=1, le=limits.LIST_PAGE_MAX)
    offset: int = Field(0, ge=0, le=limits.OFFSET_MAX)


class SearchQuery(FilterQuery):
    """A question with filters."""

    q: str = Field(
        "", max_length=limits.QUERY_CHARS, description="Words, a letter number or a question."
    )
    limit: int = Field(limits.SEARCH_PAGE, ge=1, le=limits.SEARCH_PAGE_MAX)
    offset: int = Field(0, ge=0, le=limits.OFFSET_MAX)
    ignore: list[FilterName] = Field(
        [], max_length=12, description="Filters not to be read out of the question."
    )


class BatchQuery(FilterQuery):
    """How a file of questions is answered; filters hold for each."""

    format: Literal["xlsx", "csv", "json"] = "xlsx"
    limit: int = Field(
        limits.BATCH_PAGE, ge=1, le=limits.SEARCH_PAGE_MAX, description="Clauses to a question."
    )


class SuggestQuery(Shape):
    """What somebody has typed so far."""

    q: str = Field(
        "", max_length=limits.QUERY_CHARS, description="As typed, blanks at the end too."
    )
    limit: int = Field(limits.SUGGESTIONS, ge=1, le=limits.SUGGESTIONS_MAX)


class PageQuery(Shape):
    """A stretch of a list."""

    limit: int = Field(limits.LIST_PAGE, ge=1, le=limits.LIST_PAGE_MAX)
    offset: int = Field(0, ge=0, le=limits.OFFSET_MAX)


class RegionQuery(PageQuery):
    """Which regions are wanted."""

    q: str = Field("", max_length=100, description="Letters of the name, or a whole code.")
    level: list[Level] = Field([], description="Levels wanted; none means all.")
    province: Many = Field([], description="Two-digit code of a province.")


class PageImageQuery(Shape):
    """How a page is drawn."""

    highlight: str | None = Field(None, max_length=200, description="Path of a clause to light up.")
    rotation: int = Field(
        0,
        ge=0,
        le=270,
        multiple_of=90,
        description="As the page was last told to lie: a page turned since has a new address.",
    )


class SimilarQuery(Shape):
    """How many like clauses are wanted."""

    limit: int = Field(limits.SIMILAR, ge=1, le=limits.SEARCH_PAGE_MAX)


class ComparisonAsked(Shape):
    """Which circulars to lay side by side: by filters, by keys, or both."""

    filters: FilterQuery = Field(default_factory=lambda: FilterQuery.model_validate({}))
    circulars: Annotated[list[Words], Field(max_length=limits.COMPARE_MAX)] = Field(
        [], description="Keys of circulars, in the order of the columns."
    )
    baseline: Words | None = Field(None, description="Key the others are judged against.")
    against: Against = Field(
        "baseline", description="previous: each circular is judged against the one before it."
    )


class FormatQuery(Shape):
    """The format of a comparison."""

    format: Literal["json", "html", "pdf", "docx", "xlsx", "csv"] = "json"
    crops: bool = Field(True, description="Show the printed lines in html, pdf and docx.")


class CitationsAsked(Shape):
    """The text of a draft."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=limits.DRAFT_CHARS)]


def read_query(kind: type[Asked], pairs: Iterable[tuple[str, str]]) -> Asked:
    """What a form of the desk sent, checked like the same words in a call."""
    sent: dict[str, list[str]] = {}
    for name, value in pairs:
        sent.setdefault(name, []).append(value)
    lists = {n for n, field in kind.model_fields.items() if "list" in str(field.annotation)}
    shaped = {name: values if name in lists else values[-1] for name, values in sent.items()}
    try:
        return kind.model_validate(shaped)
    except ValidationError as error:
        faults = [{**fault, "loc": ("query", *fault["loc"])} for fault in error.errors()]
        raise RequestValidationError(faults) from None
