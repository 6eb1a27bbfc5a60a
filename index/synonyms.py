"""Words that ask for the same: what else a query finds, and what a hit is marked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.language import Span, spans, stem, tokens
from index.wordlists import rows, stop_words


@dataclass(frozen=True, slots=True)
class Synonym:
    """Forms that ask for the same, the worth of finding another one, a fitting query and a miss."""

    forms: tuple[tuple[str, ...], ...]  # folded tokens
    weight: float
    example: str
    near: str


def related(sought: Sequence[str]) -> tuple[tuple[tuple[str, ...], float], ...]:
    """Other forms of what a query's folded tokens say, each with its worth."""
    found: dict[tuple[str, ...], float] = {}
    for row in synonyms():
        present = [form for form in row.forms if _holds(sought, form)]
        for form in row.forms if present else ():
            if form not in present:
                found[form] = max(row.weight, found.get(form, 0))
    return tuple(found.items())


def _holds(sought: Sequence[str], form: tuple[str, ...]) -> bool:
    size = len(form)
    return any(tuple(sought[at : at + size]) == form for at in range(len(sought) - size + 1))


@dataclass(frozen=True, slots=True)
class _Sought:
    """What a query's hits are marked for, all in stems."""

    roots: frozenset[str]
    forms: tuple[tuple[str, ...], ...]


def highlights(query: str, phrases: Sequence[str], text: str) -> tuple[tuple[int, int], ...]:
    """Character spans of the words of `text` that answer the query's words, their stems, phrases
    or synonyms."""
    sought = _sought(query, tuple(phrases))
    found = [(span, stem(span.token)) for span in spans(text)]
    marks = {(span.start, span.end) for span, root in found if root in sought.roots}
    for form in sought.forms:
        marks |= set(_places(found, form))
    return tuple(sorted(marks))


@lru_cache(64)  # one query marks all hits of its page
def _sought(query: str, phrases: tuple[str, ...]) -> _Sought:
    said = tokens(query)
    roots = frozenset(stem(token) for token in said if token not in stop_words())
    forms = [form for form, _ in related(said)] + [tokens(phrase) for phrase in phrases]
    return _Sought(roots, tuple(tuple(map(stem, form)) for form in forms if form))


def _places(found: Sequence[tuple[Span, str]], form: Sequence[str]) -> Iterator[tuple[int, int]]:
    size = len(form)
    for at in range(len(found) - size + 1):
        if all(found[at + i][1] == form[i] for i in range(size)):
            yield found[at][0].start, found[at + size - 1][0].end


@lru_cache
def synonyms() -> tuple[Synonym, ...]:
    """The table of words that ask for the same."""
    return tuple(
        Synonym(
            tuple(tokens(form) for form in row["forms"]),
            float(row["weight"]),
            row["example"],
            row["near"],
        )
        for row in rows("synonyms")
    )
