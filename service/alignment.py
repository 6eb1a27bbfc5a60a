"""Which clauses of different circulars speak of the same matter; pure and deterministic.

Clauses meet by their subjects, by meaning and by wording, never by number: each region numbers
differently. A clause may meet several of another circular (splits, merges). Up to FULL pairs all
are given; beyond that each clause meets only its nearest, so that cost stays near-linear.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Protocol

from index.language import tokens
from index.wordlists import stop_words
from ingest.acts import enumerates
from service.model import TopicalClause

FULL = 40_000  # pairs of one subject; with more, only the NEAREST of each clause
NEAREST = 6
REACH = 24  # neighbours by meaning that are looked at, whatever their subject
# Without a shared subject two clauses must be close in meaning and share words; measured in
# tests/eval/comparison.py.
MEANING_FLOOR = 0.72
WORDS_FLOOR = 0.35


class Meaning(Protocol):
    """Nearness in meaning among the items aligned, by their positions."""

    def likeness(self, pairs: Sequence[tuple[int, int]]) -> Sequence[float]:
        """Cosine of each pair."""

    def nearest(
        self, among: Sequence[int], limit: int, of: Sequence[int] | None = None
    ) -> Sequence[Sequence[tuple[int, float]]]:
        """For each item of `of`, or of `among`, its nearest others in `among`, best first."""


@dataclass(frozen=True)
class Item:
    """One clause to align."""

    column: int
    text: str
    subjects: tuple[str, ...]  # topics of what it orders, the chief one first; may be empty
    modality: str

    @cached_property
    def words(self) -> frozenset[str]:
        """What the clause says, without small words."""
        return frozenset(word for word in tokens(self.text) if word not in stop_words())


@dataclass(frozen=True, slots=True)
class Aligned:
    """Two items (positions, the one of the earlier column first) that speak of one matter."""

    a: int
    b: int
    likeness: float


def item_of(column: int, clause: TopicalClause) -> Item:
    """A clause of a circular as an item to align: its chief subject, or all of many acts'."""
    text = clause.clause.text
    many = len({one.action for one in clause.obligations}) > 1 or enumerates(text)
    return Item(column, text, clause.topics if many else clause.topics[:1], clause.clause.modality)


def align(items: Sequence[Item], meaning: Meaning) -> tuple[Aligned, ...]:
    """Every pair of items of different columns that speak of the same matter, in order."""
    groups: dict[str, list[int]] = {}
    for number, item in enumerate(items):
        for subject in item.subjects:
            groups.setdefault(subject, []).append(number)
    whole = sum(len(group) * (len(group) - 1) // 2 for group in groups.values()) <= FULL
    # Of very many, only those without a subject look for their like among all.
    seeking = range(len(items)) if whole else [n for n, i in enumerate(items) if not i.subjects]
    found = {*_of_one_subject(items, groups, meaning, whole), *_alike(items, seeking, meaning)}
    pairs = sorted(found)
    scores = meaning.likeness(pairs)
    return tuple(
        Aligned(i, j, _likeness(items[i], items[j], score))
        for (i, j), score in zip(pairs, scores, strict=True)
    )


def _of_one_subject(
    items: Sequence[Item], groups: Mapping[str, Sequence[int]], meaning: Meaning, whole: bool
) -> Iterator[tuple[int, int]]:
    for group in groups.values():
        found = combinations(group, 2) if whole else _nearby(group, meaning)
        yield from _across(found, items)


def _nearby(group: Sequence[int], meaning: Meaning) -> Iterator[tuple[int, int]]:
    for i, near in zip(group, meaning.nearest(group, NEAREST), strict=True):
        yield from ((i, j) for j, _ in near)


def _alike(
    items: Sequence[Item], seeking: Sequence[int], meaning: Meaning
) -> Iterator[tuple[int, int]]:
    """Pairs whose subjects differ or are unknown, but which say nearly the same."""
    nearest = meaning.nearest(range(len(items)), REACH, seeking)
    for i, near in zip(seeking, nearest, strict=True):
        close = ((i, j) for j, cosine in near if cosine >= MEANING_FLOOR)
        for a, b in _across(close, items):
            if shared_words(items[a], items[b]) >= WORDS_FLOOR and _may_meet(items[a], items[b]):
                yield a, b


def _may_meet(a: Item, b: Item) -> bool:
    """Sanctions meet sanctions only: they repeat the words of what they punish."""
    return (a.modality == "sanction") == (b.modality == "sanction")


def _across(pairs: Iterable[tuple[int, int]], items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    for i, j in pairs:
        if items[i].column != items[j].column:
            yield (i, j) if items[i].column < items[j].column else (j, i)


def shared_words(a: Item, b: Item) -> float:
    """Share of the shorter one's words that the other one has too, 0..1."""
    fewest = min(len(a.words), len(b.words))
    return len(a.words & b.words) / fewest if fewest else 0.0


def _likeness(a: Item, b: Item, cosine: float) -> float:
    """Half meaning, half words of both, 0..1."""
    union = len(a.words | b.words)
    words = len(a.words & b.words) / union if union else 0.0
    return 0.5 * max(cosine, 0.0) + 0.5 * words
