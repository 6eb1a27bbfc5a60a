"""Originals that the catalogue does not know: what a crash, or a lost catalogue, leaves behind."""

from __future__ import annotations

from collections.abc import Iterator

from service.errors import OriginalDamaged
from service.intake import LOCK, WAIT_S, accept
from service.model import Problem
from service.parts import Parts

WHO = "verify"


def take_in_strays(parts: Parts) -> tuple[Problem, ...]:
    """Take every unknown original in, or delete what is left of one removed on purpose."""
    known = {key for key, _, _ in parts.store.entries()}
    strays = sorted(set(parts.originals.keys()) - known)
    return tuple(told for key in strays for told in _settled(parts, key))


def _settled(parts: Parts, key: str) -> Iterator[Problem]:
    history = parts.store.history(key)
    if history and history[-1]["what"] == "removed":
        with parts.locks.locked(LOCK, WAIT_S):
            if parts.store.get(key) is None:
                parts.originals.remove(key)
        yield Problem("original_unknown", "What was left of a removed circular is deleted.", key)
        return
    try:
        data = parts.originals.read(key)
    except OriginalDamaged:  # no promise was made for it, and verify names it
        return
    if accept(parts, f"found-{key[:12]}", data, WHO).outcome == "accepted":
        yield Problem("original_unknown", "It is taken in again and queued for reading.", key)
