"""The election a circular serves is the one it names; dates, numbers and laws name none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.elections import election_of, elections, named_in

CASES: list[tuple[list[str], str | None, str | None]] = [
    (["Netralitas ASN pada Pilkada Serentak Tahun 2020"], "2020-10-12", "Pilkada 2020"),
    (["PEMILIHAN KEPALA DAERAH SERENTAK TAHUN 2015"], None, "Pilkada 2015"),
    (["Pemilihan Kepala Daerah dan Wakil Kepala Daerah Serentak Tahun 2020"], None, "Pilkada 2020"),
    (
        ["LARANGAN ASN TERLIBAT POLITIK PRAKTIS PADA PEMILU SERENTAK TAHUN 2019"],
        None,
        "Pemilu 2019",
    ),
    (["Netralitas dalam Pemilihan Umum Tahun 2019"], "2018-09-24", "Pemilu 2019"),
    (["Himbauan Netralitas pada Pemilihan Serentak Tahun 2024"], "2024-08-26", "Pilkada 2024"),
    (
        [
            "Pemilihan Gubernur dan Wakil Gubernur, Bupati dan Wakil Bupati, serta Wali Kota dan "
            "Wakil Wali Kota Tahun 2024"
        ],
        None,
        "Pilkada 2024",
    ),
    (["Pemilihan Umum Kepala Daerah Tahun 2015"], None, "Pilkada 2015"),
    (["netralitas PNS pada Pemilukada 2015"], None, "Pilkada 2015"),
    # the subject outweighs the body
    (["Netralitas pada Pemilu 2019", "sejak Pilkada 2018 telah diingatkan"], None, "Pemilu 2019"),
    (["Netralitas ASN", "menghadapi Pilkada 2018, Pemilu 2019"], "2017-12-27", "Pilkada 2018"),
    # both in one name: the next polling day after the date of issue
    (
        ["Pemilihan Umum dan Pemilihan Kepala Daerah Serentak Tahun 2024"],
        "2023-11-01",
        "Pemilu 2024",
    ),
    (["Pemilihan Umum dan Kepala Daerah Serentak Tahun 2024"], "2024-09-12", "Pilkada 2024"),
    (["Pemilihan Umum dan Kepala Daerah Serentak Tahun 2024"], "2025-01-12", "Pilkada 2024"),
    (["Pemilihan Umum dan Kepala Daerah Serentak Tahun 2024"], None, None),
    (["Pemilu dan Pilkada 2024", "jelang Pilkada 2024 di Batang Hari"], None, "Pilkada 2024"),
    # a polling day names its election
    (["Netralitas", "pemungutan suara pada hari Rabu, 17 April 2019"], None, "Pemilu 2019"),
    (["Netralitas", "dilaksanakan serentak pada tanggal 9 Desember 2015"], None, "Pilkada 2015"),
    # a kind without a year, in a dated letter
    (["Netralitas ASN dalam Pilkada Serentak"], "2020-10-09", "Pilkada 2020"),
    (["Netralitas ASN dalam Pilkada Serentak"], "2021-10-09", None),
    (["Netralitas ASN dalam Pilkada Serentak"], None, None),
    # damage
    (["Pemilihan Kepala Daerah Serentak Tahun 2O2O"], None, "Pilkada 2020"),
    # years of laws, letters and other dates name no election
    (["UU Nomor 7 Tahun 2017 tentang Pemilihan Umum"], None, None),
    (["UU Nomor 7 Tahun 2017 tentang Pemilihan Umum, diubah UU Nomor 7 Tahun 2023"], None, None),
    (["Netralitas ASN", "Perbawaslu Nomor 6 Tahun 2018 tentang Pengawasan Netralitas"], None, None),
    (["800/12/BKD/2024"], "2024-09-01", None),
    (["Netralitas ASN"], "2024-09-01", None),
    (["Surat Bawaslu tanggal 27 Desember 2017 perihal netralitas"], None, None),
    (["Pemilihan Kepala Desa Serentak Tahun 2024"], "2024-05-01", None),
    (["Pilkada 2019"], None, None),
    (["Badan Pengawas Pemilihan Umum Tahun 2024"], None, None),
    ([], None, None),
]


@pytest.mark.parametrize(("texts", "issued_on", "label"), CASES)
def test_the_election_named(texts: list[str], issued_on: str | None, label: str | None) -> None:
    election = election_of(texts, issued_on)
    assert (election.label if election else None) == label


def test_an_open_kind_keeps_its_year() -> None:
    named = named_in(["Pemilihan Umum dan Kepala Daerah Serentak Tahun 2024"], None)
    assert (named.year, named.kind) == (2024, None)


def test_the_table_is_in_order_and_sound() -> None:
    rows = elections()
    assert [e.polling_day for e in rows] == sorted(e.polling_day for e in rows)
    assert len({(e.kind, e.year) for e in rows}) == len(rows)
    for election in rows:
        assert date.fromisoformat(election.polling_day).year == election.year
        assert election.label == f"{election.kind.capitalize()} {election.year}"


def test_polling_days_of_the_table() -> None:
    days = {(e.kind, e.polling_day) for e in elections()}
    assert {
        ("pilkada", "2015-12-09"),
        ("pilkada", "2017-02-15"),
        ("pilkada", "2018-06-27"),
        ("pilkada", "2020-12-09"),
        ("pilkada", "2024-11-27"),
        ("pemilu", "2019-04-17"),
        ("pemilu", "2024-02-14"),
    } <= days


PARTS = [
    "Pilkada",
    "Pemilu",
    "2024",
    "2O2O",
    "tahun",
    "17 April 2019",
    "Nomor 7 Tahun 2017",
    ".",
    "dan",
]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.one_of(st.sampled_from(PARTS), st.text(max_size=12)), max_size=12))
def test_any_text_names_a_known_election_or_none(parts: list[str]) -> None:
    named = named_in([" ".join(parts)], "2020-01-01")
    assert named.kind is None or (named.kind, named.year) in {(e.kind, e.year) for e in elections()}
