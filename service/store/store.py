"""The Store protocol and STORES, the table of address scheme to opener."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from ingest.model import Pages
from service.errors import StoreUnavailable
from service.locks import Locks
from service.model import (
    Correction,
    Failure,
    Job,
    Reading,
    SavedSearch,
    State,
    Stored,
    TopicalClause,
)
from service.store.accounts import Accounts
from service.store.copying import Copied

Attributes = Mapping[str, Sequence[str]]  # as service/filters.py makes them
Where = Mapping[str, frozenset[str]]  # every name must match, by any of its values


@dataclass(frozen=True, slots=True)
class Record:
    """A reading to be kept, what `find` answers by, and the version of the reader."""

    reading: Reading
    attributes: Attributes
    reader: str
    corrections: int = 0  # lines of corrections that were laid over it


class Store(Accounts, Protocol):
    """The catalogue: each method one transaction, durable on return, safe from many processes."""

    # -- taking in ---------------------------------------------------------------------------

    def put_upload(self, key: str, file: str, media_type: str, size: int, who: str) -> bool:
        """Enter an original as queued, with its job; False when the key is known already."""

    def retry(self, key: str, who: str) -> bool:
        """Queue a failed or ready circular for reading again; False when it is queued already."""

    def claim(self, worker: str, lease_s: float) -> Job | None:
        """Take the oldest queued job, or one whose lease ran out; None when there is none.

        Jobs taken up least often come first, so that one poisonous file never holds up the rest.
        """

    def renew(self, job: str, worker: str, lease_s: float, stage: str) -> bool:
        """Extend a lease; False when another worker holds the job by now, or the file is gone."""

    def give_back(self, job: str, worker: str) -> None:
        """Queue a job again that this worker holds and will not finish."""

    def holders(self) -> frozenset[str]:
        """Workers that hold jobs now."""

    def release(self, worker: str) -> int:
        """Queue all jobs of a worker that is known to be dead; gives their number."""

    # -- what reading gave -------------------------------------------------------------------

    def save_reading(self, job: str, worker: str, record: Record, pages: Pages) -> bool:
        """Keep a reading and its pages, state ready, revision + 1, job done.

        False, and nothing changed, when this worker no longer holds the job; StaleRevision when
        it lacks corrections made meanwhile.
        """

    def save_failure(self, job: str, worker: str, failure: Failure) -> bool:
        """The job ends failed; the circular too, unless an earlier reading of it stands."""

    def replace_reading(self, key: str, revision: int, record: Record, who: str) -> Stored:
        """A new reading of kept pages; StaleRevision when the circular changed meanwhile."""

    def correct(
        self, key: str, revision: int, record: Record, lines: Sequence[Correction], who: str
    ) -> Stored:
        """Keep corrections and the reading they give, in one step; StaleRevision likewise.

        The record's `corrections` counts those before these lines, whose ids are given here.
        """

    def corrections(self, key: str) -> tuple[Correction, ...]:
        """Every correction of a circular, oldest first."""

    # -- asking ------------------------------------------------------------------------------

    def get(self, key: str) -> Stored | None:
        """One circular with its reading, or None."""

    def get_many(
        self, keys: Sequence[str], whole: bool = True, once: bool = False
    ) -> dict[str, Stored]:
        """Several circulars, those known; not whole: readings without text and clauses.

        Once: for a caller who works through all there are, so that none is kept in memory.
        """

    def clauses(self, places: Sequence[tuple[str, str]]) -> dict[tuple[str, str], TopicalClause]:
        """Single clauses by circular key and path, those known."""

    def pages(self, key: str) -> Pages | None:
        """The pages with their words as read, or None."""

    def find(
        self,
        where: Where,
        limit: int | None,
        offset: int,
        states: Sequence[State] = (),
        whole: bool = True,
    ) -> tuple[tuple[Stored, ...], int]:
        """Circulars that meet all conditions, by issue date then key, and how many there are.

        Modality and topic must be met by one and the same clause.
        """

    def find_keys(self, where: Where, states: Sequence[State] = ()) -> tuple[str, ...]:
        """Keys of the circulars that meet all conditions, in the order of `find`."""

    def latest(self, limit: int) -> tuple[Stored, ...]:
        """The circulars last received, newest first, without text and clauses."""

    def tally(self, first: str, second: str) -> tuple[tuple[str, str, int], ...]:
        """Ready circulars counted by two attributes: "" for none, of several values the last."""

    def values(self, name: str) -> frozenset[str]:
        """Every value of an attribute that any circular has."""

    def value_counts(self, name: str) -> dict[str, int]:
        """How many circulars have each value of an attribute."""

    def citing(self, canonical: str) -> tuple[tuple[str, str], ...]:
        """Clauses that cite a regulation or letter: circular key and path ("" for the head)."""

    def entries(self) -> Iterator[tuple[str, State, int]]:
        """Every circular as (key, state, size)."""

    def original_bytes(self) -> int:
        """Bytes of all originals together."""

    def keys_from(self, start: str) -> tuple[str, ...]:
        """Keys that begin so; two are enough to know that it is not one."""

    def version(self) -> int:
        """A number that grows whenever a circular is taken in, read, corrected or removed."""

    def counts(self) -> dict[str, int]:
        """How many circulars stand in each state."""

    def history(self, key: str) -> tuple[dict[str, str], ...]:
        """Who changed what when, oldest first: {"at", "who", "what", "detail"}."""

    def remove(self, key: str, who: str) -> bool:
        """Forget a circular, its history kept; False when unknown."""

    # -- jobs, comparisons -------------------------------------------------------------------

    def jobs(self, limit: int, offset: int) -> tuple[tuple[Job, ...], int]:
        """Jobs, newest first, and how many there are."""

    def job(self, job_id: str) -> Job | None:
        """One job, or None."""

    def save_comparison(self, comparison_id: str, request: str) -> None:
        """Keep a comparison's request under its id (it is computed again when fetched)."""

    def comparison_request(self, comparison_id: str) -> str | None:
        """The JSON request of a saved comparison, or None."""

    # -- saved searches ----------------------------------------------------------------------

    def saved_searches(self, who: str) -> tuple[SavedSearch, ...]:
        """The searches one person saved, by their words."""

    def save_search(self, search: SavedSearch) -> None:
        """Keep a search, or when it was last seen."""

    def forget_search(self, who: str, search: str) -> None:
        """Keep a search no longer."""

    # -- drafts checked ----------------------------------------------------------------------

    def save_draft(self, draft_id: str, at: str, request: str) -> None:
        """Keep a draft as read and what it was asked beside (it is judged again when fetched)."""

    def draft_request(self, draft_id: str) -> str | None:
        """The JSON request of a kept draft, or None."""

    def forget_draft(self, draft_id: str) -> None:
        """Keep a draft no longer."""

    # -- the index's debt --------------------------------------------------------------------

    def unindexed(self, limit: int) -> tuple[tuple[str, int], ...]:
        """Circulars the index has still to learn or forget, as (key, mark), oldest first."""

    def indexed(self, done: Sequence[tuple[str, int, int]]) -> None:
        """The index holds these: (key, mark it was told with, passages it was given)."""

    def passages(self) -> dict[str, int]:
        """How many passages the index should hold of each circular it owes nothing."""

    def forget_indexed(self, keys: Sequence[str] | None) -> None:
        """The index must learn these circulars anew; None means all."""

    # -- care --------------------------------------------------------------------------------

    def locks(self) -> Locks | None:
        """Locks that all who share the catalogue see; None where those of the home do."""

    def check(self) -> tuple[str, ...]:
        """Sentences about damage in the catalogue itself; empty when sound."""

    def fill_from(self, other: Any) -> tuple[Copied, ...]:
        """Fill this empty catalogue from another, in one step; each table's rows and checksum.

        HomeNotEmpty when this one holds anything; nothing is kept when the two differ afterwards.
        """

    def snapshot(self, file: Path) -> None:
        """Write a consistent copy of the catalogue to a new file."""

    def close(self) -> None:
        """Let go of the database."""


