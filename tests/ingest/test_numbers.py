"""Number lines as printed and as OCR leaves them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.numbers import (
    clean_number,
    read_number_line,
    read_number_lines,
    read_running_number,
)

LINES = [
    ("NOMOR 421/BKPSDMD/2025", "421/BKPSDMD/2025"),
    ("NOMOR : 0842/K/IV/2020", "0842/K/IV/2020"),
    ("Nomor 1 800/742/BKD-II/2015", "800/742/BKD-II/2015"),  # a colon read as a stroke
    ("Nomor 1 /SE/2020", "1/SE/2020"),
    ("Nomor * 500.12/465/Satpolpp-A", "500.12/465/Satpolpp-A"),  # a colon read as a star
    ("NOMOR: 1904/PI 05/K/IX/2019", "1904/PI 05/K/IX/2019"),
    ("Nomor : 800/37/KP/BKPSDMD/2025", "800/37/KP/BKPSDMD/2025"),
    ("Nomor: 800/3871", "800/3871"),
    ("Nomor : 800/1071/BKPSDM", "800/1071/BKPSDM"),
    ("Nomor : B-800/1693/SETDA/2023", "B-800/1693/SETDA/2023"),
    ("NOMOR SE-800/359/PSDM.3/BKPSDMD/2019", "SE-800/359/PSDM.3/BKPSDMD/2019"),
    ("NOMOR : 500.12.18.1/9/DISKOMINFO", "500.12.18.1/9/DISKOMINFO"),
    ("NOMOR : 500.12.18.1/575/SATPOLPP-A", "500.12.18.1/575/SATPOLPP-A"),
    ("NOMOR : 100.3.4.2/693/B.Pem.Kes/ 2024", "100.3.4.2/693/B.Pem.Kes/2024"),
    ("Nomor : 800.1/100/BKD2.1", "800.1/100/BKD2.1"),
    ("Nomor :800/ 41 /BKD.3.2", "800/41/BKD.3.2"),
    ("NOMOR : 224 /BAPPEDA/2023", "224/BAPPEDA/2023"),
    ("NOMOR: 810/041/PANSELDA/2025", "810/041/PANSELDA/2025"),
    ("Nomor: 3188/C5/DM.00.05/2025", "3188/C5/DM.00.05/2025"),
    ("Nomor : B/94/M.SM.00.00/2019", "B/94/M.SM.00.00/2019"),
    ("Nomor : 270/1990-Pem", "270/1990-Pem"),
    ("NOMOR e-0011/SE/2023", "e-0011/SE/2023"),
    ("NOMOR SE/26/I/2024", "SE/26/I/2024"),
    ("Nomor : SE-00013/BEI.POP/04-2021", "SE-00013/BEI.POP/04-2021"),
    ("NOMOR 375 TAHUN 2022", "375 TAHUN 2022"),
    ("NOMOR 800-5474 TAHUN 2022", "800-5474 TAHUN 2022"),
    ("Nomor 167/KEP/2020", "167/KEP/2020"),
    ("NOMOR 6/SKB/KASN/9/2020", "6/SKB/KASN/9/2020"),
    ("NOMOR 0314", "0314"),
    ("NOMOR : 1447.1/PM.01/K.1/09/2022", "1447.1/PM.01/K.1/09/2022"),
    ("NOMOR : 800/ 1287 /BKD-2015", "800/1287/BKD-2015"),
    ("Nomor : 800/ 1.234 /BKD", "800/1.234/BKD"),
    ("Nomor : 800/ 1873 / DIKBUD / X / 2020", "800/1873/DIKBUD/X/2020"),
    ("Nomor : 460 / 206 / DS.AI / X / 2020", "460/206/DS.AI/X/2020"),
    ("Nomor : 800/12/BKD/X/2020 Curup, 12 Oktober 2020", "800/12/BKD/X/2020"),
    ("Nomor : 900/12.BKD/2020 Bandar Lampung, 2 Mei 2020", "900/12.BKD/2020"),
    ("Nomor: 4714/J1/DS.00.02/2025 13 Desember 2025", "4714/J1/DS.00.02/2025"),
    ("Nomor : 214/PM.00.02/K.BA-07/08/2024 Kepada", "214/PM.00.02/K.BA-07/08/2024"),
    ("Nomor : 800/12/BKD/2020 Sifat : Penting", "800/12/BKD/2020"),
    ("INSTRUKSI BUPATI SINTANG NOMOR 6 TAHUN 2018", "6 TAHUN 2018"),
    ("SURAT EDARAN NOMOR 800/1/BKD/2020", "800/1/BKD/2020"),
    ("KEPUTUSAN GUBERNUR KALIMANTAN BARAT NOMOR : 224/BAPPEDA/2023", "224/BAPPEDA/2023"),
    ("Nornor : 800/12/BKD/2020", "800/12/BKD/2020"),
    ("N0MOR : 800/12/BKD/2020", "800/12/BKD/2020"),
    ("Nomor. 800/12/BKD/2020", "800/12/BKD/2020"),
    ("No. : 800/12/BKD/2020", "800/12/BKD/2020"),
    ("NOMOR ; 800/12/BKD/2020.", "800/12/BKD/2020"),
    ("NOMOR : B/71/M.SM.00.00//2017", "B/71/M.SM.00.00//2017"),
    ("Nomor : 08/sipers/snpmb/IX/2025", "08/sipers/snpmb/IX/2025"),
    ("Nomor Surat : 800/12/BKD", "800/12/BKD"),
    ("NOMOR：800/12/BKD/2024", "800/12/BKD/2024"),
    ("NOMOR: SE.12 Tahun 2024", "SE.12 Tahun 2024"),
    ("NOMOR: HK.02.02/MENKES/182/2024", "HK.02.02/MENKES/182/2024"),
    ("NOMOR : 100.3.4.3/SE/77 TAHUN 2024", "100.3.4.3/SE/77 TAHUN 2024"),
    ("NOMOR SE-SJ 14 TAHUN 2023", "SE-SJ 14 TAHUN 2023"),
    ("NOMOR : IM 5 TAHUN 2020", "IM 5 TAHUN 2020"),
    ("NOMOR : 061.1/2390/II/2024-ORG", "061.1/2390/II/2024-ORG"),
    ("NOMOR : KEP-12/A/JA/09/2024", "KEP-12/A/JA/09/2024"),
]

DAMAGED = [
    ("NOMOR 800/45/BKPSDMI/2024", "800/45/BKPSDMI/2024"),
    ("NOMOR 800/2051/TV.B/2015", "800/2051/TV.B/2015"),
    ("NOMOR 100.3.4.2/ 26 4 /HUK/ | X /2024", "100.3.4.2/264/HUK/IX/2024"),  # a pen's strokes
    ("NOMOR 100.3.4.2/264/HUK/ X I /2024", "100.3.4.2/264/HUK/XI/2024"),
    ("NOMOR 100.3.4.2/264/HUK/ |X /2024", "100.3.4.2/264/HUK/IX/2024"),
    ("NOMOR 100.3.4.2/ 26 4 /HUK/IX/2024", "100.3.4.2/264/HUK/IX/2024"),
    ("NOMOR 800/41/BKD/V||/2024", "800/41/BKD/VII/2024"),
    ("NOMOR : 8OO/1287/BKD-2O15", "800/1287/BKD-2015"),
    ("NOMOR 6 TAHUN 2OI8", "6 TAHUN 2018"),
    ("NOMOR : 8OO /ogg/BKPSDM/2020", "800/ogg/BKPSDM/2020"),
    ("NoMoR OSf6 /K/ 12/2020", "OSf6/K/12/2020"),
]

BLANK = [
    "NOMOR 800/ | /BKD/2024",
    "NOMOR 800/41/BKD/X|X|/2024",
    "Nomor : 800/     /BKPSDMD/2025",
    "Nomor : 800/     /BKPSDMD/2025                  Kepada Yth",
    "Nomor : 800/......../BKPSDMD/2025",
    "Nomor : 800/____/BKPSDMD/2025",
    "Nomor : ............",
    "Nomor :",
    "Nomor : /BKD/2020",
    "Nomor : 800/xx/BKD/2020",
    "Nomor : 800/XXX/2020",
    "Nomor : 800/",
]

NO_NUMBER_LINES = [
    "Nomor urut calon 2",
    "Undang-Undang Nomor 5 Tahun 2014",
    "a. Peraturan Pemerintah Nomor 53 Tahun 2010",
    "Nomor Induk Pegawai 19720101",
    "Nomor 10 Jalan Merdeka",
    "Jalan S. Sukowati Nomor 60 Curup",
    "Nomor : 1 (satu) berkas",
    "Sifat : Penting",
    "norma yang berlaku",
]


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_a_number_is_read_as_printed_without_blanks_around_slashes(
    text: str, expected: str
) -> None:
    found = read_number_line(text)
    assert found is not None
    assert (found.value, found.damaged) == (expected, False)
    assert clean_number(text[found.start : found.end]) == expected


@pytest.mark.parametrize(("text", "expected"), DAMAGED)
def test_a_damaged_number_is_kept_and_marked(text: str, expected: str) -> None:
    found = read_number_line(text)
    assert found is not None
    assert (found.value, found.damaged) == (expected, True)


@pytest.mark.parametrize("text", BLANK)
def test_a_blank_part_gives_no_number(text: str) -> None:
    found = read_number_line(text)
    assert found is not None
    assert found.value is None


@pytest.mark.parametrize("text", NO_NUMBER_LINES)
def test_other_lines_are_no_number_lines(text: str) -> None:
    assert read_number_line(text) is None


@pytest.mark.parametrize(
    ("text", "gapped"),
    [
        ("NOMOR : 800/ 1287 /BKD-2015", True),
        ("NOMOR : 224 /BAPPEDA/2023", True),
        ("NOMOR : 800/1287/BKD-2015", False),
    ],
)
def test_gaps_that_handwriting_leaves_are_seen(text: str, gapped: bool) -> None:
    found = read_number_line(text)
    assert found is not None
    assert found.gapped is gapped


@pytest.mark.parametrize(
    ("text", "value", "gapped"),
    [
        ("NOMOR 800/ 1 1 9 0 /BKPP/2018", "800/1190/BKPP/2018", True),
        ("NOMOR 800/ 1 1 9Ô /BKPP/2018", None, False),
        ("NOMOR 800/ 1 1 Ô /BKPP/2018", "800/110/BKPP/2018", True),
    ],
)
def test_a_number_is_whole_or_none(text: str, value: str | None, gapped: bool) -> None:
    found = read_number_line(text)
    assert found is not None
    assert (found.value, found.gapped) == (value, gapped)


def test_a_row_may_hold_several_numbers() -> None:
    row = "NOMOR 05 TAHUN 2020, NOMOR 800-2836 TAHUN 2020 DAN NOMOR : 167/KEP/2020"
    found = [number.value for number in read_number_lines(row)]
    assert found == ["05 TAHUN 2020", "800-2836 TAHUN 2020", "167/KEP/2020"]
    assert [n.value for n in read_number_lines("NOMOR : 800/12/BKD/2024 Sifat : Penting")] == [
        "800/12/BKD/2024"
    ]


def test_a_number_in_running_text_ends_where_it_ends() -> None:
    text = "Nomor 800 / 57 / 2018 tanggal 12 Januari"
    assert read_running_number(text, 6) == ("800/57/2018", 21)
    assert read_running_number("Nomor 6 Tahun 2018.", 6) == ("6 Tahun 2018", 18)
    assert read_running_number("Nomor urut dua", 6) is None


@given(st.text(max_size=80))
def test_random_text_never_raises(text: str) -> None:
    for line in (text, f"Nomor : {text}"):
        found = read_number_line(line)
        assert found is None or 0 <= found.start < found.end <= len(line) + 1
