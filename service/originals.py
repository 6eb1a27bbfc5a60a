"""The Originals protocol, and ORIGINALS, the ways to keep original files by their address."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, Protocol

from service.errors import BadSettings

STALE_S = 3600.0


def key_of(data: bytes) -> str:
    """The key of a file: SHA-256 of its bytes, in hex."""
    return hashlib.sha256(data).hexdigest()


class Originals(Protocol):
    """Original files by the SHA-256 of their bytes: written once, durable before `put` returns."""

    def put(self, data: bytes) -> str:
        """Keep bytes; on return they are durable and whole. Twice the same are one."""

    def read(self, key: str) -> bytes:
        """The bytes of an original, checked against its key."""

    def open(self, key: str) -> BinaryIO:
        """An original, checked, to be read from; whole also when it is removed meanwhile."""

    def remove(self, key: str) -> None:
        """Forget an original; unknown keys are no fault."""

    def keys(self) -> Iterator[str]:
        """Every original kept, by name."""

    @property
    def any(self) -> bool:
        """Whether there is one at all."""

    def sweep(self, older_s: float = STALE_S) -> int:
        """Delete half-written files left behind by a crash; gives their number."""


def open_folder(place: str) -> Originals:
    """A folder of this machine, or one that several machines mount."""
    from service.original_files import FileOriginals

    return FileOriginals(Path(place))


def open_bucket(place: str) -> Originals:
    """A bucket of an S3-compatible store; address and credentials as its own variables say."""
    from service.original_objects import ObjectOriginals, s3

    return ObjectOriginals(s3, place)


ORIGINALS: Mapping[str, Callable[[str], Originals]] = {"file": open_folder, "s3": open_bucket}


def open_originals(address: str) -> Originals:
    """The originals at `scheme://place`; without a scheme, in a folder."""
    scheme, colon, place = address.partition("://")
    if not colon:
        scheme, place = "file", address
    if scheme not in ORIGINALS:
        known = ", ".join(sorted(ORIGINALS))
        raise BadSettings(f"EDARAN_ORIGINALS names {scheme!r}; known are: {known}.")
    if not place.strip("/"):
        raise BadSettings(f"EDARAN_ORIGINALS names no place after {scheme}://.")
    return ORIGINALS[scheme](place)
