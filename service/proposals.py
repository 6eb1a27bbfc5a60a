"""Clauses that fit no topic, gathered by likeness and offered as new topics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from index.language import tokens
from index.wordlists import stop_words
from service.alignment import Item, Meaning, item_of, shared_words
from service.compare import operative
from service.filters import where
from service.model import Filters, Stored, TopicalClause
from service.parts import Parts

NEIGHBOURS = 12
# Two clauses are of one kind when they are as near as that and share words; a bare likeness of
# meaning joins too much.
MEANING_FLOOR = 0.55
WORDS_FLOOR = 0.30
FEWEST = 2  # clauses of a kind worth a topic
WORDS = 4  # that name a proposal

Meanings = Callable[[Sequence[str]], Meaning]


@dataclass(frozen=True, slots=True)
class Stray:
    """A clause that fits no topic, with its circular."""

    circular: Stored
    item: TopicalClause


@dataclass(frozen=True, slots=True)
class Proposal:
    """Like clauses that fit no topic: perhaps one that the table lacks."""

    words: tuple[str, ...]  # what they speak of most, as folded
    strays: tuple[Stray, ...]

    @property
    def circulars(self) -> int:
        """In how many circulars such clauses stand."""
        return len({stray.circular.key for stray in self.strays})


@dataclass(frozen=True, slots=True)
class Proposals:
    """Proposals, the widest spread first, and clauses that are like no other."""

    proposals: tuple[Proposal, ...]
    alone: tuple[Stray, ...]


def proposed(parts: Parts, filters: Filters) -> Proposals:
    """What the circulars that filters find say beyond the table of topics."""
    found, _ = parts.store.find(where(filters), None, 0, ("ready",))
    return propose(found, parts.index.meaning)


def propose(circulars: Sequence[Stored], meaning: Meanings) -> Proposals:
    """Gather the operative clauses without a topic; pure."""
    strays = [
        Stray(stored, item)
        for stored in circulars
        for item in operative(stored, Filters())
        if not item.topics
    ]
    groups = _groups([item_of(0, stray.item) for stray in strays], meaning)
    kinds = [[strays[place] for place in group] for group in groups]
    made = [Proposal(_words(kind, strays), tuple(kind)) for kind in kinds if len(kind) >= FEWEST]
    made.sort(key=lambda one: (-one.circulars, -len(one.strays), one.words))
    return Proposals(tuple(made), tuple(kind[0] for kind in kinds if len(kind) < FEWEST))


def _groups(items: Sequence[Item], meaning: Meanings) -> list[list[int]]:
    """Items joined with those they are like, in reading order."""
    leader = list(range(len(items)))

    def root(place: int) -> int:
        while leader[place] != place:
            leader[place] = leader[leader[place]]
            place = leader[place]
        return place

    for a, b in _like(items, meaning):
        first, second = sorted((root(a), root(b)))
        leader[second] = first
    groups: dict[int, list[int]] = {}
    for place in range(len(items)):
        groups.setdefault(root(place), []).append(place)
    return list(groups.values())


def _like(items: Sequence[Item], meaning: Meanings) -> Iterator[tuple[int, int]]:
    nearest = meaning([item.text for item in items]).nearest(range(len(items)), NEIGHBOURS)
    for a, near in enumerate(nearest):
        for b, cosine in near:
            if cosine >= MEANING_FLOOR and shared_words(items[a], items[b]) >= WORDS_FLOOR:
                yield a, b


def _words(kind: Sequence[Stray], everyone: Sequence[Stray]) -> tuple[str, ...]:
    """The words that most of a kind share and few others use."""
    inside, outside = _counts(kind), _counts(everyone)
    weight = {word: count * count / outside[word] for word, count in inside.items()}
    return tuple(sorted(weight, key=lambda word: (-weight[word], word))[:WORDS])


def _counts(strays: Sequence[Stray]) -> Counter[str]:
    said = (set(tokens(stray.item.clause.text)) - stop_words() for stray in strays)
    return Counter(word for words in said for word in words if len(word) > 3)
