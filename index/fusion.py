"""Two rankings into one by reciprocal rank; pure."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

RANK_SHIFT = 20.0  # how slowly a lower rank loses worth


@dataclass(frozen=True, slots=True)
class Fused:
    """One item: its score and the rank (from 1) each half gave it."""

    item: int
    score: float
    meaning_rank: int | None
    words_rank: int | None


def fuse(
    words: Sequence[int],
    meaning: Sequence[int],
    meaning_weight: float,
    exact: Set[int] = frozenset(),
) -> tuple[Fused, ...]:
    """Items of both rankings, best first; an `exact` one never stands below one that is not.

    `meaning_weight` is the worth of meaning against words, 0..1; ties go to the lower item number.
    """
    words_rank = {item: rank for rank, item in enumerate(words, 1)}
    meaning_rank = {item: rank for rank, item in enumerate(meaning, 1)}
    fused = [
        Fused(
            item,
            _worth(words_rank.get(item), 1 - meaning_weight)
            + _worth(meaning_rank.get(item), meaning_weight)
            + (1.0 if item in exact else 0.0),
            meaning_rank.get(item),
            words_rank.get(item),
        )
        for item in words_rank.keys() | meaning_rank.keys()
    ]
    return tuple(sorted(fused, key=lambda one: (-one.score, one.item)))


def _worth(rank: int | None, weight: float) -> float:
    return 0.0 if rank is None else weight * (1 + RANK_SHIFT) / (rank + RANK_SHIFT) / 2
