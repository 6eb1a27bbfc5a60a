"""The shapes of the tables: regions, elections, topics, regulations."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from api.schemas.base import ElectionKind, Shape
from api.schemas.circulars import RegionOut
from ingest.model import Modality


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
