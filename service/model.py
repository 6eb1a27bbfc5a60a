"""The words of many documents: Region, Reading, Stored, Filters, Match, Job."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from ingest.geometry import Box
from ingest.model import Citation, Clause, Metadata, Notice, Obligation, Page

Level = Literal["national", "province", "regency", "city", "district"]
CorrectionKind = Literal[
    "text",
    "modality",
    "topics",
    "marker",
    "split",
    "merge",
    "field",
    "page",
    "twin",
    "confirm",
    "withdraw",
]
State = Literal["queued", "reading", "ready", "failed"]


@dataclass(frozen=True, slots=True)
class Region:
    """An administrative area by its official code; never an area of a page."""

    code: str  # "17.05"; "00" for the nation
    name: str  # "Kabupaten Seluma"
    level: Level
    province: str | None  # "Bengkulu"; None for the nation


@dataclass(frozen=True, slots=True)
class Election:
    """One polling day."""

    kind: Literal["pilkada", "pemilu"]
    year: int
    polling_day: str  # ISO date
    label: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What staff changed last in one place, and what was read there."""

    who: str
    at: str  # ISO time, UTC
    as_read: str | None = None  # what stood there before any correction; None: it was left
    confirmed_by: str | None = None  # a second person


@dataclass(frozen=True, slots=True)
class TopicalClause:
    """A clause with the topics it was judged to speak of, and what it obliges to."""

    clause: Clause
    topics: tuple[str, ...] = ()
    mark: Mark | None = None  # set when staff corrected it
    obligations: tuple[Obligation, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedField:
    """A field of the metadata that staff corrected."""

    field: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class PageReading:
    """A page read anew that somebody chose in place of the first reading."""

    page: Page
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of the overlay of corrections, which only grows; see service/corrections.py."""

    id: int  # grows; 0 while not kept yet
    at: str  # ISO time, UTC
    who: str
    kind: CorrectionKind
    target: str  # clause path, field, page, other circular, or id of the line confirmed, withdrawn
    before: str | None = None  # the clause's text or the field's value as it stood
    after: str | None = None  # None for a field: not stated
    places: tuple[Box, ...] = ()  # where the clause stands on its pages
    note: str = ""
    reading: PageReading | None = None  # of a page chosen anew


@dataclass(frozen=True, slots=True)
class Reading:
    """All that is known of one file: CONTRACT.md section 3. Made by reading.py, pure."""

    file: str
    metadata: Metadata
    region: Region | None
    election_year: int | None
    election: Literal["pilkada", "pemilu"] | None
    pages: tuple[Page, ...]  # words left out once stored: see Store.pages
    text: str
    clauses: tuple[TopicalClause, ...]
    citations: tuple[Citation, ...]
    notices: tuple[Notice, ...]
    corrected: tuple[MarkedField, ...] = ()  # fields of the metadata that staff corrected


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that gave no Reading, and why."""

    file: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Stored:
    """A circular as the catalogue holds it."""

    key: str  # sha-256 of the original bytes, hex
    file: str
    media_type: str
    size: int  # bytes
    state: State
    revision: int  # grows with each change; the ETag of HTTP
    received_at: str  # ISO time, UTC
    reader: str  # version of the reader that made the reading; "" while unread
    failure: Failure | None = None
    reading: Reading | None = None  # in lists without text and clauses
    clause_count: int = 0
    page_count: int = 0


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters of CONTRACT.md section 1, already resolved: codes and canonical values only."""

    region: tuple[str, ...] = ()  # region codes
    province: tuple[str, ...] = ()  # province codes
    year: tuple[int, ...] = ()
    election: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    modality: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    issuer: tuple[str, ...] = ()
    number: tuple[str, ...] = ()
    issued_from: str | None = None  # ISO date, inclusive
    issued_to: str | None = None
    source: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Copies:
    """Further clauses that say the same as one: how many, and the first with their paths."""

    total: int = 0
    first: tuple[tuple[Stored, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """One search hit with its circular and clause."""

    circular: Stored
    clause: TopicalClause
    score: float
    highlights: tuple[tuple[int, int], ...]  # character spans of the clause's text
    why: tuple[Literal["meaning", "words", "number", "citation"], ...]
    same: Copies = Copies()
    headings: tuple[str, ...] = ()  # printed above the clause, outermost first


@dataclass(frozen=True, slots=True)
class SearchResult:
    """CONTRACT.md SearchResult."""

    query: str
    filters: Filters
    understood: Filters
    total: int
    took_ms: float
    facets: dict[str, dict[str, int]]
    matches: tuple[Match, ...]
    left_out: int = 0  # circulars ready but not yet in the index: the answer is incomplete
    weak: bool = False  # nothing found seems to answer; told with the first hits only
    did_you_mean: str | None = None  # the question respelt; its words were searched as well


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A whole query offered to somebody who is typing one."""

    text: str
    kind: Literal["number", "topic", "word", "region"]


@dataclass(frozen=True, slots=True)
class Job:
    """Work under way on one file."""

    id: str
    circular: str  # key
    file: str
    state: State
    stage: str
    attempts: int
    created_at: str
    updated_at: str
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search one person wants to see the news of."""

    who: str  # account; "" where nobody signs in
    search: str  # as in the address of the search page: "q=kampanye&year=2024"
    seen_at: str  # ISO time, UTC, when its answers were last opened


@dataclass(frozen=True, slots=True)
class Accepted:
    """The answer to one uploaded file."""

    file: str
    outcome: Literal["accepted", "duplicate", "rejected"]
    key: str | None = None
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class IngestSummary:
    """The end of an ingest run."""

    files: int
    ready: int
    duplicates: int
    failed: tuple[Failure, ...] = field(default=())
    skipped: tuple[Failure, ...] = field(default=())  # in folders: no documents by their names


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that does not agree, with what it is about and what to do."""

    code: str
    message: str
    key: str | None = None  # of the circular


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """Whether originals, catalogue and index agree."""

    circulars: int
    originals: int
    passages: int
    problems: tuple[Problem, ...]  # those that remain
    repaired: tuple[Problem, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems
