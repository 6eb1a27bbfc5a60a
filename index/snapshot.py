"""What makes a folder of index files one whole: the manifest, its checksums, and quarantine.

A generation is a manifest and the files it names. Files are written once and never changed; the
manifest is replaced atomically, and is the only commit. So a reader sees the old or the new
generation, and a writer killed at any moment leaves at most files that nothing names.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from types import MappingProxyType

from index.errors import DamagedSnapshot

MANIFEST = "manifest.json"
FORMAT = 2


@dataclass(frozen=True, slots=True)
class Mark:
    """What a file must be: its size in bytes and its SHA-256."""

    size: int
    sha256: str


Vouched = Mapping[tuple[int, int], Mark]  # inode and time of change -> mark: links share it
NONE: Vouched = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Manifest:
    """One generation: who made the vectors and words, and every file with its mark."""

    model: str
    dimensions: int
    words: str  # version of the word folding and of the word index
    generation: int = 0
    count: int = 0  # living passages
    next_serial: int = 0
    segments: tuple[str, ...] = ()  # oldest first
    lexical: str = ""  # folder of the word index, "" while empty
    files: tuple[tuple[str, Mark], ...] = ()  # path inside the folder, mark


def read_manifest(folder: Path) -> Manifest | None:
    """The current generation, or None in an empty folder; DamagedSnapshot when unreadable."""
    try:
        raw = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        body = raw["manifest"]
        if raw["format"] != FORMAT or raw["sha256"] != _digest(_canonical(body)):
            raise DamagedSnapshot("The manifest does not carry its own checksum.")
        return _from_json(body)
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError) as error:
        raise DamagedSnapshot(f"The manifest cannot be read: {error}") from error


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Replace the generation atomically; durable on return."""
    body = asdict(manifest)
    raw = {"format": FORMAT, "sha256": _digest(_canonical(body)), "manifest": body}
    temporary = folder / f"{MANIFEST}.new"
    with temporary.open("w", encoding="utf-8") as stream:
        json.dump(raw, stream)
        stream.flush()
        os.fsync(stream.fileno())
    temporary.replace(folder / MANIFEST)
    sync_folder(folder)


def mark(path: Path) -> Mark:
    """Size and checksum of a file as it is now."""
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return Mark(path.stat().st_size, digest)


def with_files(
    folder: Path, manifest: Manifest, paths: Iterable[Path], vouched: Vouched = NONE
) -> Manifest:
    """The manifest naming exactly these files; what is vouched for is not read again."""
    names = sorted(path.relative_to(folder).as_posix() for path in paths)
    marks = tuple(
        (name, vouched.get(_place((folder / name).stat())) or mark(folder / name)) for name in names
    )
    return replace(manifest, files=marks)


def check(folder: Path, manifest: Manifest, vouched: Vouched) -> Vouched:
    """DamagedSnapshot names the first file that is not as the manifest says.

    Of vouched ones only size and time of change are looked at, which is quick: those that nobody
    touched are not read again. Gives what is vouched for now.
    """
    found: dict[tuple[int, int], Mark] = {}
    for name, expected in manifest.files:
        path = folder / name
        state = path.stat()
        if state.st_size != expected.size:
            raise DamagedSnapshot(f"{name} is not as long as it was written.")
        if vouched.get(_place(state)) != expected and mark(path) != expected:
            raise DamagedSnapshot(f"{name} is not as it was written.")
        found[_place(state)] = expected
    return found


def _place(state: os.stat_result) -> tuple[int, int]:
    return state.st_ino, state.st_mtime_ns


def quarantine(folder: Path) -> Path:
    """Move a damaged generation aside, for inspection; the folder is empty afterwards."""
    number = 1
    while (aside := folder / f"quarantine-{number:03d}").exists():
        number += 1
    aside.mkdir()
    for path in list(folder.iterdir()):
        if path.suffix != ".lock" and not path.name.startswith("quarantine-"):
            path.rename(aside / path.name)
    return aside


def sweep(folder: Path, *kept: Manifest) -> None:
    """Delete files that none of these generations name: left by a killed writer, or outlived."""
    names = {name for manifest in kept for name, _ in manifest.files}
    folders = {manifest.lexical for manifest in kept}
    for path in folder.iterdir():
        if path.is_dir() and path.name.startswith("words-") and path.name not in folders:
            shutil.rmtree(path, ignore_errors=True)
        elif path.is_file() and path.name.startswith("s-") and path.name not in names:
            path.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _from_json(body: dict[str, object]) -> Manifest:
    files = body.pop("files")
    segments = body.pop("segments")
    if not isinstance(files, list) or not isinstance(segments, list):
        raise TypeError("files and segments are lists")
    marks = tuple((name, Mark(**values)) for name, values in files)
    return Manifest(**body, segments=tuple(segments), files=marks)  # type: ignore[arg-type]  # JSON


def _canonical(body: object) -> bytes:
    return json.dumps(body, sort_keys=True).encode()


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
