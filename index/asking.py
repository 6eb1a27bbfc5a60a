"""How a question is answered, whatever holds the passages: words and meaning into one ranking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeVar

import numpy as np
import numpy.typing as npt

from index.fusion import Items, Ranking, Ties, fuse, ordered
from index.lexical import Found, Lexicon
from index.model import Answer, Hit, Query
from index.sameness import Sayings, folded

Matrix = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]
Where = Mapping[str, frozenset[str]]

FACETS = frozenset("province region year election kind modality topic".split())
REACH = 1000  # passages each ranking puts forward; totals and facets count these
PHRASE_REACH = 10_000  # the same where phrases must stand verbatim
LIKENESS_FLOOR = 0.30  # cosine below which a passage is not about the query; see DECISIONS.md
MANY = 20_000  # passing passages beyond which words are sought first and filtered afterwards
SPARE = 1.5  # times as many as needed are sought then
NAMED_COPIES = 20  # of a hit, by key
WORDS_DIGITS, MEANING_DIGITS = 4, 5  # of scores; what differs beyond is rounding
FULL = 300  # passages that make an answer full, when more were sought than found


class Scope(Protocol):
    """Which passages may answer."""

    @property
    def passing(self) -> int:
        """How many they are."""


S = TypeVar("S", bound=Scope)


class Collection(Protocol[S]):
    """Passages by serial number, in one state that does not change while a question is answered."""

    @property
    def count(self) -> int:
        """Passages held."""

    def known(self, serials: Items) -> Items:
        """Those of these that this state holds: words may be a generation further."""

    def scope(self, where: Where) -> S:
        """The passages that meet all conditions."""

    def only(self, scope: S, serials: Items) -> S:
        """Those of a scope that are among these."""

    def favoured(self, scope: S, pairs: Sequence[tuple[str, str]]) -> S:
        """Those of a scope that have one of these attributes."""

    def first(self, scope: S, most: int) -> Items:
        """Some of a scope, always the same."""

    def passes(self, serials: Items, scope: S) -> Mask:
        """Which of these are in a scope."""

    def nearest(self, vector: Matrix, scope: S, most: int) -> tuple[Items, Matrix]:
        """Serials and cosines of the nearest passages of a scope, best first."""

    def ties(self, serials: Items) -> Ties:
        """Where each passage's group stands among equals; see `tie_of`."""

    def sayings(self, serials: Items) -> Sayings:
        """What each passage says, as a number."""

    def facets(self, serials: Items, names: frozenset[str]) -> Mapping[str, Mapping[str, int]]:
        """How many of these passages have each value of these attributes, the frequent first."""

    def keys(self, serials: Sequence[int]) -> Sequence[str]:
        """Keys of passages."""

    def vectors(self, serials: Sequence[int]) -> Matrix:
        """Vectors of passages."""


def search(held: Collection[S], lexicon: Lexicon, query: Query, vector: Matrix) -> Answer:
    """Words, meaning and what is favoured, fused."""
    scope = held.scope(query.where)
    words = _words(held, lexicon, query, scope)
    if query.phrases:
        scope = held.only(scope, words)
    meaning = _near(held, vector, scope, LIKENESS_FLOOR)
    favoured = _near(held, vector, held.favoured(scope, query.favoured)) if query.favoured else ()
    exact = lexicon.exact(query.text, query.where, REACH).serials
    rest = held.first(scope, REACH) if query.everything else ()
    ranking = fuse(
        words,
        meaning,
        query.meaning,
        frozenset(held.known(exact).tolist()),
        favoured,
        query.favour,
        rest,
        held.ties,
    )
    return _answer(held, ranking, query.limit, query.offset, vector)


def similar(held: Collection[S], serial: int, vector: Matrix, limit: int, where: Where) -> Answer:
    """Neighbours of a passage's own vector, itself left out."""
    near = _near(held, vector, held.scope(where), LIKENESS_FLOOR)
    return _answer(held, fuse((), near[near != serial], 1.0, ties=held.ties), limit, 0, vector)


def _words(held: Collection[S], lexicon: Lexicon, query: Query, scope: S) -> Items:
    """Serials by words; where many passages pass, sought first and filtered afterwards."""
    reach = PHRASE_REACH if query.phrases else REACH
    if query.where and not query.phrases and scope.passing > MANY:
        wanted = int(reach * SPARE * held.count / scope.passing)
        found = lexicon.search(query.text, (), {}, wanted)
        serials = _known(held, found)
        kept = serials[held.passes(serials, scope)][:reach]
        if not found.cut or len(kept) >= min(FULL, reach):
            return kept
    return _known(held, lexicon.search(query.text, query.phrases, query.where, reach))


def _known(held: Collection[S], found: Found) -> Items:
    """What was found and this state holds, best first, equals by their ties."""
    serials = held.known(found.serials)
    scores = found.scores[np.isin(found.serials, serials)]
    return ordered(serials, scores, held.ties(serials), WORDS_DIGITS)


def _near(held: Collection[S], vector: Matrix, scope: S, floor: float = -1.0) -> Items:
    """Serials of the nearest passages not below the floor, best first."""
    serials, scores = held.nearest(vector, scope, REACH)
    kept = scores >= floor
    return ordered(serials[kept], scores[kept], held.ties(serials[kept]), MEANING_DIGITS)


def _answer(
    held: Collection[S], ranking: Ranking, limit: int, offset: int, vector: Matrix
) -> Answer:
    shown, copies = folded(held.sayings(ranking.items))
    page = shown[offset : offset + limit].tolist()
    named = {place: copies.get(place, ())[:NAMED_COPIES] for place in page}
    items = [int(ranking.items[at]) for place in page for at in (place, *named[place])]
    keys = dict(zip(items, held.keys(items), strict=True))
    hits: list[Hit] = []
    likeness = held.vectors([int(ranking.items[place]) for place in page]) @ vector if page else ()
    for place, like in zip(page, map(float, likeness), strict=True):
        one = ranking.at(place)
        same = tuple(keys[int(ranking.items[at])] for at in named[place])
        ranks = one.meaning_rank, one.words_rank
        number = len(copies.get(place, ()))
        hits.append(Hit(keys[one.item], one.score, *ranks, like, same, number))
    return Answer(tuple(hits), len(shown), held.facets(ranking.items, FACETS))
