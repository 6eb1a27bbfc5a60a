"""Reads in child processes of this machine: bounded, replaced when they die or have served."""

from __future__ import annotations

import ctypes
import errno
import multiprocessing
import os
import resource
import signal
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, CancelledError, Future, InvalidStateError
from contextlib import suppress
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any, TypeVar

from pebble import ProcessExpired, ProcessPool

from ingest.errors import ReaderCrashed, TimedOut
from ingest.options import ReadOptions
from service.errors import ReadersNotStarted
from service.executors.confine import confine
from service.executors.executor import Refusal
from service.executors.reading import guarded

T = TypeVar("T")

FILES_A_CHILD = 25  # then it is replaced: parsers keep memory
GRACE_S = 10.0  # beyond the file's own budget, which the reader observes itself
YIELDS = 10  # of priority: reading gives way to answering, and costs nothing where nobody asks
LOOK_S = 1.0  # between two looks at whether the pool still works
NOT_GIVEN = (errno.EMFILE, errno.ENFILE, errno.EAGAIN, errno.ENOMEM)  # handles, processes, memory
PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36


class ProcessExecutor:
    """An Executor over a pool whose members may die one by one."""

    def __init__(self, places: int, options: ReadOptions) -> None:
        self.places = places
        self._seconds = options.limits.wall_seconds + GRACE_S
        self._memory = options.limits.memory_bytes
        self._lock = Lock()
        self._closing, self._closed = Event(), Event()
        self._given: dict[Future[Any], ProcessPool] = {}
        self._pool = self._opened()

    def submit(self, work: Callable[[], T]) -> Future[T | Refusal]:
        """Do the work in a child; the future never raises on account of the file.

        Raises ReadersNotStarted when the system gives no process.
        """
        outcome: Future[T | Refusal] = Future()
        pool = self._working()
        inner = pool.schedule(alone, args=(work,), timeout=self._seconds)
        self._given[outcome] = pool
        outcome.add_done_callback(lambda done: self._given.pop(done, None))
        inner.add_done_callback(lambda done: _settle(done, outcome))
        return outcome

    def close(self) -> None:
        """Stop at once; unfinished tasks are dropped."""
        self._closing.set()
        _put_away(self._pool)
        self._closed.set()

    def _working(self) -> ProcessPool:
        """The pool, replaced when it broke down: a child killed from outside can take it along."""
        with self._lock:
            if not self._pool.active and not self._closing.is_set():
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
        started: Future[bool] = Future()

        def parent() -> None:
            try:
                started.set_result(pool.active)  # looking at it starts it
            except Exception as fault:  # no handle, no process, no memory: for who waits
                _put_away(pool)
                started.set_exception(fault)
            else:
                self._watch(pool)

        try:
            Thread(target=parent, name="children", daemon=True).start()
            started.result()
        except (OSError, RuntimeError) as fault:
            raise ReadersNotStarted(str(fault.__cause__ or fault)) from fault
        return pool

    def _watch(self, pool: ProcessPool) -> None:
        """Give back what a pool was to do when its own threads have died; till the executor ends.

        A thread that finds no handle for a new child dies, and nobody would ever hear of its work.
        """
        while not self._closed.wait(LOOK_S):
            if not pool.active and not self._closing.is_set():
                _put_away(pool)
                for outcome in [one for one, held in list(self._given.items()) if held is pool]:
                    _end(outcome, NOT_BEGUN)
                break
        self._closed.wait()


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


NOT_BEGUN = Refusal(ReadersNotStarted.code, ReadersNotStarted.sentence, begun=False)


def _put_away(pool: ProcessPool) -> None:
    """End a pool and its children, also one that was only half made."""
    pool.stop()
    with suppress(OSError, RuntimeError):
        pool.join()


def _settle(done: Future[T | Refusal], outcome: Future[T | Refusal]) -> None:
    try:
        _end(outcome, done.result())
    except TimeoutError:
        _end(outcome, Refusal(TimedOut.code, str(TimedOut())))
    except (ProcessExpired, BrokenExecutor) as fault:  # one child's death can break the whole pool
        crashed = Refusal(ReaderCrashed.code, str(ReaderCrashed()), crashed=True)
        given = getattr(fault.__cause__, "errno", None) not in NOT_GIVEN
        _end(outcome, crashed if given else NOT_BEGUN)
    except CancelledError:
        outcome.cancel()
    except Exception as fault:  # a result that could not be sent across
        detail = f"({type(fault).__name__})"
        _end(outcome, Refusal(ReaderCrashed.code, str(ReaderCrashed(detail))))


def _end(outcome: Future[T | Refusal], result: T | Refusal) -> None:
    """Tell an outcome; of two ends at the same time only the first counts."""
    with suppress(InvalidStateError):
        outcome.set_result(result)
