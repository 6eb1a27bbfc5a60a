"""The use cases, one short method each: the one object that command line and API hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

import service.backups as backups
import service.comparing as comparing
import service.correcting as correcting
import service.cropping as cropping
import service.deciding as deciding
import service.doctor as surroundings
import service.drafting as drafting
import service.founding as founding
import service.ingestion as ingestion
import service.intake as intake
import service.looking as looking
import service.maintenance as maintenance
import service.networking as networking
import service.page_trials as page_trials
import service.reads as reads
import service.removal as removal
import service.reviewing as reviewing
import service.searching as searching
import service.suggesting as suggesting
import service.surveying as surveying
import service.tracing as tracing
import service.twins as twins
from ingest.manner import Manner
from ingest.model import Trace
from service.access import Access
from service.citing import LegalBasis, Outcome
from service.clock import today, utc_now
from service.compared import Against, Comparison
from service.coverage import Coverage
from service.crew import ISSUER, NUMBER
from service.decisions import Decision
from service.doctor import Finding
from service.drafts import Checked
from service.elections import elections
from service.executors.confine import given_up
from service.filters import known_of, resolve, where
from service.gaps import Gaps
from service.indexing import behind
from service.jdihn import Record
from service.model import (
    Accepted,
    Correction,
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
    VerifyReport,
)
from service.pairing import Tell, untold
from service.parts import Parts
from service.proposals import Proposals, proposed
from service.register import Regulation, regulations
from service.reports.formats import PICTURED
from service.reports.report import Report
from service.since import Since
from service.sources import upload_name
from service.topic_table import Topic

RawFilters = Mapping[str, Sequence[str]]


class Library:
    """Everything Edaran can do with one home; safe from many threads."""

    def __init__(self, parts: Parts, access: Access | None = None) -> None:
        self.parts = parts
        self.access = access or Access(parts.store)

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

    def check_draft(self, data: bytes, name: str, baseline: str | None = None) -> Checked:
        """A draft's legal basis and its obligations beside a kept circular; nothing is kept."""
        return drafting.check(self.parts, data, name, baseline, today())

    def keep_draft(self, data: bytes, name: str, baseline: str | None = None) -> str:
        """A draft kept as read, for `kept_draft`; gives its id."""
        return drafting.keep(self.parts, data, name, baseline)

    def kept_draft(self, draft_id: str) -> Checked:
        """A kept draft judged as of today; DraftNotFound when there is none."""
        return drafting.kept(self.parts, draft_id, today())

    def forget_draft(self, draft_id: str) -> None:
        """Keep a draft no longer."""
        self.parts.store.forget_draft(draft_id)

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

    def decide(
        self, key: str, other: str, verdict: str, who: str, note: str = ""
    ) -> dict[str, Decision]:
        """Record whether two circulars are one letter, and which of them is to be cited."""
        return deciding.decide(self.parts, key, other, verdict, who, note)

    # -- pages read anew -----------------------------------------------------------------------

    def manner(self, segmentation: str, scale: float, languages: str, rotate: int) -> Manner:
        """How a page is to be read anew; BadParameter says what can be asked for."""
        return page_trials.manner_of(segmentation, scale, languages, rotate)

    def languages(self) -> tuple[str, ...]:
        """Language data that pages can be read anew with."""
        return page_trials.languages_known()

    def try_page(self, key: str, number: int, manner: Manner) -> page_trials.Trial:
        """A page (from 1) read anew beside the reading that stands; nothing is kept."""
        return page_trials.tried(self.parts, key, number, manner)

    def adopt_page(
        self, key: str, number: int, manner: Manner, seen: str, who: str, note: str = ""
    ) -> Stored:
        """Keep a page read anew; StaleRevision when it gives other words than were `seen`."""
        return page_trials.adopted(self.parts, key, number, manner, seen, who, note)

    # -- corrections ---------------------------------------------------------------------------

    def correct(
        self,
        key: str,
        edits: Sequence[correcting.Edit],
        who: str,
        seen: int | None = None,
        note: str = "",
    ) -> Stored:
        """Correct metadata or clauses; StaleRevision when another revision was seen."""
        return correcting.correct(self.parts, key, edits, who, seen, note)

    def confirm(self, key: str, correction: int, who: str) -> Stored:
        """A second person vouches for a correction."""
        return correcting.confirm(self.parts, key, correction, who)

    def withdraw(self, key: str, correction: int, who: str, note: str = "") -> Stored:
        """Take a correction back."""
        return correcting.withdraw(self.parts, key, correction, who, note)

    def corrections(self, key: str) -> tuple[Correction, ...]:
        """Every correction of a circular, oldest first."""
        return correcting.corrections(self.parts, key)

    def review(self, kind: str, limit: int, offset: int) -> reviewing.Queue:
        """What wants a person's eye: of one kind, or of the kind that matters most."""
        return reviewing.queue(self.parts, kind, limit, offset)

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

    def compare(
        self,
        filters: Filters,
        circulars: Sequence[str],
        baseline: str | None,
        against: Against = "baseline",
        tell: Tell = untold,
    ) -> Comparison:
        """Circulars side by side by topic; kept under its id.

        Regions and years that filters name together become columns also without a circular.
        """
        request = comparing.Request(tuple(circulars), filters, baseline, against)
        return comparing.compared(self.parts, request, tell)

    def report(self, made: Comparison, address: str, form: str = "", crops: bool = True) -> Report:
        """A comparison made ready for a format, with its printed lines where it shows pictures."""
        shown = cropping.crops_of(self.parts, made) if crops and form in PICTURED else {}
        return Report(made, address, shown)

    def compare_again(self, comparison_id: str) -> Comparison:
        """A kept comparison's request over all that is kept today, kept too."""
        return comparing.again(self.parts, comparison_id)

    def changed_since(self, comparison_id: str) -> Since | None:
        """What the request of a kept comparison gives otherwise today."""
        return comparing.changed(self.parts, comparison_id)

    def gaps(self, key: str, baseline: str | None = None) -> Gaps:
        """What a circular leaves out: against a baseline, or its neighbours."""
        return surveying.gap_report(self.parts, key, baseline)

    def covered(self, filters: Filters) -> Coverage:
        """What is kept and what is not, of the regions and elections the filters name."""
        return surveying.covered(self.parts, filters)

    def comparison(self, comparison_id: str) -> Comparison:
        """A kept comparison, worked out from the circulars as they are now."""
        return comparing.fetched(self.parts, comparison_id)

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

    # -- care --------------------------------------------------------------------------------

    def jobs(self, limit: int, offset: int) -> tuple[tuple[Job, ...], int]:
        """Jobs, newest first, and how many there are."""
        return self.parts.store.jobs(limit, offset)

    def job(self, job_id: str) -> Job:
        """One job; JobNotFound when there is none."""
        return looking.job(self.parts, job_id)

    def unsearchable(self) -> int:
        """How many circulars the index has still to learn."""
        return behind(self.parts)

    def verify(
        self, repair: bool = False, told: maintenance.Told = lambda done, total: None
    ) -> VerifyReport:
        """Whether originals, catalogue and index agree; with `repair`, made to."""
        return maintenance.verify(self.parts, repair, told)

    def reread(
        self,
        keys: Sequence[str] = (),
        workers: int | None = None,
        told: maintenance.Told = lambda done, total: None,
    ) -> tuple[Failure, ...]:
        """Readings made again from pages as kept: of these circulars, or of all."""
        return maintenance.reread(self.parts, keys, workers or self.parts.workers, told)

    def reindex(self, told: maintenance.Counted = lambda number: None) -> int:
        """The index made again from the catalogue; gives the number of circulars."""
        return maintenance.reindex(self.parts, told)

    def backup(self, file: Path, told: maintenance.Told = lambda done, total: None) -> int:
        """Everything kept, written to one checksummed file; gives the number of circulars."""
        parts = self.parts
        return removal.undisturbed(
            parts,
            lambda: backups.backup(parts.store, parts.originals, file, told, parts.home.topics),
        )

    def doctor(self) -> tuple[Finding, ...]:
        """Every outside part: is it there, which version, what to do if not."""
        parts = self.parts
        confined = partial(reads.in_child, parts, given_up)
        executor = partial(parts.open_executor, parts.workers)
        return tuple(
            surroundings.examine(
                parts.home, parts.store, looking.recognition, confined, parts.originals, executor
            )
        )
