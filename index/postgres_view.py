"""One generation of an index in PostgreSQL, seen through one connection: what a question needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import psycopg
from pgvector import Vector
from psycopg import sql

from index.asking import FACETS
from index.fusion import Items, Ties, tie_of
from index.lexical import Lexicon
from index.model import Tally
from index.postgres_tables import State, Tables, half, pair, plain
from index.sameness import Sayings
from index.vectors import LARGE

Matrix = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]
Pair = tuple[str, str]

COMPARED = 60_000  # of a million; passing passages up to which all of them are compared

EXACT = """
    SELECT serial, -(vector::vector <#> %(exact)s) AS score FROM {passages} {where}
    ORDER BY score DESC, serial LIMIT {most}
"""
# The graph is asked in half precision; what it gives is put in order in full.
GRAPH = """
    SELECT serial, -(vector::vector <#> %(exact)s) AS score FROM (
        SELECT serial, vector FROM {passages} {where} ORDER BY vector <#> %(half)s LIMIT {most}
    ) AS near ORDER BY score DESC, serial
"""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which passages may answer: each of `sets` must be met, by any of its attributes."""

    passing: int
    sets: tuple[tuple[str, ...], ...] = ()
    among: tuple[int, ...] | None = field(default=None, repr=False)


class PostgresView:
    """The state of one transaction; see Collection in index/asking.py."""

    def __init__(
        self,
        tables: Tables,
        link: psycopg.Connection[Any],
        state: State,
        lexicon: Lexicon | None,
    ) -> None:
        self._tables, self._link, self._state, self._lexicon = tables, link, state, lexicon
        self._ties: dict[int, int] = {}

    @property
    def count(self) -> int:
        """Passages held."""
        return self._state.count

    def serial(self, key: str) -> int | None:
        """The number of a passage, or None."""
        found = self._asked("SELECT serial FROM {passages} WHERE md5(key) = md5(%s)", (key,))
        return int(found[0][0]) if found else None

    def known(self, serials: Items) -> Items:
        """Those that came before this state was read: the words may be a generation further."""
        return serials[serials < self._state.next_serial]

    def scope(self, where: Mapping[str, frozenset[str]]) -> Scope:
        """The passages that meet all conditions."""
        sets = tuple(
            tuple(pair(name, value) for value in sorted(where[name])) for name in sorted(where)
        )
        return self._scope(sets)

    def only(self, scope: Scope, serials: Items) -> Scope:
        """Those of a scope that are among these."""
        return Scope(len(serials), scope.sets, tuple(serials.tolist()))

    def favoured(self, scope: Scope, pairs: Sequence[Pair]) -> Scope:
        """Those of a scope that have one of these attributes."""
        own = tuple(pair(name, value) for name, value in pairs)
        if scope.among is not None:
            return Scope(scope.passing, (*scope.sets, own), scope.among)
        return self._scope((*scope.sets, own))

    def first(self, scope: Scope, most: int) -> Items:
        """The oldest of a scope."""
        where, values = _condition(scope)
        text = "SELECT serial FROM {passages} {where} ORDER BY serial LIMIT {most}"
        found = self._asked(text, values, where=where, most=sql.Literal(most))
        return np.array([row[0] for row in found], dtype=np.int64)

    def passes(self, serials: Items, scope: Scope) -> Mask:
        """Which of these are in a scope."""
        where, values = _condition(Scope(0, scope.sets, tuple(serials.tolist())))
        found = self._asked("SELECT serial FROM {passages} {where}", values, where=where)
        return np.isin(serials, np.array([row[0] for row in found], dtype=np.int64))

    def nearest(self, vector: Matrix, scope: Scope, most: int) -> tuple[Items, Matrix]:
        """Serials and cosines of the nearest passages of a scope, best first."""
        where, values = _condition(scope)
        vectors = {"exact": Vector(vector), "half": half(vector)}
        text = EXACT if self._compares_all(scope) else GRAPH
        found = self._asked(text, {**values, **vectors}, where=where, most=sql.Literal(most))
        serials = np.array([row[0] for row in found], dtype=np.int64)
        return serials, np.array([row[1] for row in found], dtype=np.float32)

    def ties(self, serials: Items) -> Ties:
        """Where each passage's group stands among equals."""
        if new := [serial for serial in serials.tolist() if serial not in self._ties]:
            text = """SELECT serial, "group" FROM {passages} WHERE serial = ANY(%(among)s)"""
            found = dict(self._asked(text, {"among": new}))
            self._ties |= {serial: tie_of(found.get(serial, "")) for serial in new}
        return np.array([self._ties[serial] for serial in serials.tolist()], dtype=np.uint64)

    def sayings(self, serials: Items) -> Sayings:
        """What each passage says, as a number."""
        text = "SELECT serial, saying FROM {passages} WHERE serial = ANY(%(among)s)"
        found = dict(self._asked(text, {"among": serials.tolist()}))
        signed = [found.get(serial, 0) for serial in serials.tolist()]
        return np.array(signed, dtype=np.int64).astype(np.uint64)

    def facets(self, serials: Items, names: frozenset[str]) -> dict[str, dict[str, int]]:
        """How many of these passages have each value of these attributes, the frequent first."""
        return self._facets(Scope(len(serials), among=tuple(serials.tolist())), names)

    def tally(self, where: Mapping[str, frozenset[str]]) -> Tally:
        """Passages that meet all conditions, by group and by attribute value."""
        scope = self.scope(where)
        condition, values = _condition(scope)
        text = 'SELECT "group", count(*) FROM {passages} {where} GROUP BY "group"'
        groups = dict(self._asked(text, values, where=condition))
        return Tally(groups, self._facets(scope, FACETS))

    def serials(self, keys: Sequence[str]) -> Items:
        """Serial numbers of passages, those known, ascending."""
        text = """
            SELECT serial FROM {passages}
            WHERE md5(key) = ANY(SELECT md5(one) FROM unnest(%(keys)s::text[]) one) ORDER BY serial
        """
        found = self._asked(text, {"keys": [*map(plain, keys)]})
        return np.array([row[0] for row in found], dtype=np.int64)

    def _facets(self, scope: Scope, names: frozenset[str]) -> dict[str, dict[str, int]]:
        where, values = _condition(scope)
        text = """
            SELECT one, count(*) FROM (SELECT unnest(attributes) AS one FROM {passages} {where})
            AS held WHERE split_part(one, '=', 1) = ANY(%(names)s)
            GROUP BY one ORDER BY count(*) DESC, one
        """
        facets: dict[str, dict[str, int]] = {name: {} for name in sorted(names)}
        for one, number in self._asked(text, {**values, "names": sorted(names)}, where=where):
            name, _, value = one.partition("=")
            facets[name][value] = number
        return facets

    def keys(self, serials: Sequence[int]) -> list[str]:
        """Keys of passages."""
        text = "SELECT serial, key FROM {passages} WHERE serial = ANY(%(among)s)"
        found = dict(self._asked(text, {"among": list(serials)}))
        return [found[serial] for serial in serials]

    def vectors(self, serials: Sequence[int]) -> Matrix:
        """Vectors of passages."""
        text = "SELECT serial, vector FROM {passages} WHERE serial = ANY(%(among)s)"
        found = dict(self._asked(text, {"among": list(serials)}))
        return np.array([found[serial].to_numpy() for serial in serials], dtype=np.float32)

    def _scope(self, sets: tuple[tuple[str, ...], ...]) -> Scope:
        if not sets:
            return Scope(self.count)
        return Scope(self._lexicon.passing(sets) if self._lexicon else 0, sets)

    def _compares_all(self, scope: Scope) -> bool:
        """Whether comparing all that pass costs less than walking the graph to a thousand of them.

        The walk meets 1000 * count / passing passages, each at some five times the price.
        """
        if scope.among is not None or not self._tables.has_graph(self._link):
            return True
        return bool(scope.passing <= max(LARGE, COMPARED * (self.count / 1e6) ** 0.5))

    def _asked(self, text: str, values: Any, **parts: sql.Composable) -> list[Any]:
        return self._link.execute(self._tables.say(text, **parts), values, binary=True).fetchall()


def _condition(scope: Scope) -> tuple[sql.Composable, dict[str, Any]]:
    """Conditions of a scope as a WHERE clause and its values."""
    values: dict[str, Any] = {f"set{n}": list(one) for n, one in enumerate(scope.sets)}
    parts = [f"attributes && %({name})s::text[]" for name in values]
    if scope.among is not None:
        values["among"] = list(scope.among)
        parts.append("serial = ANY(%(among)s)")
    return sql.SQL("WHERE " + " AND ".join(parts) if parts else ""), values
