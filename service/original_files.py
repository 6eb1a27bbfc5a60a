"""Originals in a folder, on disk before anything is promised."""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from service.errors import OriginalDamaged, OriginalMissing, StoreUnavailable
from service.originals import STALE_S, key_of

INCOMING = "incoming"  # half-written files; swept when left behind


class FileOriginals:
    """A folder of originals: `ab/abcdef…`, each named by its hash."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, data: bytes) -> str:
        """Keep bytes; on return they and their folders are on disk. Twice the same are one."""
        key = key_of(data)
        target = self.path(key)
        try:
            if self._is_whole(key):
                _sync_file(target)
            else:
                self._write(target, data)
            _sync_folders(target.parent, self.folder.parent)
        except OSError as fault:
            raise StoreUnavailable(f"The original could not be kept: {fault.strerror}.") from fault
        return key

    def path(self, key: str) -> Path:
        """Where an original lies or would lie."""
        return self.folder / key[:2] / key

    def read(self, key: str) -> bytes:
        """The bytes of an original, checked against its key."""
        try:
            data = self.path(key).read_bytes()
        except FileNotFoundError:
            raise OriginalMissing(key) from None
        if key_of(data) != key:
            raise OriginalDamaged(key)
        return data

    def open(self, key: str) -> BinaryIO:
        """An original, checked, held open: who removes it meanwhile does not cut it short."""
        self.read(key)
        try:
            return self.path(key).open("rb")
        except FileNotFoundError:
            raise OriginalMissing(key) from None

    def remove(self, key: str) -> None:
        """Forget an original; unknown keys are no fault."""
        self.path(key).unlink(missing_ok=True)

    def keys(self) -> Iterator[str]:
        """Every original kept, by name."""
        if not self.folder.is_dir():
            return
        for part in sorted(self.folder.iterdir()):
            if part.is_dir() and len(part.name) == 2:
                yield from sorted(file.name for file in part.iterdir())

    @property
    def any(self) -> bool:
        """Whether there is one at all."""
        return any(self.folder.glob("??/*"))

    def sweep(self, older_s: float = STALE_S) -> int:
        """Delete half-written files left behind by a crash; gives their number."""
        incoming = self.folder / INCOMING
        if not incoming.is_dir():
            return 0
        old = [file for file in incoming.iterdir() if _age(file) > older_s]
        for file in old:
            file.unlink(missing_ok=True)
        return len(old)

    def _is_whole(self, key: str) -> bool:
        try:
            return key_of(self.path(key).read_bytes()) == key
        except OSError:
            return False

    def _write(self, target: Path, data: bytes) -> None:
        incoming = self.folder / INCOMING
        incoming.mkdir(parents=True, exist_ok=True)
        target.parent.mkdir(exist_ok=True)
        part = incoming / f"{target.name}.{secrets.token_hex(8)}"
        try:
            write_synced(part, data)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)


def write_synced(file: Path, data: bytes) -> None:
    """Write a file and wait until its bytes are on disk."""
    with file.open("wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until a folder's entries are on disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync_folders(first: Path, last: Path) -> None:
    """Sync a folder and its parents up to `last`."""
    for folder in (first, *first.parents):
        sync_folder(folder)
        if folder == last:
            return


def _sync_file(file: Path) -> None:
    handle = os.open(file, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _age(file: Path) -> float:
    try:
        return time.time() - file.stat().st_mtime
    except FileNotFoundError:
        return 0.0
