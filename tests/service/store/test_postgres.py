"""What PostgreSQL adds: many at once, other people's databases, connections that break."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from service.accounts import Account
from service.audit import broken_at
from service.errors import CatalogueDamaged, CatalogueLost, NewerHome, StoreUnavailable
from service.store.migrations import MIGRATIONS
from service.store.postgres import PostgresStore
from service.store.postgres_database import translated
from service.store.store import Record
from tests.service.readings import PAGES_READ, SELUMA

A = "a" * 64


@pytest.fixture
def address(new_schema: Callable[[], str]) -> str:
    return new_schema()


@pytest.fixture
def stores(address: str) -> Iterator[tuple[PostgresStore, PostgresStore]]:
    """Two that know nothing of each other, as on two machines."""
    both = PostgresStore(address), PostgresStore(address)
    yield both
    for store in both:
        store.close()


def run(address: str, statement: str) -> None:
    with psycopg.connect(address) as link:
        link.execute(statement)  # type: ignore[call-overload]  # our own words


def test_many_may_begin_one_catalogue_at_once(address: str) -> None:
    with ThreadPoolExecutor(4) as threads:
        opened = list(threads.map(lambda n: PostgresStore(address), range(4)))
    with psycopg.connect(address) as link:
        row = link.execute("SELECT count(*) FROM migrations").fetchone()
    assert row == (len(MIGRATIONS),)
    for store in opened:
        store.close()


def test_another_programs_database_is_refused(address: str) -> None:
    run(address, "CREATE TABLE theirs (x int)")
    with pytest.raises(StoreUnavailable, match="another program"):
        PostgresStore(address)


def test_a_newer_catalogue_is_refused(address: str) -> None:
    PostgresStore(address).close()
    run(address, "INSERT INTO migrations VALUES ('9999_future', '')")
    with pytest.raises(NewerHome, match="9999_future"):
        PostgresStore(address)


def test_a_lost_catalogue_is_not_taken_for_an_empty_one(address: str) -> None:
    with pytest.raises(CatalogueLost):
        PostgresStore(address, begin=False)


def test_no_fault_tells_an_address() -> None:
    secret = "postgresql://edaran:hunter2@127.0.0.1:1/none?connect_timeout=1"
    with pytest.raises(StoreUnavailable) as told:
        PostgresStore(secret, wait_s=0.5)
    assert "hunter2" not in str(told.value) and "127.0.0.1" not in str(told.value)


def test_a_connection_that_broke_is_replaced_unseen(
    address: str, stores: tuple[PostgresStore, PostgresStore]
) -> None:
    ours, _ = stores
    assert ours.counts() == {}
    run(
        address,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE application_name = 'edaran' AND pid <> pg_backend_pid()",
    )
    assert ours.counts() == {}
    with ours.locks().locked("index", 5):
        assert ours.put_upload(A, "surat.pdf", "application/pdf", 5, "tester")


def test_the_audit_trail_stays_one_chain_under_many_hands(
    stores: tuple[PostgresStore, PostgresStore],
) -> None:
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda n: stores[n % 2].audit("who", "what", str(n)), range(40)))
    lines = stores[0].audit_lines(0, 100)
    assert broken_at(lines) is None
    assert {line.detail for line in lines} == {str(n) for n in range(40)}


def test_one_administrator_is_left_whoever_is_quicker(
    stores: tuple[PostgresStore, PostgresStore],
) -> None:
    for name in ("a", "b"):
        stores[0].add_account(Account(name, "administrator", "x", ""))
    with ThreadPoolExecutor(2) as threads:
        gone = list(threads.map(lambda n: stores[n].remove_account("ab"[n]), range(2)))
    assert sorted(gone) == [False, True] and len(stores[0].accounts()) == 1


def test_many_hands_on_one_circular_never_wait_in_a_ring(
    stores: tuple[PostgresStore, PostgresStore],
) -> None:
    keys = [f"{n:064x}" for n in range(6)]
    for key in keys:
        stores[0].put_upload(key, "surat.pdf", "application/pdf", 5, "tester")

    def work(number: int) -> None:
        store, worker = stores[number % 2], f"w{number}"
        for _ in range(12):
            job = store.claim(worker, 60)
            if job is not None and number % 4 == 0:
                store.release(worker)
            elif job is not None:
                store.save_reading(job.id, worker, Record(SELUMA, {}, "1"), PAGES_READ)
            store.indexed([(key, mark, 1) for key, mark in store.unindexed(9)])
            if store.get(keys[number % 6]):
                store.retry(keys[number % 6], worker)
            store.forget_indexed(None)

    with ThreadPoolExecutor(6) as threads:
        list(threads.map(work, range(6)))
    assert {key for key, _, _ in stores[1].entries()} == set(keys)


def test_a_damaged_row_is_told_never_delivered(
    address: str, stores: tuple[PostgresStore, PostgresStore]
) -> None:
    store, _ = stores
    store.put_upload(A, "surat.pdf", "application/pdf", 5, "tester")
    job = store.claim("w", 60)
    assert job is not None
    store.save_reading(job.id, "w", Record(SELUMA, {}, "1"), PAGES_READ)
    run(address, "UPDATE clauses SET body = decode(repeat('00', 40), 'hex') WHERE position = 0")
    with pytest.raises(CatalogueDamaged):
        store.get(A)
    assert len(store.check()) == 1


def test_history_and_audit_cannot_be_rewritten(
    address: str, stores: tuple[PostgresStore, PostgresStore]
) -> None:
    stores[0].put_upload(A, "surat.pdf", "application/pdf", 5, "tester")
    stores[0].audit("who", "what", "")
    for statement in ("DELETE FROM history", "UPDATE history SET who = 'x'", "DELETE FROM audit"):
        with pytest.raises(psycopg.errors.RaiseException, match="append-only"):
            run(address, statement)


def test_statements_are_said_as_psycopg_takes_them() -> None:
    assert translated("a = ? AND b LIKE '%'") == "a = %s AND b LIKE '%%'"
    assert (
        translated("now()::date = :day /*server FOR UPDATE */")
        == "now()::date = %(day)s FOR UPDATE "
    )
