"""Our own pairs on civil-service neutrality: questions and clauses by topic, varied and damaged."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations
from math import log2
from pathlib import Path

from index.synonyms import synonyms
from index.training.corpus import Pair
from index.training.grammar import Lists, said, ways
from index.training.phrasing import asked, clausal

FOLDER = Path(__file__).parent
TOPICS = FOLDER / "domain_topics.txt"
VARIANTS = (FOLDER / "domain_variants.txt", FOLDER / "domain_lay.txt")

Write = Callable[[random.Random], str]


@dataclass(frozen=True)
class DomainTopic:
    """One subject: what circulars state, what people ask, and the topics taken for it.

    Sentences are patterns of grammar.py; `kept` are questions for measuring, never learnt from.
    """

    name: str
    near: tuple[str, ...]
    clauses: tuple[str, ...]
    questions: tuple[str, ...]
    kept: tuple[str, ...]
    lists: Lists

    def clause(self, draw: random.Random) -> str:
        """A clause as some circular might put it."""
        return said(draw.choices(self.clauses, self._weights[0])[0], self.lists, draw)

    def question(self, draw: random.Random) -> str:
        """A question as someone might ask it."""
        return said(draw.choices(self.questions, self._weights[1])[0], self.lists, draw)

    @cached_property
    def _weights(self) -> tuple[list[float], list[float]]:
        """A pattern with many sentences is drawn more often than a plain sentence, not as often."""
        clauses = [1 + log2(ways(pattern, self.lists)) for pattern in self.clauses]
        return clauses, [1 + log2(ways(pattern, self.lists)) for pattern in self.questions]


def read_topics(
    topics: Path = TOPICS, variants: Sequence[Path] = VARIANTS
) -> tuple[DomainTopic, ...]:
    """The topics of the hand-written files."""
    lists = {name: choices for file in variants for name, choices in _lists(file).items()}
    more = [dict(_parts(file)) for file in variants]
    found = []
    for head, lines in _parts(topics):
        name, near = head.split("] near: ")
        marked = _marked([*lines, *(line for part in more for line in part.pop(f"{name}]", []))])
        texts = (marked["="], marked["?"], marked["!"])
        found.append(DomainTopic(name, tuple(near.split(", ")), *texts, lists))
    unknown = [name for part in more for name in part]
    if unknown:
        raise ValueError(f"Variants of unknown topics: {', '.join(unknown)}")
    return tuple(found)


def domain_pairs(topics: Sequence[DomainTopic], draw: random.Random, each: int) -> Iterator[Pair]:
    """`each` varied pairs of every topic, with a clause of a topic that is taken for it."""
    named = {topic.name: topic for topic in topics}
    for topic in topics:
        for _ in range(each):
            rival = clausal(named[draw.choice(topic.near)].clause(draw), draw)
            one, other = _two_ways(topic, draw)
            yield Pair(one, other, rival, f"domain:{topic.name}")


def domain_lines(topics: Sequence[DomainTopic], draw: random.Random, each: int) -> Iterator[str]:
    """Raw sentences of every topic, so that its words are in the vocabulary and its statistics."""
    for topic in topics:
        for _ in range(each):
            yield asked(topic.question(draw), draw)
            yield clausal(topic.clause(draw), draw)
            yield f"{topic.question(draw)} {topic.clause(draw)}"


def form_pairs() -> Iterator[Pair]:
    """Every form of a synonym row with every other: short and full, slang and formal."""
    for number, row in enumerate(synonyms()):
        for one, other in permutations(row.forms, 2):
            yield Pair(" ".join(one), " ".join(other), None, f"forms:{number}")


def _two_ways(topic: DomainTopic, draw: random.Random) -> tuple[str, str]:
    """Mostly a question and its clause; now and then two clauses or two questions."""
    kind = draw.random()
    if kind < 0.7:
        return asked(topic.question(draw), draw), clausal(topic.clause(draw), draw)
    if kind < 0.85:
        return clausal(topic.clause(draw), draw), clausal(topic.clause(draw), draw)
    return asked(topic.question(draw), draw), topic.question(draw)


def _lists(file: Path) -> Lists:
    rows = re.findall(r"^@(\S+) (.+)$", file.read_text(encoding="utf-8"), flags=re.M)
    return {name: tuple(choices.split("|")) for name, choices in rows}


def _parts(file: Path) -> Iterator[tuple[str, list[str]]]:
    for part in re.split(r"^\[", file.read_text(encoding="utf-8"), flags=re.M)[1:]:
        head, *lines = part.strip().splitlines()
        yield head, lines


def _marked(lines: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    return {
        mark: tuple(line[2:].strip() for line in lines if line.startswith(f"{mark} "))
        for mark in "=?!"
    }
