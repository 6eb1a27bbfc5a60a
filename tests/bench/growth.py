"""What a circular costs as a collection grows: to keep, to index, to search; in seconds and bytes.

Circulars are synthetic (tests/bench/corpus.py) and enter as read: recognition costs the same at any
size and stands in other sections. Beside it the afternoon's script over the same clauses.
`python -m tests.bench.growth --devset FOLDER --sizes 100,1000,10000,100000` goes further.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from statistics import median

from service.indexing import settle
from service.library import Library
from service.settings import Settings
from service.wiring import build
from tests.bench.corpus import PER_CIRCULAR, clauses, source
from tests.bench.measure import Cost, Measurement, Row, costs_table, table
from tests.bench.naive import Naive
from tests.bench.pages import keep

SIZES = (100, 1000)
NAIVE_MOST = 10_000  # circulars; beyond, its vectors alone are gigabytes
ASKED = 50
SETTLED = 2_000  # circulars the index is told of at once


def measure(devset: Path, sizes: Sequence[int] = SIZES, store: str = "") -> Iterator[Row]:
    """One home that grows from size to size."""
    made = clauses(source(devset), max(sizes) * PER_CIRCULAR)
    queries = [row["q"] for row in json.loads((devset / "queries.json").read_text())][:ASKED]
    texts: list[str] = []
    with (
        tempfile.TemporaryDirectory() as place,
        closing(
            build(Settings(home=Path(place), executor="inline", workers=1, store=store))
        ) as library,
    ):
        for before, size in zip((0, *sizes), sizes, strict=False):
            yield from _grown(library, made, size - before, size, texts)
            ours = _asked(queries, lambda text: library.search(text, library.filters({}), 10, 0))
            yield Cost(f"search at {size} circulars, p50", ours * 1000, "ms")
            yield from _weighed(Path(place), size)
            if size <= NAIVE_MOST:
                yield _beside(texts, queries, ours, size)


def _grown(
    library: Library, made: Iterator[object], more: int, size: int, texts: list[str]
) -> Iterator[Cost]:
    start = time.process_time()
    for _ in range(more):
        passages = list(islice(made, PER_CIRCULAR))
        texts += [one.text for one in passages]  # type: ignore[attr-defined]
        keep(library, passages)  # type: ignore[arg-type]
    kept = time.process_time()
    while settle(library.parts, SETTLED):
        pass
    indexed = time.process_time()
    yield Cost(f"keeping at {size} circulars", (kept - start) / more * 1000, "CPU ms a circular")
    yield Cost(f"indexing at {size} circulars", (indexed - kept) / more * 1000, "CPU ms a circular")


def _weighed(home: Path, size: int) -> Iterator[Cost]:
    for name, files in (("catalogue", home.glob("catalogue*")), ("index", home.glob("index/**/*"))):
        held = sum(file.stat().st_size for file in files if file.is_file())
        if held:
            yield Cost(f"{name} at {size} circulars", held / size / 1024, "KiB a circular")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield Cost(f"memory at {size} circulars", most, "MiB, peer included")


def _beside(texts: list[str], queries: Sequence[str], ours: float, size: int) -> Measurement:
    naive = Naive()
    naive.learn(texts)
    theirs = _asked(queries, naive.ask)
    return Measurement(
        f"a question at {size} circulars (words, meaning, filters, facets against meaning only)",
        "sentence-transformers + faiss flat",
        f"{len(texts)} clauses, median of {len(queries)}",
        ours,
        theirs,
    )


def _asked(queries: Sequence[str], ask: object) -> float:
    """Median seconds of a question, the first one not counted."""
    taken = []
    for query in (queries[0], *queries):
        start = time.perf_counter()
        ask(query)  # type: ignore[operator]
        taken.append(time.perf_counter() - start)
    return median(taken[1:])


def main() -> None:
    """Grow, print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--devset", type=Path, required=True)
    parser.add_argument("--sizes", default="100,1000,10000")
    parser.add_argument("--store", default="", help="address of the catalogue, as EDARAN_STORE")
    chosen = parser.parse_args()
    sizes = [int(size) for size in chosen.sizes.split(",")]
    for row in measure(chosen.devset, sizes, chosen.store):
        print(costs_table([row]) if isinstance(row, Cost) else table([row]), end="")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
