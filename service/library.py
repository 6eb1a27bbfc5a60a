"""The use cases, one short method each: the one object that command line and API hold.

What is done together stands in an object of its own: access, drafts, comparisons, editing, care.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

import service.founding as founding
import service.ingestion as ingestion
import service.intake as intake
import service.looking as looking
import service.networking as networking
import service.reads as reads
import service.removal as removal
import service.searching as searching
import service.suggesting as suggesting
import service.surveying as surveying
import service.tracing as tracing
import service.twins as twins
from ingest.model import Trace
from service.access import Access
from service.care import Care
from service.citing import LegalBasis, Outcome
from service.clock import today, utc_now
from service.comparing import Comparisons
from service.coverage import Coverage
from service.crew import ISSUER, NUMBER
from service.drafting import Drafts
from service.editing import Editing
from service.elections import elections
from service.filters import known_of, resolve, where
from service.gaps import Gaps
from service.jdihn import Record
from service.model import (
    Accepted,
    Election,
    Failure,
    Filters,
    IngestSummary,
    Job,
    Match,
    Reading,
    Region,
    SavedSearch,
    SearchResult,
    Stored,
    Suggestion,
    TopicalClause,
)
from service.parts import Parts
from service.proposals import Proposals, proposed
from service.register import Regulation, regulations
from service.sources import upload_name
from service.topic_table import Topic

RawFilters = Mapping[str, Sequence[str]]


class Library:
    """Everything Edaran can do with one home; safe from many threads."""

    def __init__(self, parts: Parts, access: Access | None = None) -> None:
        self.parts = parts
        self.access = access or Access(parts.store)
        self.drafts = Drafts(parts)
        self.comparisons = Comparisons(parts)
        self.editing = Editing(parts)
        self.care = Care(parts)

    def close(self) -> None:
        """Let go of files and processes."""
        self.parts.close()

    # -- reading without keeping -------------------------------------------------------------

    def read(
        self, files: Sequence[Path], workers: int | None = None
    ) -> Iterator[Reading | Failure]:
        """Each file's Reading or Failure, in the order given."""
        return reads.readings(self.parts, files, workers or self.parts.workers)

    def trace(self, data: bytes, name: str) -> Trace:
        """Every stage of reading a file; raises a subclass of IngestError."""
        return reads.trace(self.parts, data, name)

    def draw(self, data: bytes, name: str, stage: str, page: int) -> bytes:
        """A page (from 1) of a file with one stage painted on it, as PNG."""
        return looking.draw(self.parts, data, name, stage, page)

    def check_citations(self, data: bytes, name: str) -> LegalBasis:
        """The legal basis of a document or draft; raises a subclass of IngestError."""
        return reads.legal_basis_of(self.parts, data, name, today())

    # -- taking in, keeping ------------------------------------------------------------------

    def ingest(
        self,
        paths: Sequence[Path],
        workers: int | None = None,
        told: ingestion.Told = lambda progress: None,
    ) -> IngestSummary:
        """Take in files and folders and read them all."""
        return ingestion.ingest(self.parts, paths, workers or self.parts.workers, told)

    def add(self, name: str, data: bytes, who: str = "upload") -> Accepted:
        """Take one file in for reading later; accepted means durable."""
        return intake.accept(self.parts, upload_name(name), data, who)

    def retry(self, key: str, who: str = "") -> bool:
        """Queue a circular for reading again; False when it is queued already."""
        return self.parts.store.retry(key, who)

    def failed(self) -> tuple[str, ...]:
        """Keys of the circulars that could not be read."""
        return tuple(key for key, state, _ in self.parts.store.entries() if state == "failed")

    def remove(self, key: str, who: str = "") -> None:
        """Remove a circular, its original and everything read from it; its history stays."""
        removal.remove(self.parts, key, who)

    # -- circulars ---------------------------------------------------------------------------

    def filters(self, raw: RawFilters) -> Filters:
        """Filters as typed, made canonical; UnknownFilterValue names near matches."""
        known = None
        if raw.get("issuer") or raw.get("number"):
            store = self.parts.store
            known = known_of(store.values(ISSUER), store.values(NUMBER))
        return resolve(raw, self.parts.tables.gazetteer, self.topics(), known)

    def circulars(
        self, filters: Filters, limit: int | None, offset: int
    ) -> tuple[tuple[Stored, ...], int]:
        """Circulars that answer the filters, without text and clauses, and how many there are."""
        return self.parts.store.find(where(filters), limit, offset, whole=False)

    def latest(self, limit: int) -> tuple[Stored, ...]:
        """The circulars last received, newest first, without text and clauses."""
        return self.parts.store.latest(limit)

    def coverage(self) -> tuple[tuple[str, str, int], ...]:
        """Ready circulars by code of today's province and election year; "" for not known."""
        store = self.parts.store
        key = ("tally", store.version())
        return self.parts.tallies.get(key, lambda: store.tally("province", "year"))

    def counts(self) -> dict[str, int]:
        """How many circulars stand in each state."""
        return self.parts.store.counts()

    def circular(self, key: str) -> Stored:
        """A whole circular; CircularNotFound when there is none."""
        return looking.circular(self.parts, key)

    def key(self, start: str) -> str:
        """The one key that begins so; CircularNotFound when there is none, or several."""
        return looking.key(self.parts, start)

    def clauses(self, key: str) -> tuple[TopicalClause, ...]:
        """The clauses of a circular; NotReady while it has not been read."""
        return looking.reading(self.parts, key).clauses

    def original(self, key: str) -> tuple[Stored, BinaryIO]:
        """A circular and its original opened, which was just checked against its key."""
        return looking.original(self.parts, key)

    def page_image(self, key: str, number: int, highlight: str | None = None) -> bytes:
        """A page (from 1) as displayed, as PNG, with a clause's boxes when its path is given."""
        return looking.page_image(self.parts, key, number, highlight)

    def history(self, key: str) -> tuple[dict[str, str], ...]:
        """Who changed what, oldest first; also of a removed circular."""
        return looking.history(self.parts, key)

    def twins(self, key: str) -> tuple[twins.Twin, ...]:
        """Other circulars that may be the same letter: a new scan, a copy, an article."""
        return twins.twins(self.parts, key)

    def numbered_alike(self, keys: Sequence[str]) -> frozenset[str]:
        """Those of these circulars whose letter number another one bears too."""
        return twins.numbered_alike(self.parts, keys)

    # -- asking ------------------------------------------------------------------------------

    def search(
        self,
        query: str,
        filters: Filters,
        limit: int,
        offset: int,
        ignore: Sequence[str] = (),
    ) -> SearchResult:
        """Clauses that answer a question, best first; `ignore` keeps filters unread."""
        return searching.search(self.parts, query, filters, limit, offset, ignore)

    def suggest(self, typed: str, limit: int) -> tuple[Suggestion, ...]:
        """Whole queries that begin as typed."""
        return suggesting.suggest(self.parts, typed, limit)

    def similar(self, key: str, path: str, limit: int) -> tuple[Match, ...]:
        """Clauses of other circulars that say the like."""
        return searching.similar(self.parts, key, path, limit)

    def saved_searches(self, who: str) -> tuple[SavedSearch, ...]:
        """The searches one person saved."""
        return self.parts.store.saved_searches(who)

    def save_search(self, who: str, search: str) -> None:
        """Keep a search as seen now."""
        self.parts.store.save_search(SavedSearch(who, search, utc_now()))

    def forget_search(self, who: str, search: str) -> None:
        """Keep a search no longer."""
        self.parts.store.forget_search(who, search)

    def gaps(self, key: str, baseline: str | None = None) -> Gaps:
        """What a circular leaves out: against a baseline, or its neighbours."""
        return surveying.gap_report(self.parts, key, baseline)

    def covered(self, filters: Filters) -> Coverage:
        """What is kept and what is not, of the regions and elections the filters name."""
        return surveying.covered(self.parts, filters)

    def citations(self, key: str) -> LegalBasis:
        """The legal basis of a kept circular, judged at its date and today."""
        return looking.legal_basis_of(self.parts, key, today())

    def legal_bases(
        self, filters: Filters, outcomes: Sequence[Outcome] = ()
    ) -> tuple[founding.Founded, ...]:
        """What kept circulars rest on; with outcomes, those with a citation judged so."""
        return founding.founded(self.parts, filters, tuple(outcomes), today())

    def lineage(self, filters: Filters) -> tracing.Traced:
        """Where the wording of the circulars that filters find comes from."""
        return tracing.traced(self.parts, filters)

    def jdihn(self, address: str) -> list[Record]:
        """The records of all circulars kept, for the network to harvest."""
        return networking.feed(self.parts, address)

    def import_jdihn(self, data: bytes) -> networking.Imported:
        """A member's feed beside what is kept; BadFeed when it is none."""
        return networking.imported(self.parts, data)

    # -- tables ------------------------------------------------------------------------------

    def regions(self) -> tuple[Region, ...]:
        """Every region, by code."""
        return self.parts.tables.gazetteer.all()

    def topic_proposals(self, filters: Filters) -> Proposals:
        """Like clauses that fit no topic, offered as new ones."""
        return proposed(self.parts, filters)

    def topics(self) -> tuple[Topic, ...]:
        """Every topic, in the order of reports."""
        return self.parts.tables.topics.table

    def elections(self) -> tuple[Election, ...]:
        """Every polling day, oldest first."""
        return elections()

    def regulations(self) -> tuple[Regulation, ...]:
        """The register of regulations."""
        return regulations()

    # -- jobs --------------------------------------------------------------------------------

    def jobs(self, limit: int, offset: int) -> tuple[tuple[Job, ...], int]:
        """Jobs, newest first, and how many there are."""
        return self.parts.store.jobs(limit, offset)

    def job(self, job_id: str) -> Job:
        """One job; JobNotFound when there is none."""
        return looking.job(self.parts, job_id)
