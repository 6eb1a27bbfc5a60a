"""Reads in child processes of this machine: bounded, replaced when they die or have served."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import resource
import signal
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, CancelledError, Future
from contextlib import suppress
from pathlib import Path
from threading import Event, Lock, Thread
from typing import TypeVar

from pebble import ProcessExpired, ProcessPool

from ingest.errors import ReaderCrashed, TimedOut
from ingest.options import ReadOptions
from service.executors.confine import confine
from service.executors.executor import Refusal
from service.executors.reading import guarded

T = TypeVar("T")

FILES_A_CHILD = 25  # then it is replaced: parsers keep memory
GRACE_S = 10.0  # beyond the file's own budget, which the reader observes itself
YIELDS = 10  # of priority: reading gives way to answering, and costs nothing where nobody asks
PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36


class ProcessExecutor:
    """An Executor over a pool whose members may die one by one."""

    def __init__(self, places: int, options: ReadOptions) -> None:
        self.places = places
        self._seconds = options.limits.wall_seconds + GRACE_S
        self._memory = options.limits.memory_bytes
        self._lock = Lock()
        self._closed = Event()
        self._pool = self._opened()

    def submit(self, work: Callable[[], T]) -> Future[T | Refusal]:
        """Do the work in a child; the future never raises on account of the file."""
        outcome: Future[T | Refusal] = Future()
        inner = self._working().schedule(alone, args=(work,), timeout=self._seconds)
        inner.add_done_callback(lambda done: _settle(done, outcome))
        return outcome

    def close(self) -> None:
        """Stop at once; unfinished tasks are dropped."""
        self._pool.stop()
        self._pool.join()
        self._closed.set()

    def _working(self) -> ProcessPool:
        """The pool, replaced when it broke down: a child killed from outside can take it along."""
        with self._lock:
            if not self._pool.active and not self._closed.is_set():
                self._pool.stop()
                self._pool = self._opened()
            return self._pool

    def _opened(self) -> ProcessPool:
        """A started pool. Its children die with the thread that made them, not only with the
        process (see PR_SET_PDEATHSIG), so a thread that lives as long as the executor makes them.
        """
        pool = ProcessPool(
            max_workers=self.places,
            max_tasks=FILES_A_CHILD,
            initializer=prepare,
            initargs=(self._memory, os.getpid()),
            context=multiprocessing.get_context("spawn"),
        )
        started = Event()

        def parent() -> None:
            _ = pool.active  # looking at it starts it
            started.set()
            self._closed.wait()

        Thread(target=parent, name="children", daemon=True).start()
        started.wait()
        return pool


def prepare(memory_bytes: int, parent: int) -> None:
    """What a child does before its first file: limits, low priority, death with its parent."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)
    if os.getppid() != parent:
        os._exit(1)
    with suppress(OSError):
        os.nice(YIELDS)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interrupt means
    confine()
    os.putenv("OMP_THREAD_LIMIT", "1")  # read when the recogniser's library is loaded
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(ValueError):  # a lower limit already holds
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    with suppress(ImportError):
        import ingest.pages
        import ingest.pipeline  # noqa: F401 - loaded before the clock of the first file starts


def alone(work: Callable[[], T]) -> T | Refusal:
    """Do the work, and see every process gone that a program called for it has left behind."""
    try:
        return guarded(work)
    finally:
        while left := _own_children():
            for pid in left:
                with suppress(OSError):
                    os.kill(pid, signal.SIGKILL)
                    os.waitpid(pid, 0)


def _own_children() -> list[int]:
    """Processes below this one, orphans of programs it called among them; none where untold."""
    try:
        listed = Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [int(pid) for pid in listed.split()]


def _settle(done: Future[T | Refusal], outcome: Future[T | Refusal]) -> None:
    try:
        outcome.set_result(done.result())
    except TimeoutError:
        outcome.set_result(Refusal(TimedOut.code, str(TimedOut())))
    except (ProcessExpired, BrokenExecutor):  # a child that dies can take the whole pool along
        outcome.set_result(Refusal(ReaderCrashed.code, str(ReaderCrashed()), crashed=True))
    except CancelledError:
        outcome.cancel()
    except Exception as fault:  # a result that could not be sent across
        detail = f"({type(fault).__name__})"
        outcome.set_result(Refusal(ReaderCrashed.code, str(ReaderCrashed(detail))))
