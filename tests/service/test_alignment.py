"""Clauses of different circulars meet by subject, meaning and wording, never by number."""

from __future__ import annotations

from collections.abc import Sequence

from index.encoder import FixedEncoder
from index.meaning import Meaning
from service import alignment
from service.alignment import Item, align


def aligned(*items: Item) -> list[tuple[int, int]]:
    found = align(items, Meaning(FixedEncoder(), [item.text for item in items]))
    return [(one.a, one.b) for one in found]


def item(column: int, text: str, subjects: Sequence[str] = (), modality: str = "other") -> Item:
    return Item(column, text, tuple(subjects), modality)


CAMPAIGN = item(0, "dilarang ikut kampanye", ["campaign"])
TEAM = item(1, "menjadi juru kampanye", ["team"])


def test_one_subject_in_other_words_meets() -> None:
    other = item(1, "tidak boleh menghadiri rapat umum", ["campaign"])
    assert aligned(CAMPAIGN, TEAM, other) == [(0, 2)]


def test_clauses_of_one_circular_never_meet() -> None:
    assert aligned(CAMPAIGN, item(0, "dilarang ikut kampanye", ["campaign"])) == []


def test_one_clause_meets_the_three_it_was_split_into() -> None:
    parts = [item(1, text, ["photos"]) for text in ("berfoto", "berswafoto", "mengacungkan jari")]
    whole = item(0, "berfoto, berswafoto, dan mengacungkan jari", ["photos"])
    assert aligned(whole, *parts) == [(0, 1), (0, 2), (0, 3)]


def test_a_clause_of_two_subjects_meets_both() -> None:
    both = item(0, "berkampanye serta mengunggah gambar calon", ["campaign", "social"])
    pairs = aligned(both, item(1, "ikut kampanye", ["campaign"]), item(1, "status", ["social"]))
    assert pairs == [(0, 1), (0, 2)]


def test_nearly_the_same_words_meet_without_a_subject() -> None:
    text = "menyerahkan daftar hadir apel pagi kepada bagian kepegawaian setiap hari Senin"
    assert aligned(item(0, text), item(1, text + " oleh camat")) == [(0, 1)]
    assert aligned(item(0, text), item(1, "mengatur jam kerja")) == []


def test_a_sanction_is_not_the_act_it_punishes() -> None:
    act = item(0, "menjadi anggota partai politik", [], "prohibition")
    assert aligned(act, item(1, "menjadi anggota partai politik", [], "sanction")) == []


def test_with_very_many_pairs_each_clause_keeps_its_nearest(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    items = [item(n, f"ikut kampanye calon nomor {n % 3}", ["campaign"]) for n in range(40)]
    assert len(aligned(*items)) == 40 * 39 / 2
    monkeypatch.setattr(alignment, "FULL", 100)
    monkeypatch.setattr(alignment, "REACH", 0)
    found = align(items, Meaning(FixedEncoder(), [one.text for one in items]))
    assert 40 * alignment.NEAREST / 2 <= len(found) <= 40 * alignment.NEAREST
    assert {place for pair in found for place in (pair.a, pair.b)} == set(range(40))
    assert all(pair.likeness > 0.9 for pair in found)
