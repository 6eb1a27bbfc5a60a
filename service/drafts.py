"""A draft beside a kept circular: which obligations it keeps, changes or lacks; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from service.changes import Part, word_difference
from service.citing import LegalBasis
from service.compare import has_unread_part, operative
from service.compared import Pair
from service.model import Filters, Reading, Stored, TopicalClause
from service.pairing import Entry, Meanings, Pairing

DRAFT_KEY = "draft"  # a draft is not kept, so no hash names it
# Likeness from which two clauses of one subject count as each other's counterpart.
COUNTERPART = 0.4
# Of these a circular has few, each in its own words; their subject is what they are.
KINDS = frozenset({"sanction", "reporting"})
NOTHING_ASKED = Filters()

Verdict = Literal[
    "missing", "softer", "narrower", "unlike", "stricter", "wider", "reworded", "same", "unreadable"
]
ORDER: tuple[Verdict, ...] = (
    *("missing", "unreadable", "softer", "narrower", "unlike"),
    *("stricter", "wider", "reworded", "same"),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the draft does with one clause of the baseline."""

    clause: TopicalClause  # of the baseline
    verdict: Verdict  # unlike: one subject, but no clause that says the like
    mate: TopicalClause | None = None  # of the draft, the nearest
    aspects: tuple[tuple[str, str], ...] = ()  # what the change lies in: ("force", "softer")
    diff: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft looked at: its reading, its legal basis, and how it stands to a baseline."""

    reading: Reading
    basis: LegalBasis
    baseline: Stored | None
    answers: tuple[Answer, ...] = ()  # what a drafter must look at first stands first
    own: tuple[TopicalClause, ...] = ()  # operative clauses that answer nothing in the baseline


def answered(
    draft: Stored, baseline: Stored, meaning: Meanings
) -> tuple[tuple[Answer, ...], tuple[TopicalClause, ...]]:
    """An answer for each operative clause of the baseline, and what only the draft has."""
    columns = (baseline, draft)
    asked, given = (tuple(operative(one, NOTHING_ASKED)) for one in columns)
    entries = [*(Entry(0, item) for item in asked), *(Entry(1, item) for item in given)]
    pairing = Pairing(columns, entries, meaning)
    silent: Verdict = "unreadable" if has_unread_part(draft) else "missing"
    answers = [_answer(item, given, pairing.pairs, silent) for item in asked]
    answers.sort(key=lambda one: ORDER.index(one.verdict))  # stable: else in reading order
    met = {pair.b[1] for pair in pairing.pairs if pair.likeness >= COUNTERPART}
    return tuple(answers), tuple(item for item in given if item.clause.path not in met)


def _answer(
    item: TopicalClause, given: Sequence[TopicalClause], pairs: Sequence[Pair], silent: Verdict
) -> Answer:
    unlike: Verdict = "unreadable" if silent == "unreadable" else "unlike"
    mine = [pair for pair in pairs if pair.a[1] == item.clause.path]
    if not mine:
        kin = _of_kind(item, given)
        return Answer(item, unlike, kin) if kin else Answer(item, silent)
    best = max(mine, key=lambda pair: pair.likeness)
    mate = next(one for one in given if one.clause.path == best.b[1])
    if best.likeness < COUNTERPART:
        return Answer(item, unlike, mate)
    diff = word_difference(item.clause.text, mate.clause.text)
    return Answer(item, _verdict(best), mate, best.aspects, diff)


def _of_kind(item: TopicalClause, given: Sequence[TopicalClause]) -> TopicalClause | None:
    """A sanction or report in other words is there all the same, for a person to judge."""
    own = item.clause
    alike = [one for one in given if own.modality in KINDS and one.clause.modality == own.modality]
    return max(alike, key=lambda o: fuzz.token_sort_ratio(o.clause.text, own.text), default=None)


def _verdict(pair: Pair) -> Verdict:
    for verdict in ORDER:
        if verdict == pair.change:
            return verdict
    return "reworded"
