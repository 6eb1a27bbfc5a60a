"""What a search box offers while somebody types: numbers, regions, topics, and the word begun."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from index.language import known
from service.crew import NUMBER
from service.errors import BadParameter
from service.filters import folded, number_key
from service.model import Suggestion
from service.parts import Parts
from service.topic_table import load_topics

MOST = 20
SHORTEST = 2  # letters of a word begun; fewer begin too many
OFFERED = frozenset({"province", "regency", "city"})
LONGEST = 200  # characters; what is longer is a text, not something being typed


def suggest(parts: Parts, typed: str, limit: int) -> tuple[Suggestion, ...]:
    """Whole queries that begin as typed, the most certain kinds first; each once."""
    if not 1 <= limit <= MOST:
        raise BadParameter(f"limit must be from 1 to {MOST}.")
    text = " ".join(typed.split())
    if not text or len(text) > LONGEST:
        return ()
    offered: dict[str, Suggestion] = {}
    for one in _all(parts, text, typed.endswith(" ")):
        offered.setdefault(one.text.casefold(), one)
    offered.pop(text.casefold(), None)
    return tuple(islice(offered.values(), limit))


def _all(parts: Parts, text: str, ended: bool) -> Iterator[Suggestion]:
    yield from _numbers(parts, text)
    yield from _topics(text)
    if ended:
        return
    before, _, begun = text.rpartition(" ")
    lead = f"{before} " if before else ""
    if len(begun) >= SHORTEST:
        yield from _words(parts, lead, begun)
        yield from _regions(parts, lead, begun)


def _numbers(parts: Parts, text: str) -> Iterator[Suggestion]:
    """Letter numbers of the catalogue that begin as typed, in any spelling."""
    if not any(char.isdigit() for char in text):
        return
    start = number_key(text)
    kept = parts.tallies.get(("numbers", parts.store.version()), lambda: _keyed(parts))
    for key, number in islice(kept, bisect_left(kept, (start, "")), None):
        if not key.startswith(start):
            return
        yield Suggestion(number, "number")


def _keyed(parts: Parts) -> list[tuple[str, str]]:
    """Every letter number of the catalogue under its key, in order."""
    return sorted((number_key(number), number) for number in parts.store.values(NUMBER))


def _topics(text: str) -> Iterator[Suggestion]:
    """Topics of which a word begins as typed."""
    start = f" {folded(text)}"
    for topic in load_topics():
        if start.strip() and start in f" {folded(topic.label_id)}":
            yield Suggestion(topic.label_id, "topic")


def _words(parts: Parts, lead: str, begun: str) -> Iterator[Suggestion]:
    """Ordinary words of the clauses that go on as begun; damaged ones are not offered."""
    for word in parts.index.completions(folded(begun), MOST * 3):
        if known(word):
            yield Suggestion(f"{lead}{word}", "word")


def _regions(parts: Parts, lead: str, begun: str) -> Iterator[Suggestion]:
    """Regencies, cities and provinces whose name begins so."""
    start = folded(begun)
    for region in parts.tables.gazetteer.all():
        if region.level in OFFERED and _bare(region.name).startswith(start):
            yield Suggestion(f"{lead}{region.name}", "region")


@lru_cache(maxsize=2_000)  # all regencies, cities and provinces
def _bare(name: str) -> str:
    return folded(name).removeprefix("kabupaten ").removeprefix("kota ")
