"""`verify` names what is wrong, `--repair` mends it; readings and index can be made again."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from service.errors import CircularNotFound
from service.library import Library
from service.originals import key_of
from service.settings import Settings
from tests.service.letters import BASEL, BATANGHARI, SELUMA

KEY = key_of(SELUMA)


def codes(library: Library, repair: bool = False) -> list[str]:
    return [problem.code for problem in library.care.verify(repair).problems]


def test_a_sound_home_is_told_so_with_its_counts(filled: Library) -> None:
    report = filled.care.verify()
    assert report.sound and (report.circulars, report.originals) == (3, 3)
    assert report.passages == sum(filled.parts.index.groups().values()) > 3


def test_each_fault_of_an_original_is_named(filled: Library) -> None:
    originals = filled.parts.originals
    originals.path(KEY).unlink()
    originals.path(key_of(BASEL)).write_bytes(BATANGHARI)
    extra = originals.put(b"somebody's letter")
    problems = {(problem.code, problem.key) for problem in filled.care.verify().problems}
    assert problems == {
        ("original_missing", KEY),
        ("original_damaged", key_of(BASEL)),
        ("original_unknown", extra),
    }


def test_ingesting_again_brings_a_lost_original_back(filled: Library) -> None:
    filled.parts.originals.path(KEY).unlink()
    filled.add("seluma.txt", SELUMA)
    assert filled.care.verify().sound


def test_a_stray_original_is_taken_in(filled: Library) -> None:
    key = filled.parts.originals.put(b"1. ASN dilarang mendukung calon.")
    report = filled.care.verify(repair=True)
    assert report.sound and [problem.key for problem in report.repaired] == [key]
    assert filled.circular(key).state == "queued"


def test_what_is_left_of_a_removed_circular_is_deleted_not_taken_in(filled: Library) -> None:
    filled.remove(KEY)
    filled.parts.originals.put(SELUMA)  # as after a kill in mid-removal
    assert filled.care.verify(repair=True).sound
    assert KEY not in set(filled.parts.originals.keys())


def test_a_damaged_reading_is_read_again_from_its_original(
    filled: Library, settings: Settings
) -> None:
    with closing(sqlite3.connect(settings.home / "catalogue.sqlite3")) as database, database:
        database.execute("UPDATE clauses SET body = x'00' WHERE circular = ?", (KEY,))
    assert codes(filled) == ["catalogue_damaged"]
    filled.care.verify(repair=True)
    filled.ingest([])
    assert filled.care.verify().sound and filled.circular(KEY).state == "ready"


def test_reading_again_needs_no_original_and_keeps_what_is_known(filled: Library) -> None:
    before = filled.circular(KEY)
    filled.parts.originals.path(KEY).unlink()
    assert filled.care.reread([KEY]) == ()
    after = filled.circular(KEY)
    assert after.reading == before.reading and after.revision == before.revision + 1
    assert filled.circular(key_of(BASEL)).revision == 2
    assert filled.care.unsearchable() == 0


def test_all_are_read_again_when_none_is_named(filled: Library) -> None:
    assert filled.care.reread() == ()
    revisions = {filled.circular(key_of(data)).revision for data in (SELUMA, BASEL, BATANGHARI)}
    assert revisions == {3}


def test_an_unknown_circular_cannot_be_read_again(filled: Library) -> None:
    with pytest.raises(CircularNotFound):
        filled.care.reread(["0" * 64])


def test_the_index_is_made_again_whole(filled: Library) -> None:
    before = dict(filled.parts.index.groups())
    assert filled.care.reindex() == 3
    assert dict(filled.parts.index.groups()) == before
