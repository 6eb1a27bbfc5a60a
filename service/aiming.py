"""What a question aims at: the topics it names or comes near, and whether words or meaning speak.

The clauses of a topic that a question means are favoured, never filtered: a topic is a guess about
the question, and a clause the table gave no topic may still answer it.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import log, sqrt
from pathlib import Path
from typing import Literal

from index.language import terms, tokens
from index.terms import concepts
from service.query import Understood
from service.topic_table import load_topics
from service.topics import named

QUESTIONS = Path(__file__).parent / "data" / "questions.toml"
FAVOUR = 0.6  # weight of the topics that a question means, beside 1 for words and meaning
AHEAD = 0.1  # topics that come nearly as near as the nearest one count too
LEAST = 0.2  # likeness to a topic's examples from which it counts
MOST = 2  # topics; where more come as near, the question is too vague
GENERAL = ("neutrality_general",)
SECOND = 0.3  # worth of a topic's second nearest example
WORDS_ONLY = 0.25  # weight of meaning for numbers, citations and quoted phrases
BALANCED = 0.5
COLLOQUIAL = 0.6
_SPOKEN = re.compile(
    r"\b(?:n?g{1,2}ak|enggak|nggak|ga|kagak|gimana|kenapa|boleh|bolehkah|apakah|kalau|kalo|kok|dong|sih|"
    r"aja|nih|biar|bikin|buat|sama|rame|pak|bu|teman|temen|anak buah|yg|dg|dgn|utk)\b"
)

NAMED_BY_WORDS = "words"
Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Aim:
    """How the index is to weigh a question."""

    topics: tuple[str, ...]
    favour: float
    meaning: float
    by: Literal["words", "nearness", ""] = ""  # what told the topics


def aim(heard: Understood, said: str, corrected: str) -> Aim:
    """Read what is left of a question, also as it is spelt correctly."""
    meaning = _weight(heard, said)
    topics = named(corrected) or named(said)
    if topics and topics != GENERAL:
        return Aim(topics, FAVOUR, meaning, "words")
    near = near_topics(corrected)  # what is only called neutral may be about something else
    if not near and not topics:
        return Aim((), 0.0, meaning)
    return Aim(near or topics, FAVOUR, meaning, "words" if topics else "nearness")


def near_topics(said: str) -> tuple[str, ...]:
    """The topics whose examples share most with a question; none where many come as near."""
    words = list(_words(said))
    commonness, _ = _commonness()
    if sum(word in commonness for word in words) * 2 < len(words) + 1:
        return ()  # mostly words that no topic is spoken of with
    asked = _weighed(said)
    found: dict[str, list[float]] = {}
    for key, example in _examples():
        found.setdefault(key, []).append(_shared(asked, example))
    worth = sorted(((_best(likenesses), key) for key, likenesses in found.items()), reverse=True)
    near = [key for likeness, key in worth if likeness > max(LEAST, worth[0][0] - AHEAD)]
    return tuple(near) if len(near) <= MOST else ()


def _weight(heard: Understood, said: str) -> float:
    if heard.number or heard.citations or heard.phrases:
        return WORDS_ONLY
    return COLLOQUIAL if _SPOKEN.search(said.casefold()) else BALANCED


def _best(likenesses: list[float]) -> float:
    first, second, *_ = (*sorted(likenesses, reverse=True), 0.0, 0.0)
    return first + SECOND * second


def _shared(first: Weights, second: Weights) -> float:
    return sum(weight * second.get(word, 0.0) for word, weight in first.items())


def _weighed(text: str) -> Weights:
    """The words of a text, rare ones weighing more; of length 1."""
    commonness, count = _commonness()
    weights = {word: log(1 + count / commonness.get(word, 1)) for word in _words(text)}
    length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {word: weight / length for word, weight in weights.items()}


def _words(text: str) -> Iterable[str]:
    """Stems, and the names of the synonym rows a text holds forms of."""
    return dict.fromkeys([*terms(text), *(f"={name}" for name, _ in concepts(tokens(text)))])


@cache
def _texts() -> tuple[tuple[str, str], ...]:
    """Topic keys with a text each: label, examples, questions."""
    questions = tomllib.loads(QUESTIONS.read_text(encoding="utf-8"))
    return tuple(
        (topic.key, text.replace("||", " "))
        for topic in load_topics()
        for text in (topic.label_id, *topic.examples, *questions[topic.key])
    )


@cache
def _commonness() -> tuple[Counter[str], int]:
    """In how many of the texts each word stands, and how many they are."""
    return Counter(word for _, text in _texts() for word in _words(text)), len(_texts())


@cache
def _examples() -> tuple[tuple[str, Weights], ...]:
    return tuple((key, _weighed(text)) for key, text in _texts())
