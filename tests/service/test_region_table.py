"""The table of regions: complete, consistent, and free of aliases that two rows would answer."""

from __future__ import annotations

import csv
from collections import Counter

import pytest

from service.region_table import NATION, TABLE, chain, is_code, read_table
from service.regions import load_gazetteer

ROWS = list(csv.DictReader(TABLE.open(encoding="utf-8", newline="")))


def test_the_table_holds_every_region_once() -> None:
    assert Counter(row["level"] for row in ROWS) == {
        "province": 38,
        "regency": 416,
        "city": 98,
        "district": 7285,
    }
    assert len({row["code"] for row in ROWS}) == len(ROWS)
    assert [row["code"] for row in ROWS] == sorted(row["code"] for row in ROWS)


def test_every_code_has_its_form_and_lies_in_its_parent() -> None:
    parents = {row["code"] for row in ROWS if row["level"] != "district"} | {""}
    for row in ROWS:
        assert is_code(row["code"])
        assert row["parent"] == row["code"].rpartition(".")[0]
        assert row["parent"] in parents


def test_no_name_has_stray_blanks() -> None:
    for row in ROWS:
        for name in (row["name"], *row["aliases"].split("|")):
            assert name == " ".join(name.split())


@pytest.mark.parametrize("row", [row for row in ROWS if row["aliases"]], ids=lambda r: r["code"])
def test_every_alias_means_its_own_row(row: dict[str, str]) -> None:
    gazetteer = load_gazetteer()
    for alias in row["aliases"].split("|"):
        found = gazetteer.named(alias)
        assert found is not None
        assert found.code == row["code"], alias


def test_a_district_called_by_an_ordinary_word_is_named_with_its_level_word_only() -> None:
    gazetteer = load_gazetteer()
    assert gazetteer.named("Barat") is None
    assert gazetteer.named("Kecamatan Barat") == gazetteer.by_code("35.20.12")


def test_the_provinces_made_in_2022_name_what_they_were_split_from() -> None:
    split = {
        r["name"]: (r["valid_from"], r["split_from"]) for r in ROWS if r["level"] == "province"
    }
    assert split["Papua Selatan"] == ("2022-07-25", "91")
    assert split["Papua Tengah"] == ("2022-07-25", "91")
    assert split["Papua Pegunungan"] == ("2022-07-25", "91")
    assert split["Papua Barat Daya"] == ("2022-12-08", "92")
    assert split["Bengkulu"] == ("", "")


def test_a_code_is_followed_by_the_codes_around_it() -> None:
    assert chain("17.05.02") == ("17.05.02", "17.05", "17")
    assert chain(NATION.code) == ("00",)


def test_districts_of_papua_are_called_distrik() -> None:
    places = read_table().places
    assert places["93.01.01"].region.name.startswith("Distrik ")
    assert places["17.05.02"].region.name.startswith("Kecamatan ")
