"""Corrections by staff, over a real home."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.model import Clause
from service.correcting import Edit
from service.errors import (
    ClauseNotFound,
    CorrectionNotFound,
    CorrectionRefused,
    StaleRevision,
)
from service.filters import resolve
from service.library import Library
from service.model import Filters, Stored

DAMAGED = "menggunakan kendaraan dinas untuk karnpanye"
MENDED = "menggunakan kendaraan dinas untuk kampanye akbar"


def keys(library: Library) -> dict[str, str]:
    found, _ = library.circulars(Filters(), None, 0)
    return {stored.file: stored.key for stored in found}


def clause(stored: Stored, path: str) -> Clause:
    assert stored.reading is not None
    return next(c.clause for c in stored.reading.clauses if c.clause.path == path)


@pytest.fixture
def key(filled: Library) -> str:
    return keys(filled)["seluma.txt"]


def test_a_corrected_word_is_found_at_once_and_stays_after_reading_again(
    filled: Library, key: str
) -> None:
    before = clause(filled.circular(key), "1.b")
    filled.editing.correct(key, [Edit("text", "1.b", "menumpang helikopter dinas")], "rina")
    for again in (False, True):
        if again:
            assert filled.care.reread() == ()
        after = filled.circular(key)
        assert clause(after, "1.b").text == "menumpang helikopter dinas"
        assert clause(after, "1.b").boxes == before.boxes
        hits = filled.search("helikopter", Filters(), 5, 0).matches
        assert hits[0].circular.key == key and hits[0].clause.clause.path == "1.b"
        mark = hits[0].clause.mark
        assert mark is not None and (mark.who, mark.as_read) == ("rina", before.text)


def test_what_was_recognised_anew_keeps_its_corrections(filled: Library, key: str) -> None:
    filled.editing.correct(key, [Edit("text", "1.b", MENDED)], "rina")
    assert filled.retry(key)
    filled.ingest([])
    assert clause(filled.circular(key), "1.b").text == MENDED


def test_the_parents_new_words_lead_in_to_its_items(filled: Library, key: str) -> None:
    filled.editing.correct(key, [Edit("text", "1", "Semua pegawai dilarang:")], "rina")
    stored = filled.circular(key)
    assert clause(stored, "1.a").lead_in == "Semua pegawai dilarang:"
    assert clause(stored, "1.a").modality == "prohibition"


def test_changed_words_are_judged_and_their_citations_read_anew(filled: Library, key: str) -> None:
    text = "Pelanggaran dikenai sanksi sesuai Peraturan Pemerintah Nomor 53 Tahun 2010."
    stored = filled.editing.correct(key, [Edit("text", "2", text)], "rina")
    assert stored.reading is not None
    cited = {c.canonical for c in stored.reading.citations if c.clause == "2"}
    assert cited == {"PP 53/2010"}


def test_staff_decide_what_a_clause_does_and_is_about(filled: Library, key: str) -> None:
    edits = [Edit("modality", "1.a", "recommendation"), Edit("topics", "1.a", "polling_day")]
    stored = filled.editing.correct(key, edits, "rina")
    assert stored.reading is not None
    item = next(c for c in stored.reading.clauses if c.clause.path == "1.a")
    assert (item.clause.modality, item.topics) == ("recommendation", ("polling_day",))


def test_fields_are_corrected_or_declared_not_stated(filled: Library, key: str) -> None:
    edits = [
        Edit("field", "number", "460/207/DS.AI/X/2020"),
        Edit("field", "issued_at", None),
        Edit("field", "region", "Kabupaten Kaur"),
        Edit("field", "election_year", "2024"),
    ]
    stored = filled.editing.correct(key, edits, "rina")
    assert stored.reading is not None and stored.reading.region is not None
    metadata = stored.reading.metadata
    assert (metadata.get("number"), metadata.get("issued_at")) == ("460/207/DS.AI/X/2020", None)
    assert (stored.reading.region.name, stored.reading.election_year) == ("Kabupaten Kaur", 2024)
    assert {one.field for one in stored.reading.corrected} == {edit.target for edit in edits}
    kaur = resolve({"region": ["Kabupaten Kaur"]}, filled.parts.tables.gazetteer, ())
    assert [one.key for one in filled.circulars(kaur, None, 0)[0]] == [key]


def test_a_clause_is_cut_put_together_and_numbered(filled: Library, key: str) -> None:
    whole = clause(filled.circular(key), "1.a")
    at = whole.text.index("kampanye")
    stored = filled.editing.correct(key, [Edit("split", "1.a", str(at))], "rina")
    assert clause(stored, "1.a").text == whole.text[:at].rstrip()
    assert clause(stored, "1.-1").text == whole.text[at:]
    words = clause(stored, "1.a").words + clause(stored, "1.-1").words
    assert words == whole.words
    stored = filled.editing.correct(key, [Edit("marker", "1.-1", "c.")], "rina")
    assert clause(stored, "1.c").marker == "c."
    stored = filled.editing.correct(key, [Edit("merge", "1.a", None)], "rina")
    assert clause(stored, "1.a").text == f"{whole.text[:at].rstrip()} c. {whole.text[at:]}"


def test_a_stale_edit_is_refused_and_changes_nothing(filled: Library, key: str) -> None:
    seen = filled.circular(key).revision
    filled.editing.correct(key, [Edit("text", "1.a", "ikut kampanye;")], "rina", seen)
    with pytest.raises(StaleRevision):
        filled.editing.correct(key, [Edit("text", "1.a", "turut kampanye;")], "budi", seen)
    with pytest.raises(StaleRevision):
        filled.editing.correct(key, [Edit("text", "1.a", "x", "mengikuti kampanye")], "budi")
    assert clause(filled.circular(key), "1.a").text == "ikut kampanye;"
    assert len(filled.editing.corrections(key)) == 1


def test_another_person_confirms_and_a_correction_can_be_taken_back(
    filled: Library, key: str
) -> None:
    was = clause(filled.circular(key), "1.a").text
    filled.editing.correct(key, [Edit("text", "1.a", "ikut kampanye;")], "rina")
    number = filled.editing.corrections(key)[0].id
    with pytest.raises(CorrectionRefused):
        filled.editing.confirm(key, number, "Rina")
    stored = filled.editing.confirm(key, number, "budi")
    assert stored.reading is not None
    marks = [c.mark for c in stored.reading.clauses if c.mark]
    assert [mark.confirmed_by for mark in marks] == ["budi"]
    assert clause(filled.editing.withdraw(key, number, "rina"), "1.a").text == was
    with pytest.raises(CorrectionRefused):
        filled.editing.withdraw(key, number, "rina")
    kinds = [line.kind for line in filled.editing.corrections(key)]
    assert kinds == ["text", "confirm", "withdraw"]
    said = [line["what"] for line in filled.history(key)][-3:]
    assert said == ["corrected", "correction confirmed", "correction withdrawn"]


REFUSED = [
    Edit("text", "1.a", "  "),
    Edit("modality", "1.a", "forbidden"),
    Edit("topics", "1.a", "no_such_topic"),
    Edit("split", "1.a", "9999"),
    Edit("merge", "-1", None),
    Edit("marker", "1.a", "x" * 40),
    Edit("field", "issued_on", "9 Oktober 2020"),
    Edit("field", "region", "Bandung"),
    Edit("field", "weather", "fine"),
    Edit("field", "kind", None),
]


@pytest.mark.parametrize("edit", REFUSED, ids=lambda edit: f"{edit.kind} {edit.target}")
def test_what_cannot_be_is_refused_and_nothing_is_kept(
    filled: Library, key: str, edit: Edit
) -> None:
    revision = filled.circular(key).revision
    with pytest.raises(CorrectionRefused):
        filled.editing.correct(key, [edit], "rina")
    assert filled.circular(key).revision == revision
    assert filled.editing.corrections(key) == ()


def test_unknown_clauses_and_corrections_are_told(filled: Library, key: str) -> None:
    with pytest.raises(ClauseNotFound):
        filled.editing.correct(key, [Edit("text", "9.z", "x")], "rina")
    with pytest.raises(CorrectionNotFound):
        filled.editing.confirm(key, 99, "budi")


def test_removing_a_circular_forgets_its_corrections_but_not_their_history(
    filled: Library, key: str, papers: Path
) -> None:
    filled.editing.correct(key, [Edit("text", "1.a", "ikut kampanye;")], "rina")
    filled.remove(key)
    assert filled.ingest([papers]).ready == 1
    assert filled.editing.corrections(key) == ()
    assert "corrected" in [line["what"] for line in filled.history(key)]
