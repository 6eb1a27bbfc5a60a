"""Ranked clauses to what is shown of them: their circulars, what matched, who says the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from index.model import Hit
from index.synonyms import highlights
from service.model import Copies, Match
from service.parts import Parts
from service.passages import ancestors, place_of

Why = Literal["meaning", "words", "number", "citation"]


@dataclass(frozen=True, slots=True)
class Ranked:
    """One clause to be shown, before it is fetched."""

    key: str  # of the passage
    score: float
    why: tuple[Why, ...]
    same: tuple[str, ...] = ()  # keys of passages that say the same
    copies: int = 0  # how many do


def ranked_hit(hit: Hit) -> Ranked:
    """A hit of the index."""
    return Ranked(hit.key, hit.score, why(hit), hit.same, hit.copies)


def why(hit: Hit) -> tuple[Why, ...]:
    """Which of the rankings put it forward."""
    ranks: tuple[tuple[Why, int | None], ...] = (
        ("meaning", hit.meaning_rank),
        ("words", hit.words_rank),
    )
    return tuple(name for name, rank in ranks if rank is not None)


def matches(
    parts: Parts, ranked: Sequence[Ranked], said: str, phrases: Sequence[str]
) -> tuple[Match, ...]:
    """Ranked keys with their circulars and clauses; what was removed meanwhile is left out."""
    places = [place_of(one.key) for one in ranked]
    copies = {one.key: [place_of(key) for key in one.same] for one in ranked}
    keys = {key for key, _ in places} | {key for found in copies.values() for key, _ in found}
    circulars = parts.store.get_many(list(keys), whole=False)
    above = {place: [(place[0], up) for up in ancestors(place[1])] for place in places}
    clauses = parts.store.clauses([*places, *(up for found in above.values() for up in found)])
    return tuple(
        Match(
            circular=circulars[place[0]],
            clause=clauses[place],
            score=one.score,
            highlights=highlights(said, phrases, clauses[place].clause.text) if said else (),
            why=tuple(dict.fromkeys(one.why)),
            same=Copies(
                one.copies,
                tuple((circulars[key], path) for key, path in copies[one.key] if key in circulars),
            ),
            headings=tuple(
                clauses[up].clause.text
                for up in above[place]
                if up in clauses and clauses[up].clause.modality == "heading"
            ),
        )
        for one, place in zip(ranked, places, strict=True)
        if place in clauses and place[0] in circulars
    )
