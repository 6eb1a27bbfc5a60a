"""Dates as printed, as typed by hand and as OCR leaves them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.dates import find_dates, find_part_dates, month_number

WHOLE = [
    ("Curup, 12 Oktober 2020", "2020-10-12"),
    ("pada tanggal 24 September 2018", "2018-09-24"),
    ("7 September 2015", "2015-09-07"),
    ("07 September 2015", "2015-09-07"),
    ("1 Januari 2024", "2024-01-01"),
    ("29 Februari 2024", "2024-02-29"),
    ("28 Pebruari 2021", "2021-02-28"),
    ("18 MARET 2020", "2020-03-18"),
    ("3 April 2019", "2019-04-03"),
    ("2 Mei 2020", "2020-05-02"),
    ("30 Juni 2018", "2018-06-30"),
    ("17 Juli 2023", "2023-07-17"),
    ("17 Agustus 1945", "1945-08-17"),
    ("11 Nopember 2020", "2020-11-11"),
    ("21 November 2023", "2023-11-21"),
    ("9 Desember 2015", "2015-12-09"),
    ("12 Okt 2020", "2020-10-12"),
    ("12 Okt. 2020", "2020-10-12"),
    ("5 Agust 2018", "2018-08-05"),
    ("Senin, 9 September 2024", "2024-09-09"),
    ("Tanggal : 12 Oktober 2020", "2020-10-12"),
    ("12  Oktober  2020", "2020-10-12"),
    ("12 Oktober, 2020", "2020-10-12"),
    ("12Oktober 2020", "2020-10-12"),
    ("12 Oktober2020", "2020-10-12"),
    ("TANGGAL, 20 - 1 - 2024", "2024-01-20"),
    ("Senin (9/9/2024)", "2024-09-09"),
    ("12-10-2020", "2020-10-12"),
    ("12.10.2020", "2020-10-12"),
    ("31 Desember 2025 pukul 23.59", "2025-12-31"),
]

DAMAGED = [
    ("11 Sanuari 2014", "2014-01-11"),
    ("l2 Oktober 2020", "2020-10-12"),
    ("12 0ktober 2020", "2020-10-12"),
    ("12 Oktober 2O2O", "2020-10-12"),
    ("I8 Maret 2020", "2020-03-18"),
    ("12 Septernber 2024", "2024-09-12"),
    ("9 Desernber 2015", "2015-12-09"),
]

NO_DATES = [
    "800/12/10/2020",
    "100.3.4.2/693/2024",
    "B/71/M.SM.00.00/2017",
    "31 Februari 2024",
    "45 Oktober 2020",
    "12 Oktober 1820",
    "Tahun 2020",
    "5 Tahun 2014",
    "12 Orang 2020",
    "Pasal 4 ayat 15 2010",
    "NIP. 19690227 199512 1 002",
    "Rp6.000.000,00",
    "6 (enam) bulan",
    "1447.1/PM.01/K.1/09/2022",
]


@pytest.mark.parametrize(("text", "iso"), WHOLE)
def test_whole_dates_are_read_as_certain(text: str, iso: str) -> None:
    assert [(dated.iso, dated.doubtful) for dated in find_dates(text)] == [(iso, False)]


@pytest.mark.parametrize(("text", "iso"), DAMAGED)
def test_dates_read_through_damage_are_doubtful(text: str, iso: str) -> None:
    assert [(dated.iso, dated.doubtful) for dated in find_dates(text)] == [(iso, True)]


@pytest.mark.parametrize("text", NO_DATES)
def test_numbers_and_impossible_days_are_no_dates(text: str) -> None:
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("tanggal 12 Januari lalu", ("01", "12", None)),
        ("Senin (9/9)", ("09", "09", None)),
        ("Tais,    Oktober 2020", ("10", None, "2020")),
        ("     September 2018", ("09", None, "2018")),
    ],
)
def test_incomplete_dates_are_told_apart(
    text: str, parts: tuple[str, str | None, str | None]
) -> None:
    assert [(part.month, part.day, part.year) for part in find_part_dates(text)] == [parts]


@pytest.mark.parametrize("word", ["Maju", "Juara", "Marah", "Desa", "Okta", "Meja", "Aparat"])
def test_other_words_are_no_months(word: str) -> None:
    assert month_number(word) is None


@given(st.text(max_size=80))
def test_random_text_never_raises(text: str) -> None:
    assert all(len(dated.iso) == 10 for dated in find_dates(text))
    assert all(part.month for part in find_part_dates(text))
