"""Children that crash, hang, grow or are orphaned harm nobody else."""

from __future__ import annotations

import errno
import multiprocessing
import os
import resource
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from ingest.options import ReadLimits, ReadOptions
from service.errors import ReadersNotStarted
from service.executors.executor import Refusal
from service.executors.processes import ProcessExecutor, _settle

SMALL = ReadOptions(limits=ReadLimits(wall_seconds=1, memory_bytes=1024**3))


def crash() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def hang() -> None:
    while True:
        time.sleep(60)


def grow() -> int:
    return len(bytearray(4 * 1024**3))


def pid() -> int:
    return os.getpid()


def threads() -> str | None:
    import ctypes

    libc = ctypes.CDLL(None)
    libc.getenv.restype = ctypes.c_char_p
    value: bytes | None = libc.getenv(b"OMP_THREAD_LIMIT")
    return value.decode() if value else None


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], ProcessExecutor]]:
    monkeypatch.setattr("service.executors.processes.GRACE_S", 0)
    executors: list[ProcessExecutor] = []

    def one(places: int) -> ProcessExecutor:
        executors.append(ProcessExecutor(places, SMALL))
        return executors[-1]

    yield one
    for executor in executors:
        executor.close()


def test_a_crash_is_told_and_the_next_file_is_read(
    opened: Callable[[int], ProcessExecutor],
) -> None:
    executor = opened(1)
    crashed, after = executor.submit(crash), executor.submit(pid)
    outcome = crashed.result(60)
    assert isinstance(outcome, Refusal)
    assert (outcome.code, outcome.crashed) == ("reader_crashed", True)
    assert isinstance(after.result(60), int)


def leave_an_orphan() -> int:
    """A program that starts another and goes, as an engine may."""
    told = subprocess.run(["sh", "-c", "sleep 60 >&- 2>&- & echo $!"], stdout=subprocess.PIPE)
    return int(told.stdout)


def test_what_a_called_program_leaves_behind_is_ended(
    opened: Callable[[int], ProcessExecutor],
) -> None:
    orphan = opened(1).submit(leave_an_orphan).result(60)
    assert isinstance(orphan, int) and not Path(f"/proc/{orphan}").exists()


def test_a_file_beyond_its_time_is_stopped(opened: Callable[[int], ProcessExecutor]) -> None:
    executor = opened(1)
    hanging, after = executor.submit(hang), executor.submit(pid)
    outcome = hanging.result(60)
    assert isinstance(outcome, Refusal) and outcome.code == "timed_out"
    assert isinstance(after.result(60), int)


def test_memory_beyond_the_limit_is_a_refusal(opened: Callable[[int], ProcessExecutor]) -> None:
    outcome = opened(1).submit(grow).result(60)
    assert isinstance(outcome, Refusal) and outcome.code == "too_large"


def test_a_child_recognises_on_one_thread(opened: Callable[[int], ProcessExecutor]) -> None:
    assert opened(1).submit(threads).result(60) == "1"


def _work_for_ever(note: Path) -> None:
    executor = ProcessExecutor(1, ReadOptions())
    note.with_suffix(".part").write_text(str(executor.submit(pid).result(60)))
    note.with_suffix(".part").replace(note)
    executor.submit(hang).result()


def test_children_die_with_a_killed_parent(tmp_path: Path) -> None:
    note = tmp_path / "child"
    parent = multiprocessing.get_context("spawn").Process(target=_work_for_ever, args=(note,))
    parent.start()
    child = int(_when(lambda: note.exists() and note.read_text()))
    parent.kill()
    parent.join()
    assert _when(partial(_is_gone, child))


def _when(found: Callable[[], str | bool]) -> str:
    """Wait until something is so; a minute is for ever here."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if value := found():
            return str(value)
        time.sleep(0.05)
    raise AssertionError("It never came to be.")


def _is_gone(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except FileNotFoundError:
        return True


def test_children_outlive_the_thread_that_gave_the_first_work(
    opened: Callable[[int], ProcessExecutor],
) -> None:
    """A web server's threads come and go; the reading processes must not go with them."""
    made: list[ProcessExecutor] = []

    def first() -> None:
        made.append(opened(1))
        made[0].submit(pid).result()

    thread = Thread(target=first)
    thread.start()
    thread.join()
    time.sleep(0.5)
    assert [made[0].submit(pid).result() for _ in range(2)]


def test_work_of_a_pool_that_broke_down_may_be_tried_again() -> None:
    """A child killed from outside can take the pool along, and what it was about to read."""
    broken: Future[Any] = Future()
    outcome: Future[Any] = Future()
    broken.set_exception(BrokenProcessPool("died"))
    _settle(broken, outcome)
    assert outcome.result(1).crashed


def test_work_that_the_system_gave_no_process_was_not_begun() -> None:
    broken: Future[Any] = Future()
    outcome: Future[Any] = Future()
    fault = BrokenProcessPool("no process")
    fault.__cause__ = OSError(errno.EMFILE, "Too many open files")
    broken.set_exception(fault)
    _settle(broken, outcome)
    assert not outcome.result(1).begun and not outcome.result(1).crashed


@contextmanager
def no_more_handles() -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, before[1]))  # what is open stays open
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)


def test_without_handles_it_is_told_and_nobody_waits() -> None:
    with no_more_handles(), pytest.raises(ReadersNotStarted):
        ProcessExecutor(1, SMALL)


def test_work_waiting_when_no_child_can_be_started_is_given_back(
    opened: Callable[[int], ProcessExecutor],
) -> None:
    executor = opened(1)
    executor.submit(pid).result()
    with no_more_handles():
        held = executor.submit(hang)
        for child in multiprocessing.active_children():
            child.kill()
        answer = held.result(30)
    assert isinstance(answer, Refusal) and (answer.crashed or not answer.begun)
    assert isinstance(executor.submit(pid).result(30), int)


def test_a_pool_that_broke_down_is_replaced(opened: Callable[[int], ProcessExecutor]) -> None:
    executor = opened(1)
    executor.submit(pid).result()
    executor._pool.stop()  # stands for a pool whose own threads died
    assert isinstance(executor.submit(pid).result(), int)
