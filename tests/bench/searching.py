"""Hybrid search with filters over 10,000 clauses, beside what else could be asked."""

from __future__ import annotations

import json
import random
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from index.index import INDEXES, Index
from index.model import Passage, Query
from tests.bench.measure import Measurement, side_by_side
from tests.bench.search_peers import search_peers

CLAUSES = 10_000
QUERIES = 100
SEED = 7


def measure(devset: Path) -> Iterator[Measurement]:
    """Clauses recombined from the devset's own, so that words repeat as they do in circulars."""
    passages = list(_passages(devset))
    queries = [row["q"] for row in json.loads((devset / "queries.json").read_text())][:QUERIES]
    work = f"{len(queries)} queries, {CLAUSES} clauses"
    with tempfile.TemporaryDirectory() as folder, ExitStack() as peers:
        ours = INDEXES["local"](Path(folder), None)
        ours.add(passages)
        plain = _full_text(passages)
        for name, where in (("no filter", {}), ("filter 1 %", {"year": frozenset({"y7"})})):
            yield side_by_side(
                f"hybrid search, {name}",
                "SQLite FTS5 bm25, no filter",
                work,
                lambda where=where: [_ask(ours, text, where) for text in queries],  # type: ignore[misc]
                lambda: [_match(plain, text) for text in queries],
            )
        for peer, ask, limit in search_peers([one.text for one in passages], peers):
            row = side_by_side(
                "hybrid search, no filter",
                peer,
                work,
                lambda: [_ask(ours, text, {}) for text in queries],
                lambda ask=ask: [ask(text) for text in queries],  # type: ignore[misc]
            )
            yield replace(row, limit=limit)
        ours.close()


def _passages(devset: Path) -> Iterator[Passage]:
    files = sorted(devset.glob("docs/*/*/truth.json"))
    texts = [c["text"] for f in files for c in json.loads(f.read_text())["clauses"]]
    chance = random.Random(SEED)
    for number in range(CLAUSES):
        first, second = chance.choice(texts).split(), chance.choice(texts).split()
        text = " ".join([*first[: len(first) // 2], *second[len(second) // 2 :]]) or "kosong"
        yield Passage(f"k{number}", text, "", {"year": (f"y{number % 100}",)}, f"g{number // 20}")


def _ask(index: Index, text: str, where: dict[str, frozenset[str]]) -> object:
    return index.search(Query(text, (), where, 10, 0))


def _full_text(passages: list[Passage]) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute("create virtual table clause using fts5(text)")
    connection.executemany("insert into clause values (?)", [(p.text,) for p in passages])
    return connection


def _match(connection: sqlite3.Connection, text: str) -> object:
    words = " OR ".join(f'"{word}"' for word in text.replace('"', " ").split())
    statement = "select rowid from clause where clause match ? order by bm25(clause) limit 10"
    return connection.execute(statement, (words,)).fetchall()
