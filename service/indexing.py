"""Keeps the index what the catalogue says: settles what is owed, and heals what disagrees."""

from __future__ import annotations

from collections.abc import Callable

from index.errors import DamagedSnapshot
from service.errors import HomeBusy, StoreUnavailable
from service.parts import Parts
from service.passages import passages

LOCK = "index"
BATCH = 64  # circulars in one step
WAIT_S = 120.0

Told = Callable[[int], None]


def settle(parts: Parts, most: int = BATCH, wait_s: float = WAIT_S) -> int:
    """Teach the index up to `most` circulars it is owed; gives their number.

    Under the home's lock, so that an older state of a circular is never written over a newer.
    """
    if not parts.store.unindexed(1):
        return 0
    with parts.locks.locked(LOCK, wait_s):
        try:
            return _settle(parts, most)
        except DamagedSnapshot:
            start_afresh(parts)
            return _settle(parts, most)


def settle_all(parts: Parts, told: Told = lambda number: None) -> int:
    """Teach the index everything it is owed; `told` hears the number after each step."""
    total = 0
    while number := settle(parts):
        total += number
        told(total)
    return total


def catch_up(parts: Parts, most: int) -> int:
    """Settle a small debt at once, and give what is still owed; never waits for another.

    While a worker of this process reads files, it settles every second, and a search only tells
    what is owed: hundreds of searches would otherwise each teach the index a file or two.
    """
    first_look = "index_was_empty" not in parts.__dict__
    if first_look and parts.index_was_empty and parts.store.passages():
        parts.store.forget_indexed(None)  # another model: its index stands beside, still empty
    owed = len(parts.store.unindexed(most + 1))
    if owed == 0 or owed > most:
        return owed if owed <= most else behind(parts)
    if parts.reading.is_set():
        return owed
    try:
        settle(parts, most, wait_s=0)
    except (HomeBusy, StoreUnavailable):  # an answer that says what it lacks beats none
        return owed
    return len(parts.store.unindexed(most))


def behind(parts: Parts) -> int:
    """How many circulars the index has still to learn."""
    return len(parts.store.unindexed(2**31))


def heal(parts: Parts) -> int:
    """Compare the index with the catalogue and owe it what differs; gives the number.

    A damaged index is emptied and owed everything.
    """
    with parts.locks.locked(LOCK, WAIT_S):
        try:
            held = dict(parts.index.groups())
        except DamagedSnapshot:
            start_afresh(parts)
            return behind(parts)
        expected = {key: number for key, number in parts.store.passages().items() if number}
        owed = {key for key, _ in parts.store.unindexed(2**31)}
        wrong = {
            key
            for key in expected.keys() | held.keys()
            if key not in owed and expected.get(key) != held.get(key)
        }
        if wrong:
            parts.store.forget_indexed(sorted(wrong))
        return len(wrong)


def mend(parts: Parts, wait_s: float = 0) -> None:
    """Owe a damaged index everything, and empty it; HomeBusy when another is at it."""
    with parts.locks.locked(LOCK, wait_s):
        try:
            parts.index.groups()
        except DamagedSnapshot:
            start_afresh(parts)


def start_afresh(parts: Parts) -> None:
    """Owe the index everything, then empty it: in this order, so that a crash loses nothing."""
    parts.store.forget_indexed(None)
    parts.index.clear()


def _settle(parts: Parts, most: int) -> int:
    owed = parts.store.unindexed(most)
    if not owed:
        return 0
    known = parts.store.get_many([key for key, _ in owed], once=True)
    made = {
        key: passages(known[key], parts.tables.gazetteer) if key in known else () for key, _ in owed
    }
    try:
        parts.index.replace(list(made), [passage for own in made.values() for passage in own])
    except (OSError, ValueError) as fault:  # the word index tells of the disk by ValueError
        raise StoreUnavailable(f"The index cannot be written: {fault}.") from fault
    parts.store.indexed([(key, mark, len(made[key])) for key, mark in owed])
    return len(owed)
