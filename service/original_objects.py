"""Originals as objects of a store that other machines reach: each whole or not there at all."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any, BinaryIO

from service.errors import OriginalDamaged, OriginalMissing, StoreUnavailable
from service.originals import STALE_S, key_of

LENGTH = 64  # characters of a key


def s3() -> Any:
    """The file system of an S3-compatible store.

    Address and credentials come from where all its clients look: `AWS_ENDPOINT_URL`,
    `AWS_PROFILE`, `AWS_ACCESS_KEY_ID`, the machine's own role. Listings are never remembered,
    because other machines write too.
    """
    try:
        from s3fs import S3FileSystem
    except ImportError as fault:
        detail = "Install what a cluster needs: pip install 'edaran[cluster]'."
        raise StoreUnavailable(detail) from fault
    return S3FileSystem(use_listings_cache=False, skip_instance_cache=True)


class ObjectOriginals:
    """Objects `place/ab/abcdef…`, named like the files of a folder: one copies to the other.

    An object store answers a write when the object is durable, and shows it whole or not at all;
    what was written is read back once before anything is promised.
    """

    def __init__(self, connect: Callable[[], Any], place: str) -> None:
        self._connect = connect
        self.place = place.strip("/")

    @cached_property
    def _objects(self) -> Any:  # an fsspec file system; slow to load
        return self._connect()

    def put(self, data: bytes) -> str:
        """Keep bytes; on return the store holds them, read back and whole."""
        key = key_of(data)
        if self._found(key) != data:
            with self._reached():
                self._objects.pipe_file(self.path(key), data)
            if self._found(key) != data:
                raise StoreUnavailable(f"The original {key[:12]} did not come back as written.")
        return key

    def path(self, key: str) -> str:
        """Where an original lies or would lie."""
        return f"{self.place}/{key[:2]}/{key}"

    def read(self, key: str) -> bytes:
        """The bytes of an original, checked against its key."""
        data = self._found(key)
        if data is None:
            raise OriginalMissing(key)
        if key_of(data) != key:
            raise OriginalDamaged(key)
        return data

    def open(self, key: str) -> BinaryIO:
        """An original, checked, in memory: who removes it meanwhile does not cut it short."""
        return io.BytesIO(self.read(key))

    def remove(self, key: str) -> None:
        """Forget an original; unknown keys are no fault."""
        if self._found(key) is not None:
            with self._reached():
                self._objects.rm_file(self.path(key))

    def keys(self) -> Iterator[str]:
        """Every original kept, by name."""
        with self._reached():
            self._demand_place()
            listed = self._objects.find(self.place)
        names = (path.rsplit("/", 1)[-1] for path in listed)
        yield from sorted(name for name in names if len(name) == LENGTH)

    @property
    def any(self) -> bool:
        """Whether there is one at all."""
        with self._reached():
            self._demand_place()
            try:
                return bool(self._objects.ls(self.place, detail=False))
            except FileNotFoundError:  # a folder of objects is there once it holds one
                return False

    def sweep(self, older_s: float = STALE_S) -> int:
        """Nothing half-written is ever shown."""
        return 0

    def _found(self, key: str) -> bytes | None:
        """The bytes under a key as they are; None when there are none."""
        with self._reached():
            try:
                data: bytes = self._objects.cat_file(self.path(key))
            except FileNotFoundError:
                self._demand_place()
                return None
            return data

    def _demand_place(self) -> None:
        """A bucket that is not there is a fault of the place, never a lost original."""
        bucket = self.place.split("/")[0]
        if not self._objects.exists(bucket):
            raise StoreUnavailable(f"EDARAN_ORIGINALS: there is no bucket {bucket!r}.")

    @contextmanager
    def _reached(self) -> Iterator[None]:
        try:
            yield
        except StoreUnavailable:
            raise
        except Exception as fault:  # each store has errors of its own
            detail = f"The originals cannot be reached: {type(fault).__name__}: {fault}"
            raise StoreUnavailable(detail.rstrip(".") + ".") from fault
