"""What SQLite adds: refusal of foreign and newer files, damage told, leases that no clock bends."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from service.clock import CLOCK, Clock
from service.errors import CatalogueDamaged, NewerHome, StoreUnavailable
from service.store.sqlite import SqliteStore
from service.store.store import Record
from tests.service.readings import PAGES_READ, SELUMA

A = "a" * 64


def filled(file: Path) -> None:
    """A catalogue with one circular, closed again."""
    store = SqliteStore(file)
    store.put_upload(A, "surat.pdf", "application/pdf", 5, "tester")
    job = store.claim("w", 60)
    assert job is not None
    store.save_reading(job.id, "w", Record(SELUMA, {}, "1"), PAGES_READ)
    store.close()


def run(file: Path, statement: str) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(statement)


def test_another_programs_file_is_refused_untouched(tmp_path: Path) -> None:
    file = tmp_path / "other"
    run(file, "CREATE TABLE theirs (x)")
    before = file.read_bytes()
    with pytest.raises(StoreUnavailable, match="another program"):
        SqliteStore(file)
    assert file.read_bytes() == before


def test_a_newer_home_is_refused_untouched(tmp_path: Path) -> None:
    file = tmp_path / "catalogue"
    filled(file)
    run(file, "INSERT INTO migrations VALUES ('9999_future', '')")
    before = file.read_bytes()
    with pytest.raises(NewerHome, match="9999_future"):
        SqliteStore(file)
    assert file.read_bytes() == before


def test_garbage_is_told_as_damage(tmp_path: Path) -> None:
    file = tmp_path / "catalogue"
    file.write_bytes(b"\1" * 8192)
    with pytest.raises(CatalogueDamaged):
        SqliteStore(file)


def test_a_folder_in_the_files_place_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable):
        SqliteStore(tmp_path)


def test_a_damaged_row_is_told_never_delivered(tmp_path: Path) -> None:
    file = tmp_path / "catalogue"
    filled(file)
    run(file, "UPDATE clauses SET body = zeroblob(40) WHERE position = 0")
    store = SqliteStore(file)
    with pytest.raises(CatalogueDamaged):
        store.get(A)
    assert len(store.check()) == 1
    store.close()


def test_a_lost_clause_is_told(tmp_path: Path) -> None:
    file = tmp_path / "catalogue"
    filled(file)
    run(file, "DELETE FROM clauses WHERE position = 0")
    store = SqliteStore(file)
    with pytest.raises(CatalogueDamaged, match="missing"):
        store.get(A)
    store.close()


def test_history_cannot_be_rewritten(tmp_path: Path) -> None:
    file = tmp_path / "catalogue"
    filled(file)
    for statement in ("DELETE FROM history", "UPDATE history SET who = 'x'"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            run(file, statement)


def test_commits_reach_the_disk(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "catalogue")
    with store._database.read() as connection:
        assert connection.execute("PRAGMA synchronous").fetchone()[0] == 2
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    store.close()


def test_a_lease_ends_with_the_run_of_the_machine_it_was_taken_in(tmp_path: Path) -> None:
    clock = Clock(seconds=lambda: 5000.0, boot=lambda: "first")
    store = SqliteStore(tmp_path / "catalogue", clock)
    store.put_upload(A, "surat.pdf", "application/pdf", 5, "tester")
    assert store.claim("w1", 60) is not None and store.claim("w2", 60) is None
    for later in (
        replace(clock, boot=lambda: "second"),
        replace(clock, seconds=lambda: 10.0),
        replace(clock, seconds=lambda: 5061.0),
    ):
        other = SqliteStore(tmp_path / "catalogue", later)
        assert other.claim("w2", 60) is not None
        other.release("w2")
        assert store.claim("w1", 60) is not None
        other.close()
    store.close()


def test_the_date_on_the_wall_moves_no_lease(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "catalogue")
    store.put_upload(A, "surat.pdf", "application/pdf", 5, "tester")
    assert store.claim("w1", 60) is not None
    later = SqliteStore(tmp_path / "catalogue", replace(CLOCK, now=lambda: "2100-01-01T00:00:00Z"))
    assert later.claim("w2", 60) is None
    later.close()
    store.close()
