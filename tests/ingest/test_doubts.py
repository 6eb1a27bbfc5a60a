"""Values that read well and cannot be right are marked, never changed."""

from __future__ import annotations

import pytest

from ingest.doubts import doubted
from ingest.geometry import Box
from ingest.metadata import find_metadata
from ingest.model import Block, Found
from tests.builders import lines

BOX = (Box(1, 0.1, 0.1, 0.9, 0.2),)

SUBJECTS = [
    ("PENGAMANAN M.KOMINF0/5/2007", True),
    ("NETRALITAS PEM1LIHAN TAHUN 2024", True),
    ("NETRALITAS ASN 2024", False),
    ("PENCEGAHAN COVID-19", False),
    ("PERUBAHAN ATAS 800/BKD2.1/2024", False),
    ("SELEKSI CASN T.A. 2024", False),
]


@pytest.mark.parametrize(("subject", "marked"), SUBJECTS)
def test_a_digit_in_a_recognised_word_is_told(subject: str, marked: bool) -> None:
    found = (Found("subject", subject, BOX),)
    read, notices = doubted(found, recognised=True)
    assert (read[0].value, read[0].doubtful) == (subject, marked)
    assert [one.code for one in notices] == ["subject_doubtful"] * marked
    assert doubted(found, recognised=False) == (found, ())


@pytest.mark.parametrize(
    ("numbers", "names", "marked"),
    [
        ("1 TAHUN 2021; 2 TAHUN 2021", "CONTOH SATU", True),
        ("1 TAHUN 2021; 2 TAHUN 2021", "CONTOH SATU; CONTOH DUA", False),
        ("1 TAHUN 2021", "CONTOH SATU; CONTOH DUA", False),
    ],
)
def test_fewer_signers_than_numbers_are_told(numbers: str, names: str, marked: bool) -> None:
    read, notices = doubted(
        (Found("number", numbers, BOX), Found("signatory_name", names, BOX)), recognised=False
    )
    assert [item.doubtful for item in read] == [False, marked]
    assert [one.code for one in notices] == ["signatory_doubtful"] * marked


@pytest.mark.parametrize(
    ("number", "marked"),
    [
        ("I TAHUN 2024", True),
        ("800/123/BKD/1/2024", True),
        ("800.1.12/233/BKPSDM.111/2024", True),
        ("800.1.12/233/BKPSDM.III/2024", False),
        ("800/123/11/2024", True),
        ("B.402/SJ/KP.440/111/2018", True),
        ("065/SE-NET/27/11/2018/SETDA", True),
        ("270/11/2024", False),
        ("800/123/I/2024", False),
        ("1 TAHUN 2024", False),
    ],
)
def test_a_lone_stroke_in_a_recognised_number_is_told(number: str, marked: bool) -> None:
    read, notices = doubted((Found("number", number, BOX),), recognised=True)
    assert (read[0].value, read[0].doubtful) == (number, marked)
    assert [one.code for one in notices] == ["number_doubtful"] * marked


@pytest.mark.parametrize(("issued", "marked"), [("2018-11-05", False), ("2018-02-05", True)])
def test_a_month_of_strokes_is_no_doubt_in_a_letter_of_november(issued: str, marked: bool) -> None:
    found = (Found("number", "065/27/11/2018", BOX), Found("issued_on", issued, BOX))
    assert doubted(found, recognised=True)[0][0].doubtful is marked


BLANK = ["B-     /KASN/10/2024", "SE-  /2024", "800/ ,, /BKPSDM/2024", "800/-/BKPSDM/2024"]


@pytest.mark.parametrize("printed", BLANK)
def test_a_serial_left_out_after_its_letters_gives_no_number(printed: str) -> None:
    metadata, notices = find_metadata((Block("head", lines(f"Nomor : {printed}")),))
    assert metadata.get("number") is None
    assert "number_blank" in {one.code for one in notices}


@pytest.mark.parametrize("number", ["B/71/M.SM.00.00//2017", "SE-800/359/PSDM.3/2019"])
def test_numbers_printed_oddly_are_no_blanks(number: str) -> None:
    metadata, _ = find_metadata((Block("head", lines(f"Nomor : {number}")),))
    assert metadata.get("number") == number


@pytest.mark.parametrize(
    ("office", "told"),
    [
        ("KEPALA SATUAN POKISI PAMONG PRAJA", True),  # a stamp over the I of POLISI
        ("KEPALA SATUAN POL ISI PAMONG PRAJA", True),
        ("KEPALA SATUAN POLISI PAMONG PRAJA", False),
        ("PLT. KEPALA BAGIAN UMUM", False),
    ],
)
def test_an_office_printed_otherwise_elsewhere_is_told(office: str, told: bool) -> None:
    blocks = (
        Block("letterhead", lines("PEMERINTAH KOTA\nSATUAN POLISI PAMONG PRAJA", 0.9)),
        Block("signature", lines(f"{office},\nCONTOH NAMA", 0.9)),
    )
    found = (Found("signatory_position", office, BOX),)
    read, notices = doubted(found, True, blocks)
    assert (read[0].value, read[0].doubtful) == (office, told)
    assert [one.code for one in notices] == ["office_doubtful"] * told
    assert doubted(found, False, blocks) == (found, ())
