"""Several rankings into one by reciprocal rank; pure."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Items = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float64]
Ties = npt.NDArray[np.uint64]

RANK_SHIFT = 20.0  # how slowly a lower rank loses worth


@dataclass(frozen=True, slots=True)
class Fused:
    """One item: its score and the rank (from 1) each half gave it."""

    item: int
    score: float
    meaning_rank: int | None
    words_rank: int | None


@dataclass(frozen=True, slots=True)
class Ranking:
    """Items best first, with their scores and ranks (0: not ranked by that half)."""

    items: Items
    scores: Scores
    meaning_ranks: Items
    words_ranks: Items

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[Fused]:
        return (self.at(place) for place in range(len(self.items)))

    def at(self, place: int) -> Fused:
        """The item at a place, from 0."""
        return Fused(
            int(self.items[place]),
            float(self.scores[place]),
            int(self.meaning_ranks[place]) or None,
            int(self.words_ranks[place]) or None,
        )


def tie_of(group: str) -> int:
    """Where a group stands among equals: the same in every index, whatever came first."""
    digest = hashlib.blake2b(group.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "little")


def ordered(serials: Items, scores: npt.NDArray[Any], ties: Ties, digits: int) -> Items:
    """Best first; what differs beyond so many digits is rounding, and goes by the ties."""
    return serials[np.lexsort((serials, ties, -np.round(scores, digits)))]


def fuse(
    words: Sequence[int] | Items,
    meaning: Sequence[int] | Items,
    meaning_weight: float,
    exact: Set[int] = frozenset(),
    favoured: Sequence[int] | Items = (),
    favour: float = 0.0,
    rest: Sequence[int] | Items = (),
    ties: Callable[[Items], Ties] | None = None,
) -> Ranking:
    """Items of all rankings, best first; an `exact` one never stands below one that is not.

    `meaning_weight` is the worth of meaning against words, 0..1; `favour` that of the third
    ranking beside them; what is only in `rest` follows. Of equals the one with the lower number
    of `ties` stands first, then the lower item number.
    """
    ranked = [np.asarray(one, dtype=np.int64) for one in (words, meaning, favoured, rest)]
    items = np.unique(np.concatenate(ranked))
    ranks = [_ranks(items, one) for one in ranked[:3]]
    weights = (1 - meaning_weight, meaning_weight, favour)
    scores = sum(
        (_worth(r, weight) for r, weight in zip(ranks, weights, strict=True)), _zeros(items)
    )
    if exact:
        scores = scores + np.isin(items, np.fromiter(exact, dtype=np.int64)) * (1.0 + favour)
    order = np.lexsort((items, *([ties(items)] if ties else []), -scores))
    return Ranking(items[order], scores[order], ranks[1][order], ranks[0][order])


def _ranks(items: Items, ranked: Items) -> Items:
    found = np.zeros(len(items), dtype=np.int64)
    found[np.searchsorted(items, ranked)] = np.arange(1, len(ranked) + 1)
    return found


def _worth(ranks: Items, weight: float) -> Scores:
    worth: Scores = weight * (1 + RANK_SHIFT) / (ranks + RANK_SHIFT) / 2
    return np.where(ranks > 0, worth, 0.0)


def _zeros(items: Items) -> Scores:
    return np.zeros(len(items))
