"""Takes files and folders in and sees each to its end; resumable, and safe beside others."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ingest.errors import TooLarge
from service.crew import Crew, Finished
from service.errors import PathNotFound, StillWritten
from service.indexing import heal, settle, settle_all
from service.intake import accept
from service.model import Accepted, Failure, IngestSummary
from service.parts import Parts
from service.sources import Source, collect
from service.steady import contents
from service.strays import take_in_strays

WHO = "ingest"
WAIT_S = 0.5
AHEAD = 4  # files taken in for each place, ahead of their reading
SETTLE_S = 1.0  # new circulars are searchable about so soon


@dataclass(frozen=True, slots=True)
class Progress:
    """One file's end in a run: how many of how many, and what became of it."""

    done: int
    total: int
    file: str
    outcome: str  # "ready", "duplicate", "failed", "resumed"
    failure: Failure | None = None


Told = Callable[[Progress], None]


@dataclass
class _Run:
    """The books of one run."""

    total: int
    told: Told
    waiting: dict[str, str] = field(default_factory=dict)  # key -> name, not yet at its end
    seen: set[str] = field(default_factory=set)
    failed: list[Failure] = field(default_factory=list)
    ready: int = 0
    duplicates: int = 0

    def end(self, name: str, outcome: str, failure: Failure | None = None) -> None:
        """Enter one file's end."""
        self.ready += outcome == "ready"
        self.duplicates += outcome == "duplicate"
        if failure is not None:
            self.failed.append(failure)
        done = self.ready + self.duplicates + len(self.failed)
        self.told(Progress(done, self.total, name, outcome, failure))


def ingest(
    parts: Parts, paths: Sequence[Path], workers: int, told: Told = lambda progress: None
) -> IngestSummary:
    """Take in files and folders; also what an earlier, interrupted run left in the queue."""
    sources = collect(paths)
    run = _Run(len(sources.files), told)
    parts.originals.sweep()
    take_in_strays(parts)
    heal(parts)
    crew = Crew(parts, parts.open_executor(workers))
    try:
        _work(parts, crew, run, iter(sources.files), workers)
    finally:
        crew.close()
    settle_all(parts)
    return IngestSummary(run.total, run.ready, run.duplicates, tuple(run.failed), sources.skipped)


def _work(parts: Parts, crew: Crew, run: _Run, left: Iterator[Source], workers: int) -> None:
    settled, released, exhausted = time.monotonic(), 0.0, False
    while True:
        while not exhausted and len(run.waiting) < AHEAD * max(workers, crew.places):
            source = next(left, None)
            exhausted = source is None
            if source is not None:
                _take_in(parts, run, source)
        if time.monotonic() - released > 5:
            released = time.monotonic()
            crew.release_dead()
        finished = crew.step(WAIT_S)
        for one in finished:
            _enter(run, one)
        if time.monotonic() - settled > SETTLE_S:
            settle(parts)
            settled = time.monotonic()
        if finished or crew.busy:
            continue
        _enter_others(parts, run)
        if exhausted and not run.waiting:
            return
        if run.waiting:
            time.sleep(WAIT_S)


def _take_in(parts: Parts, run: _Run, source: Source) -> None:
    accepted = _accepted(parts, source)
    key = accepted.key
    if accepted.failure is not None or key is None:
        run.end(source.name, "failed", accepted.failure)
    elif key in run.seen:
        run.end(source.name, "duplicate")
    elif accepted.outcome == "duplicate" and _is_ready(parts, key):
        run.seen.add(key)
        run.end(source.name, "duplicate")
    else:
        run.seen.add(key)
        run.waiting[key] = source.name


def _accepted(parts: Parts, source: Source) -> Accepted:
    most = parts.options.limits.max_bytes
    try:
        if source.path.stat().st_size > most:
            fault = TooLarge(f"More than {most:,} bytes.")
            return _rejected(source, fault.code, str(fault))
        data = contents(source.path)
    except StillWritten as fault:
        return _rejected(source, fault.code, str(fault))
    except OSError as fault:
        return _rejected(source, PathNotFound.code, f"It cannot be opened: {fault.strerror}.")
    return accept(parts, source.name, data, WHO)


def _rejected(source: Source, code: str, message: str) -> Accepted:
    return Accepted(source.name, "rejected", None, Failure(source.name, code, message))


def _is_ready(parts: Parts, key: str) -> bool:
    known = parts.store.get_many([key], whole=False, once=True).get(key)
    return known is not None and known.state == "ready"


def _enter(run: _Run, one: Finished) -> None:
    name = run.waiting.pop(one.key, None)
    if name is None:  # left over from an earlier run, or somebody else's upload
        run.told(Progress(0, run.total, one.file, "resumed", one.failure))
        return
    failure = one.failure and Failure(name, one.failure.code, one.failure.message)
    run.end(name, "failed" if failure else "ready", failure)


def _enter_others(parts: Parts, run: _Run) -> None:
    """Files of this run that another process has read, or removed, meanwhile."""
    known = parts.store.get_many(list(run.waiting), whole=False, once=True)
    for key in list(run.waiting):
        stored = known.get(key)
        if stored is None:
            gone = Failure(run.waiting[key], "removed", "It was removed while it was being read.")
            _enter(run, Finished(key, gone.file, gone))
        elif stored.state in ("ready", "failed"):
            _enter(run, Finished(key, stored.file, stored.failure))
