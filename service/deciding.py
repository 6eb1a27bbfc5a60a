"""Staff decide whether two circulars are one letter; kept as lines that only grow."""

from __future__ import annotations

import service.looking as looking
from service.clock import utc_now
from service.correcting import kept, seen_now
from service.decisions import ATTRIBUTE, VERDICTS, Decision, latest, of_pair
from service.errors import BadParameter, CorrectionRefused
from service.model import Correction, Stored
from service.parts import Parts


def decide(
    parts: Parts, key: str, other: str, verdict: str, who: str, note: str = ""
) -> dict[str, Decision]:
    """Record what a circular is to another; a later decision stands in place of an earlier one."""
    if verdict not in VERDICTS:
        raise BadParameter(f"decision is one of: {', '.join(VERDICTS)}.")
    if key == other:
        raise CorrectionRefused("A circular is not decided about against itself.")
    stored, _ = seen_now(parts, key, None)
    looking.circular(parts, other)
    before = decisions(parts, key).get(other)
    told = before.verdict if before else None
    line = Correction(-1, utc_now(), who, "twin", other, told, verdict, (), note)
    kept(parts, stored, [line], who)
    return decisions(parts, key)


def decisions(parts: Parts, key: str) -> dict[str, Decision]:
    """What was last decided of a circular and each other one, by the other's key."""
    holders, _ = parts.store.find({ATTRIBUTE: frozenset([key])}, None, 0, whole=False)
    found = [
        decision
        for holder in [key, *(one.key for one in holders)]
        for decision in of_pair(key, holder, parts.store.corrections(holder))
    ]
    return latest(found)


def replaced_by(parts: Parts, found: dict[str, Decision]) -> tuple[Stored, ...]:
    """The circulars to be cited in place of the one these decisions are about."""
    keys = [one.other for one in found.values() if one.verdict == "replaced"]
    return tuple(parts.store.get_many(keys, whole=False).values())
