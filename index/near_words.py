"""Words of ordinary text that one slip of the finger makes of another."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.language import SHORTEST_ROOT
from index.wordlists import words

MOST_NEAR = 5


@lru_cache(maxsize=10_000)
def near_words(word: str) -> tuple[str, ...]:
    """Words of ordinary text that differ in one letter, or in two that changed places."""
    if len(word) < SHORTEST_ROOT or not word.isalpha():
        return ()
    found = process.extract(
        word, _word_list(), scorer=OSA.distance, score_cutoff=1, limit=MOST_NEAR
    )
    return tuple(sorted(near for near, _, _ in found if near != word))


@lru_cache
def _word_list() -> tuple[str, ...]:
    return tuple(sorted(words()))
