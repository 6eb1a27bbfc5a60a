"""The table of topics, and which of them a clause speaks of; pure but for reading the table."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from ingest.model import Modality

Group = Literal["prohibition", "duty", "consequence"]
TABLE = Path(__file__).parent / "data" / "topics.toml"
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


@dataclass(frozen=True, slots=True)
class Topic:
    """One subject of obligations: its names, its examples, and the words that show it."""

    key: str
    label_id: str
    label_en: str
    group: Group
    patterns: tuple[re.Pattern[str], ...]
    unless: re.Pattern[str] | None
    yields_to: frozenset[str]
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]


@cache
def load_topics() -> tuple[Topic, ...]:
    """Every topic of the shipped table, in its order; read once."""
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))["topic"]
    return tuple(_topic(row) for row in rows)


def assign(text: str, lead_in: str | None, modality: Modality) -> tuple[str, ...]:
    """Keys of the topics a clause speaks of, the chief one first; empty when none is plain.

    The clause's own words decide; where they say nothing, its lead-in speaks for it.
    """
    if modality in SILENT:
        return ()
    own = _matched(text, modality)
    if own or lead_in is None:
        return own
    return _inherited(lead_in, modality)


def named(question: str) -> tuple[str, ...]:
    """Keys of the topics that a question's words name, the chief one first."""
    return _matched(question, "")


def _matched(text: str, modality: str) -> tuple[str, ...]:
    said = _folded(text)
    places = {t.key: place for t in load_topics() if (place := _place(t, said)) is not None}
    kept = [t for t in load_topics() if t.key in places and not _outdone(t, places, said)]
    apt = [topic for topic in kept if _apt(topic, modality)] or kept
    ranked = sorted(apt, key=lambda topic: places[topic.key])
    return tuple(topic.key for topic in ranked)


def _inherited(lead_in: str, modality: str) -> tuple[str, ...]:
    """What a lead-in says for a sub-item that says nothing itself, if it fits its modality."""
    table = {topic.key: topic for topic in load_topics()}
    found = _matched(lead_in, modality)
    return tuple(k for k in found if k not in _NOT_INHERITED and _apt(table[k], modality))


def _apt(topic: Topic, modality: str) -> bool:
    """Whether clauses of a modality are usually about such a topic."""
    return topic.group in _GROUPS.get(modality, (topic.group,))


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
    said = " ".join(text.casefold().split())
    for pattern, letter in _LOOKALIKES:
        said = pattern.sub(letter, said)
    return said


def _topic(row: Mapping[str, str | list[str]]) -> Topic:
    texts = {name: str(row[name]) for name in ("key", "label_id", "label_en")}
    unless = row.get("unless")
    group: Group = row["group"]  # type: ignore[assignment] # the table's words are the type's
    return Topic(
        **texts,
        group=group,
        patterns=tuple(re.compile(pattern) for pattern in row["patterns"]),
        unless=re.compile(str(unless)) if unless else None,
        yields_to=frozenset(row.get("yields_to", ())),
        examples=tuple(row["examples"]),
        near_misses=tuple(row["near_misses"]),
    )
