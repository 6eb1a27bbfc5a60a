"""A catalogue moved to another database, file or server, and the search index made there."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace

import service.indexing as indexing
import service.intake as intake
import service.removal as removal
from service.errors import BadSettings, HomeBusy
from service.library import Library
from service.settings import Settings
from service.store.copying import Copied
from service.store.store import open_store
from service.wiring import build, home_of

WAIT_S = 10.0

Told = Callable[[int], None]


def move(
    settings: Settings, target: str, told: Told = lambda number: None
) -> tuple[tuple[Copied, ...], int]:
    """Copy the catalogue of the settings to an empty one and index it there; nothing is taken away.

    Gives each table's rows and checksum, which were the same on both sides, and the number of
    circulars indexed. HomeBusy while files are being read, HomeNotEmpty when the target is filled.
    """
    moved = replace(settings, store=target)
    if _place(moved) == _place(settings):
        raise BadSettings("The target is the store in use; name another address.")
    copied = _copied(settings, moved)
    library = build(moved, anew=True)
    try:
        return copied, library.care.reindex(told)
    finally:
        library.close()


def _copied(settings: Settings, moved: Settings) -> tuple[Copied, ...]:
    library = build(settings)
    try:
        with ExitStack() as held:
            _hold_still(library, held)
            target = open_store(_place(moved))
            held.callback(target.close)
            return target.fill_from(library.parts.store)
    finally:
        library.close()


def _hold_still(library: Library, held: ExitStack) -> None:
    """Nobody takes in, removes or indexes anything meanwhile; nobody may be reading."""
    locks = library.parts.locks
    for name in (removal.BACKUP_LOCK, intake.LOCK, indexing.LOCK):
        held.enter_context(locks.locked(name, WAIT_S))
    store = library.parts.store
    if any(locks.is_alive(worker) for worker in store.holders()):
        raise HomeBusy("Files are being read; stop the services first.")


def _place(settings: Settings) -> str:
    return settings.store or str(home_of(settings).catalogue)
