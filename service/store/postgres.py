"""The Store for several machines: PostgreSQL."""

from __future__ import annotations

from pathlib import Path

from service.clock import CLOCK, Clock
from service.store.postgres_database import WAIT_S, PostgresDatabase
from service.store.postgres_locks import PostgresLocks
from service.store.sql import SqlStore


class PostgresStore(SqlStore):
    """The Store protocol over one database; safe from many threads, processes and machines."""

    _database: PostgresDatabase

    def __init__(
        self, address: str, clock: Clock = CLOCK, begin: bool = True, wait_s: float = WAIT_S
    ) -> None:
        super().__init__(PostgresDatabase(address, clock, begin, wait_s), clock)
        self._locks = PostgresLocks(address)

    def check(self) -> tuple[str, ...]:
        """Sentences about damage in the catalogue itself; empty when sound."""
        return tuple(self.unreadable())

    def snapshot(self, file: Path) -> None:
        """Write a consistent copy of the catalogue to a new SQLite file."""
        from service.store.sqlite import SqliteStore

        copy = SqliteStore(file)
        try:
            copy.fill_from(self)
        finally:
            copy.close()

    def locks(self) -> PostgresLocks:
        """Locks that all who share the database see."""
        return self._locks

    def close(self) -> None:
        """Let go of the database."""
        self._locks.close()
        super().close()
