"""`python -m tests.bench.machines`: does a second machine read more? Network namespaces, one each.

First with a reading that costs next to no processor (a wait of three seconds), so that two machines
of one pair of cores count as two; then real recognition of scans, one place a machine, with
processor seconds beside. The whole way is measured: home, queue, scheduler, reader, catalogue.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import service.crew
from ingest.options import ReadOptions
from service.executors.executor import Executor, open_executor
from service.executors.reading import read_document
from service.settings import Settings
from service.wiring import build
from tests.bench import letters, standin
from tests.bench.measure import children
from tests.bench.namespaces import HERE, Machine, machines
from tests.service.executors.clusters import Cluster, Process, until


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scans", type=Path, help="folder of scanned circulars (PDF)")
    parser.add_argument("--files", type=int, default=48)
    chosen = parser.parse_args()
    print("| what | machines | files | seconds | files/s |\n|---|---:|---:|---:|---:|")
    with machines(2) as both, cluster_of(both) as (cluster, readers, join):
        for count in (1, 2):
            join(count)
            seconds = waiting(cluster, chosen.files, 4 * count)
            row("a wait of 3 s a file, 4 places a machine", count, chosen.files, seconds)
    if chosen.scans:
        files = sorted(chosen.scans.rglob("*.pdf"))[:8]
        with machines(2) as both, cluster_of(both, 1) as (cluster, readers, join):
            for count in (1, 2):
                join(count)
                seconds, processor = recognised(cluster, files, readers)
                row(f"recognition, {processor:.1f} CPU s in all", count, len(files), seconds)


def row(what: str, count: int, files: int, seconds: float) -> None:
    """One line of the table."""
    print(f"| {what} | {count} | {files} | {seconds:.1f} | {files / seconds:.2f} |", flush=True)


Join = Callable[[int], None]


@contextmanager
def cluster_of(
    both: Sequence[Machine], places: int = 4
) -> Iterator[tuple[Cluster, list[Process], Join]]:
    """A scheduler here, and the way to have so many machines read for it."""
    cluster = Cluster(HERE, Path(tempfile.gettempdir()) / "machines.log")
    readers: list[Process] = []

    def join(count: int) -> None:
        while len(readers) < count:
            before = both[len(readers)].before
            readers.append(cluster.start_reader(places, before))

    try:
        yield cluster, readers, join
    finally:
        cluster.end()


def waiting(cluster: Cluster, files: int, places: int) -> float:
    """Seconds to take in and read letters by the stand-in, once all places are there."""
    ready(cluster, places).close()
    real = service.crew.read_document  # type: ignore[attr-defined]
    service.crew.read_document = standin.slower  # type: ignore[attr-defined]
    try:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / "files"
            letters.write(folder, files, 0, 0, 0)
            settings = Settings(home=Path(place) / "home", executor=cluster.address, model="fixed")
            with closing(build(settings)) as library:
                begin = time.perf_counter()
                assert library.ingest([folder]).ready == files
                return time.perf_counter() - begin
    finally:
        service.crew.read_document = real  # type: ignore[attr-defined]


def recognised(
    cluster: Cluster, files: Sequence[Path], readers: Sequence[Process]
) -> tuple[float, float]:
    """Seconds on the clock and of the readers' processors to read scans, models loaded before."""
    executor = ready(cluster, len(readers))
    work = [partial(read_document, file.read_bytes(), file.name, ReadOptions()) for file in files]
    for one in [executor.submit(work[0]) for _ in readers]:
        one.result()
    before, begin = spent(readers), time.perf_counter()
    for sent in [executor.submit(one) for one in work]:
        assert not hasattr(sent.result(), "code")
    seconds, processor = time.perf_counter() - begin, spent(readers) - before
    executor.close()
    return seconds, processor


def ready(cluster: Cluster, places: int) -> Executor:
    """An executor, once so many places are there."""
    executor = open_executor(cluster.address, 1, ReadOptions())
    until(lambda: executor.places >= places * 1.5)
    return executor


def spent(readers: Sequence[Process]) -> float:
    """Processor seconds that readers and their children have used."""
    pids = [one.pid for one in readers]
    pids += [child for pid in pids for child in children(pid)]
    fields = (Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split() for pid in pids)
    return sum(int(row[11]) + int(row[12]) for row in fields) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
