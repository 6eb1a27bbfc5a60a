"""The Executor protocol, what goes in and comes out, and EXECUTORS, the ways to run reading."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Protocol, TypeVar

from ingest.model import Circular, Pages
from ingest.options import ReadOptions

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Document:
    """One file read."""

    pages: Pages
    circular: Circular


@dataclass(frozen=True, slots=True)
class Refusal:
    """Work on one file that gave nothing, and why; `crashed` when its process died of it."""

    code: str
    message: str
    crashed: bool = False


class Executor(Protocol):
    """Works on untrusted files somewhere else; one that kills its process takes nothing with it."""

    @property
    def places(self) -> int:
        """Files worked on at the same time."""

    def submit(self, work: Callable[[], T]) -> Future[T | Refusal]:
        """Do work that can be sent to another process; the future never raises for the file."""

    def close(self) -> None:
        """Stop at once; unfinished work is dropped."""


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
