"""Takes queued circulars, has them read elsewhere, and keeps what came of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from time import monotonic

from ingest.model import Circular
from service.chosen_pages import with_chosen
from service.decisions import ATTRIBUTE as DECIDED
from service.decisions import decided_with
from service.doubts import ATTRIBUTE, kinds_of
from service.errors import OriginalDamaged, OriginalMissing, ServiceError, StaleRevision
from service.executors.executor import Document, Executor, Refusal
from service.executors.reading import circular_of, read_document
from service.filters import circular_attributes
from service.model import Correction, Failure, Job, Stored
from service.parts import Parts
from service.store.rows import bare
from service.store.store import Record

LEASE_S = 60.0
RENEW_S = 15.0
Outcome = Document | Refusal

ISSUER, NUMBER = "issuer as printed", "number as printed"  # to tell users what there is
MOST_CRASHES = 3  # a file that killed its reader so often is left alone


@dataclass(frozen=True, slots=True)
class Finished:
    """One file's end: read, or failed with a reason."""

    key: str
    file: str
    failure: Failure | None


def _again(outcome: Refusal, job: Job) -> bool:
    """Whether a file goes back into the queue: it was not to blame, or perhaps not."""
    return not outcome.begun or (outcome.crashed and job.attempts < MOST_CRASHES)


class Crew:
    """One worker of the queue with as many places as its executor has."""

    def __init__(self, parts: Parts, executor: Executor) -> None:
        self._parts = parts
        self._executor = executor
        self._presence = parts.locks.presence()
        self._running: dict[Future[Outcome], Job] = {}
        self._renewed = monotonic()

    @property
    def busy(self) -> int:
        """Files being read now."""
        return len(self._running)

    @property
    def places(self) -> int:
        """Files that may be read at the same time, as the executor says now."""
        return self._executor.places

    def release_dead(self) -> None:
        """Queue again what workers held whose processes are gone."""
        self._presence.renew()
        for worker in self._parts.store.holders() - {self._presence.worker}:
            if not self._parts.locks.is_alive(worker):
                self._parts.store.release(worker)

    def step(self, wait_s: float) -> tuple[Finished, ...]:
        """Fill free places from the queue, wait a moment, and keep what has been read."""
        self._fill()
        self._renew()
        if not self._running:
            return ()
        done, _ = wait(self._running, timeout=wait_s, return_when=FIRST_COMPLETED)
        finished = tuple(self._finish(done))
        self._fill()  # no place stands idle while the caller tends the index
        return finished

    def close(self) -> None:
        """Stop reading; what was begun goes back into the queue."""
        self._executor.close()
        self._running.clear()
        with suppress(ServiceError):
            self._parts.store.release(self._presence.worker)
        self._presence.leave()

    def _fill(self) -> None:
        while len(self._running) < self._executor.places:
            job = self._parts.store.claim(self._presence.worker, LEASE_S)
            if job is None:
                return
            self._running[self._begin(job)] = job

    def _begin(self, job: Job) -> Future[Outcome]:
        try:
            data = self._parts.originals.read(job.circular)
        except (OriginalMissing, OriginalDamaged) as fault:
            failed: Future[Outcome] = Future()
            failed.set_result(Refusal(fault.code, fault.sentence))
            return failed
        return self._executor.submit(partial(read_document, data, job.file, self._parts.options))

    def _renew(self) -> None:
        if monotonic() - self._renewed < RENEW_S:
            return
        self._renewed = monotonic()
        for job in self._running.values():
            self._parts.store.renew(job.id, self._presence.worker, LEASE_S, "reading")

    def _finish(self, done: set[Future[Outcome]]) -> Iterator[Finished]:
        for future in done:
            self._renew()  # of many that end at once, the last must not outlive its lease
            job = self._running.pop(future)
            outcome = future.result()
            if isinstance(outcome, Refusal) and _again(outcome, job):
                self._parts.store.give_back(job.id, self._presence.worker)
                continue
            finished = self._keep(job, outcome)
            if finished is not None:
                yield finished

    def _keep(self, job: Job, outcome: Outcome) -> Finished | None:
        """Keep one outcome; None when the job was no longer ours, so that nothing was kept."""
        worker = self._presence.worker
        if isinstance(outcome, Refusal):
            failure = Failure(job.file, outcome.code, outcome.message)
            kept = self._parts.store.save_failure(job.id, worker, failure)
            return Finished(job.circular, job.file, failure) if kept else None
        saved = self._saved(job, outcome)
        if isinstance(saved, Refusal):
            return self._keep(job, saved)
        return Finished(job.circular, job.file, None) if saved else None

    def _read(self, job: Job, outcome: Document, lines: Sequence[Correction]) -> Circular | Refusal:
        """The circular of the pages as read, those that staff chose anew in their place."""
        pages = with_chosen(outcome.pages, lines)
        if pages is outcome.pages:
            return outcome.circular
        return self._parts.aside.submit(partial(circular_of, pages, job.file)).result()

    def _saved(self, job: Job, outcome: Document) -> bool | Refusal:
        """Keep a reading under its corrections; anew when one more was made meanwhile."""
        store = self._parts.store
        while True:
            lines = store.corrections(job.circular)
            read = self._read(job, outcome, lines)
            if isinstance(read, Refusal):
                return read
            made, _ = record(self._parts, job.file, read, lines)
            try:
                return store.save_reading(job.id, self._presence.worker, made, outcome.pages)
            except StaleRevision:
                if len(store.corrections(job.circular)) == len(lines):
                    raise


def record(
    parts: Parts, file: str, circular: Circular, lines: Sequence[Correction]
) -> tuple[Record, tuple[tuple[Correction, str], ...]]:
    """A circular as read and corrected, with what the tables know of it, ready to be kept.

    Beside it the corrections that found no place, each with the reason.
    """
    from ingest.pipeline import READER_VERSION  # slow to load, and no search needs it
    from service.corrected_reading import corrected_reading

    reading, lost = corrected_reading(file, circular, lines, parts.tables)
    slim = replace(reading, pages=bare(reading.pages))
    stored = Stored("", file, "", 0, "ready", 0, "", READER_VERSION, reading=slim)
    attributes = {
        **circular_attributes(stored, parts.tables.gazetteer),
        ISSUER: reading.metadata.all("issuer"),
        NUMBER: reading.metadata.all("number"),
        ATTRIBUTE: kinds_of(reading),
        DECIDED: decided_with(lines),
    }
    return Record(slim, attributes, READER_VERSION, len(lines)), lost
