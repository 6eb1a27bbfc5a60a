"""Originals without a row, left by a crash: taken in or cleared away by the next that works."""

from __future__ import annotations

from service.library import Library
from service.originals import key_of
from service.strays import take_in_strays
from tests.service.letters import SELUMA


def test_an_original_kept_but_not_entered_is_taken_in_by_the_next_ingest(library: Library) -> None:
    library.parts.originals.put(SELUMA)  # killed here: nobody was answered
    assert not library.care.verify().sound
    library.ingest([], 1)
    assert library.circular(key_of(SELUMA)).state == "ready" and library.care.verify().sound


def test_what_is_left_of_a_removed_circular_goes(library: Library) -> None:
    library.add("seluma.txt", SELUMA)
    library.remove(key_of(SELUMA), "tester")
    library.parts.originals.put(SELUMA)  # killed before the original was deleted
    assert [told.key for told in take_in_strays(library.parts)] == [key_of(SELUMA)]
    assert list(library.parts.originals.keys()) == [] and library.care.verify().sound


def test_a_damaged_stray_is_left_for_verify_to_name(library: Library) -> None:
    key = library.parts.originals.put(SELUMA)
    library.parts.originals.path(key).write_bytes(b"else")
    assert take_in_strays(library.parts) == ()
    assert [problem.code for problem in library.care.verify().problems] == ["original_unknown"]
