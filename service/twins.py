"""Circulars that may be one and the same letter: a scan made anew, a copy, an article about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rapidfuzz import fuzz

from service.compare import operative
from service.deciding import decisions
from service.decisions import Decision
from service.filters import number_key
from service.looking import circular
from service.model import Filters, Reading, Stored
from service.parts import Parts

MOST = 20  # candidates looked into
LONGEST = 20_000  # characters of each text that are compared
ALIKE = 0.7  # likeness from which two letters of one office and day count as one


@dataclass(frozen=True, slots=True)
class Twin:
    """Another circular that may be the same letter, why, and how alike the clauses read."""

    circular: Stored
    why: Literal["number", "day", "decided"]  # same number; region, day and wording; staff say so
    likeness: float  # 0..1
    decision: Decision | None = None


def twins(parts: Parts, key: str) -> tuple[Twin, ...]:
    """What may be the same letter as a circular, most alike first; nothing while it is unread."""
    own = circular(parts, key)
    if own.reading is None:
        return ()
    numbered = _find(parts, own, _by_number(own.reading))
    dated = [one for one in _find(parts, own, _by_day(own.reading)) if one not in numbered]
    found = [Twin(one, "number", likeness(own, one)) for one in numbered]
    found += [Twin(one, "day", near) for one in dated if (near := likeness(own, one)) >= ALIKE]
    return tuple(sorted(_decided(parts, own, found), key=lambda twin: -twin.likeness))


def _decided(parts: Parts, own: Stored, found: Sequence[Twin]) -> Iterator[Twin]:
    """The twins with what was decided of each, and those only a decision tells of."""
    known = decisions(parts, own.key)
    yield from (replace(one, decision=known.get(one.circular.key)) for one in found)
    others = known.keys() - {one.circular.key for one in found}
    for key, other in parts.store.get_many(sorted(others)).items():
        yield Twin(other, "decided", likeness(own, other), known[key])


def numbered_alike(parts: Parts, keys: Sequence[str]) -> frozenset[str]:
    """Those of these circulars whose number another one bears, nobody having decided about it."""
    known = parts.store.get_many(list(dict.fromkeys(keys)), whole=False)
    read = [(one.key, _by_number(one.reading)) for one in known.values() if one.reading]
    return frozenset(key for key, where in read if where and _undecided(parts, key, where))


def likeness(one: Stored, other: Stored) -> float:
    """How alike what two circulars order reads, letter by letter; 0 where one orders nothing."""
    first, second = _words(one), _words(other)
    return fuzz.ratio(first, second) / 100 if first and second else 0.0


def _words(stored: Stored) -> str:
    """What it orders: openings and closings are alike in all letters of an office."""
    text = " ".join(item.clause.text for item in operative(stored, Filters())).lower()
    return "".join(char for char in text if char.isalnum())[:LONGEST]


def _by_number(reading: Reading) -> dict[str, frozenset[str]]:
    number = reading.metadata.get("number")
    return {"number": frozenset([number_key(number)])} if number else {}


def _by_day(reading: Reading) -> dict[str, frozenset[str]]:
    day = reading.metadata.get("issued_on")
    if reading.region is None or not day:
        return {}
    return {"region": frozenset([reading.region.code]), "issued": frozenset([day])}


def _undecided(parts: Parts, key: str, where: dict[str, frozenset[str]]) -> bool:
    found, _ = parts.store.find(where, MOST, 0, ("ready",), whole=False)
    others = {one.key for one in found} - {key}
    return bool(others and others - decisions(parts, key).keys())


def _find(parts: Parts, own: Stored, where: dict[str, frozenset[str]]) -> list[Stored]:
    if not where:
        return []
    found, _ = parts.store.find(where, MOST, 0, ("ready",))
    return [one for one in found if one.key != own.key]
