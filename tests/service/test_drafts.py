"""A draft beside a kept circular: what is missing, softer, stricter, its own; nothing guessed."""

from __future__ import annotations

from datetime import date

import pytest

from service.errors import CircularNotFound
from service.library import Library
from tests.api.conftest import opened, taken_in
from tests.api.letters import LETTERS

BASE = "batang-hari-2024.txt"
DRAFT = """1. Pegawai ASN diimbau tidak ikut serta dalam kampanye, yang meliputi:
   a. menjadi peserta kampanye;
   b. memakai atribut partai politik atau atribut ASN;
   c. mengerahkan pegawai ASN lain.
2. Pegawai ASN dilarang membuat keputusan yang menguntungkan atau merugikan salah satu calon.
3. Setiap kepala dinas wajib melaporkan kendaraan dinas yang rusak.
4. Dasar: Undang-Undang Nomor 5 Tahun 2014.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    root = tmp_path_factory.mktemp("drafts")
    made = opened(root / "home")
    taken_in(made, root / "letters", {BASE: LETTERS[BASE]})
    return made


def test_each_obligation_of_the_baseline_has_its_answer(library: Library) -> None:
    key = library.latest(1)[0].key
    found = library.drafts.check(DRAFT.encode(), "rancangan.txt", key)
    verdicts = {one.clause.clause.path: one.verdict for one in found.answers}
    assert verdicts["1.a"] == verdicts["1.b"] == verdicts["1.c"] == "softer"
    assert verdicts["1.d"] in {"missing", "unlike"}
    assert verdicts["2"] == "same"
    assert verdicts["3"] in {"missing", "unlike"}
    assert [item.clause.path for item in found.own] == ["3"]
    assert [one.citation.canonical for one in found.basis.citations] == ["UU 5/2014"]
    assert library.circulars(library.filters({}), None, 0)[1] == 1


def test_the_same_letter_changes_nothing(library: Library) -> None:
    key = library.latest(1)[0].key
    found = library.drafts.check(LETTERS[BASE], BASE, key)
    assert {one.verdict for one in found.answers} == {"same"}
    assert found.own == ()
    assert found.basis.issued_on == date(2024, 9, 12)


def test_an_unknown_baseline_is_told_before_anything_is_read(library: Library) -> None:
    with pytest.raises(CircularNotFound):
        library.drafts.check(b"", "kosong.txt", "0" * 64)


def test_without_a_baseline_only_the_legal_basis_is_judged(library: Library) -> None:
    found = library.drafts.check(DRAFT.encode(), "rancangan.txt")
    assert (found.baseline, found.answers, found.own) == (None, (), ())
    assert found.basis.citations[0].outcome == "ended_before"


def test_a_sanction_in_other_words_is_shown_to_be_judged_not_called_missing(
    library: Library, tmp_path_factory: pytest.TempPathFactory
) -> None:
    letter = LETTERS["seluma-2020.txt"]
    taken_in(library, tmp_path_factory.mktemp("more") / "letters", {"seluma-2020.txt": letter})
    key = next(one.key for one in library.latest(9) if one.file == "seluma-2020.txt")
    found = library.drafts.check(
        b"1. ASN wajib netral.\n2. Pelanggar ditegur lisan.\n", "d.txt", key
    )
    sanction = next(one for one in found.answers if one.clause.clause.modality == "sanction")
    drafted = {item.clause.path: item.clause.modality for item in found.reading.clauses}
    assert drafted["2"] == "sanction"
    assert sanction.verdict != "missing" and sanction.mate is not None
