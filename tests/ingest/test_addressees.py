"""Every class of addressees is recognised in its examples and in none of its near misses."""

from __future__ import annotations

import pytest

from ingest.addressees import ADDRESSEES, Addressee, addressees_in


@pytest.mark.parametrize("row", ADDRESSEES, ids=lambda row: row.key)
def test_a_class_is_named_by_its_examples_and_no_near_miss(row: Addressee) -> None:
    for text in row.examples:
        assert row.key in [key for key, _, _ in addressees_in(text)], text
    for text in row.near_misses:
        assert row.key not in [key for key, _, _ in addressees_in(text)], text


@pytest.mark.parametrize(
    "text",
    ["Instruksi Bupati ini", "Pemilihan Gubernur dan Wakil Gubernur", "calon bupati"],
)
def test_titles_inside_names_address_nobody(text: str) -> None:
    assert list(addressees_in(text)) == []


def test_damaged_letters_still_name_a_class() -> None:
    assert [key for key, _, _ in addressees_in("perangkat de5a dan P3K")] == [
        "village_staff",
        "pppk",
    ]
