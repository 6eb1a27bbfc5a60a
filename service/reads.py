"""Reads files without keeping anything; answers in the order asked, also for those that failed."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from ingest.citation_reading import read_citations
from ingest.errors import IngestError, TooLarge
from ingest.model import Circular, Citation, Trace
from ingest.pinpoints import pinpoints_of
from service.citing import LegalBasis, legal_basis
from service.errors import PathNotFound
from service.executors.executor import Document, Executor, Refusal
from service.executors.reading import read_document, trace_document
from service.model import Failure, Reading
from service.parts import Parts
from service.reading import make_reading
from service.sources import shown

AHEAD = 2  # files begun for each place, ahead of the one waited for

T = TypeVar("T")
Outcome = Document | Refusal


def documents(parts: Parts, paths: Sequence[Path], workers: int) -> Iterator[tuple[str, Outcome]]:
    """Each file as read, or why not."""
    executor = parts.open_executor(max(1, min(workers, len(paths))))
    begun: deque[tuple[str, Future[Outcome]]] = deque()
    try:
        for path in paths:
            begun.append((shown(str(path)), _begin(parts, executor, path)))
            if len(begun) > AHEAD * executor.places:
                yield _ended(begun)
        while begun:
            yield _ended(begun)
    finally:
        executor.close()


def readings(parts: Parts, paths: Sequence[Path], workers: int) -> Iterator[Reading | Failure]:
    """Each file's Reading, or its Failure."""
    for name, outcome in documents(parts, paths, workers):
        if isinstance(outcome, Refusal):
            yield Failure(name, outcome.code, outcome.message)
        else:
            yield make_reading(name, outcome.circular, parts.tables)


def trace(parts: Parts, data: bytes, name: str) -> Trace:
    """Every stage of reading a file; raises a subclass of IngestError."""
    return in_child(parts, partial(trace_document, data, name, parts.options))


def legal_basis_of(parts: Parts, data: bytes, name: str, today: date) -> LegalBasis:
    """The citations of a document or draft, judged; raises a subclass of IngestError."""
    return legal_basis(draft_of(parts, data, name), today)


def draft_of(parts: Parts, data: bytes, name: str) -> Circular:
    """A document or draft as read, its citations too; raises a subclass of IngestError."""
    document = in_child(parts, partial(read_document, data, name, parts.options))
    circular = document.circular
    if not circular.citations and not circular.metadata.get("number"):
        # A pasted passage has no body to be found: all of it is taken as it stands.
        words = " ".join(word.text for page in circular.pages for word in page.words)
        circular = replace(circular, citations=_cited(words))
    return circular


def _cited(text: str) -> tuple[Citation, ...]:
    mentions = read_citations(text).mentions
    points = pinpoints_of(text, [(one.start, one.end) for one in mentions])
    return tuple(
        Citation(one.canonical, text[one.start : one.end], None, "; ".join(found) or None)
        for one, found in zip(mentions, points, strict=True)
    )


def in_child(parts: Parts, work: Callable[[], T]) -> T:
    """Work on one untrusted file in a child process; raises what is wrong with the file."""
    outcome = parts.aside.submit(work).result()
    if isinstance(outcome, Refusal):
        raise refused(outcome)
    return outcome


def refused(refusal: Refusal) -> IngestError:
    """A refusal as the exception it was in the child; its message is whole already."""
    below: list[type[IngestError]] = IngestError.__subclasses__()
    kinds = {kind.code: kind for kind in below}
    fault = kinds.get(refusal.code, IngestError)()
    fault.args = (refusal.message,)
    return fault


def _begin(parts: Parts, executor: Executor, path: Path) -> Future[Outcome]:
    try:
        data = _bytes(path, parts.options.limits.max_bytes)
    except (IngestError, PathNotFound) as fault:
        refused: Future[Outcome] = Future()
        refused.set_result(Refusal(fault.code, str(fault)))
        return refused
    return executor.submit(partial(read_document, data, path.name, parts.options))


def _bytes(path: Path, most: int) -> bytes:
    try:
        if path.is_file() and path.stat().st_size > most:
            raise TooLarge(f"More than {most:,} bytes.")
        return path.read_bytes()
    except FileNotFoundError:
        raise PathNotFound() from None
    except OSError as fault:
        raise PathNotFound(f"It cannot be opened: {fault.strerror}.") from fault


def _ended(begun: deque[tuple[str, Future[Outcome]]]) -> tuple[str, Outcome]:
    name, future = begun.popleft()
    return name, future.result()
