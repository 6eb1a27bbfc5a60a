"""Forgets a circular: catalogue first, then its original, then the index."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from service.errors import CircularNotFound, HomeBusy
from service.indexing import settle
from service.intake import LOCK, WAIT_S
from service.parts import Parts

T = TypeVar("T")

BACKUP_LOCK = "backup"  # nothing is removed while a backup is being written


def undisturbed(parts: Parts, work: Callable[[], T]) -> T:
    """Work during which nothing is removed."""
    with parts.locks.locked(BACKUP_LOCK, WAIT_S):
        return work()


def remove(parts: Parts, key: str, who: str) -> None:
    """Remove a circular, its original and everything read from it; its history stays."""
    with parts.locks.locked(BACKUP_LOCK, WAIT_S), parts.locks.locked(LOCK, WAIT_S):
        if not parts.store.remove(key, who):
            raise CircularNotFound()
        parts.originals.remove(key)
    try:
        settle(parts, wait_s=2)
    except HomeBusy:  # whoever holds the index will do it
        return
