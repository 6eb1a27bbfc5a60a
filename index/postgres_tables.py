"""The tables of an index in PostgreSQL, one set a model: passages, graves and their generation."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import psycopg
from pgvector import HalfVector
from pgvector.psycopg import register_vector
from psycopg import sql
from psycopg_pool import ConnectionPool

from index.errors import IndexBusy, IndexUnavailable
from index.model import Passage

WAIT_S = 60.0
CONNECTIONS = 8  # of one process
BEGUN = 0x45644958  # "EdIX": the lock under which tables are made
LOADED = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"

# `saying` is an unsigned number written as a signed one; `born` is the generation that brought a
# passage, so that whoever holds an older generation asks only for what is new.
TABLES = """
CREATE TABLE IF NOT EXISTS {state} (
    one BOOLEAN PRIMARY KEY DEFAULT true CHECK (one),
    model TEXT NOT NULL,
    epoch TEXT NOT NULL,
    generation BIGINT NOT NULL DEFAULT 0,
    floor BIGINT NOT NULL DEFAULT 0,
    count BIGINT NOT NULL DEFAULT 0,
    next_serial BIGINT NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS {passages} (
    serial BIGINT PRIMARY KEY,
    key TEXT COLLATE "C" NOT NULL,
    "group" TEXT COLLATE "C" NOT NULL,
    sense TEXT NOT NULL,
    attributes TEXT[] COLLATE "C" NOT NULL,
    saying BIGINT NOT NULL,
    born BIGINT NOT NULL,
    vector halfvec({dimensions}) NOT NULL,
    text TEXT NOT NULL,
    context TEXT NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS {by_key} ON {passages} (md5(key));
CREATE INDEX IF NOT EXISTS {by_group} ON {passages} ("group");
CREATE INDEX IF NOT EXISTS {by_born} ON {passages} (born);
CREATE INDEX IF NOT EXISTS {by_attribute} ON {passages} USING gin (attributes);
CREATE TABLE IF NOT EXISTS {graves} (serial BIGINT PRIMARY KEY, buried BIGINT NOT NULL);
CREATE INDEX IF NOT EXISTS {by_burial} ON {graves} (buried);
"""
NAMES = "state passages graves by_key by_group by_born by_attribute by_burial by_vector".split()


@dataclass(frozen=True, slots=True)
class State:
    """One generation of the index, as all machines see it."""

    epoch: str  # another after `clear`: what was held of an older one is worth nothing
    generation: int
    floor: int  # graves are kept of generations after this one only
    count: int
    next_serial: int


class Tables:
    """Pooled connections to the tables of one model; makes them where they are missing."""

    def __init__(self, address: str, model: str, dimensions: int) -> None:
        self.dimensions = dimensions
        self._address = address
        self._seen_graph = False
        tag = hashlib.sha256(model.encode()).hexdigest()[:8]
        self._names = {name: sql.Identifier(f"index_{tag}_{name}") for name in NAMES}
        with told():
            with psycopg.connect(address, autocommit=True) as link:
                self._begin(link, model)
            self._pool = ConnectionPool(
                address,
                min_size=1,
                max_size=CONNECTIONS,
                timeout=20.0,
                kwargs={"autocommit": True, "application_name": "edaran index"},
                configure=_configure,
                check=ConnectionPool.check_connection,
                open=True,
            )

    def say(self, text: str, **parts: sql.Composable) -> sql.Composed:
        """A statement with the names of the tables in their places."""
        numbers = {"dimensions": sql.Literal(self.dimensions)}
        return sql.SQL(text).format(**self._names, **numbers, **parts)

    @contextmanager
    def reading(self) -> Iterator[psycopg.Connection[Any]]:
        """One consistent view."""
        with told(), self._pool.connection() as link:
            link.execute(LOADED)
            try:
                yield link
            finally:
                if not link.broken:
                    link.execute("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[tuple[psycopg.Connection[Any], State]]:
        """One writer at a time, over all machines; IndexBusy when its turn does not come."""
        with told(), self._pool.connection() as link, link.transaction():
            link.execute(f"SET LOCAL lock_timeout = {int(WAIT_S * 1000)}")
            yield link, self.state(link, " FOR UPDATE")

    def state(self, link: psycopg.Connection[Any], lock: str = "") -> State:
        """The newest generation."""
        fields = "epoch, generation, floor, count, next_serial"
        row = link.execute(self.say(f"SELECT {fields} FROM {{state}}{lock}")).fetchone()
        if row is None:
            raise IndexUnavailable("Its state is gone.")
        return State(*row)

    def put_down(self, link: psycopg.Connection[Any], state: State) -> None:
        """Make a generation the newest."""
        link.execute(
            self.say(
                "UPDATE {state} SET epoch = %s, generation = %s, floor = %s, count = %s,"
                " next_serial = %s"
            ),
            (state.epoch, state.generation, state.floor, state.count, state.next_serial),
        )

    def has_graph(self, link: psycopg.Connection[Any]) -> bool:
        """Whether the graph of vectors is there and whole; once seen it is not asked for again."""
        if not self._seen_graph:
            query = (
                "SELECT 1 FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid"
                " WHERE relname = %s AND relnamespace = current_schema()::regnamespace"
                " AND indisvalid"
            )
            found = link.execute(query, (self._names["by_vector"].as_string(None).strip('"'),))
            self._seen_graph = found.fetchone() is not None
        return self._seen_graph

    @contextmanager
    def alone(self, name: str) -> Iterator[psycopg.Connection[Any] | None]:
        """A connection of one's own while nobody else is at the same; None where somebody is."""
        with told(), psycopg.connect(self._address, autocommit=True) as link:
            query = "SELECT pg_try_advisory_lock(hashtextextended(current_schema() || %s, 0))"
            row = link.execute(query, (f":index {name}",)).fetchone()
            yield link if row and row[0] else None

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()

    def _begin(self, link: psycopg.Connection[Any], model: str) -> None:
        with link.transaction():
            link.execute("SELECT pg_advisory_xact_lock(%s)", (BEGUN,))
            link.execute("CREATE EXTENSION IF NOT EXISTS vector")
            link.execute(self.say(TABLES))
            link.execute(
                self.say(
                    "INSERT INTO {state} (model, epoch)"
                    " VALUES (%s, replace(gen_random_uuid()::text, '-', '')) ON CONFLICT DO NOTHING"
                ),
                (model,),
            )


@contextmanager
def told() -> Iterator[None]:
    """PostgreSQL's faults as ours, without addresses."""
    try:
        yield
    except psycopg.errors.LockNotAvailable as fault:
        raise IndexBusy(f"Waited {WAIT_S:g} s.") from fault
    except psycopg.Error as fault:
        said = fault.diag.message_primary or "the server cannot be reached"
        raise IndexUnavailable(f"PostgreSQL says: {said}.") from fault


def attributes_of(passage: Passage) -> list[str]:
    """Attributes as the tables keep them."""
    return [
        pair(name, value)
        for name, values in passage.attributes.items()
        for value in dict.fromkeys(values)
    ]


def pair(name: str, value: str) -> str:
    """An attribute as the tables keep it."""
    return plain(f"{name}={value}")


def passage_of(
    key: str, group: str, sense: str, attributes: Sequence[str], text: str, context: str
) -> Passage:
    """A passage from its row."""
    found: dict[str, list[str]] = {}
    for pair in attributes:
        name, _, value = pair.partition("=")
        found.setdefault(name, []).append(value)
    return Passage(key, text, context, {k: tuple(v) for k, v in found.items()}, group, sense)


def plain(text: str) -> str:
    """A text as PostgreSQL takes it: no zero bytes, no lone surrogates."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "\ufffd")


def half(vector: Any) -> HalfVector:
    """A vector as it is sent."""
    return HalfVector(np.asarray(vector, dtype=np.float16))


def _configure(link: psycopg.Connection[Any]) -> None:
    register_vector(link)
    # A search through the graph looks at so many passages at a time, and goes on while the
    # filters let too few of them pass.
    link.execute("SET hnsw.ef_search = 1000")
    link.execute("SET hnsw.iterative_scan = relaxed_order")
    link.execute("SET jit = off")
    link.execute("SET plan_cache_mode = force_custom_plan")  # filters differ too much for one plan