def open_sqlite(address: str, begin: bool = True) -> Store:
    """The default: one SQLite file."""
    from service.store.sqlite import SqliteStore

    return SqliteStore(Path(address.removeprefix("//")), begin=begin)


def open_postgres(address: str, begin: bool = True) -> Store:
    """For several machines: a PostgreSQL database."""
    from service.store.postgres import PostgresStore

    return PostgresStore(f"postgresql:{address}", begin=begin)


STORES: Mapping[str, Callable[..., Store]] = {"sqlite": open_sqlite, "postgresql": open_postgres}


SAME = {"postgres": "postgresql"}  # both are in use


def open_store(address: str, begin: bool = True) -> Store:
    """The store at an address `scheme:place`; without a scheme, an SQLite file.

    CatalogueLost where there is none and none may be begun.
    """
    scheme, place = parted(address)
    if scheme not in STORES:
        known = ", ".join(sorted(STORES))
        raise StoreUnavailable(f"EDARAN_STORE names {scheme!r}; known are: {known}.")
    return STORES[scheme](place, begin)


def parted(address: str) -> tuple[str, str]:
    """Scheme and place of a store's address; without a scheme it is an SQLite file."""
    scheme, colon, place = address.partition(":")
    return (SAME.get(scheme, scheme), place) if colon else ("sqlite", address)
