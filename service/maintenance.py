"""Do originals, catalogue and index agree; and making readings and index anew from what is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from functools import partial

from index.errors import SearchIndexError
from ingest.model import Circular
from service.chosen_pages import with_chosen
from service.crew import record
from service.errors import (
    CatalogueDamaged,
    CircularNotFound,
    OriginalDamaged,
    OriginalMissing,
    StaleRevision,
)
from service.executors.executor import Refusal
from service.executors.reading import circular_of
from service.indexing import heal, settle_all
from service.model import Failure, Problem, VerifyReport
from service.parts import Parts
from service.strays import take_in_strays

Told = Callable[[int, int], None]  # so many of so many
Counted = Callable[[int], None]


def verify(parts: Parts, repair: bool, told: Told = lambda done, total: None) -> VerifyReport:
    """Look at everything kept; with `repair` mend what can be made again."""
    repaired = tuple(_repaired(parts)) if repair else ()
    keys = {key: state for key, state, _ in parts.store.entries()}
    originals = set(parts.originals.keys())
    problems = [
        *(Problem("catalogue_damaged", sentence) for sentence in parts.store.check()),
        *_of_originals(parts, sorted(keys), told),
        *(_unknown(key) for key in sorted(originals - keys.keys())),
        *_of_index(parts),
    ]
    try:
        passages = sum(parts.index.groups().values())
    except SearchIndexError:
        passages = 0
    return VerifyReport(len(keys), len(originals), passages, tuple(problems), repaired)


def reread(
    parts: Parts, chosen: Sequence[str], workers: int, told: Told = lambda done, total: None
) -> tuple[Failure, ...]:
    """Make readings again from the pages as kept, without recognising anything again."""
    wanted = list(chosen) or [key for key, _, _ in parts.store.entries()]
    known = parts.store.get_many(wanted, whole=False)
    if missing := [key for key in chosen if key not in known]:
        raise CircularNotFound(", ".join(key[:12] for key in missing))
    keys = [key for key in wanted if known[key].reading]
    executor = parts.open_executor(workers)
    failed: list[Failure] = []
    try:
        begun: list[tuple[str, int, str, Future[Circular | Refusal]]] = []
        for done, key in enumerate(keys, 1):
            stored, pages = known[key], parts.store.pages(key)
            if pages is None:
                failed.append(Failure(stored.file, "not_ready", "Its pages are not kept."))
                continue
            pages = with_chosen(pages, parts.store.corrections(key))
            work = partial(circular_of, pages, stored.file)
            begun.append((key, stored.revision, stored.file, executor.submit(work)))
            if len(begun) >= 2 * executor.places:
                failed.extend(_reread_one(parts, *begun.pop(0)))
            told(done, len(keys))
        for one in begun:
            failed.extend(_reread_one(parts, *one))
    finally:
        executor.close()
    settle_all(parts)
    return tuple(failed)


def reindex(parts: Parts, told: Counted = lambda number: None) -> int:
    """Teach the index everything again, circular by circular: none is missing meanwhile."""
    heal(parts)
    parts.store.forget_indexed(None)
    return settle_all(parts, told)


def _reread_one(
    parts: Parts, key: str, revision: int, file: str, future: Future[Circular | Refusal]
) -> Iterator[Failure]:
    outcome = future.result()
    if isinstance(outcome, Refusal):
        yield Failure(file, outcome.code, outcome.message)
        return
    made, _ = record(parts, file, outcome, parts.store.corrections(key))
    try:
        parts.store.replace_reading(key, revision, made, "reread")
    except StaleRevision as fault:  # somebody changed it meanwhile: theirs stands
        yield Failure(file, fault.code, str(fault))


def _of_originals(parts: Parts, keys: list[str], told: Told) -> Iterator[Problem]:
    for done, key in enumerate(keys, 1):
        try:
            parts.originals.read(key)
        except (OriginalMissing, OriginalDamaged) as fault:
            yield Problem(fault.code, fault.sentence, key)
        told(done, len(keys))


def _unknown(key: str) -> Problem:
    message = "An original that the catalogue does not know; `edaran verify --repair` takes it in."
    return Problem("original_unknown", message, key)


def _of_index(parts: Parts) -> Iterator[Problem]:
    advice = "`edaran verify --repair` mends it."
    try:
        held = dict(parts.index.groups())
    except SearchIndexError as fault:
        yield Problem(fault.code, str(fault))
        return
    owed = {key for key, _ in parts.store.unindexed(2**31)}
    expected = {key: number for key, number in parts.store.passages().items() if number}
    for key in sorted(owed):
        yield Problem("index_behind", f"The index does not know its last change; {advice}", key)
    for key in sorted(expected.keys() | held.keys()):
        if key not in owed and expected.get(key) != held.get(key):
            yield Problem("index_differs", f"The index holds other clauses of it; {advice}", key)


def _repaired(parts: Parts) -> Iterator[Problem]:
    parts.originals.sweep()
    known = {key for key, _, _ in parts.store.entries()}
    yield from take_in_strays(parts)
    for key in sorted(known):
        try:
            parts.store.get(key)
            parts.store.pages(key)
        except CatalogueDamaged as fault:
            if parts.store.retry(key, "verify"):
                yield Problem(fault.code, "Its reading was damaged; it is read again.", key)
    number = heal(parts)
    settled = settle_all(parts)
    if number or settled:
        yield Problem("index_differs", f"{max(number, settled)} circulars were indexed again.")
