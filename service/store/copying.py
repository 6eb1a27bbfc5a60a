"""A whole catalogue from one database into an empty other, compared afterwards row by row."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from service.errors import CatalogueDamaged, HomeNotEmpty
from service.store.link import Base, Link, Row
from service.store.rows import plain

# Every table that holds something, what it refers to before it, and the order of its rows.
TABLES = {
    "circulars": ("key",),
    "attributes": ("circular", "name", "value"),
    "clauses": ("circular", "position"),
    "clause_topics": ("circular", "position", "topic"),
    "citations": ("rowid",),
    "pages": ("circular",),
    "jobs": ("id",),
    "history": ("id",),
    "comparisons": ("id",),
    "unindexed": ("rowid",),
    "corrections": ("id",),
    "accounts": ("name",),
    "sessions": ("hash",),
    "keys": ("id",),
    "audit": ("id",),
    "saved_searches": ("who", "search"),
    "drafts": ("id",),
}
NUMBERED = ("jobs", "history", "corrections", "audit")  # the database itself gives their ids
AT_ONCE = 200  # rows in hand: those of pages are megabytes


@dataclass(frozen=True, slots=True)
class Copied:
    """One table: its rows, and the SHA-256 over all of them, the same on both sides."""

    table: str
    rows: int
    sha256: str


def copy(source: Base, target: Base) -> tuple[Copied, ...]:
    """Fill an empty catalogue in one step, from one consistent state of another.

    HomeNotEmpty when the target holds anything; CatalogueDamaged, and nothing kept, when what was
    written is not what was read.
    """
    with source.read() as old, target.write() as new:
        if taken := [name for name in TABLES if _holds(new, name)]:
            raise HomeNotEmpty(f"It has rows in {', '.join(taken)}.")
        copied = tuple(_copied(old, new, name) for name in TABLES)
        for one in copied:
            if _told(new, one.table) != one:
                raise CatalogueDamaged(f"The copy of {one.table} is not what was read.")
        target.continue_numbers(new, NUMBERED)
    return copied


def _copied(old: Link, new: Link, table: str) -> Copied:
    seal = _Seal(table)
    for rows in _batches(old, table):
        names = [name for name in rows[0].keys() if name != "rowid"]  # noqa: SIM118 - a Row
        values = [tuple(row[name] for name in names) for row in rows]
        marks = ", ".join("?" * len(names))
        new.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", values)
        seal.add(rows)
    return seal.closed()


def _told(link: Link, table: str) -> Copied:
    seal = _Seal(table)
    for rows in _batches(link, table):
        seal.add(rows)
    return seal.closed()


def _batches(link: Link, table: str) -> Iterator[list[Row]]:
    """The rows of a table in order, some at a time."""
    order = TABLES[table]
    places, marks = ", ".join(order), ", ".join("?" * len(order))
    columns = "*, rowid" if order == ("rowid",) else "*"
    query = f"SELECT {columns} FROM {table}"
    values: tuple[Any, ...] = ()
    while rows := link.execute(f"{query} ORDER BY {places} LIMIT {AT_ONCE}", values).fetchall():
        yield rows
        values = tuple(rows[-1][name] for name in order)
        query = f"SELECT {columns} FROM {table} WHERE ({places}) > ({marks})"


def _holds(link: Link, table: str) -> bool:
    return link.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() is not None


class _Seal:
    """Counts rows and sums them up."""

    def __init__(self, table: str) -> None:
        self._table, self._rows, self._total = table, 0, hashlib.sha256()

    def add(self, rows: Sequence[Row]) -> None:
        """Rows in order; their places among the rows of a table are none of its content."""
        self._rows += len(rows)
        for row in rows:
            named = {name: _canonical(row[name]) for name in row.keys() if name != "rowid"}  # noqa: SIM118 - a Row
            self._total.update(json.dumps(named, sort_keys=True).encode("ascii"))

    def closed(self) -> Copied:
        """What it came to."""
        return Copied(self._table, self._rows, self._total.hexdigest())


def _canonical(value: Any) -> Any:
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    return plain(value) if isinstance(value, str) else value
