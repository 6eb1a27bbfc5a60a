"""What the catalogue's statements ask of a database, be it a file or a server.

One dialect for both: values as `?` or `:name`, and what only a server needs in comments that
begin with "server": a file has one writer at a time and reads past them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from service.clock import Clock

Values = Sequence[Any] | Mapping[str, Any]

HELD = "/*server FOR UPDATE */"  # nobody else changes these rows before this transaction ends
FREE = "/*server FOR UPDATE SKIP LOCKED */"  # the same, among rows that nobody holds
ALL_ROWS = 2**62  # as a limit: none


def alone(table: str) -> str:
    """A statement after which nobody else writes to a table before this transaction ends."""
    return f"/*server LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE */"


class Row(Protocol):
    """One row, by number or name."""

    def __getitem__(self, name: Any, /) -> Any:
        """A value."""

    def keys(self) -> Iterable[str]:
        """Names of the columns."""


class Found(Protocol):
    """What a statement gave."""

    @property
    def rowcount(self) -> int:
        """Rows that were changed."""

    def fetchone(self) -> Any:
        """The next row, or None."""

    def fetchall(self) -> list[Any]:
        """The rows that are left."""

    def __iter__(self) -> Iterator[Any]:
        """The rows that are left, one by one."""


class Link(Protocol):
    """A connection inside a transaction."""

    def execute(self, statement: str, values: Any = ..., /) -> Found:
        """Run one statement."""

    def executemany(self, statement: str, values: Any, /) -> Found:
        """Run one statement for many rows of values."""


class Base(Protocol):
    """A database: hands out connections, one a transaction."""

    def read(self) -> AbstractContextManager[Link]:
        """One consistent view."""

    def write(self) -> AbstractContextManager[Link]:
        """All or nothing; on disk on return."""

    def clock(self, link: Link) -> Clock:
        """The clock that leases are measured by: one for all who share the database."""

    def continue_numbers(self, link: Link, tables: Sequence[str]) -> None:
        """After rows were put in with their ids: new ones begin beyond them."""

    def close(self) -> None:
        """Close what is idle."""
