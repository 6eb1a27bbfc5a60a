"""The Store protocol and STORES, the table of address scheme to opener."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from ingest.model import Page
from service.model import Comparison, Failure, Filters, Job, Reading, Stored


class Store(Protocol):
    """The catalogue: each method one transaction, durable on return, safe from many processes."""

    def put_upload(self, key: str, file: str, media_type: str, size: int) -> bool:
        """Enter an original as queued, with its job; False when the key is known already."""

    def claim(self, worker: str, lease_s: float) -> Job | None:
        """Take the oldest queued job, or one whose lease ran out; None when there is none."""

    def renew(self, job: str, worker: str, lease_s: float, stage: str) -> bool:
        """Extend a lease; False when another worker holds the job by now."""

    def save_reading(
        self, key: str, reading: Reading, pages: Sequence[Page], reader: str
    ) -> Stored:
        """Keep a reading and its pages, state ready, revision + 1, job done."""

    def save_failure(self, key: str, failure: Failure) -> None:
        """State failed with its reason, job done."""

    def retry(self, key: str) -> None:
        """Queue a failed or ready circular for reading again."""

    def get(self, key: str) -> Stored | None:
        """One circular with its reading, or None."""

    def get_many(self, keys: Sequence[str]) -> dict[str, Stored]:
        """Several circulars with their readings, those known."""

    def pages(self, key: str) -> tuple[Page, ...] | None:
        """The pages with their words as read, or None."""

    def find(
        self, filters: Filters, limit: int | None, offset: int
    ) -> tuple[tuple[Stored, ...], int]:
        """Circulars that answer the filters, by issue date then key, and how many there are."""

    def keys(self) -> Iterator[tuple[str, str, int]]:
        """Every circular as (key, state, size)."""

    def remove(self, key: str) -> bool:
        """Forget a circular; False when unknown."""

    def jobs(self, limit: int, offset: int) -> tuple[tuple[Job, ...], int]:
        """Jobs, newest first, and how many there are."""

    def job(self, job_id: str) -> Job | None:
        """One job, or None."""

    def save_comparison(self, comparison: Comparison, request: str) -> None:
        """Keep a comparison's request under its id (it is computed again when fetched)."""

    def comparison_request(self, comparison_id: str) -> str | None:
        """The JSON request of a saved comparison, or None."""

    def history(self, key: str) -> tuple[dict[str, str], ...]:
        """Who changed what when, oldest first: {"at", "who", "what", "detail"}."""

    def check(self) -> tuple[str, ...]:
        """Sentences about damage in the catalogue itself; empty when sound."""

    def close(self) -> None:
        """Let go of the database."""


def open_sqlite(address: str) -> Store:
    """The default: one SQLite file."""
    from service.store.sqlite import SqliteStore

    return SqliteStore(address)


STORES: dict[str, Callable[[str], Store]] = {"sqlite": open_sqlite}
