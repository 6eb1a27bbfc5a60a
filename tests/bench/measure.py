"""One measured figure beside its peer's, and the table of them."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Measurement:
    """Ours and the peer's seconds for the same work, taken in turn in one run."""

    what: str
    peer: str
    work: str  # "24 pages"
    ours_s: float
    peer_s: float

    @property
    def ratio(self) -> float:
        """How many times the peer's speed ours is."""
        return self.peer_s / self.ours_s


def side_by_side(
    what: str, peer: str, work: str, ours: Callable[[], object], theirs: Callable[[], object]
) -> Measurement:
    """Median seconds of ours and theirs, run in turn so that drift of the machine hits both."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for seconds, call in zip(taken, (ours, theirs), strict=True):
            start = time.perf_counter()
            call()
            seconds.append(time.perf_counter() - start)
    return Measurement(what, peer, work, median(taken[0]), median(taken[1]))


def table(rows: Sequence[Measurement]) -> str:
    """A Markdown table; the ratio is our speed as a multiple of the peer's."""
    head = "| what | work | ours s | peer | peer s | ours / peer speed |\n"
    return f"{head}|---|---|---:|---|---:|---:|\n" + "".join(
        f"| {row.what} | {row.work} | {row.ours_s:.3f} | {row.peer} | {row.peer_s:.3f} "
        f"| {row.ratio:.2f} |\n"
        for row in rows
    )


def resident(pid: int) -> int:
    """MiB of memory a process holds; 0 when it is gone."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") >> 20


def children(pid: int) -> list[int]:
    """Children of all threads of a process."""
    found: list[int] = []
    for thread in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += [int(child) for child in thread.read_text().split()]
        except OSError:
            continue
    return found
