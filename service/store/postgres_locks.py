"""Locks in the server, for processes of several machines; let go by it when their holder dies."""

from __future__ import annotations

import secrets
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import psycopg

from service.errors import HomeBusy
from service.store.postgres_database import OPTIONS, told

# A machine that vanishes without a word is missed after half a minute, not after hours.
KEEPALIVE = """SELECT set_config('tcp_keepalives_idle', '10', false),
    set_config('tcp_keepalives_interval', '5', false),
    set_config('tcp_keepalives_count', '4', false)"""
KEY = "hashtextextended(current_schema() || ':' || %s, 0)"
LOOK_S = 0.05


class PostgresLocks:
    """Named locks and signs of life, each on a connection of its own, whose end is theirs."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._threads: dict[str, threading.Lock] = defaultdict(threading.Lock)
        self._links: dict[str, psycopg.Connection[Any]] = {}

    @contextmanager
    def locked(self, name: str, wait_s: float) -> Iterator[None]:
        """Hold a lock against other threads, processes and machines; HomeBusy in vain."""
        inside = self._threads[name]
        until = time.monotonic() + wait_s
        if not inside.acquire(timeout=wait_s):
            raise HomeBusy(f"Waited {wait_s:g} s for the {name}.")
        try:
            with told():
                link = self._taken(name, until)
            if link is None:
                raise HomeBusy(f"Waited {wait_s:g} s for the {name}.")
            try:
                yield
            finally:
                self._let_go(name, link)
        finally:
            inside.release()

    def presence(self) -> PostgresPresence:
        """A new worker's sign of life."""
        return PostgresPresence(self._address)

    def is_alive(self, worker: str) -> bool:
        """Whether a worker's connection still stands."""
        with self._threads["looking"], told():
            link = self._link("looking")
            if not _try(link, worker):
                return True
            _unlock(link, worker)
            return False

    def close(self) -> None:
        """Close all connections."""
        while self._links:
            self._links.popitem()[1].close()

    def _taken(self, name: str, until: float) -> psycopg.Connection[Any] | None:
        link = self._link(name)
        while not _try(link, name):
            if time.monotonic() >= until:
                return None
            time.sleep(LOOK_S)
        return link

    def _let_go(self, name: str, link: psycopg.Connection[Any]) -> None:
        try:
            _unlock(link, name)
        except psycopg.Error:  # with its connection the lock is gone anyway
            self._links.pop(name, None)
            with suppress(psycopg.Error):
                link.close()

    def _link(self, name: str) -> psycopg.Connection[Any]:
        """The connection of a name, made anew where a restart of the server cut it."""
        link = self._links.get(name)
        if link is not None:
            try:
                link.execute("SELECT 1")
                return link
            except psycopg.Error:
                link.close()
        self._links[name] = _connected(self._address)
        return self._links[name]


class PostgresPresence:
    """One worker's sign of life, held until `leave` or death."""

    def __init__(self, address: str) -> None:
        self.worker = secrets.token_hex(8)
        self._address = address
        with told():
            self._link = self._held()

    def renew(self) -> None:
        """Show oneself again where a restart of the server took the sign away."""
        try:
            self._link.execute("SELECT 1")
        except psycopg.Error:
            with told():
                self._link = self._held()

    def leave(self) -> None:
        """The worker has gone in good order."""
        with suppress(psycopg.Error):
            _unlock(self._link, self.worker)
            self._link.close()

    def _held(self) -> psycopg.Connection[Any]:
        link = _connected(self._address)
        _try(link, self.worker)
        return link


def _connected(address: str) -> psycopg.Connection[Any]:
    options: Any = OPTIONS
    link: psycopg.Connection[Any] = psycopg.connect(address, **options)
    link.execute(KEEPALIVE)
    return link


def _try(link: psycopg.Connection[Any], name: str) -> bool:
    row = link.execute(f"SELECT pg_try_advisory_lock({KEY})", (name,)).fetchone()
    return bool(row and row[0])


def _unlock(link: psycopg.Connection[Any], name: str) -> None:
    link.execute(f"SELECT pg_advisory_unlock({KEY})", (name,))
