"""What goes over the wire, in and out: the shapes of the interface as OpenAPI describes them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Literal, TypeVar, get_args

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

import api.limits as limits
from ingest.model import DocumentSource, Kind, Modality
from service.citing import Outcome
from service.model import Against, CellState, Change, Level, State

Fraction = Annotated[float, Field(ge=0, le=1)]
ElectionKind = Literal["pilkada", "pemilu"]
IsoDate = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Words = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Many = Annotated[list[Words], Field(max_length=50)]


class Shape(BaseModel):
    """Base of all: nothing is sent or taken that is not named here."""

    model_config = ConfigDict(extra="forbid")


Asked = TypeVar("Asked", bound=Shape)

# ---- asked -------------------------------------------------------------------------------------


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


# ---- answered ----------------------------------------------------------------------------------


class Problem(Shape):
    """Why a request failed (RFC 9457), with our stable code."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    request: str | None = None
    current: dict[str, Any] | None = Field(
        None, description="With stale_revision: the circular as it stands now."
    )


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


class MarkOut(Shape):
    """What staff corrected in one place."""

    who: str
    at: str
    as_read: str | None = Field(description="What was read there; null where it was left.")
    confirmed_by: str | None


class MarkedFieldOut(MarkOut):
    """A field of the metadata that staff corrected."""

    field: str


class ClauseHead(Shape):
    """A clause as a hit or a cell shows it."""

    path: str
    marker: str
    text: str
    lead_in: str | None
    modality: Modality
    pages: list[int]
    boxes: list[BoxOut]
    corrected: MarkOut | None = None


class ClauseFound(ClauseHead):
    """A clause as a hit shows it."""

    topics: list[str]


class StatedOut(Shape):
    """Words that fill a field of an obligation, their place, and what they mean."""

    text: str
    path: str
    start: int
    end: int
    means: list[str]
    boxes: list[BoxOut]


class ObligationOut(Shape):
    """Who must, may or must not do what, when, save when; null or [] where it is not stated."""

    modality: Modality
    force: StatedOut | None
    bound: list[StatedOut]
    action: StatedOut | None
    object: StatedOut | None
    when: list[StatedOut]
    exceptions: list[StatedOut]
    sanction: StatedOut | None
    basis: list[StatedOut]


class ClauseOut(ClauseFound):
    """A clause of the whole circular."""

    leaf: bool
    confidence: Fraction | None
    doubt: str | None
    obligations: list[ObligationOut]


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
    corrected: list[MarkedFieldOut]
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


class RegionsOut(Shape):
    """A stretch of the regions."""

    total: int
    limit: int
    offset: int
    items: list[RegionOut]


class ElectionOut(Shape):
    """One polling day."""

    kind: ElectionKind
    year: int
    polling_day: str
    label: str


class ElectionsOut(Shape):
    """All polling days known."""

    total: int
    items: list[ElectionOut]


class TopicOut(Shape):
    """One subject of obligations."""

    key: str
    label: str
    label_en: str
    group: Literal["prohibition", "duty", "consequence"]


class TopicsOut(Shape):
    """All topics, in the order of a comparison's rows."""

    total: int
    items: list[TopicOut]


class StrayOut(Shape):
    """A clause that fits no topic."""

    circular: str
    file: str
    path: str
    text: str
    lead_in: str | None
    modality: Modality


class ProposalOut(Shape):
    """Like clauses that fit no topic, and the words they share."""

    words: list[str]
    circulars: int
    clauses: list[StrayOut]


class ProposalsOut(Shape):
    """Proposals for new topics, the widest spread first, and clauses like no other."""

    total: int
    items: list[ProposalOut]
    alone: list[StrayOut]


class AmendmentOut(Shape):
    """A later regulation that changed one which stays in force."""

    by: str
    on: str


class RegulationOut(Shape):
    """A law, regulation, joint decree or letter that circulars rest on."""

    cite: str
    kind: str
    number: str
    year: int
    title: str
    start: str | None = Field(alias="from", description="First day in force; null: not known.")
    from_between: tuple[str, str] | None = Field(
        description="Where the day is not known: the first and last day it can be."
    )
    until: str | None = Field(description="First day no longer in force.")
    end: Literal["revoked", "replaced"] | None
    replaced_by: str | None
    amended: list[AmendmentOut]
    to_confirm: list[str] = Field(description="Facts not yet checked against an official text.")
    spellings: list[str]


class RegulationsOut(Shape):
    """The register."""

    total: int
    items: list[RegulationOut]


class Ready(Shape):
    """What serving needs, and whether it is there."""

    status: Literal["ok", "unavailable"]
    parts: dict[str, str] = Field(description='"ok", or what is wrong.')
    unsearchable: int | None = Field(description="Circulars the index has still to learn.")


class StandingOut(Shape):
    """How a cited regulation stands on one day."""

    cite: str
    on: str
    status: Literal["in_force", "amended", "revoked", "replaced", "not_yet", "unknown"]
    sentence: str
    sentence_en: str
    replacement: str | None
    confirmed: bool = Field(description="False: not yet checked against an official text.")


class JudgedOut(Shape):
    """One citation, judged."""

    canonical: str
    printed: str
    clause: str | None
    pinpoint: str | None
    outcome: Outcome = Field(
        description="valid then and now; amended; ended_since: valid then, revoked or replaced "
        "since; ended_before: no longer in force when issued; not_yet: not in force yet when "
        "issued; unknown. A text without a date is judged as if issued today."
    )
    at_issue: StandingOut | None
    today: StandingOut


class LegalBasisOut(Shape):
    """Every citation of one text, and passages that look like citations but were not read."""

    issued_on: str | None
    citations: list[JudgedOut]
    not_understood: list[str]
