"""A home as one checksummed file, and back: originals and catalogue; the index is made again."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from service.errors import BackupDamaged, HomeNotEmpty, PathNotFound, StoreUnavailable
from service.home import Home
from service.original_files import FileOriginals, sync_folder
from service.originals import Originals, key_of
from service.store.store import Store, open_store

FORMAT = "edaran-backup-1"
MANIFEST = "manifest.json"  # the first entry: it names what must follow
CATALOGUE = "catalogue.sqlite3"
TOPICS = "topics.toml"  # a home's own topics, where it has some

Told = Callable[[int, int], None]


def backup(
    store: Store,
    originals: Originals,
    file: Path,
    told: Told = lambda done, total: None,
    topics: Path | None = None,
) -> int:
    """Write a backup beside its name, then rename it; gives the number of circulars.

    `topics` names the file of a home's own topics; it need not be there.

    The catalogue is copied first, in one consistent state: every original it names is on disk,
    as long as the caller lets nobody remove any.
    """
    try:
        with tempfile.TemporaryDirectory(dir=file.absolute().parent, prefix=".backup-") as folder:
            copy = Path(folder) / CATALOGUE
            store.snapshot(copy)
            own = topics.read_bytes() if topics and topics.exists() else None
            return _write(originals, copy, own, file, told)
    except OSError as fault:
        raise StoreUnavailable(f"The backup cannot be written: {fault.strerror}.") from fault


def restore(
    file: Path,
    home: Home,
    told: Told = lambda done, total: None,
    elsewhere: Originals | None = None,
) -> int:
    """Fill an empty home; nothing is left behind when the file is damaged. Gives the originals.

    Originals kept `elsewhere` go there; those that are there already stay.
    """
    if home.catalogue.exists() or home.topics.exists() or any(home.originals.glob("*/*")):
        raise HomeNotEmpty()
    try:
        home.make()
        with tempfile.TemporaryDirectory(dir=home.folder, prefix=".restore-") as name:
            folder = Path(name)
            total = _read(file, folder, told)
            _check_catalogue(folder / CATALOGUE)
            _put_in_place(folder, home, elsewhere)
    except (tarfile.TarError, EOFError, KeyError, ValueError) as fault:
        raise BackupDamaged("It is cut off or was changed.") from fault
    except FileNotFoundError as fault:
        raise PathNotFound(file.name) from fault
    except OSError as fault:
        raise StoreUnavailable(f"The backup cannot be restored: {fault.strerror}.") from fault
    return total


def _put_in_place(folder: Path, home: Home, elsewhere: Originals | None) -> None:
    """The catalogue last: it is what makes a home."""
    (folder / "originals").mkdir(exist_ok=True)
    if elsewhere is not None:
        unpacked = FileOriginals(folder / "originals")
        for key in unpacked.keys():  # noqa: SIM118 - no mapping
            elsewhere.put(unpacked.read(key))
    else:
        if home.originals.exists():
            shutil.rmtree(home.originals)  # empty but for half-written files
        (folder / "originals").replace(home.originals)
    if (folder / TOPICS).exists():
        (folder / TOPICS).replace(home.topics)
    sync_folder(home.folder)
    (folder / CATALOGUE).replace(home.catalogue)
    sync_folder(home.folder)


def _write(
    originals: Originals, catalogue: Path, topics: bytes | None, file: Path, told: Told
) -> int:
    keys = _keys(catalogue)
    with catalogue.open("rb") as source:
        digest = hashlib.file_digest(source, "sha256").hexdigest()
    manifest = {"format": FORMAT, "catalogue": digest, "originals": keys}
    if topics is not None:
        manifest["topics"] = hashlib.sha256(topics).hexdigest()
    part = file.with_name(f".{file.name}.part")
    try:
        with part.open("wb") as out:
            with tarfile.open(fileobj=out, mode="w|", format=tarfile.PAX_FORMAT) as archive:
                _add(archive, MANIFEST, json.dumps(manifest).encode())
                archive.add(catalogue, CATALOGUE)
                if topics is not None:
                    _add(archive, TOPICS, topics)
                for done, key in enumerate(keys, 1):
                    _add(archive, f"originals/{key}", originals.read(key))
                    told(done, len(keys))
            out.flush()
            os.fsync(out.fileno())
        part.replace(file)
        sync_folder(file.absolute().parent)
    finally:
        part.unlink(missing_ok=True)
    return len(keys)


def _add(archive: tarfile.TarFile, name: str, data: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(data)
    archive.addfile(entry, io.BytesIO(data))


def _read(file: Path, folder: Path, told: Told) -> int:
    """Unpack into a folder, checking every part; BackupDamaged when one is missing or changed."""
    with file.open("rb") as source, tarfile.open(fileobj=source, mode="r|") as archive:
        entries = _entries(archive)
        name, data = next(entries, ("", io.BytesIO()))
        if name != MANIFEST:
            raise BackupDamaged("It does not begin with a manifest.")
        manifest: dict[str, Any] = json.load(data)
        if manifest.get("format") != FORMAT:
            raise BackupDamaged("Its format is not known to this version.")
        left = set(manifest["originals"])
        total = len(left)
        originals = FileOriginals(folder / "originals")
        for name, data in entries:
            if name in (CATALOGUE, TOPICS):
                _copy_checked(data, folder / name, manifest.get(name.partition(".")[0]))
                continue
            left.discard(_restore_original(originals, name, data.read()))
            told(total - len(left), total)
    if left or not (folder / CATALOGUE).exists():
        raise BackupDamaged(f"{len(left)} of {total} originals are missing.")
    if "topics" in manifest and not (folder / TOPICS).exists():
        raise BackupDamaged("Its own topics are missing.")
    return total


def _entries(archive: tarfile.TarFile) -> Iterator[tuple[str, Any]]:
    for entry in archive:
        data = archive.extractfile(entry) if entry.isfile() else None
        if data is None:
            raise BackupDamaged("It holds something that is no plain file.")
        yield entry.name, data


def _restore_original(originals: Originals, name: str, data: bytes) -> str:
    key = name.removeprefix("originals/")
    if key_of(data) != key:
        raise BackupDamaged("One of its originals is damaged.")
    return originals.put(data)


def _copy_checked(data: Any, target: Path, digest: str | None) -> None:
    with target.open("wb") as out:
        shutil.copyfileobj(data, out)
        out.flush()
        os.fsync(out.fileno())
    with target.open("rb") as copied:
        if hashlib.file_digest(copied, "sha256").hexdigest() != digest:
            raise BackupDamaged(f"Its {target.name} is damaged.")


def _check_catalogue(file: Path) -> None:
    store = open_store(f"sqlite:{file}")
    try:
        faults = store.check()
    finally:
        store.close()
    if faults:
        raise BackupDamaged(faults[0])


def _keys(catalogue: Path) -> list[str]:
    store = open_store(f"sqlite:{catalogue}")
    try:
        return [key for key, _, _ in store.entries()]
    finally:
        store.close()
