"""The Store protocol in statements that a file and a server both understand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import service.store.rows as rows
import service.store.sql_circulars as circulars
from ingest.model import Pages
from service.errors import ServiceError
from service.model import State, Stored, TopicalClause
from service.store.copying import Copied, copy
from service.store.link import ALL_ROWS
from service.store.sql_accounts import SqlAccounts
from service.store.sql_queue import SqlQueue
from service.store.sql_saved import SqlSaved
from service.store.store import Where


class SqlStore(SqlQueue, SqlAccounts, SqlSaved):
    """The Store protocol but for the care of the database itself; see service/store/store.py."""

    # -- asking ------------------------------------------------------------------------------

    def get(self, key: str) -> Stored | None:
        """One circular with its reading, or None."""
        return self.get_many([key]).get(key)

    def get_many(
        self, keys: Sequence[str], whole: bool = True, once: bool = False
    ) -> dict[str, Stored]:
        """Several circulars, those known; not whole: readings without text and clauses."""
        with self._database.read() as connection:
            return circulars.read_many(connection, keys, whole, once)

    def clauses(self, places: Sequence[tuple[str, str]]) -> dict[tuple[str, str], TopicalClause]:
        """Single clauses by circular key and path, those known."""
        query = "SELECT body FROM clauses WHERE circular = ? AND path = ?"
        with self._database.read() as connection:
            found = {
                (key, path): connection.execute(query, (key, rows.plain(path))).fetchone()
                for key, path in places
            }
        return {place: rows.clause(row["body"]) for place, row in found.items() if row}

    def pages(self, key: str) -> Pages | None:
        """The pages with their words as read, or None."""
        with self._database.read() as connection:
            query = "SELECT body FROM pages WHERE circular = ?"
            row = connection.execute(query, (key,)).fetchone()
        return rows.pages(row["body"]) if row else None

    def find(
        self,
        where: Where,
        limit: int | None,
        offset: int,
        states: Sequence[State] = (),
        whole: bool = True,
    ) -> tuple[tuple[Stored, ...], int]:
        """Circulars that meet all conditions, by issue date then key, and how many there are."""
        condition, values = circulars.condition(where, states)
        columns = "*" if whole else circulars.LIGHT
        query = f"SELECT {columns} FROM circulars{condition}{circulars.BY_DATE} LIMIT ? OFFSET ?"
        with self._database.read() as connection:
            count = connection.execute(f"SELECT count(*) FROM circulars{condition}", values)
            total = int(count.fetchone()[0])
            window = ALL_ROWS if limit is None else limit
            found = connection.execute(query, [*values, window, offset]).fetchall()
            return tuple(circulars.read_row(connection, row) for row in found), total

    def find_keys(self, where: Where, states: Sequence[State] = ()) -> tuple[str, ...]:
        """Keys of the circulars that meet all conditions, in the order of `find`."""
        condition, values = circulars.condition(where, states)
        query = f"SELECT key FROM circulars{condition}{circulars.BY_DATE}"
        with self._database.read() as connection:
            return tuple(row["key"] for row in connection.execute(query, values))

    def latest(self, limit: int) -> tuple[Stored, ...]:
        """The circulars last received, newest first, without text and clauses."""
        query = f"SELECT {circulars.LIGHT} FROM circulars ORDER BY received_at DESC, key LIMIT ?"
        with self._database.read() as connection:
            found = connection.execute(query, (limit,)).fetchall()
            return tuple(circulars.read_row(connection, row) for row in found)

    def tally(self, first: str, second: str) -> tuple[tuple[str, str, int], ...]:
        """Ready circulars counted by two attributes: "" for none, of several values the last."""
        with self._database.read() as connection:
            found = connection.execute(circulars.TALLY, {"first": first, "second": second})
            return tuple((row[0], row[1], row[2]) for row in found)

    def values(self, name: str) -> frozenset[str]:
        """Every value of an attribute that any circular has."""
        query = "SELECT DISTINCT value FROM attributes WHERE name = ?"
        with self._database.read() as connection:
            return frozenset(row["value"] for row in connection.execute(query, (name,)))

    def value_counts(self, name: str) -> dict[str, int]:
        """How many circulars have each value of an attribute."""
        query = "SELECT value, count(*) AS number FROM attributes WHERE name = ? GROUP BY value"
        with self._database.read() as connection:
            return {row["value"]: row["number"] for row in connection.execute(query, (name,))}

    def citing(self, canonical: str) -> tuple[tuple[str, str], ...]:
        """Clauses that cite a regulation or letter: circular key and path ("" for the head)."""
        query = "SELECT circular, clause FROM citations WHERE canonical = ? ORDER BY rowid"
        with self._database.read() as connection:
            found = connection.execute(query, (rows.brief(canonical),))
            return tuple((row["circular"], row["clause"]) for row in found)

    def entries(self) -> Iterator[tuple[str, State, int]]:
        """Every circular as (key, state, size)."""
        with self._database.read() as connection:
            found = connection.execute("SELECT key, state, size FROM circulars ORDER BY key")
            kept = [(row["key"], row["state"], row["size"]) for row in found]
        yield from kept

    def original_bytes(self) -> int:
        """Bytes of all originals together."""
        with self._database.read() as connection:
            row = connection.execute(
                "SELECT coalesce(sum(size), 0) AS bytes FROM circulars"
            ).fetchone()
        return int(row["bytes"])

    def keys_from(self, start: str) -> tuple[str, ...]:
        """Keys that begin so; two are enough to know that it is not one."""
        query = "SELECT key FROM circulars WHERE substr(key, 1, ?) = ? ORDER BY key LIMIT 2"
        with self._database.read() as connection:
            found = connection.execute(query, (len(start), rows.plain(start)))
            return tuple(row["key"] for row in found)

    def version(self) -> int:
        """A number that grows whenever a circular is taken in, read, corrected or removed."""
        with self._database.read() as connection:
            row = connection.execute("SELECT coalesce(max(id), 0) AS last FROM history").fetchone()
        return int(row["last"])

    def counts(self) -> dict[str, int]:
        """How many circulars stand in each state."""
        query = "SELECT state, count(*) AS number FROM circulars GROUP BY state"
        with self._database.read() as connection:
            return {row["state"]: row["number"] for row in connection.execute(query)}

    def history(self, key: str) -> tuple[dict[str, str], ...]:
        """Who changed what when, oldest first: {"at", "who", "what", "detail"}."""
        query = "SELECT at, who, what, detail FROM history WHERE circular = ? ORDER BY id"
        with self._database.read() as connection:
            found = connection.execute(query, (key,)).fetchall()
        return tuple({name: row[name] for name in ("at", "who", "what", "detail")} for row in found)

    def remove(self, key: str, who: str) -> bool:
        """Forget a circular, its history kept; False when unknown."""
        with self._database.write() as connection:
            connection.execute("DELETE FROM jobs WHERE circular = ?", (key,))
            row = circulars.hold(connection, key)
            if row is None:
                return False
            connection.execute("DELETE FROM circulars WHERE key = ?", (key,))
            circulars.owe(connection, [key])
            circulars.note(connection, self._clock, key, who, "removed", row["file"])
            return True

    # -- comparisons -------------------------------------------------------------------

    def save_comparison(self, comparison_id: str, request: str) -> None:
        """Keep a comparison's request under its id (it is computed again when fetched)."""
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO comparisons VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                (comparison_id, request, self._clock.now()),
            )

    def comparison_request(self, comparison_id: str) -> str | None:
        """The JSON request of a saved comparison, or None."""
        query = "SELECT request FROM comparisons WHERE id = ?"
        with self._database.read() as connection:
            row = connection.execute(query, (comparison_id,)).fetchone()
        return str(row["request"]) if row else None

    # -- the index's debt --------------------------------------------------------------------

    def unindexed(self, limit: int) -> tuple[tuple[str, int], ...]:
        """Circulars the index has still to learn or forget, as (key, mark), oldest first."""
        query = "SELECT circular, mark FROM unindexed ORDER BY rowid LIMIT ?"
        with self._database.read() as connection:
            found = connection.execute(query, (limit,))
            return tuple((row["circular"], row["mark"]) for row in found)

    def indexed(self, done: Sequence[tuple[str, int, int]]) -> None:
        """The index holds these: (key, mark it was told with, passages it was given)."""
        with self._database.write() as connection:
            for key, mark, passages in sorted(done):
                circulars.hold(connection, key)
                settled = connection.execute(
                    "DELETE FROM unindexed WHERE circular = ? AND mark = ?", (key, mark)
                )
                if settled.rowcount:
                    connection.execute(
                        "UPDATE circulars SET passages = ? WHERE key = ?", (passages, key)
                    )

    def passages(self) -> dict[str, int]:
        """How many passages the index should hold of each circular it owes nothing."""
        query = (
            "SELECT key, passages FROM circulars WHERE head IS NOT NULL"
            " AND key NOT IN (SELECT circular FROM unindexed)"
        )
        with self._database.read() as connection:
            return {row["key"]: row["passages"] for row in connection.execute(query)}

    def forget_indexed(self, keys: Sequence[str] | None) -> None:
        """The index must learn these circulars anew; None means all."""
        with self._database.write() as connection:
            if keys is None:
                found = connection.execute("SELECT key FROM circulars WHERE head IS NOT NULL")
                keys = [row["key"] for row in found]
            circulars.owe(connection, sorted(keys))

    # -- care --------------------------------------------------------------------------------

    def fill_from(self, other: SqlStore) -> tuple[Copied, ...]:
        """Fill this empty catalogue from another, in one step; see service/store/copying.py."""
        return copy(other._database, self._database)

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def unreadable(self) -> Iterator[str]:
        """Rows whose content is not what was written."""
        for key, _, _ in self.entries():
            try:
                stored = self.get_many([key], once=True).get(key)
                pages = self.pages(key)
            except ServiceError as fault:
                yield f"{key[:12]}: {fault}"
                continue
            if stored and stored.reading and pages is None:
                yield f"{key[:12]}: the pages as read are missing."
