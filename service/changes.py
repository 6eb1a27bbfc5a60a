"""Two aligned clauses to a change and a word-level difference; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from ingest.model import Clause, Modality
from service.model import Change

Part = tuple[Literal["same", "insert", "delete"], str]

FORCE: dict[Modality, int] = {
    "prohibition": 4,
    "obligation": 4,
    "reporting": 4,
    "sanction": 4,
    "recommendation": 2,
    "permission": 1,
}


@dataclass(frozen=True, slots=True)
class ForceWord:
    """A modal phrase and how strongly it binds: wajib, harus, agar, diimbau, dapat."""

    pattern: str
    force: int
    examples: tuple[str, ...]
    near_misses: tuple[str, ...] = ()


FORCE_WORDS = (
    ForceWord(
        r"\b(tidak (boleh|diperbolehkan|diperkenankan|dibenarkan)|dilarang|melarang)\b",
        5,
        ("ASN dilarang:", "tidak boleh ikut"),
        ("larangan ini dibacakan",),
    ),
    ForceWord(r"\bwajib\b", 5, ("ASN wajib netral",), ("kewajiban pegawai",)),
    ForceWord(r"\bharus\b", 4, ("harus menjaga",), ("seharusnya",)),
    ForceWord(r"\b(agar|hendaknya|diminta)\b", 3, ("Camat agar mengawasi",), ("agaran",)),
    ForceWord(
        r"\b(di|meng)?h?imbau(an)?\b|\bdiharapkan\b|\bdimohon\b",
        2,
        ("ASN diimbau tidak hadir", "diharapkan melapor"),
        ("harapan masyarakat",),
    ),
    ForceWord(r"\b(dapat|diperkenankan|diperbolehkan)\b", 1, ("ASN dapat hadir",), ("pendapat",)),
)
EXCEPTION = re.compile(
    r"\b(kecuali|sepanjang|terkecuali|dengan izin|setelah mendapat izin)\b", re.I
)
WORD = re.compile(r"\w+(?:[-/]\w+)*", re.U)


def change_between(before: Clause, after: Clause) -> Change:
    """How a clause differs from the one it is measured against."""
    old, new = _words(before.text), _words(after.text)
    difference = force_difference(before, after)
    if difference:
        return "stricter" if difference > 0 else "softer"
    if old == new:
        return "same"
    return _scope_change(old, new) or "reworded"


def force_difference(before: Clause, after: Clause) -> int:
    """Above 0 when the later clause binds more strongly.

    Modal words decide where both have some; else only the kinds of norm are compared, so that
    leaving "dilarang" to an article's own sentence is no softening.
    """
    old, new = _force_of_modal(before), _force_of_modal(after)
    if old and new:
        return new - old
    return FORCE.get(after.modality, 3) - FORCE.get(before.modality, 3)


def _force_of_modal(clause: Clause) -> int:
    return _force_of_words(clause.text) or _force_of_words(clause.lead_in or "")


def _force_of_words(text: str) -> int:
    found = [row.force for row in FORCE_WORDS if re.search(row.pattern, text, re.I)]
    return max(found, default=0)


def _scope_change(old: list[str], new: list[str]) -> Change | None:
    """Wider or narrower when words were only added or only taken away; None otherwise."""
    tags = {tag for tag, *_ in SequenceMatcher(None, old, new, autojunk=False).get_opcodes()}
    if "replace" in tags or {"insert", "delete"} <= tags:
        return None
    excepted = bool(EXCEPTION.search(" ".join(new))) != bool(EXCEPTION.search(" ".join(old)))
    grew = "insert" in tags
    return "wider" if grew != excepted else "narrower"


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


def _words(text: str) -> list[str]:
    return WORD.findall(text.casefold())
