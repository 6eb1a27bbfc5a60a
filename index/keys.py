"""Many keys in little memory: one run of bytes, found again by their hashes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.uint8]
Starts = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]
Mask = npt.NDArray[np.bool_]


class Keys:
    """A fixed sequence of texts; as good as a tuple, at a few bytes beyond the texts themselves."""

    def __init__(self, letters: Bytes, starts: Starts, hashes: Hashes) -> None:
        self.letters, self.starts, self.hashes = letters, starts, hashes

    def __len__(self) -> int:
        return len(self.hashes)

    def __getitem__(self, row: int) -> str:
        return (
            self.letters[self.starts[row] : self.starts[row + 1]]
            .tobytes()
            .decode("utf-8", "surrogatepass")
        )

    def row(self, key: str) -> int | None:
        """Where a key stands, or None."""
        order, hashes = self._ordered
        wanted = np.uint64(_hash(key.encode("utf-8", "surrogatepass")))
        at = int(np.searchsorted(hashes, wanted))
        while at < len(hashes) and hashes[at] == wanted:
            if self[int(order[at])] == key:
                return int(order[at])
            at += 1
        return None

    def kept(self, mask: Mask) -> Keys:
        """Only the keys of these rows."""
        sizes = np.diff(self.starts)
        letters = self.letters[np.repeat(mask, sizes)]
        return Keys(letters, _starts(sizes[mask]), self.hashes[mask])

    @cached_property
    def _ordered(self) -> tuple[npt.NDArray[np.int32], Hashes]:
        order = np.argsort(self.hashes).astype(np.int32)
        return order, self.hashes[order]


def keys_of(texts: Iterable[str]) -> Keys:
    """Texts packed."""
    packed = [text.encode("utf-8", "surrogatepass") for text in texts]
    letters = np.frombuffer(b"".join(packed), dtype=np.uint8)
    sizes = np.fromiter((len(text) for text in packed), dtype=np.int64, count=len(packed))
    hashes = np.fromiter((_hash(text) for text in packed), dtype=np.uint64, count=len(packed))
    return Keys(letters, _starts(sizes), hashes)


def joined(parts: Sequence[Keys]) -> Keys:
    """One sequence after the other."""
    sizes = np.concatenate([np.diff(part.starts) for part in parts])
    letters = np.concatenate([part.letters for part in parts])
    return Keys(letters, _starts(sizes), np.concatenate([part.hashes for part in parts]))


def _starts(sizes: Starts) -> Starts:
    return np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(sizes, dtype=np.int64)])


def _hash(key: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(key, digest_size=8).digest(), "little")
