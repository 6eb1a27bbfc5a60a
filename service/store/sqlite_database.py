"""One SQLite file: connections, transactions, migrations, and faults told in our own words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock

from service.clock import Clock
from service.errors import CatalogueDamaged, CatalogueLost, StoreUnavailable
from service.store.link import Link
from service.store.migrations import apply, pending

APPLICATION = 0x45644152  # "EdAR": the file is ours
BUSY_S = 20.0


class Database:
    """Hands out connections, one a transaction; any number of threads and processes."""

    def __init__(self, file: Path, clock: Clock, begin: bool = True) -> None:
        self.file = file
        self._clock = clock
        self._idle: list[sqlite3.Connection] = []
        self._lock = Lock()
        with _told():
            file.parent.mkdir(parents=True, exist_ok=True)
            self._migrate(begin)

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """One consistent view."""
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """All or nothing; on disk on return."""
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    def snapshot(self, file: Path) -> None:
        """Copy the database as it stands now, while others go on."""
        with _told(), self._connection() as connection:
            copy = sqlite3.connect(file)
            try:
                connection.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")
            finally:
                copy.close()

    def clock(self, link: Link) -> Clock:
        """The clock of this machine: nobody else opens the file."""
        return self._clock

    def continue_numbers(self, link: Link, tables: Sequence[str]) -> None:
        """SQLite does so by itself."""

    def close(self) -> None:
        """Close what is idle."""
        with self._lock:
            while self._idle:
                self._idle.pop().close()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        with _told(), self._connection() as connection:
            connection.execute(begin)
            try:
                yield connection
            except BaseException:
                with suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            connection = self._idle.pop() if self._idle else None
        if connection is None:
            connection = self._open()
        try:
            yield connection
        except BaseException:
            connection.close()
            raise
        with self._lock:
            self._idle.append(connection)

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self.file, timeout=BUSY_S, isolation_level=None, check_same_thread=False
        )
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        return connection

    def _migrate(self, begin: bool) -> None:
        with self._connection() as connection:
            _refuse_foreign(connection)
            if not begin and _is_new(connection):
                raise CatalogueLost()
            steps = pending(_applied(connection))
            if steps:
                self._keep_copy(connection)
            connection.execute("PRAGMA journal_mode = WAL")
            if not steps:
                return
        with self.write() as connection:
            # Asked again under the lock: another process may have been quicker.
            for step in pending(_applied(connection)):
                apply(connection, step, self._clock.now())
            connection.execute(f"PRAGMA application_id = {APPLICATION}")

    def _keep_copy(self, connection: sqlite3.Connection) -> None:
        if _is_new(connection):
            return
        name = f"{self.file.stem}.before-{pending(_applied(connection))[0].name}{self.file.suffix}"
        self.snapshot(self.file.with_name(name))


def _refuse_foreign(connection: sqlite3.Connection) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != APPLICATION and not _is_new(connection):
        raise StoreUnavailable("The file holds another program's data.")


def _is_new(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None


def _applied(connection: sqlite3.Connection) -> frozenset[str]:
    found = connection.execute(
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'migrations'"
    ).fetchone()
    rows = connection.execute("SELECT name FROM migrations").fetchall() if found else []
    return frozenset(str(row[0]) for row in rows)


@contextmanager
def _told() -> Iterator[None]:
    """SQLite's faults as ours, without paths."""
    try:
        yield
    except sqlite3.DatabaseError as fault:
        code = getattr(fault, "sqlite_errorcode", 0) & 0xFF
        if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            raise CatalogueDamaged(f"SQLite says: {fault}.") from fault
        raise StoreUnavailable(f"SQLite says: {fault}.") from fault
    except OSError as fault:
        raise StoreUnavailable(f"The system says: {fault.strerror}.") from fault
