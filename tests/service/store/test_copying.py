"""A catalogue moves from a file to a server and back, and is the same there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from service.accounts import Account
from service.errors import HomeNotEmpty
from service.model import Failure, SavedSearch
from service.store.copying import TABLES, Copied
from service.store.postgres import PostgresStore
from service.store.sql import SqlStore
from service.store.sqlite import SqliteStore
from service.store.store import Record
from tests.service.readings import BASEL, PAGES_READ, SELUMA

A, B, C = "a" * 64, "b" * 64, "c" * 64


def filled(store: SqlStore) -> None:
    """Something in nearly every table: two readings, a failure, a job that is held."""
    for key, reading in ((A, SELUMA), (B, BASEL)):
        store.put_upload(key, "surat\0.pdf", "application/pdf", 5, "tester")
        job = store.claim("w", 60)
        assert job is not None
        store.save_reading(job.id, "w", Record(reading, {"year": ["2020"]}, "1"), PAGES_READ)
    store.put_upload(C, "buruk.pdf", "application/pdf", 5, "tester")
    job = store.claim("w", 60)
    assert job is not None
    store.save_failure(job.id, "w", Failure("buruk.pdf", "no_text", "Kosong."))
    store.retry(C, "tester")
    store.add_account(Account("ani", "reviewer", "x", "2026-01-01"))
    store.begin_session("hash", "ani", 12.5)
    store.save_search(SavedSearch("ani", "q=kampanye", "2026-01-01"))
    store.save_comparison("id", "{}")
    store.audit("ani", "export", "")


@pytest.fixture
def stores(tmp_path: Path, new_schema: Callable[[], str]) -> Iterator[list[SqlStore]]:
    """A filled file, an empty server, an empty file."""
    opened: list[SqlStore] = [
        SqliteStore(tmp_path / "one"),
        PostgresStore(new_schema()),
        SqliteStore(tmp_path / "two"),
    ]
    filled(opened[0])
    yield opened
    for store in opened:
        store.close()


def test_there_and_back_nothing_is_lost(stores: list[SqlStore]) -> None:
    first, server, last = stores
    there = server.fill_from(first)
    back = last.fill_from(server)
    assert there == back
    assert {one.table: one.rows for one in there if one.rows}["circulars"] == 3
    for store in (server, last):
        assert store.get_many([A, B, C]) == first.get_many([A, B, C])
        assert store.pages(A) == PAGES_READ
        assert store.history(C) == first.history(C)
        assert store.jobs(9, 0) == first.jobs(9, 0)
        assert store.unindexed(9) == first.unindexed(9)
        assert store.audit_lines(0, 9) == first.audit_lines(0, 9)
        assert store.session("hash", 1.0) == first.session("hash", 1.0)


def test_what_comes_after_is_numbered_beyond(stores: list[SqlStore]) -> None:
    first, server, _ = stores
    server.fill_from(first)
    before = {job.id for job in server.jobs(9, 0)[0]}
    server.put_upload("d" * 64, "baru.pdf", "application/pdf", 5, "tester")
    server.audit("ani", "export", "")
    assert len(server.jobs(9, 0)[0]) == len(before) + 1
    assert [line.id for line in server.audit_lines(0, 9)] == [1, 2]


def test_what_is_not_empty_is_not_filled(stores: list[SqlStore]) -> None:
    first, server, _ = stores
    server.add_account(Account("budi", "reader", "x", ""))
    with pytest.raises(HomeNotEmpty, match="accounts"):
        server.fill_from(first)
    assert server.counts() == {}


def test_every_table_is_copied(stores: list[SqlStore]) -> None:
    with closing(stores[0]), stores[0]._database.read() as link:
        query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        held = {row[0] for row in link.execute(query)}
    assert held - {"migrations"} == set(TABLES)


def test_a_copy_tells_rows_and_checksums(stores: list[SqlStore]) -> None:
    found = stores[1].fill_from(stores[0])
    assert all(isinstance(one, Copied) and len(one.sha256) == 64 for one in found)
