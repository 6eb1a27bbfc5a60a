"""A change between two clauses is named rightly, and never where there is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Clause, Modality
from service.changes import change_between, changed, word_difference
from service.profiles import profile


def clause(text: str, modality: Modality = "prohibition", lead_in: str | None = None) -> Clause:
    return Clause("1", "1.", text, modality=modality, lead_in=lead_in)


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("ASN dilarang ikut kampanye;", "ASN dilarang ikut kampanye.", "same"),
        ("ASN diimbau tidak ikut kampanye", "ASN dilarang ikut kampanye", "stricter"),
        ("Camat wajib mengawasi staf", "Camat agar mengawasi staf", "softer"),
        ("ASN dilarang berfoto", "ASN dan perangkat desa dilarang berfoto", "wider"),
        ("ASN dilarang berfoto", "ASN dilarang berfoto kecuali dalam acara keluarga", "narrower"),
        ("ASN dan PPPK dilarang berfoto", "ASN dilarang berfoto", "narrower"),
        ("ASN dilarang berfoto", "ASN dilarang mengambil gambar", "reworded"),
    ],
)
def test_change_is_named_by_what_changed(before: str, after: str, change: str) -> None:
    assert change_between(clause(before), clause(after)) == change


def test_force_comes_from_the_lead_in_where_the_clause_has_no_modal_word() -> None:
    before = clause("ikut kampanye", lead_in="ASN dilarang:")
    after = clause("ikut kampanye", "recommendation", lead_in="ASN diimbau tidak:")
    assert change_between(before, after) == "softer"


@given(
    st.lists(st.sampled_from(["a", "b", "c", "d", "e"])),
    st.lists(st.sampled_from(["a", "b", "c", "d"])),
)
def test_difference_gives_back_both_texts(old: list[str], new: list[str]) -> None:
    parts = word_difference(" ".join(old), " ".join(new))
    before = " ".join(text for kind, text in parts if kind != "insert")
    after = " ".join(text for kind, text in parts if kind != "delete")
    assert (before, after) == (" ".join(old), " ".join(new))


def test_the_same_words_for_other_people_are_not_the_same() -> None:
    before = profile(clause("berfoto bersama calon", lead_in="Kepala desa dilarang:"))
    after = profile(clause("berfoto bersama calon", lead_in="PNS dilarang:"))
    told = changed(before, after)
    assert (told.change, told.aspects) == ("reworded", (("addressees", "reworded"),))
