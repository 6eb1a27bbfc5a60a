"""Circulars in a database: their rows written and read. Callers hold the transaction."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import service.store.rows as rows
from service.clock import Clock
from service.errors import StaleRevision
from service.filters import OF_A_CLAUSE
from service.model import Failure, Stored
from service.store.link import HELD, Link, Row
from service.store.store import Record, Where

LIGHT = (  # a row without the text, for lists
    "key, file, media_type, size, state, revision, received_at, reader, failure_code,"
    " failure_message, clause_count, page_count, head, NULL AS body"
)
BY_DATE = " ORDER BY issued_on IS NULL, issued_on, key"
TALLY = """
    SELECT first, second, count(*) FROM (
        SELECT
            (SELECT coalesce(max(value), '') FROM attributes
                WHERE circular = key AND name = :first) AS first,
            (SELECT coalesce(max(value), '') FROM attributes
                WHERE circular = key AND name = :second) AS second
        FROM circulars WHERE state = 'ready'
    ) AS pairs GROUP BY first, second ORDER BY first, second
"""
MOST_VARIABLES = 500  # keys in one statement


def insert(connection: Link, values: Mapping[str, Any]) -> bool:
    """A new circular; False when its key is known."""
    changed = connection.execute(
        "INSERT INTO circulars (key, file, media_type, size, state, received_at)"
        " VALUES (:key, :file, :media_type, :size, 'queued', :received_at) ON CONFLICT DO NOTHING",
        values,
    )
    return changed.rowcount == 1


def write_reading(connection: Link, key: str, record: Record) -> None:
    """Put a reading in the place of what was known; state ready, revision + 1.

    StaleRevision when it lacks corrections that are kept by now.
    """
    hold(connection, key)
    query = "SELECT count(*) FROM corrections WHERE circular = ?"
    if connection.execute(query, (key,)).fetchone()[0] != record.corrections:
        raise StaleRevision("It was corrected in the meantime.")
    reading, attributes = record.reading, record.attributes
    values = rows.reading_row(reading)
    columns = ", ".join(f"{name} = :{name}" for name in values)
    connection.execute(
        f"UPDATE circulars SET {columns}, reader = :reader, state = 'ready',"
        " revision = revision + 1, failure_code = NULL, failure_message = NULL WHERE key = :key",
        {**values, "reader": record.reader, "key": key},
    )
    for table in ("clauses", "citations", "attributes"):
        connection.execute(f"DELETE FROM {table} WHERE circular = ?", (key,))
    _write_clauses(connection, key, rows.clause_rows(reading))
    connection.executemany(
        "INSERT INTO citations (circular, canonical, clause) VALUES (?, ?, ?)"
        " ON CONFLICT DO NOTHING",
        [(key, rows.brief(c.canonical), rows.brief(c.clause or "")) for c in reading.citations],
    )
    connection.executemany(
        "INSERT INTO attributes VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        [(key, name, rows.brief(value)) for name in attributes for value in attributes[name]],
    )
    owe(connection, [key])


def hold(connection: Link, key: str) -> Row | None:
    """A circular's row, which nobody else changes before this transaction ends."""
    query = f"SELECT * FROM circulars WHERE key = ? {HELD}"
    row: Row | None = connection.execute(query, (key,)).fetchone()
    return row


def write_failure(connection: Link, key: str, failure: Failure) -> None:
    """State failed, unless an earlier reading stands: that is kept, and stays ready."""
    connection.execute(
        "UPDATE circulars SET state = CASE WHEN head IS NULL THEN 'failed' ELSE 'ready' END,"
        " revision = revision + 1,"
        " failure_code = CASE WHEN head IS NULL THEN ? END,"
        " failure_message = CASE WHEN head IS NULL THEN ? END WHERE key = ?",
        (failure.code, rows.plain(failure.message), key),
    )


def set_state(connection: Link, key: str, state: str) -> None:
    """Move a circular to another state."""
    connection.execute("UPDATE circulars SET state = ? WHERE key = ?", (state, key))


