"""The Executor protocol, what goes in and comes out, and EXECUTORS, the ways to run reading."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Protocol

from ingest.model import Circular, Pages
from ingest.options import ReadOptions


@dataclass(frozen=True, slots=True)
class Task:
    """One file to be read."""

    file: str
    data: bytes
    options: ReadOptions


@dataclass(frozen=True, slots=True)
class Document:
    """One file read."""

    pages: Pages
    circular: Circular


@dataclass(frozen=True, slots=True)
class Refusal:
    """One file that gave nothing, and why; `crashed` when the reading process died of it."""

    code: str
    message: str
    crashed: bool = False


Outcome = Document | Refusal


class Executor(Protocol):
    """Reads files somewhere else; one that kills its reader takes nothing else with it."""

    @property
    def places(self) -> int:
        """Files read at the same time."""

    def submit(self, task: Task) -> Future[Outcome]:
        """Read a file; the future never raises on account of the file."""

    def close(self) -> None:
        """Stop at once; unfinished tasks are dropped."""


def open_processes(places: int, options: ReadOptions) -> Executor:
    """Processes of this machine."""
    from service.executors.processes import ProcessExecutor

    return ProcessExecutor(places, options)


def open_inline(places: int, options: ReadOptions) -> Executor:
    """This very process: for tests and for files already trusted."""
    from service.executors.inline import InlineExecutor

    return InlineExecutor()


EXECUTORS: Mapping[str, Callable[[int, ReadOptions], Executor]] = {
    "processes": open_processes,
    "inline": open_inline,
}
