"""The shapes of circulars and their clauses."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from api.schemas.base import ElectionKind, Fault, Fraction, Shape
from ingest.model import DocumentSource, Kind, Modality
from service.model import Level, State


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
