"""`python -m tests.bench.scale --devset FOLDER --clauses N`: search among many clauses, one table.

Clauses are recombined from the devset's own. The queries are answered by a process of their own,
so that its memory is that of searching. With `--txtai` its hybrid gets the same vectors.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from index.encoder import open_encoder
from index.index import INDEXES, Index
from index.model import Passage, Query
from tests.bench.measure import Cost

SEED = 7
ADDED = 50_000  # clauses at a time
BEST = 10
HEAD = "| who | filter | p50 ms | p95 ms | p99 ms | processor ms |\n|---|---|---:|---:|---:|---:|"
SHARES = {"no filter": {}, "20 %": {"fifth": "f3"}, "1 %": {"year": "y7"}, "0.01 %": {"rare": "r7"}}
QUERIES = 200


def measure(devset: Path, clauses: int = 100_000) -> Iterator[Cost]:
    """The same figures as rows."""
    with tempfile.TemporaryDirectory(prefix="edaran-scale-") as folder:
        worked = time.process_time()
        _fill(Path(folder), devset, clauses)
        worked = time.process_time() - worked
        yield Cost(f"indexing {clauses} clauses", worked / clauses * 1000, "CPU ms a clause")
        held = sum(one.stat().st_size for one in Path(folder).rglob("*") if one.is_file())
        yield Cost(f"index of {clauses} clauses", held / clauses, "bytes a clause")
        figures = _elsewhere(devset, folder)
    for name, (middle, late, slow, processor) in figures["ms"].items():
        yield Cost(f"search, {name}, p50", middle, "ms")
        yield Cost(f"search, {name}, p95", late, "ms")
        yield Cost(f"search, {name}, p99", slow, "ms")
        yield Cost(f"search, {name}, processor", processor, "CPU ms a query")
    yield Cost("searching process", figures["megabytes"], "MiB")
    yield Cost("recall@10 of the vectors", figures["recall"], "of 1")


def _elsewhere(devset: Path, folder: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.bench.scale", "--devset", str(devset)]
    answer = subprocess.run([*command, "--ask", folder], capture_output=True, check=True)
    figures: dict[str, Any] = json.loads(answer.stdout)
    return figures


def main() -> None:
    """Fill an index, ask it from a process of its own, print."""
    options = _options()
    if options.ask:
        print(json.dumps(_asked(options.ask, _queries(options.devset))))
        return
    with tempfile.TemporaryDirectory(prefix="edaran-scale-") as folder:
        start = time.perf_counter()
        _fill(Path(folder), options.devset, options.clauses)
        seconds = time.perf_counter() - start
        worked = time.process_time()
        print(
            f"{options.clauses} clauses, indexed at {options.clauses / seconds:.0f} a second, "
            f"{options.clauses / worked:.0f} a second of processor time\n"
        )
        print(HEAD)
        _tell("ours", _elsewhere(options.devset, folder))
    if options.txtai and find_spec("txtai"):
        _tell("txtai", _txtai(options.devset, options.clauses))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--devset", type=Path, required=True)
    parser.add_argument("--clauses", type=int, default=100_000)
    parser.add_argument("--txtai", action="store_true", help="the same beside txtai's hybrid")
    parser.add_argument("--ask", type=Path, help="only ask the index of this folder")
    return parser.parse_args()


def _texts(devset: Path, count: int) -> Iterator[str]:
    files = sorted(devset.glob("docs/*/*/truth.json"))
    texts = [c["text"].split() for f in files for c in json.loads(f.read_text())["clauses"]]
    chance = random.Random(SEED)
    for _ in range(count):
        first, second = chance.choice(texts), chance.choice(texts)
        yield " ".join([*first[: len(first) // 2], *second[len(second) // 2 :]]) or "kosong"


def _passages(devset: Path, count: int) -> Iterator[Passage]:
    for n, text in enumerate(_texts(devset, count)):
        values = {"fifth": f"f{n % 5}", "year": f"y{n % 100}", "rare": f"r{n % 10_000}"}
        yield Passage(f"k{n}", text, "", {k: (v,) for k, v in values.items()}, f"g{n // 20}")


def _fill(folder: Path, devset: Path, count: int) -> None:
    ours, held = INDEXES["local"](folder, None), list[Passage]()
    for passage in _passages(devset, count):
        held.append(passage)
        if len(held) == ADDED:
            ours.add(held)
            held = []
    ours.add(held)
    ours.close()


def _queries(devset: Path) -> list[str]:
    told = [row["q"] for row in json.loads((devset / "queries.json").read_text())]
    chance = random.Random(SEED)
    words = [word for query in told for word in query.split()]
    made = [" ".join(chance.sample(words, 5)) for _ in range(QUERIES - len(told))]
    return [*told, *made]


def _asked(folder: Path, queries: Sequence[str]) -> dict[str, Any]:
    """Milliseconds by share that passes, the vectors' recall, and megabytes held."""
    ours = INDEXES["local"](folder, None)
    ours.search(Query(queries[0], (), {}, BEST, 0))
    taken = {name: _timed(queries, _asker(ours, values)) for name, values in SHARES.items()}
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # before the comparison
    return {"ms": taken, "recall": _recall(ours, queries), "megabytes": megabytes}


