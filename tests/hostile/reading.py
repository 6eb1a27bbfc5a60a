"""Reads hostile files as the service does, in bounded children, and tells how each ended."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from ingest.options import ReadLimits, ReadOptions
from service.executors.executor import Document, Refusal
from service.executors.processes import ProcessExecutor
from service.executors.reading import read_document
from tests.hostile.case import READY, Hostile

MIB = 1 << 20
LIMITS = ReadLimits(page_seconds=20, wall_seconds=40, memory_bytes=2048 * MIB)


@dataclass(frozen=True, slots=True)
class End:
    """How one file ended: "ready" or a code, what was told, what was read, after how long."""

    case: Hostile
    end: str
    sentence: str
    notices: frozenset[str]
    text: str
    seconds: float

    def wrong(self) -> str:
        """What is not as it should be; empty when all is well."""
        if self.end not in self.case.ends:
            return f"ended as {self.end}, not one of {', '.join(sorted(self.case.ends))}"
        if self.end != READY:
            return "" if self.sentence.endswith(".") else "a sentence without an end"
        missing = self.case.notices - self.notices
        if missing:
            return f"not told: {', '.join(sorted(missing))}"
        if self.case.without and self.case.without in self.text:
            return f"read as printed: {self.case.without}"
        return ""


def ends(cases: Iterable[Hostile], places: int = 2) -> Iterator[End]:
    """The end of each file, in order; children are shared as in the service."""
    options = ReadOptions(limits=LIMITS)
    executor = ProcessExecutor(places, options)
    try:
        for case in cases:
            begun = time.monotonic()
            work = partial(read_document, case.make(), case.name, options)
            done = executor.submit(work).result(timeout=LIMITS.wall_seconds + 30)
            yield _end(case, done, time.monotonic() - begun)
    finally:
        executor.close()


def _end(case: Hostile, done: Document | Refusal, seconds: float) -> End:
    if isinstance(done, Refusal):
        return End(case, done.code, done.message, frozenset(), "", seconds)
    text = " ".join(word.text for page in done.pages.pages for word in page.words)
    told = frozenset(notice.code for notice in done.pages.notices)
    return End(case, READY, "", told, text, seconds)
