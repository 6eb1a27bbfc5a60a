"""The table of topics: the shipped rows, and a home's own rows laid over them and checked."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from service.errors import BadSettings

Group = Literal["prohibition", "duty", "consequence"]
DATA = Path(__file__).parent / "data"
KEY = re.compile(r"[a-z][a-z0-9_]{2,40}")
TEXTS = ("label_id", "label_en")
LISTS = ("patterns", "examples", "near_misses", "yields_to")
FIELDS = frozenset({"key", "group", "unless", *TEXTS, *LISTS})
FEWEST_EXAMPLES = 3  # of a topic of one's own: fewer say too little of what it is about


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
    phrases: tuple[str, ...] = ()  # more examples, told by nearness alone

    @property
    def sayings(self) -> tuple[str, ...]:
        """Every example of the topic, without its lead-in."""
        return tuple(text.split(" || ")[-1] for text in (*self.examples, *self.phrases))


@cache
def load_topics() -> tuple[Topic, ...]:
    """Every topic of the shipped table, in its order; read once."""
    rows = tomllib.loads((DATA / "topics.toml").read_text(encoding="utf-8"))["topic"]
    phrases = tomllib.loads((DATA / "topic_phrases.toml").read_text(encoding="utf-8"))
    made = [_topic(row) for row in rows]
    return tuple(replace(topic, phrases=tuple(phrases.get(topic.key, ()))) for topic in made)


def topics_of(own: Path) -> tuple[Topic, ...]:
    """The shipped topics with a home's own laid over them; BadSettings names every fault.

    A row with a new key is a new topic; one with a known key adds to that topic's lists and
    replaces its other fields.
    """
    topics = {topic.key: topic for topic in load_topics()}
    if not own.exists():
        return tuple(topics.values())
    rows, faults = _rows(own)
    for number, row in enumerate(rows, 1):
        name = f"{own.name}, topic {number} ({row.get('key', 'without key')})"
        wrong = list(_faults(row, topics))
        faults += [f"{name}: {fault}" for fault in wrong]
        if not wrong:
            topics[row["key"]] = _laid_over(topics.get(row["key"]), row)
    if faults:
        raise BadSettings(" ".join(faults))
    return tuple(topics.values())


def _rows(own: Path) -> tuple[list[dict[str, Any]], list[str]]:
    try:
        data = tomllib.loads(own.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        return [], [f"{own.name} cannot be read: {fault}."]
    rows = data.get("topic")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        return [], [f"{own.name} must hold [[topic]] tables."]
    return rows, []


def _faults(row: Mapping[str, Any], topics: Mapping[str, Topic]) -> list[str]:
    """What is wrong with one row, each with what to do."""
    faults = [f"{key!r} is no field of a topic." for key in sorted(row.keys() - FIELDS)]
    key = row.get("key")
    if not isinstance(key, str) or not KEY.fullmatch(key):
        return [*faults, "key must be lower-case letters, digits and underscores."]
    new = key not in topics
    faults += [
        f"{name} must be text."
        for name in (*TEXTS, "unless")
        if name in row and not (isinstance(row[name], str) and row[name].strip())
    ]
    if new and "label_id" not in row:
        faults.append("label_id is missing.")
    if (new or "group" in row) and row.get("group") not in get_args(Group):
        faults.append(f"group must be one of {', '.join(get_args(Group))}.")
    for name in LISTS:
        held = row.get(name, [])
        if not isinstance(held, list) or not all(isinstance(text, str) for text in held):
            faults.append(f"{name} must be a list of texts.")
    if not faults:
        faults = _inner_faults(row, topics, new=new)
    return faults


def _inner_faults(row: Mapping[str, Any], topics: Mapping[str, Topic], *, new: bool) -> list[str]:
    faults = []
    if new and len(row.get("examples", ())) < FEWEST_EXAMPLES:
        faults.append(f"examples: give at least {FEWEST_EXAMPLES}.")
    for pattern in (*row.get("patterns", ()), *([row["unless"]] if "unless" in row else [])):
        try:
            re.compile(pattern)
        except re.error as fault:
            faults.append(f"the pattern {pattern!r} is faulty: {fault}.")
    unknown = set(row.get("yields_to", ())) - topics.keys() - {"*"}
    faults += [f"yields_to: there is no topic {name!r}." for name in sorted(unknown)]
    return faults


def _laid_over(topic: Topic | None, row: Mapping[str, Any]) -> Topic:
    if topic is None:
        return _topic({"patterns": [], "near_misses": [], "label_en": row["label_id"], **row})
    changes: dict[str, Any] = {name: row[name] for name in (*TEXTS, "group") if name in row}
    if "unless" in row:
        changes["unless"] = re.compile(row["unless"])
    changes["patterns"] = (*topic.patterns, *map(re.compile, row.get("patterns", ())))
    changes["yields_to"] = topic.yields_to | frozenset(row.get("yields_to", ()))
    for name in ("examples", "near_misses"):
        changes[name] = (*getattr(topic, name), *row.get(name, ()))
    return replace(topic, **changes)


def _topic(row: Mapping[str, Any]) -> Topic:
    unless = row.get("unless")
    return Topic(
        key=row["key"],
        label_id=row["label_id"],
        label_en=row["label_en"],
        group=row["group"],
        patterns=tuple(re.compile(pattern) for pattern in row["patterns"]),
        unless=re.compile(unless) if unless else None,
        yields_to=frozenset(row.get("yields_to", ())),
        examples=tuple(row["examples"]),
        near_misses=tuple(row["near_misses"]),
    )
