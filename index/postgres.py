"""An Index in PostgreSQL for several machines: vectors there, words copied to each of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from secrets import token_hex
from typing import Any

import numpy as np
import numpy.typing as npt
import psycopg

import index.asking as asking
from index.encoder import Encoder, open_encoder
from index.exemplars import Exemplars
from index.lexical import Lexicon
from index.meaning import Meaning
from index.model import Answer, Passage, Query, Tally
from index.postgres_tables import State, Tables, attributes_of, half, plain
from index.postgres_view import PostgresView
from index.postgres_words import Words
from index.sameness import saying
from index.vectors import LARGE
from index.weighing import encoded

Halves = npt.NDArray[np.float16]

GRAVES = 10_000  # so many may always stand; beyond, no more than there are passages
GRAPH_MEMORY = "2GB"  # at most, for making the graph of vectors
GRAPH = (
    "CREATE INDEX CONCURRENTLY IF NOT EXISTS {by_vector} ON {passages}"
    " USING hnsw (vector halfvec_ip_ops) WITH (m = 16, ef_construction = 64)"
)
COPY = (
    'COPY {passages} (serial, key, "group", sense, attributes, saying, born, vector, text, context)'
    " FROM STDIN (FORMAT BINARY)"
)
KINDS = "int8 text text text text[] int8 int8 halfvec text text".split()


class PostgresIndex:
    """Keeps tables of their own for each model, so that a new one is indexed beside the old."""

    def __init__(self, address: str, folder: Path, model: str | None) -> None:
        self._address, self._root, self._model = address, folder, model
        self._counted: tuple[State, Mapping[str, int]] | None = None

    @cached_property
    def encoder(self) -> Encoder:
        """The sentence model, opened when first needed."""
        return open_encoder(self._model)

    @cached_property
    def tables(self) -> Tables:
        """The tables of the model."""
        return Tables(self._address, self.encoder.name, self.encoder.dimensions)

    @cached_property
    def words(self) -> Words:
        """This machine's copy of the words."""
        return Words(self._root, self.tables, self.encoder.name)

    def add(self, passages: Iterable[Passage]) -> None:
        """Add passages; one whose key is known replaces the old. Durable on return."""
        self.replace((), passages)

    def remove(self, groups: Iterable[str]) -> None:
        """Remove all passages of these groups. Durable on return."""
        self.replace(groups, ())

    def replace(self, groups: Iterable[str], passages: Iterable[Passage]) -> None:
        """Put passages in place of all those of these groups, in one step; durable on return."""
        items = list({passage.key: passage for passage in passages}.values())
        vectors = encoded(self.encoder, items)
        with self.tables.writing() as (link, state):
            dead = self._dug_out(link, list(groups), [item.key for item in items])
            if not dead and not items:
                return
            new = replace(
                state,
                generation=state.generation + 1,
                count=state.count - len(dead) + len(items),
                next_serial=state.next_serial + len(items),
            )
            self._bury(link, dead, new.generation)
            self._put_in(link, new, state.next_serial, items, vectors)
            self.tables.put_down(link, self._swept(link, new))
        if new.count > LARGE:
            self._draw_graph()

    def search(self, query: Query) -> Answer:
        """Rank passages for a query; filters are applied inside the search."""
        with self._view() as (view, words):
            if words is None:
                return Answer((), 0)
            vector = self.encoder.queries([words.corrected(query.text)])[0]
            return asking.search(view, words, query, vector)

    def corrected(self, text: str) -> str:
        """A query as the passages most likely spell it: words none of them holds are mended."""
        with self._view() as (_, words):
            return words.corrected(text) if words else text

    def completions(self, start: str, limit: int) -> Sequence[str]:
        """Words of the passages that begin so, the frequent ones first."""
        with self._view() as (_, words):
            return words.completions(start, limit) if words else ()

    def exemplars(self, examples: Sequence[tuple[str, str]]) -> Exemplars:
        """Labelled texts, to tell which labels a new text is near."""
        return Exemplars(self.encoder, examples)

    def meaning(self, texts: Sequence[str]) -> Meaning:
        """The texts' meanings side by side."""
        return Meaning(self.encoder, texts)

    def similar(self, key: str, limit: int, where: Mapping[str, frozenset[str]]) -> Answer:
        """Passages nearest in meaning to a known passage, itself left out."""
        with self._view() as (view, _):
            serial = view.serial(key)
            if serial is None:
                return Answer((), 0)
            vector = view.vectors([serial])[0]
            return asking.similar(view, serial, vector, limit, where)

    def tally(self, where: Mapping[str, frozenset[str]]) -> Tally:
        """Every passage that meets all conditions, counted."""
        with self._view() as (view, _):
            return view.tally(where)

    def facets(self, keys: Sequence[str]) -> Mapping[str, Mapping[str, int]]:
        """How many of these passages have each value of each attribute that is counted."""
        with self._view() as (view, _):
            return view.facets(view.serials(keys), asking.FACETS)

    def groups(self) -> Mapping[str, int]:
        """How many passages each group holds, for comparison with the catalogue."""
        with self.tables.reading() as link:
            state = self.tables.state(link)
            if self._counted is None or self._counted[0] != state:
                query = 'SELECT "group", count(*) FROM {passages} GROUP BY "group"'
                found = link.execute(self.tables.say(query), binary=True)
                self._counted = state, dict(found)
            return self._counted[1]

    def clear(self) -> None:
        """Forget everything; the next add starts afresh."""
        with self.tables.writing() as (link, state):
            link.execute(self.tables.say("DROP INDEX IF EXISTS {by_vector}"))
            link.execute(self.tables.say("TRUNCATE {passages}, {graves}"))
            self.tables.put_down(link, State(token_hex(16), state.generation + 1, 0, 0, 0))

    def close(self) -> None:
        """Let go of files and connections."""
        if "words" in self.__dict__:
            self.words.close()
        if "tables" in self.__dict__:
            self.tables.close()

    @contextmanager
    def _view(self) -> Iterator[tuple[PostgresView, Lexicon | None]]:
        with self.tables.reading() as link:
            state = self.tables.state(link)
            words = self.words.at(link, state)
            yield PostgresView(self.tables, link, state, words), words

    def _dug_out(
        self, link: psycopg.Connection[Any], groups: list[str], keys: list[str]
    ) -> list[int]:
        query = self.tables.say(
            'DELETE FROM {passages} WHERE "group" = ANY(%s)'
            " OR md5(key) = ANY(SELECT md5(one) FROM unnest(%s::text[]) one) RETURNING serial"
        )
        found = link.execute(query, ([*map(plain, groups)], [*map(plain, keys)]))
        return [row[0] for row in found]

    def _bury(self, link: psycopg.Connection[Any], dead: list[int], generation: int) -> None:
        query = self.tables.say("INSERT INTO {graves} SELECT unnest(%s::int8[]), %s")
        link.execute(query, (dead, generation))

    def _put_in(
        self,
        link: psycopg.Connection[Any],
        state: State,
        first: int,
        items: Sequence[Passage],
        vectors: Halves,
    ) -> None:
        with link.cursor() as cursor, cursor.copy(self.tables.say(COPY)) as copy:
            copy.set_types(KINDS)
            for serial, (item, vector) in enumerate(zip(items, vectors, strict=True), first):
                signed = int(np.uint64(saying(item)).astype(np.int64))
                about = [plain(text) for text in (item.key, item.group, item.sense)]
                said = plain(item.text), plain(item.context)
                attributes = attributes_of(item)
                copy.write_row(
                    (serial, *about, attributes, signed, state.generation, half(vector), *said)
                )

    def _swept(self, link: psycopg.Connection[Any], state: State) -> State:
        """Too many graves are cleared away; who has not seen them by now starts afresh."""
        row = link.execute(self.tables.say("SELECT count(*) FROM {graves}")).fetchone()
        if row is None or row[0] <= max(GRAVES, state.count):
            return state
        link.execute(self.tables.say("DELETE FROM {graves} WHERE buried < %s"), (state.generation,))
        return replace(state, floor=state.generation - 1)

    def _draw_graph(self) -> None:
        """Make the graph of vectors where there is none: others go on reading and writing."""
        with self.tables.alone("graph") as link:
            if link is None or self.tables.has_graph(link):
                return
            link.execute(f"SET maintenance_work_mem = '{GRAPH_MEMORY}'")
            link.execute("SET max_parallel_maintenance_workers = 0")
            link.execute(self.tables.say("DROP INDEX IF EXISTS {by_vector}"))  # half made
            link.execute(self.tables.say(GRAPH))
