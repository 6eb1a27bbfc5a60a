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
    """Work on one file that gave nothing, and why.

    `crashed`: its process died, perhaps of it. `begun`: False when the system gave it no process.
    """

    code: str
    message: str
    crashed: bool = False
    begun: bool = True


class Executor(Protocol):
    """Works on untrusted files somewhere else; one that kills its process takes nothing with it."""

    @property
    def places(self) -> int:
        """Files worked on at the same time."""

    def submit(self, work: Callable[[], T]) -> Future[T | Refusal]:
        """Do work that can be sent to another process; the future never raises for the file."""

    def close(self) -> None:
        """Stop at once; unfinished work is dropped."""


def open_processes(place: str, places: int, options: ReadOptions) -> Executor:
    """Processes of this machine."""
    from service.executors.processes import ProcessExecutor

    return ProcessExecutor(places, options)


def open_inline(place: str, places: int, options: ReadOptions) -> Executor:
    """This very process: for tests and for files already trusted."""
    from service.executors.inline import InlineExecutor

    return InlineExecutor()


def open_dask(place: str, places: int, options: ReadOptions) -> Executor:
    """The readers of a cluster; how many files at a time is theirs to say."""
    from service.executors.cluster import ClusterExecutor

    return ClusterExecutor(f"tcp://{place}")


def open_dask_tls(place: str, places: int, options: ReadOptions) -> Executor:
    """The same over TLS, with the certificates that Dask's own configuration names."""
    from service.executors.cluster import ClusterExecutor

    return ClusterExecutor(f"tls://{place}")


EXECUTORS: Mapping[str, Callable[[str, int, ReadOptions], Executor]] = {
    "processes": open_processes,
    "inline": open_inline,
    "dask": open_dask,
    "dask+tls": open_dask_tls,
}
REMOTE = ("dask", "dask+tls")  # these need a place: HOST:PORT


def open_executor(address: str, places: int, options: ReadOptions) -> Executor:
    """The executor at an address: `processes`, `inline` or `dask://HOST:PORT`."""
    scheme, _, place = address.partition("://")
    return EXECUTORS[scheme](place, places, options)


def fault_of(address: str) -> str | None:
    """What is wrong with an executor's address, in words; None when nothing is."""
    scheme, _, place = address.partition("://")
    if scheme not in EXECUTORS:
        return f"{address!r} is none of {', '.join(sorted(EXECUTORS))}"
    _, colon, port = place.rpartition(":")
    if scheme in REMOTE and not (colon and port.isdigit()):
        return f"{address!r} names no HOST:PORT, as in {scheme}://reader.example:8786"
    return None
