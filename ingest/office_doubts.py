"""Offices that a stamp or a fold damaged: known by the same words elsewhere on the letter.

POKISI PAMONG PRAJA below a stamp, POLISI PAMONG PRAJA in the letterhead: the first is doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from ingest.model import Block, Found, Notice
from ingest.notices import notice
from ingest.offices import AREA_WORDS, OFFICE_WORDS

LEAST = 4  # letters of a word that is compared
NEAR = 2  # letters in which a damaged word may differ
PART = 3  # letters at least that a fragment lacks
KEYS = frozenset({"issuer", "signatory_position"})
FRONT = frozenset({"letterhead", "head", "title", "addressee", "signature"})
_WORD = re.compile(r"[^\W\d_]{3,}")
_KNOWN = AREA_WORDS | frozenset(OFFICE_WORDS)


def doubtful_offices(
    found: tuple[Found, ...], blocks: tuple[Block, ...]
) -> Iterator[tuple[Found, Notice]]:
    """The offices that hold a word which the letter prints nearly so elsewhere, and only there."""
    counts: dict[str, int] = {}
    front: set[str] = set()
    for block in blocks:
        for line in block.lines:
            words = [word.upper() for word in _WORD.findall(line.text)]
            for word in words:
                counts[word] = counts.get(word, 0) + 1
            front |= set(words) if block.kind in FRONT else set()
    for item in found:
        if item.key in KEYS and not item.doubtful and _damaged(item.value, counts, front):
            page = item.boxes[0].page if item.boxes else None
            yield item, notice("office_doubtful", page, item.value)


def _damaged(office: str, counts: dict[str, int], front: set[str]) -> bool:
    words = [word.upper() for word in _WORD.findall(office)]
    single = any(_like_another(word, counts, front) for word in words)
    return single or any(
        one + two == other or _near(one + two, other)
        for one, two in pairwise(words)
        if counts.get(one, 0) < 2 and counts.get(two, 0) < 2
        for other in front
    )


def _like_another(word: str, counts: dict[str, int], front: set[str]) -> bool:
    """Whether a word stands on the letter once, and another of its front is nearly the same."""
    if len(word) < LEAST or word in _KNOWN or counts.get(word, 0) > 1:
        return False
    return any(_near(word, other) or _fragment(word, other) for other in front)


def _near(word: str, other: str) -> bool:
    """
    >>> _near("POKISI", "POLISI"), _near("KETENAAKERJAAN", "KETENAGAKERJAAN"), _near("KOTA", "KOLA")
    (True, True, False)
    """
    most = NEAR if len(word) > 8 else 1
    return word != other and len(word) > LEAST and Levenshtein.distance(word, other) <= most


def _fragment(word: str, other: str) -> bool:
    """
    >>> _fragment("INSI", "PROVINSI"), _fragment("MANUS", "MANUSIA"), _fragment("KEPALA", "KEPALA")
    (True, False, False)
    """
    cut = other.startswith(word) or other.endswith(word)
    return cut and len(other) - len(word) >= PART
