"""What a passage says, as one number: equal for copies that differ in names and spelling only."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

import numpy as np
import numpy.typing as npt

from index.language import Span, known, spans
from index.model import Passage

Sayings = npt.NDArray[np.uint64]
Rows = npt.NDArray[np.int64]

FEWEST = 5  # different words; fewer say too little to be called a copy
LONGEST_COUNT = 3  # digits of a number that matters ("3 hari"); longer ones are years and numbers
LISTED = 3  # copies that are shown one by one; of more only the best is, with the others' keys
PLACES = frozenset("kabupaten kota provinsi kab kecamatan desa kelurahan daerah".split())
NAMED = PLACES | {"bupati", "walikota", "wali", "gubernur"}  # capitals after these begin a name


def saying(passage: Passage) -> int:
    """Equal for passages of one sense whose known words and small numbers are the same; else 0.

    Names, years and letter numbers are no known words, so copies of one circular in many regions
    are equal. A word that recognition broke beyond mending makes a copy look different, never
    a different clause look the same: whatever denies or commands is a known word.
    """
    words = list(_words(passage.text))
    if len(set(words)) < FEWEST:
        return 0
    text = " ".join([passage.sense, *words])
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little")


def _words(text: str) -> Iterator[str]:
    """The words that count, names of places left out."""
    in_name = False
    for span in spans(text):
        in_name = in_name and text[span.start].isupper() and span.token not in NAMED
        if not in_name and _counts(span):
            yield span.token
        in_name = in_name or span.token in NAMED


def _counts(span: Span) -> bool:
    word = span.token
    if word.isdigit():
        return len(word) <= LONGEST_COUNT
    return word not in PLACES and known(word)


def folded(sayings: Sayings) -> tuple[Rows, Mapping[int, tuple[int, ...]]]:
    """Places of a ranking that are shown, and for the best of many copies those of the others."""
    order = np.argsort(sayings, kind="stable")
    sayings_in_order = sayings[order]
    starts = np.flatnonzero(np.diff(sayings_in_order, prepend=sayings_in_order[:1] + 1))
    sizes = np.diff(starts, append=len(sayings))
    many = (sizes > LISTED) & (sayings_in_order[starts] != 0)
    shown = np.ones(len(sayings), dtype=bool)
    copies: dict[int, tuple[int, ...]] = {}
    for start, size in zip(starts[many].tolist(), sizes[many].tolist(), strict=True):
        best, *others = order[start : start + size].tolist()
        copies[best] = tuple(others)
        shown[others] = False
    return np.flatnonzero(shown), copies
