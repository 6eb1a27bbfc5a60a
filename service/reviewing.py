"""The queue of what wants a person's eye, over all circulars."""

from __future__ import annotations

from dataclasses import dataclass

from service.doubts import ATTRIBUTE, DOUBTS, Doubt, Doubtful, doubtful
from service.errors import BadParameter
from service.model import Stored
from service.parts import Parts


@dataclass(frozen=True, slots=True)
class ToCheck:
    """One circular and what of one kind is to be checked in it."""

    circular: Stored
    items: tuple[Doubtful, ...]


@dataclass(frozen=True, slots=True)
class Queue:
    """How many circulars wait by kind, and a stretch of one kind's."""

    counts: dict[str, int]
    kind: Doubt
    total: int
    circulars: tuple[ToCheck, ...]


def queue(parts: Parts, kind: str, limit: int, offset: int) -> Queue:
    """Circulars with something of a kind to be checked; "" means the kind that matters most."""
    counts = parts.store.value_counts(ATTRIBUTE)
    waiting = [one for one in DOUBTS if counts.get(one)]
    if kind and kind not in DOUBTS:
        raise BadParameter(f"kind is one of: {', '.join(DOUBTS)}.")
    chosen = next((one for one in DOUBTS if one == kind), waiting[0] if waiting else DOUBTS[0])
    found, total = parts.store.find({ATTRIBUTE: frozenset([chosen])}, limit, offset)
    shown = tuple(
        ToCheck(stored, tuple(one for one in doubtful(stored.reading) if one.kind == chosen))
        for stored in found
        if stored.reading
    )
    return Queue({one: counts.get(one, 0) for one in DOUBTS}, chosen, total, shown)