def _asker(ours: Index, values: dict[str, str]) -> Callable[[str], object]:
    where = {name: frozenset([value]) for name, value in values.items()}
    return lambda text: ours.search(Query(text, (), where, BEST, 0))


def _timed(queries: Sequence[str], ask: Callable[[str], object]) -> list[float]:
    """Milliseconds of waiting: half the queries, all but 5 % and 1 %; and of processor time.

    On a busy machine only the last says what a search costs.
    """
    taken, worked = [], time.process_time()
    for query in queries:
        start = time.perf_counter()
        ask(query)
        taken.append((time.perf_counter() - start) * 1000)
    worked = (time.process_time() - worked) * 1000 / len(queries)
    return [*(float(np.percentile(taken, share)) for share in (50, 95, 99)), worked]


def _recall(index: Any, queries: Sequence[str]) -> float:
    """Of the nearest ten by comparing all vectors, the share among the ten that search finds."""
    view, right = index._current(), 0
    wanted = index.encoder.queries(list(queries))
    whole = [segment.vectors.rows(np.arange(segment.count)) for segment in view.segments]
    for query in wanted:
        near: list[tuple[float, int, int]] = []
        found: list[tuple[float, int, int]] = []
        for number, segment in enumerate(view.segments):
            everything = np.ones(segment.count, dtype=bool)
            rows, scores = segment.vectors.nearest(query, BEST, everything)
            found += [(float(s), number, int(r)) for r, s in zip(rows, scores, strict=True)]
            scores = np.einsum("ij,j->i", whole[number], query)
            best = np.argpartition(-scores, min(BEST, len(scores) - 1))[:BEST]
            near += [(float(scores[row]), number, int(row)) for row in best]
        floor = sorted(near)[-BEST:][0][0]
        right += sum(score >= floor - 1e-4 for score, _, _ in sorted(found)[-BEST:])
    return right / (BEST * len(wanted))


def _txtai(devset: Path, count: int) -> dict[str, Any]:
    from txtai import Embeddings

    encoder = open_encoder(None)
    peer: Any = Embeddings(
        method="external", transform=lambda texts: encoder.passages(list(texts)), hybrid=True
    )
    peer.index((n, text, None) for n, text in enumerate(_texts(devset, count)))
    return {"ms": {"no filter": _timed(_queries(devset), lambda text: peer.search(text, BEST))}}


def _tell(who: str, figures: dict[str, Any]) -> None:
    for name, (middle, late, slow, worked) in figures["ms"].items():
        print(f"| {who} | {name} | {middle:.1f} | {late:.1f} | {slow:.1f} | {worked:.1f} |")
    if "recall" in figures:
        print(
            f"\nrecall@10 of the vectors {figures['recall']:.3f}, {figures['megabytes']:.0f} MB\n"
        )
    sys.stdout.flush()


if __name__ == "__main__":
    main()
