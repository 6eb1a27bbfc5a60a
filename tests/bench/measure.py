"""One measured figure beside its peer's, and the table of them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROUNDS = 3
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Measurement:
    """Ours and the peer's seconds for the same work, taken in turn in one run."""

    what: str
    peer: str
    work: str  # "24 pages"
    ours_s: float
    peer_s: float
    ours_mb: float | None = None  # most memory held, MiB
    peer_mb: float | None = None
    limit: bool = False  # the peer is no product: it is the least that the work can cost

    @property
    def ratio(self) -> float:
        """How many times the peer's speed ours is."""
        return self.peer_s / self.ours_s


@dataclass(frozen=True, slots=True)
class Cost:
    """One figure that a simulation reckons with."""

    name: str
    value: float
    unit: str  # "CPU s a page"


Row = Measurement | Cost


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
    head = "| what | work | ours s | MB | peer | peer s | MB | ours / peer speed |\n"
    return f"{head}|---|---|---:|---:|---|---:|---:|---:|\n" + "".join(
        f"| {row.what} | {row.work} | {row.ours_s:.3f} | {_mb(row.ours_mb)} | {row.peer}"
        f"{' (limit)' if row.limit else ''} | {row.peer_s:.3f} | {_mb(row.peer_mb)}"
        f" | {row.ratio:.2f} |\n"
        for row in rows
    )


def costs_table(rows: Sequence[Cost]) -> str:
    """A Markdown table of single figures."""
    return "| cost | value | unit |\n|---|---:|---|\n" + "".join(
        f"| {row.name} | {row.value:.4g} | {row.unit} |\n" for row in rows
    )


def _mb(value: float | None) -> str:
    return "" if value is None else f"{value:.0f}"


def apart(module: str, *arguments: str) -> tuple[float, float, str]:
    """Run a module in a process of its own: seconds, most MiB with its children, output."""
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", module, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        most = 0
        told = ThreadPoolExecutor(1).submit(process.communicate)
        while process.poll() is None:
            most = max(most, sum(map(resident, (process.pid, *children(process.pid)))))
            time.sleep(0.02)
        out, _ = told.result()
    if process.returncode:
        raise RuntimeError(f"{module} ended with {process.returncode}")
    return time.perf_counter() - start, most, out


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
