"""Reads in this very process, one file at a time."""

from __future__ import annotations

from concurrent.futures import Future

from service.executors.executor import Outcome, Task
from service.executors.reading import read_document


class InlineExecutor:
    """An Executor without processes: no isolation, no time limit."""

    places = 1

    def submit(self, task: Task) -> Future[Outcome]:
        """Read a file now."""
        future: Future[Outcome] = Future()
        future.set_result(read_document(task))
        return future

    def close(self) -> None:
        """Nothing to stop."""
