"""Locks and signs of life, as files and in a database: the same promises."""

from __future__ import annotations

import multiprocessing
import time
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from service.errors import HomeBusy
from service.home import Home
from service.locks import FolderLocks, Locks
from service.store.postgres_locks import PostgresLocks


def opened(place: str | Path) -> Locks:
    """The locks of one who comes to a place: a folder, or a database."""
    if isinstance(place, str):
        return PostgresLocks(place)
    Home(place).make()
    return FolderLocks(Home(place))


@pytest.fixture(params=["files", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str | Path:
    return request.getfixturevalue("new_schema")() if request.param == "postgresql" else tmp_path


def take(locks: Locks, name: str, wait_s: float) -> str:
    """Whether a lock could be had."""
    try:
        with locks.locked(name, wait_s):
            return "held"
    except HomeBusy as fault:
        return fault.code


def test_a_lock_is_held_by_one_at_a_time(place: str | Path) -> None:
    one, other = opened(place), opened(place)
    with one.locked("index", 0), ThreadPoolExecutor(1) as thread:
        assert take(other, "index", 0.1) == "home_busy"
        assert take(other, "originals", 0) == "held"
        assert thread.submit(take, one, "index", 0.1).result() == "home_busy"
    assert take(other, "index", 0) == take(one, "index", 0) == "held"


def test_who_waits_gets_it_when_it_is_let_go(place: str | Path) -> None:
    one, other = opened(place), opened(place)
    with ThreadPoolExecutor(1) as thread:
        with one.locked("index", 0):
            waiting = thread.submit(take, other, "index", 20)
        assert waiting.result() == "held"


def _hold(place: str | Path, told: Connection) -> None:
    locks = opened(place)
    sign = locks.presence()
    with locks.locked("index", 0):
        told.send(sign.worker)
        told.recv()


def test_a_killed_process_is_dead_and_holds_nothing(place: str | Path) -> None:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_hold, args=(place, theirs))
    process.start()
    worker = ours.recv()
    locks = opened(place)
    assert locks.is_alive(worker) and take(locks, "index", 0) == "home_busy"
    process.kill()
    process.join()
    assert take(locks, "index", 20) == "held"
    until = time.monotonic() + 20  # a server hears of the death a moment later
    while locks.is_alive(worker) and time.monotonic() < until:
        time.sleep(0.05)
    assert not locks.is_alive(worker) and not locks.is_alive("0123456789abcdef")


def test_a_worker_is_alive_until_it_leaves(place: str | Path) -> None:
    locks = opened(place)
    sign = opened(place).presence()
    sign.renew()
    assert locks.is_alive(sign.worker) and locks.is_alive(sign.worker)
    sign.leave()
    assert not locks.is_alive(sign.worker)
