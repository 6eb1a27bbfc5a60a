"""Reads in child processes of this machine: bounded, replaced when they die or have served."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import resource
import signal
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from typing import TypeVar

from pebble import ProcessExpired, ProcessPool

from ingest.errors import ReaderCrashed, TimedOut
from ingest.options import ReadOptions
from service.executors.executor import Refusal
from service.executors.reading import guarded

T = TypeVar("T")

FILES_A_CHILD = 25  # then it is replaced: parsers keep memory
GRACE_S = 10.0  # beyond the file's own budget, which the reader observes itself
PR_SET_PDEATHSIG = 1


class ProcessExecutor:
    """An Executor over a pool whose members may die one by one."""

    def __init__(self, places: int, options: ReadOptions) -> None:
        self.places = places
        self._seconds = options.limits.wall_seconds + GRACE_S
        self._pool = ProcessPool(
            max_workers=places,
            max_tasks=FILES_A_CHILD,
            initializer=prepare,
            initargs=(options.limits.memory_bytes, os.getpid()),
            context=multiprocessing.get_context("spawn"),
        )

    def submit(self, work: Callable[[], T]) -> Future[T | Refusal]:
        """Do the work in a child; the future never raises on account of the file."""
        outcome: Future[T | Refusal] = Future()
        inner = self._pool.schedule(guarded, args=(work,), timeout=self._seconds)
        inner.add_done_callback(lambda done: _settle(done, outcome))
        return outcome

    def close(self) -> None:
        """Stop at once; unfinished tasks are dropped."""
        self._pool.stop()
        self._pool.join()


def prepare(memory_bytes: int, parent: int) -> None:
    """What a child does before its first file: limits, one thread, death with its parent."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interrupt means
    os.putenv("OMP_THREAD_LIMIT", "1")  # read when the recogniser's library is loaded
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(ValueError):  # a lower limit already holds
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    with suppress(ImportError):
        import ingest.pages
        import ingest.pipeline  # noqa: F401 - loaded before the clock of the first file starts


def _settle(done: Future[T | Refusal], outcome: Future[T | Refusal]) -> None:
    try:
        outcome.set_result(done.result())
    except TimeoutError:
        outcome.set_result(Refusal(TimedOut.code, str(TimedOut())))
    except ProcessExpired:
        outcome.set_result(Refusal(ReaderCrashed.code, str(ReaderCrashed()), crashed=True))
    except CancelledError:
        outcome.cancel()
    except Exception as fault:  # a result that could not be sent across
        detail = f"({type(fault).__name__})"
        outcome.set_result(Refusal(ReaderCrashed.code, str(ReaderCrashed(detail))))
