"""What goes over the wire, in and out: the shapes of the interface as OpenAPI describes them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

import api.limits as limits
from ingest.model import DocumentSource, Kind, Modality
from service.model import CellState, Change, Level, State

Fraction = Annotated[float, Field(ge=0, le=1)]
ElectionKind = Literal["pilkada", "pemilu"]
IsoDate = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Words = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Many = Annotated[list[Words], Field(max_length=50)]


class Shape(BaseModel):
    """Base of all: nothing is sent or taken that is not named here."""

    model_config = ConfigDict(extra="forbid")


# ---- asked -------------------------------------------------------------------------------------


class FilterQuery(Shape):
    """The filters, the same words everywhere; a value that no table knows is refused."""

    region: Many = Field([], description="Name or official code of a region.")
    province: Many = Field([], description="Name or official code of a province.")
    year: list[Annotated[int, Field(ge=1945, le=2200)]] = Field(
        [], max_length=50, description="Election year; may be repeated."
    )
    election: list[ElectionKind] = Field([], description="Kind of election.")
    kind: list[Kind] = Field([], description="Kind of document.")
    modality: list[Modality] = Field([], description="What a clause does.")
    topic: Many = Field([], description="Key of a topic; see /topics.")
    issuer: Many = Field([], description="Words of the issuer's name.")
    number: Many = Field([], description="Number of the letter, as printed.")
    issued_from: IsoDate | None = Field(None, description="Issued on this day or later.")
    issued_to: IsoDate | None = Field(None, description="Issued on this day or earlier.")
    source: list[DocumentSource] = Field([], description="The letter itself, or a press article.")


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


class PageQuery(Shape):
    """A stretch of a list."""

    limit: int = Field(limits.LIST_PAGE, ge=1, le=limits.LIST_PAGE_MAX)
    offset: int = Field(0, ge=0, le=limits.OFFSET_MAX)


class ComparisonAsked(Shape):
    """Which circulars to lay side by side: by filters, by keys, or both."""

    filters: FilterQuery = Field(default_factory=lambda: FilterQuery.model_validate({}))
    circulars: Annotated[list[str], Field(max_length=limits.COMPARE_MAX)] = []
    baseline: str | None = None


class CitationsAsked(Shape):
    """The text of a draft."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=limits.DRAFT_CHARS)]


# ---- answered ----------------------------------------------------------------------------------


class Problem(Shape):
    """Why a request failed (RFC 9457), with our stable code."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    request: str | None = None


class Fault(Shape):
    """A stable code and a sentence saying what to do."""

    code: str
    message: str


class RegionOut(Shape):
    """An administrative area."""

    code: str
    name: str
    level: Level
    province: str | None


class Signatory(Shape):
    """Who signed."""

    name: str | None
    position: str | None


class BoxOut(Shape):
    """A rectangle on a page, in fractions of the page as displayed, origin top left."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float


class PageOut(Shape):
    """One page: size in points, and where its words came from."""

    number: int
    width: float
    height: float
    source: Literal["text", "ocr"]
    confidence: Fraction | None
    rotation: Literal[0, 90, 180, 270]


class NoticeOut(Shape):
    """What a reader of an imperfect document deserves to know."""

    stage: str
    page: int | None
    code: str
    message: str


class ClauseHead(Shape):
    """A clause as a hit or a cell shows it."""

    path: str
    marker: str
    text: str
    lead_in: str | None
    modality: Modality
    pages: list[int]
    boxes: list[BoxOut]


class ClauseFound(ClauseHead):
    """A clause as a hit shows it."""

    topics: list[str]


class ClauseOut(ClauseFound):
    """A clause of the whole circular."""

    leaf: bool
    confidence: Fraction | None
    doubt: str | None


class CircularBase(Shape):
    """What is known of a circular, without its text."""

    key: str
    state: State
    revision: int
    media_type: str
    size: int
    received_at: str
    reader: str
    file: str
    status: Literal["ok", "failed", "pending"]
    error: Fault | None
    source: DocumentSource | None
    kind: Kind | None
    number: str | None
    issued_on: str | None
    issued_at: str | None
    election_year: int | None
    election: ElectionKind | None
    region: RegionOut | None
    issuer: str | None
    signatory: Signatory | None
    subject: str | None
    addressees: list[str]
    replaces: str | None
    citations: list[str]
    doubtful: list[str]
    notices: list[NoticeOut]


class CircularLine(CircularBase):
    """A circular in a list."""

    clause_count: int
    page_count: int


class CircularOut(CircularBase):
    """A whole circular."""

    pages: list[PageOut]
    text: str
    clauses: list[ClauseOut]


class CircularsOut(Shape):
    """A stretch of the circulars kept."""

    total: int
    limit: int
    offset: int
    items: list[CircularLine]


class ClausesOut(Shape):
    """The clauses of one circular, in reading order."""

    circular: str
    total: int
    items: list[ClauseOut]


class ChangeOut(Shape):
    """Who changed what, and when."""

    at: str
    who: str
    what: str
    detail: str


class HistoryOut(Shape):
    """A circular's history, oldest first."""

    circular: str
    total: int
    items: list[ChangeOut]


class AcceptedOut(Shape):
    """What became of one uploaded file."""

    file: str
    outcome: Literal["accepted", "duplicate", "rejected"]
    key: str | None
    error: Fault | None


class UploadOut(Shape):
    """One line a file, in the order sent."""

    files: list[AcceptedOut]


class ColumnOut(Shape):
    """The head of a circular."""

    key: str
    file: str
    source: DocumentSource | None
    kind: Kind | None
    number: str | None
    region: RegionOut | None
    election_year: int | None
    election: ElectionKind | None
    issued_on: str | None
    issuer: str | None
    subject: str | None


class FiltersOut(Shape):
    """Filters that are set, resolved to official codes."""

    region: list[str] = []
    province: list[str] = []
    year: list[int] = []
    election: list[str] = []
    kind: list[str] = []
    modality: list[str] = []
    topic: list[str] = []
    issuer: list[str] = []
    number: list[str] = []
    issued_from: str | None = None
    issued_to: str | None = None
    source: list[str] = []


class HitOut(Shape):
    """One clause found."""

    circular: ColumnOut
    clause: ClauseFound
    score: float
    highlights: list[tuple[int, int]]
    why: list[Literal["meaning", "words", "number", "citation"]]


class SearchOut(Shape):
    """The answer to a question, best first."""

    query: str
    filters: FiltersOut
    understood: FiltersOut
    total: int
    took_ms: float
    left_out: int = Field(0, description="Circulars ready but not yet searchable.")
    facets: dict[str, dict[str, int]]
    hits: list[HitOut]


class SimilarOut(Shape):
    """Clauses elsewhere that say the like."""

    circular: str
    path: str
    total: int
    hits: list[HitOut]


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


class ComparisonOut(Shape):
    """Circulars laid side by side."""

    id: str
    filters: FiltersOut
    baseline: str | None
    columns: list[ColumnOut]
    rows: list[RowOut]
    pairs: list[PairOut]


class JobOut(Shape):
    """Work under way on one file."""

    id: str
    circular: str
    file: str
    state: State
    stage: str
    attempts: int
    created_at: str
    updated_at: str
    failure: Fault | None


class JobsOut(Shape):
    """A stretch of the jobs, newest first."""

    total: int
    limit: int
    offset: int
    items: list[JobOut]


class Alive(Shape):
    """The process answers."""

    status: Literal["ok"]
