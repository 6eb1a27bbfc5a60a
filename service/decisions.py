"""Whether two circulars are one letter, as staff decided it: lines of corrections, read; pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from service.corrections import in_force
from service.model import Correction

# The same letter, either may be cited; this file is to be cited instead of the other; the other
# instead of this one; two letters.
Verdict = Literal["same", "replaces", "replaced", "different"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
TURNED: dict[Verdict, Verdict] = {"replaces": "replaced", "replaced": "replaces"}
ATTRIBUTE = "decided with"  # by which a circular finds the decisions kept with the other one


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided of one circular and another, seen from the one."""

    other: str  # key
    verdict: Verdict
    who: str
    at: str  # ISO time, UTC
    note: str = ""


def decided_with(lines: Sequence[Correction]) -> tuple[str, ...]:
    """The other circulars these lines decide about."""
    return tuple(dict.fromkeys(line.target for line in _standing(lines)))


def of_pair(key: str, holder: str, lines: Sequence[Correction]) -> Iterable[Decision]:
    """Every decision the lines of `holder` hold that concerns `key`, seen from `key`."""
    for line in _standing(lines):
        verdict = next((one for one in VERDICTS if one == line.after), None)
        if verdict is None or key not in (holder, line.target):
            continue
        other = line.target if key == holder else holder
        seen = verdict if key == holder else TURNED.get(verdict, verdict)
        yield Decision(other, seen, line.who, line.at, line.note)


def latest(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """The last decision about each other circular."""
    return {one.other: one for one in sorted(decisions, key=lambda one: one.at)}


def _standing(lines: Sequence[Correction]) -> list[Correction]:
    return [line for line, _ in in_force(lines) if line.kind == "twin"]
