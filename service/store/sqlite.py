"""The default Store: one SQLite file beside the originals."""

from __future__ import annotations

from pathlib import Path

from service.clock import CLOCK, Clock
from service.store.sql import SqlStore
from service.store.sqlite_database import Database


class SqliteStore(SqlStore):
    """The Store protocol over one file; safe from many threads and processes."""

    _database: Database

    def __init__(self, file: Path, clock: Clock = CLOCK, begin: bool = True) -> None:
        super().__init__(Database(file, clock, begin), clock)

    def locks(self) -> None:
        """Those of the home: nobody else opens the file."""

    def check(self) -> tuple[str, ...]:
        """Sentences about damage in the catalogue itself; empty when sound."""
        with self._database.read() as connection:
            sentences = [
                f"SQLite: {row[0]}"
                for row in connection.execute("PRAGMA integrity_check(20)")
                if row[0] != "ok"
            ]
            orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
        sentences += [f"A row of {row[0]} belongs to nothing." for row in orphans[:20]]
        return (*sentences, *self.unreadable())

    def snapshot(self, file: Path) -> None:
        """Write a consistent copy of the catalogue to a new file."""
        self._database.snapshot(file)
