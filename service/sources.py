"""Which files lie behind the paths a user names, and by what names they are kept."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import UnknownFormat
from service.errors import PathNotFound
from service.model import Failure

# In a folder only these are taken for documents; a file named by itself is judged by content.
ENDINGS = frozenset({"pdf", "png", "jpg", "jpeg", "tif", "tiff", "html", "htm", "txt"})
SKIPPED = "Its name does not end like a document's; name the file itself to have it read."
LONGEST_NAME = 200  # characters


@dataclass(frozen=True, slots=True)
class Source:
    """One file to be taken in."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Sources:
    """Files to be taken in, and those left out, with the reason."""

    files: tuple[Source, ...]
    skipped: tuple[Failure, ...]


def collect(paths: Sequence[Path]) -> Sources:
    """Files and folders, recursively, sorted; PathNotFound names every path that is not there."""
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise PathNotFound(shown(", ".join(missing)))
    files: list[Source] = []
    skipped: list[Failure] = []
    for path in paths:
        for source in _behind(path):
            if path.is_dir() and not _is_document(source.path):
                skipped.append(Failure(source.name, UnknownFormat.code, SKIPPED))
            else:
                files.append(source)
    return Sources(tuple(files), tuple(skipped))


def shown(name: str) -> str:
    """A name fit to be kept and shown: no control or direction signs, no broken characters."""
    readable = name.encode("utf-8", "replace").decode("utf-8")
    kept = "".join(char for char in readable if unicodedata.category(char)[0] != "C")
    return kept[-LONGEST_NAME:].strip() or "unnamed"


def upload_name(name: str) -> str:
    """The last part of a name that a stranger's program sent."""
    return shown(name.replace("\\", "/").rsplit("/", 1)[-1])


def _behind(path: Path) -> Iterator[Source]:
    if not path.is_dir():
        yield Source(path, shown(path.name))
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = Path(folder, name)
            if not name.startswith(".") and file.is_file():
                yield Source(file, shown(file.relative_to(path).as_posix()))


def _is_document(file: Path) -> bool:
    return file.suffix.removeprefix(".").lower() in ENDINGS
