"""Two aligned clauses to a change, its aspects and a word-level difference; pure.

Fields of the obligations decide first (force, sanction, time, exceptions, addressees), then the
words. Where the fields pull both ways, or nobody can say, the clause is only `reworded`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from ingest.model import Clause
from service.compared import Change
from service.damage import Op, differences
from service.profiles import BINDS, LEVEL, UNCERTAIN, Profile, profile

Part = tuple[Literal["same", "insert", "delete"], str]
Aspect = Literal["force", "sanction", "time", "exceptions", "addressees", "scope", "wording"]

# What follows these words adds to a list, or narrows what stands before them.
JOINS = frozenset("dan atau maupun serta termasuk ataupun beserta juga".split())
LIMITS = frozenset(
    "yang di pada dalam saat ketika selama khusus khususnya hanya apabila jika bila sepanjang"
    " dengan untuk guna terkait milik oleh tanpa secara tertentu".split()
)
COMPARABLE = 0.5  # share of common words from which added or missing words mean something


@dataclass(frozen=True, slots=True)
class Changed:
    """How a clause differs from the one it is measured against, and in which aspects."""

    change: Change
    aspects: tuple[tuple[Aspect, Change], ...] = ()


def change_between(before: Clause, after: Clause) -> Change:
    """How a clause differs from the one it is measured against."""
    return changed(profile(before), profile(after)).change


def changed(before: Profile, after: Profile) -> Changed:
    """The change between two clauses, with every aspect that differs."""
    if _read_alike(before, after):
        return Changed("same")
    aspects, others = tuple(_aspects(before, after)), _other_people(before, after)
    if aspects:
        return Changed(_verdict(aspects), (*aspects, *others))
    change, aspects = _worded(before, after)
    return Changed("reworded" if others and change == "same" else change, (*others, *aspects))


def _worded(before: Profile, after: Profile) -> tuple[Change, tuple[tuple[Aspect, Change], ...]]:
    """What the words alone tell, where no field of the obligations differs in strength or scope."""
    if before.words == after.words:
        return "same", ()
    alike = _comparable(before, after)  # else nothing but other words is to be told
    ops = _wording(before, after) if alike else ()
    if alike and not ops:
        return "same", ()
    scope = _scope(ops, before, after)
    return (scope, (("scope", scope),)) if scope else ("reworded", (("wording", "reworded"),))


def _read_alike(before: Profile, after: Profile) -> bool:
    """Whether clause and lead-in are the same words, but for what recognition did to them."""
    recognised = before.recognised or after.recognised
    if before.words == after.words:
        return before.lead == after.lead or (
            recognised and not differences(before.lead, after.lead, recognised)
        )
    return (
        recognised
        and _comparable(before, after)
        and not _wording(before, after)
        and not differences(before.lead, after.lead, recognised)
    )


def word_difference(before: str, after: str) -> tuple[Part, ...]:
    """Runs of same, deleted and inserted words; joined by blanks they give back both texts."""
    old, new = before.split(), after.split()
    parts: list[Part] = []
    for tag, a0, a1, b0, b1 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            parts.append(("same", " ".join(old[a0:a1])))
            continue
        if a1 > a0:
            parts.append(("delete", " ".join(old[a0:a1])))
        if b1 > b0:
            parts.append(("insert", " ".join(new[b0:b1])))
    return tuple(parts)


def _verdict(aspects: Sequence[tuple[Aspect, Change]]) -> Change:
    """Strictness outweighs scope; force outweighs other strictness; contradiction is open."""
    for kind in (("stricter", "softer"), ("wider", "narrower")):
        found = {change for _, change in aspects if change in kind}
        if len(found) == 1:
            return found.pop()
        if len(found) == 2:
            return aspects[0][1] if aspects[0][0] == "force" else "reworded"
    return "reworded"


def _aspects(before: Profile, after: Profile) -> Iterator[tuple[Aspect, Change]]:
    """The fields that differ, in order of weight."""
    strict: list[tuple[Aspect, int]] = [
        ("force", force_difference(before, after)),
        ("sanction", _threat(before, after)),
        ("time", _deadline(before, after)),
    ]
    for aspect, sign in strict:
        if sign:
            yield aspect, "stricter" if sign > 0 else "softer"
    scope: list[tuple[Aspect, int]] = [
        ("time", _period(before, after)),
        ("exceptions", _exceptions(before, after)),
        ("addressees", _addressees(before, after)),
    ]
    for aspect, sign in scope:
        if sign:
            yield aspect, "wider" if sign > 0 else "narrower"


def force_difference(before: Profile, after: Profile) -> int:
    """Above 0 when the later clause binds more strongly.

    Words of force decide where both state some; else only the kinds of norm are compared, so that
    leaving "dilarang" to an article's own sentence is no softening.
    """
    if "sanction" in (before.modality, after.modality):
        # "dapat dikenai" threatens less than "dikenai"
        return (0 in before.ranks) - (0 in after.ranks)
    old = [rank for rank in before.ranks if rank is not None]
    new = [rank for rank in after.ranks if rank is not None]
    if old and new:
        if len(before.ranks) == len(after.ranks) == len(old) == len(new):
            return sum(new) - sum(old)
        return max(new) - max(old)
    return LEVEL.get(after.modality, BINDS) - LEVEL.get(before.modality, BINDS)


def _threat(before: Profile, after: Profile) -> int:
    if before.threatens != after.threatens:
        # A clause that only threatens is another kind of clause, not a stricter one.
        alike = "sanction" not in (before.modality, after.modality)
        return (after.threatens - before.threatens) if alike else 0
    return after.threat.against(before.threat)


def _deadline(before: Profile, after: Profile) -> int:
    """Above 0 when there is less time, or more often something to do."""
    old, new = before.deadline or before.due, after.deadline or after.due
    if bool(old) != bool(new):
        return 1 if new else -1
    if before.deadline and after.deadline and before.deadline != after.deadline:
        return 1 if after.deadline < before.deadline else -1
    if before.due and after.due and before.due[:4] == after.due[:4] and before.due != after.due:
        return 1 if after.due < before.due else -1  # dates of other elections say nothing
    if before.every and after.every and before.every != after.every:
        return 1 if after.every < before.every else -1
    if bool(before.every) != bool(after.every):
        return 1 if after.every else -1
    return 0


def _period(before: Profile, after: Profile) -> int:
    """Above 0 when the duty holds for longer; no stated period is always."""
    old, new = before.months_before, after.months_before
    if old and new and old != new:
        return 1 if new > old else -1
    if before.periods == after.periods:
        return 0
    if not before.periods or not after.periods:
        return -1 if after.periods else 1
    return _grown(before.periods, after.periods)


def _exceptions(before: Profile, after: Profile) -> int:
    """Above 0 when less is excepted."""
    old, new = before.exceptions, after.exceptions
    if bool(old) != bool(new):
        return -1 if new else 1
    if not old or not differences(old, new, before.recognised or after.recognised):
        return 0
    return -_grown(frozenset(old), frozenset(new))


def _addressees(before: Profile, after: Profile) -> int:
    """Above 0 when more people are bound; nothing when one side names nobody."""
    return _grown(before.bound, after.bound) if _named(before, after) else 0


def _other_people(before: Profile, after: Profile) -> tuple[tuple[Aspect, Change], ...]:
    """That other people are bound, neither more nor fewer."""
    if not _named(before, after) or before.bound <= after.bound or after.bound <= before.bound:
        return ()
    return (("addressees", "reworded"),)


def _named(before: Profile, after: Profile) -> bool:
    """Whether both sides say whom they bind, surely enough to compare."""
    both = bool(before.bound and after.bound)
    return both and not (before.bound ^ after.bound) & UNCERTAIN


def _grown(old: frozenset[str], new: frozenset[str]) -> int:
    return (new > old) - (new < old)


def _wording(before: Profile, after: Profile) -> list[Op]:
    return differences(before.words, after.words, before.recognised or after.recognised)


def _scope(ops: Sequence[Op], before: Profile, after: Profile) -> Change | None:
    """Wider or narrower when words were only added or only taken away, and their joint tells."""
    grew = not any(op.old for op in ops)
    if not ops or (not grew and any(op.new for op in ops)):
        return None
    longer = after if grew else before
    runs = [(op.new, op.at_new) if grew else (op.old, op.at_old) for op in ops]
    signs = {_joint(run, at, longer) for run, at in runs}
    if len(signs) != 1 or 0 in signs:
        return None
    return "wider" if (signs.pop() > 0) == grew else "narrower"


def _comparable(before: Profile, after: Profile) -> bool:
    old, new = set(before.words), set(after.words)
    return len(old & new) >= COMPARABLE * max(len(old), len(new))


def _joint(run: Sequence[str], at: int, holder: Profile) -> int:
    """1 for words that join a list, -1 for words that limit, 0 when nobody can say."""
    if holder.beside[at] == "(":
        return 0  # an abbreviation or an aside
    if run[0] in JOINS or run[-1] in JOINS:
        return 1
    if run[0] in LIMITS or run[-1] in LIMITS:
        return -1
    commas = holder.beside[at + len(run) - 1] == "," and holder.beside[at - 1 : at] == (",",)
    return 1 if commas else 0
