"""Seeded edits are found and rightly named; nothing is found between texts that say the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.geometry import Box
from ingest.modality import judge
from ingest.model import Clause, Word
from service.changes import Changed, changed
from service.profiles import profile
from tests.service.edits import EDITS, RECOGNISED, REWORDED, SAME

FOUND_AT_LEAST, NAMED_AT_LEAST = 0.93, 0.88


def clause(text: str, confidence: float | None = None) -> Clause:
    """A clause as it is read: "lead-in || text", its modality judged."""
    lead_in, bar, own = text.partition(" || ")
    if not bar:
        (made,) = judge((Clause("1", "1.", text),))
    else:
        lead, made = judge((Clause("1", "1.", lead_in, leaf=False), Clause("1.a", "a.", own)))
        made = replace(made, lead_in=lead.text)
    words = tuple(Word(word, Box(1, 0, 0, 1, 1), confidence) for word in made.text.split())
    return replace(made, words=words)


def change(before: str, after: str) -> Changed:
    return changed(profile(clause(before)), profile(clause(after)))


def test_there_are_sixty_edits_of_every_kind() -> None:
    kinds = [what for what, *_ in EDITS]
    assert len(EDITS) >= 60
    assert all(kinds.count(kind) >= 4 for kind in set(kinds))


def test_edits_are_found_and_rightly_named() -> None:
    named = [(change(before, after).change, expected) for _, before, after, expected in EDITS]
    assert sum(name != "same" for name, _ in named) >= FOUND_AT_LEAST * len(named)
    assert sum(name == expected for name, expected in named) >= NAMED_AT_LEAST * len(named)


@pytest.mark.parametrize(("what", "before", "after", "name"), EDITS)
def test_an_edit_undone_is_named_the_other_way(
    what: str, before: str, after: str, name: str
) -> None:
    there, back = change(before, after), change(after, before)
    opposite = {"stricter": "softer", "wider": "narrower", "reworded": "reworded", "same": "same"}
    opposite |= {value: key for key, value in opposite.items()}
    assert back.change == opposite[there.change]


@pytest.mark.parametrize(("what", "before", "after"), SAME)
def test_what_says_the_same_is_the_same(what: str, before: str, after: str) -> None:
    assert change(before, after) == change(after, before) == Changed("same")


@pytest.mark.parametrize(("what", "before", "after"), REWORDED)
def test_other_words_are_no_change_of_duty(what: str, before: str, after: str) -> None:
    assert change(before, after).change in {"same", "reworded"}
    assert change(after, before).change in {"same", "reworded"}


@pytest.mark.parametrize(("before", "after"), RECOGNISED)
def test_damage_of_recognition_is_no_change(before: str, after: str) -> None:
    scanned = profile(clause(after, confidence=0.8))
    assert changed(profile(clause(before)), scanned).change == "same"
    assert changed(scanned, profile(clause(before))).change == "same"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Camat melapor dalam waktu 3 hari", "Camat melapor dalam waktu 8 hari"),
        ("melibatkan diri dan terlibat", "melibatkan diri dan terlihat"),
        ("PPK dan PPS wajib mandiri", "PPS wajib mandiri"),
        ("menyerahkan surat dukungan", "menyerahkan surat teguran"),
    ],
)
def test_a_scan_hides_no_change(before: str, after: str) -> None:
    scanned = profile(clause(after, confidence=0.8))
    assert changed(profile(clause(before)), scanned).change != "same"


def test_what_a_change_lies_in_agrees_with_the_change() -> None:
    for _, before, after, _ in EDITS:
        told = change(before, after)
        assert told.change == "reworded" or told.change in {sort for _, sort in told.aspects}