def owe(connection: Link, keys: Iterable[str]) -> None:
    """The index must learn these anew; the mark is new each time, so no older one clears it."""
    connection.executemany(
        "INSERT INTO unindexed (circular, mark) VALUES (?, ?)"
        " ON CONFLICT (circular) DO UPDATE SET mark = excluded.mark",
        [(key, secrets.randbits(62)) for key in keys],
    )


def note(connection: Link, clock: Clock, key: str, who: str, what: str, detail: str = "") -> None:
    """One line of history."""
    connection.execute(
        "INSERT INTO history (circular, at, who, what, detail) VALUES (?, ?, ?, ?, ?)",
        (key, clock.now(), rows.plain(who), what, rows.plain(detail)),
    )


def read_many(
    connection: Link, keys: Sequence[str], whole: bool = True, once: bool = False
) -> dict[str, Stored]:
    """Circulars by key, those known."""
    found: dict[str, Stored] = {}
    for start in range(0, len(keys), MOST_VARIABLES):
        part = keys[start : start + MOST_VARIABLES]
        columns = "*" if whole else LIGHT
        query = f"SELECT {columns} FROM circulars WHERE key IN ({_marks(part)})"
        for row in connection.execute(query, tuple(part)).fetchall():
            found[row["key"]] = read_row(connection, row, once)
    return found


def read_row(connection: Link, row: Row, once: bool = False) -> Stored:
    """A circular from its row; with its clauses when the row brings its text."""
    clauses: list[bytes] = []
    if row["body"] is not None:
        query = "SELECT body FROM clauses WHERE circular = ? ORDER BY position"
        clauses = [part["body"] for part in connection.execute(query, (row["key"],))]
    return rows.stored(_values(row), clauses, once)


def condition(where: Where, states: Sequence[str]) -> tuple[str, list[Any]]:
    """Conditions as a WHERE clause and its values."""
    parts: list[str] = []
    values: list[Any] = []
    if states:
        # Bent, where other conditions choose: nearly all circulars are ready, so theirs shall lead.
        state = "state || ''" if where else "state"
        parts.append(f"{state} IN ({_marks(states)})")
        values += states
    for name in sorted(where.keys() - OF_A_CLAUSE):
        wanted = sorted(where[name])
        parts.append(
            "key IN (SELECT circular FROM attributes"
            f" WHERE name = ? AND value IN ({_marks(wanted)}))"
        )
        values += [name, *wanted]
    if where.keys() & OF_A_CLAUSE:
        parts.append(_clause_condition(where, values))
    return (" WHERE " + " AND ".join(parts) if parts else ""), values


def _clause_condition(where: Where, values: list[Any]) -> str:
    """At least one clause that has both a modality and a topic asked for."""
    for name in sorted(where.keys() & OF_A_CLAUSE):
        values.extend(sorted(where[name]))
    modality = f"modality IN ({_marks(where.get('modality', ()))})"
    topic = f"topic IN ({_marks(where.get('topic', ()))})"
    if "topic" not in where:
        return f"key IN (SELECT circular FROM clauses WHERE {modality})"
    if "modality" not in where:
        return f"key IN (SELECT circular FROM clause_topics WHERE {topic})"
    return (
        "key IN (SELECT c.circular FROM clauses c JOIN clause_topics t"
        f" ON t.circular = c.circular AND t.position = c.position WHERE c.{modality} AND t.{topic})"
    )


def _marks(values: Collection[Any]) -> str:
    return ",".join("?" * len(values))


def _write_clauses(connection: Link, key: str, clauses: Sequence[rows.ClauseRow]) -> None:
    connection.executemany(
        "INSERT INTO clauses VALUES (?, ?, ?, ?, ?)",
        [(key, row.position, row.path, row.modality, row.body) for row in clauses],
    )
    connection.executemany(
        "INSERT INTO clause_topics VALUES (?, ?, ?)",
        [(key, row.position, topic) for row in clauses for topic in row.topics],
    )


def _values(row: Row) -> dict[str, Any]:
    return {name: row[name] for name in row.keys()}  # noqa: SIM118 - a Row iterates its values
