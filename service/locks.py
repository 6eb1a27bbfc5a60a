"""Locks and signs of life that all who share a home see: files in it, or the database's own."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Protocol

from service.home import Home
from service.presence import Presence, is_alive


class Sign(Protocol):
    """One worker's sign of life, held until `leave` or death."""

    worker: str

    def renew(self) -> None:
        """Show oneself again where the sign was lost."""

    def leave(self) -> None:
        """The worker has gone in good order."""


class Locks(Protocol):
    """What keeps processes out of each other's way."""

    def locked(self, name: str, wait_s: float) -> AbstractContextManager[None]:
        """Hold a lock against other threads and processes; HomeBusy in vain."""

    def presence(self) -> Sign:
        """A new worker's sign of life."""

    def is_alive(self, worker: str) -> bool:
        """Whether a worker lives. Ask only of workers that were seen to hold work."""


class FolderLocks:
    """Locked files of the home: for the processes of one machine."""

    def __init__(self, home: Home) -> None:
        self._home = home

    def locked(self, name: str, wait_s: float) -> AbstractContextManager[None]:
        """Hold one of the home's locks."""
        return self._home.locked(name, wait_s)

    def presence(self) -> Sign:
        """A new worker's sign of life."""
        return Presence(self._home.locks)

    def is_alive(self, worker: str) -> bool:
        """Whether a worker's process still lives."""
        return is_alive(self._home.locks, worker)
