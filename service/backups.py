"""A home as one checksummed file, and back: originals and catalogue; the index is made again."""

from __future__ import annotations

import hashlib
import io
import json
import os
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from service.errors import BackupDamaged, HomeNotEmpty, OriginalMissing, StoreUnavailable
from service.home import Home
from service.originals import Originals, key_of, sync_folder, write_synced
from service.store.store import Store

CATALOGUE = "catalogue.sqlite3"
MANIFEST = "manifest.json"  # the last entry: a file without it was cut off


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a backup."""

    name: str
    size: int
    sha256: str


def backup(store: Store, originals: Originals, file: Path) -> int:
    """Write a backup beside its name, then rename it; gives the number of circulars.

    The catalogue is copied first, in one consistent state: every original it names is on disk.
    """
    partial = file.with_name(f".{file.name}.partial")
    try:
        with tempfile.TemporaryDirectory(dir=file.parent) as folder:
            copy = Path(folder) / CATALOGUE
            store.snapshot(copy)
            keys = [row[0] for row in store.keys()]  # noqa: SIM118 - a method of the Store
            with partial.open("wb") as raw:
                with tarfile.open(fileobj=raw, mode="w") as archive:
                    _write_entries(archive, copy, originals, keys)
                raw.flush()
                os.fsync(raw.fileno())
        partial.replace(file)
        sync_folder(file.parent)
    except OSError as fault:
        partial.unlink(missing_ok=True)
        raise StoreUnavailable(f"The backup cannot be written: {fault.strerror}.") from fault
    return len(keys)


def _write_entries(
    archive: tarfile.TarFile, catalogue: Path, originals: Originals, keys: list[str]
) -> None:
    entries = [_add(archive, CATALOGUE, catalogue.read_bytes())]
    for key in keys:
        try:
            entries.append(_add(archive, f"originals/{key}", originals.read(key)))
        except OriginalMissing:
            continue  # removed since the copy was made
    rows = [{"name": e.name, "size": e.size, "sha256": e.sha256} for e in entries]
    _add(archive, MANIFEST, json.dumps(rows, indent=1).encode())


def _add(archive: tarfile.TarFile, name: str, data: bytes) -> Entry:
    info = tarfile.TarInfo(name)
    info.size, info.mode = len(data), 0o600
    archive.addfile(info, io.BytesIO(data))
    return Entry(name, len(data), hashlib.sha256(data).hexdigest())


def restore(file: Path, home: Home) -> int:
    """Fill an empty home; nothing is left behind when the file is damaged. Gives the originals."""
    if home.catalogue.exists() or any(home.originals.glob("*/*")):
        raise HomeNotEmpty(str(home.folder))
    _check(file)
    home.make()
    originals = Originals(home.originals)
    count = 0
    with _opened(file) as archive:
        for name, data in _contents(archive):
            if name.startswith("originals/"):
                originals.put(data)
                count += 1
        catalogue = next(data for name, data in _contents(archive) if name == CATALOGUE)
    write_synced(home.catalogue, catalogue)
    return count


def _check(file: Path) -> None:
    """Every entry is the one the manifest names; BackupDamaged otherwise."""
    with _opened(file) as archive:
        found = dict(_sums(archive))
        manifest = archive.extractfile(MANIFEST) if MANIFEST in archive.getnames() else None
        if manifest is None:
            raise BackupDamaged("It is cut off: it has no manifest.")
        wanted = {row["name"]: row["sha256"] for row in json.load(manifest)}
    wrong = sorted(name for name in {*wanted, *found} if wanted.get(name) != found.get(name))
    if wrong or CATALOGUE not in wanted:
        raise BackupDamaged(f"Not as written: {', '.join(wrong[:3]) or CATALOGUE}.")


def _sums(archive: tarfile.TarFile) -> Iterator[tuple[str, str]]:
    for name, data in _contents(archive):
        if name.startswith("originals/") and key_of(data) != name.removeprefix("originals/"):
            raise BackupDamaged(f"Not as written: {name}.")
        if name != MANIFEST:
            yield name, hashlib.sha256(data).hexdigest()


def _contents(archive: tarfile.TarFile) -> Iterator[tuple[str, bytes]]:
    try:
        for member in archive:
            reader = archive.extractfile(member) if member.isreg() else None
            if reader is None:
                raise BackupDamaged(f"{member.name} is no file.")
            data = reader.read()
            if len(data) != member.size:
                raise BackupDamaged("It is cut off.")
            yield member.name, data
    except tarfile.TarError as fault:
        raise BackupDamaged(f"{fault}.") from fault


def _opened(file: Path) -> tarfile.TarFile:
    try:
        return tarfile.open(file, mode="r:")
    except (OSError, tarfile.TarError) as fault:
        raise BackupDamaged(f"{file} cannot be opened as a backup: {fault}.") from fault
