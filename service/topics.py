"""Which topics a clause speaks of: by the table's words and nearness to its examples; pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ingest.folding import plain
from ingest.model import Modality
from service.topic_table import Group, Topic, load_topics

# Every topic's key with its nearness to a text (0..1).
Near = Callable[[str], Sequence[tuple[str, float]]]

# Clauses of these kinds oblige nobody; a law's title in the legal basis is no obligation.
SILENT: frozenset[Modality] = frozenset(
    {"basis", "background", "purpose", "scope", "definition", "closing", "heading"}
)
_GROUPS: Mapping[str, Sequence[Group]] = {
    "sanction": ("consequence",),
    "reporting": ("duty", "consequence"),
    "prohibition": ("prohibition",),
    "obligation": ("duty", "prohibition"),
}
# Too wide to be handed down from a lead-in to each of its sub-items.
_NOT_INHERITED = frozenset({"neutrality_general", "attending_campaign"})
_PART = re.compile("[,;.]")
_LOOKALIKES = (
    (re.compile(r"(?<=[a-z])[1|](?![0-9])"), "l"),
    (re.compile(r"(?<=[a-z])0(?=[a-z])"), "o"),
    (re.compile(r"(?<=[a-z])5(?=[a-z])"), "s"),
)
# Nearness is added to; weights measured in tests/eval/comparison.py, flat around these values.
FIRST_WORDS = 0.20  # for the topic whose words stand first
OTHER_WORDS = 0.05  # for the others whose words the clause holds
UNFIT = 0.10  # off for a topic that clauses of this modality are seldom about
FLOOR = 0.28  # nearness below which a clause without a topic's words is about something else


@dataclass(frozen=True)
class Topics:
    """A table of topics and, where there is a sentence model, nearness to their examples."""

    table: tuple[Topic, ...]
    near: Near | None = None

    @cached_property
    def by_key(self) -> Mapping[str, Topic]:
        """Topics by key."""
        return {topic.key: topic for topic in self.table}

    def assign(self, text: str, lead_in: str | None, modality: Modality) -> tuple[str, ...]:
        """Keys of the topics a clause speaks of, the chief one first; empty when none is plain.

        The clause's own words and meaning decide; where they say nothing, its lead-in speaks.
        """
        if modality in SILENT:
            return ()
        own = self._matched(text, modality)
        if not own and lead_in is not None:
            own = self._inherited(lead_in, modality)
        return own if self.near is None else self._weighed(text, modality, own)

    def named(self, question: str) -> tuple[str, ...]:
        """Keys of the topics that a question's words name, the chief one first."""
        return self._matched(question, "")

    def _weighed(self, text: str, modality: str, own: tuple[str, ...]) -> tuple[str, ...]:
        """The topics of the words, with the nearest topic in front where nearness outweighs."""
        assert self.near is not None
        scores = dict(self.near(text))
        for place, key in enumerate(own):
            scores[key] = scores.get(key, 0.0) + (OTHER_WORDS if place else FIRST_WORDS)
        for key in scores:
            scores[key] -= 0.0 if self._apt(self.by_key[key], modality) else UNFIT
        best = max(scores, key=lambda key: (scores[key], key), default=None)
        if best is None or (not own and scores[best] < FLOOR):
            return own
        return (best, *(key for key in own if key != best))

    def _matched(self, text: str, modality: str) -> tuple[str, ...]:
        said = _folded(text)
        places = {t.key: place for t in self.table if (place := _place(t, said)) is not None}
        kept = [t for t in self.table if t.key in places and not _outdone(t, places, said)]
        apt = [topic for topic in kept if self._apt(topic, modality)] or kept
        ranked = sorted(apt, key=lambda topic: places[topic.key])
        return tuple(topic.key for topic in ranked)

    def _inherited(self, lead_in: str, modality: str) -> tuple[str, ...]:
        """What a lead-in says for a sub-item that says nothing itself, if it fits its modality."""
        found = self._matched(lead_in, modality)
        apt = [key for key in found if self._apt(self.by_key[key], modality)]
        return tuple(key for key in apt if key not in _NOT_INHERITED)

    @staticmethod
    def _apt(topic: Topic, modality: str) -> bool:
        """Whether clauses of a modality are usually about such a topic."""
        return topic.group in _GROUPS.get(modality, (topic.group,))


def assign(text: str, lead_in: str | None, modality: Modality) -> tuple[str, ...]:
    """Topics by the words of the shipped table alone."""
    return Topics(load_topics()).assign(text, lead_in, modality)


def named(question: str) -> tuple[str, ...]:
    """Keys of the shipped topics that a question's words name, the chief one first."""
    return Topics(load_topics()).named(question)


def _place(topic: Topic, said: str) -> int | None:
    """Where a topic's first words stand in a text; None when they do not."""
    if topic.unless and topic.unless.search(said):
        return None
    found = [match.start() for pattern in topic.patterns if (match := pattern.search(said))]
    return min(found, default=None)


def _outdone(topic: Topic, places: Mapping[str, int], said: str) -> bool:
    """Whether a topic is only the background of another one in the same part of a sentence."""
    if "*" in topic.yields_to:
        return len(places) > 1
    own = places[topic.key]
    spans = (sorted((own, places[key])) for key in topic.yields_to & places.keys())
    return any(not _PART.search(said, start, end) for start, end in spans)


def _folded(text: str) -> str:
    said = " ".join(plain(text).casefold().split())
    for pattern, letter in _LOOKALIKES:
        said = pattern.sub(letter, said)
    return said
