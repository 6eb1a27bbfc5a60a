"""Passage, Query, Hit: what goes into an index and what comes out; no circular is known here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Attributes = Mapping[str, tuple[str, ...]]
Why = Literal["meaning", "words"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A text to be found, the text around it, and the attributes it can be filtered by."""

    key: str  # unique; "<circular key>#<clause path>"
    text: str  # what a hit quotes
    context: str = ""  # lead-in and heading: searched, weighted below the text
    attributes: Attributes = field(
        default_factory=dict
    )  # {"region": ("17.05",), "year": ("2020",)}
    group: str = ""  # passages of one group are removed together: the circular's key
    sense: str = ""  # passages of different senses (a ban, a duty) never say the same


@dataclass(frozen=True, slots=True)
class Query:
    """What is sought: free text, phrases that must stand verbatim, and attribute filters."""

    text: str
    phrases: tuple[str, ...] = ()
    where: Mapping[str, frozenset[str]] = field(
        default_factory=dict
    )  # all keys must match, any value
    limit: int = 20
    offset: int = 0
    meaning: float = 0.5  # weight of meaning against words, 0..1
    favoured: tuple[tuple[str, str], ...] = ()  # attributes whose passages are likely meant
    favour: float = 0.35  # weight of being one of these, beside 1 for words and meaning together
    everything: bool = False  # passages that only meet the filters follow those that were found


@dataclass(frozen=True, slots=True)
class Hit:
    """One answer: its fused score and the rank (from 1) each half gave it."""

    key: str
    score: float
    meaning_rank: int | None = None
    words_rank: int | None = None
    likeness: float | None = None  # cosine of query and text, when measured
    same: tuple[str, ...] = ()  # keys of further passages that say the same, the best of them
    copies: int = 0  # how many further passages say the same


@dataclass(frozen=True, slots=True)
class Tally:
    """All passages that meet some conditions, counted: by group, and by attribute value."""

    groups: Mapping[str, int]
    facets: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Answer:
    """Hits of one page, the number of all passages that matched, and counts by attribute value."""

    hits: tuple[Hit, ...]
    total: int
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
