"""What a search box offers while somebody types: numbers, regions, topics, and the word begun."""

from __future__ import annotations

from collections.abc import Iterator
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
    for number in sorted(parts.store.values(NUMBER)):
        if number_key(number).startswith(start):
            yield Suggestion(number, "number")


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
        bare = folded(region.name).removeprefix("kabupaten ").removeprefix("kota ")
        if region.level in {"province", "regency", "city"} and bare.startswith(start):
            yield Suggestion(f"{lead}{region.name}", "region")
