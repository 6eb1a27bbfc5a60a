"""What is kept and what is not: regions by elections, pages unread, doubtful recognition; pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from service.absence import places_of
from service.compared import Absent
from service.elections import elections
from service.model import Filters, Region, Stored
from service.regions import Gazetteer

# Notices of a page after which silence proves nothing: it gave no text, could not be opened, was
# read with little certainty, or has print that gave no words.
UNREAD = frozenset({"page_unread", "page_damaged", "page_doubtful", "unread_ink"})
LOW = 0.75  # mean confidence of a clause below which it asks to be checked by eye


@dataclass(frozen=True, slots=True)
class Held:
    """How many circulars one region has of each election year asked about."""

    region: Region
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """How surely the clauses of some circulars were recognised."""

    clauses: int  # read by recognition
    low: int  # of them, below LOW

    @property
    def share(self) -> float:
        """0..1 of the recognised clauses that ask to be checked."""
        return self.low / self.clauses if self.clauses else 0.0


@dataclass(frozen=True, slots=True)
class Coverage:
    """The map of what is known, and what is not."""

    years: tuple[int, ...]
    regions: tuple[Held, ...]
    unread: tuple[tuple[Stored, tuple[int, ...]], ...]  # circulars with pages that gave no text
    unplaced: tuple[Stored, ...]  # circulars of unknown region or election
    doubt: Doubt
    failed: int  # files kept that could not be read at all

    @property
    def missing(self) -> tuple[Absent, ...]:
        """Regions and elections without a circular."""
        return tuple(
            Absent(held.region, year)
            for held in self.regions
            for year, count in zip(self.years, held.counts, strict=True)
            if not count
        )


def coverage(
    circulars: Sequence[Stored], filters: Filters, gazetteer: Gazetteer, failed: int
) -> Coverage:
    """Cover the regions asked for: those named, those of a province, else all provinces."""
    places = [place for stored in circulars for place in set(places_of(stored, gazetteer))]
    known = {year for _, year in places} | {election.year for election in elections()}
    years = tuple(sorted(filters.year or known))
    return Coverage(
        years,
        tuple(
            Held(region, tuple(places.count((region.code, year)) for year in years))
            for region in _regions(filters, gazetteer)
        ),
        tuple((stored, pages) for stored in circulars if (pages := unread_pages(stored))),
        tuple(stored for stored in circulars if not places_of(stored, gazetteer)),
        doubt_of(circulars),
        failed,
    )


def unread_pages(stored: Stored) -> tuple[int, ...]:
    """Pages that gave no text, or text that proves nothing."""
    notices = stored.reading.notices if stored.reading else ()
    pages = (n.page for n in notices if n.code in UNREAD and n.page is not None)
    return tuple(dict.fromkeys(pages))


def doubt_of(circulars: Iterable[Stored]) -> Doubt:
    """How many clauses were recognised, and how many of them badly."""
    readings = [stored.reading for stored in circulars if stored.reading]
    clauses = chain.from_iterable(reading.clauses for reading in readings)
    sure = [value for item in clauses if (value := item.clause.confidence) is not None]
    return Doubt(len(sure), sum(value < LOW for value in sure))


def _regions(filters: Filters, gazetteer: Gazetteer) -> list[Region]:
    if filters.region:
        return [region for code in filters.region if (region := gazetteer.by_code(code))]
    if filters.province:
        return [
            region
            for code in filters.province
            for region in gazetteer.within(code)
            if region.level in ("province", "regency", "city")
        ]
    return [region for region in gazetteer.all() if region.level == "province"]
