"""The table of numbering styles keeps its own promises."""

from __future__ import annotations

import pytest

from ingest.damaged import DAMAGED
from ingest.numbering import readings
from ingest.numerals import letter, ordinal, roman
from ingest.styles import STYLES, Style


@pytest.mark.parametrize("style", (*STYLES, *DAMAGED), ids=lambda s: s.key)
def test_examples_are_read_and_near_misses_left_alone(style: Style) -> None:
    assert style.examples and style.near_misses
    for text, value in style.examples:
        match = style.pattern.match(text)
        assert match and style.value(match["v"]) == value, text
    for text in style.near_misses:
        match = style.pattern.match(text)
        assert match is None or style.value(match["v"]) is None, text


def test_certain_readings_come_first() -> None:
    assert next(r.marker.style for r in readings("i. kampanye")) in {"huruf", "romawi_kecil"}
    assert readings("1. Setiap ASN")[0].marker.label == "1"


@pytest.mark.parametrize(
    "text", ["Rp12.000,00 dan", "2024 adalah", "Drs. Herman", "tanggal 9", "a.n. Bupati"]
)
def test_prices_years_titles_and_abbreviations_are_no_markers(text: str) -> None:
    assert [r for r in readings(text) if r.doubt < 1] == []


def test_numbers_count() -> None:
    assert [roman("IV"), roman("XIX"), roman("IIII"), roman("A")] == [4, 19, None, None]
    assert [letter("a"), letter("z"), letter("bb"), letter("ab")] == [1, 26, 28, None]
    assert [ordinal("KESATU"), ordinal("PERTAMA"), ordinal("KEDUA BELAS"), ordinal("KETUA")] == [
        1,
        1,
        12,
        None,
    ]
