"""Works in this very process, one file at a time."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from service.executors.executor import Refusal
from service.executors.reading import guarded

T = TypeVar("T")


class InlineExecutor:
    """An Executor without processes: no isolation, no time limit."""

    places = 1

    def submit(self, work: Callable[[], T]) -> Future[T | Refusal]:
        """Do the work now."""
        future: Future[T | Refusal] = Future()
        future.set_result(guarded(work))
        return future

    def close(self) -> None:
        """Nothing to stop."""
