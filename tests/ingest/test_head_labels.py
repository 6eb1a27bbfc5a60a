"""Heads, titles and ends of letters as recognition takes them apart, put together again."""

# ruff: noqa: E501 — a printed row and what it says are read whole or not at all

from __future__ import annotations

import pytest

from ingest.head_labels import labelled
from ingest.metadata import find_metadata
from ingest.model import Block, Line, Metadata
from tests.builders import lines

COLUMNS = (
    "Nomor\nSifat\nPenhai\n",
    "          1 273/4415/Kec.Mrb/X/2024\n          Segera\n          Netralitas Kepala Desa",
)


def columns(labels: str, values: str) -> tuple[Line, ...]:
    return (*lines(labels), *lines(values))


def read(*blocks: Block) -> Metadata:
    return find_metadata(blocks)[0]


def test_a_label_is_joined_with_what_stands_at_its_height() -> None:
    joined = labelled(columns(*COLUMNS))
    assert [line.text for line in joined] == [
        "Nomor : 273/4415/Kec.Mrb/X/2024",
        "Sifat : Segera",
        "Perihal : Netralitas Kepala Desa",
    ]


@pytest.mark.parametrize(
    "text", ["Nomor : 5/2024", "Nomor", "BUPATI MERBAU", "Sifatnya baik", "Pegawai   negeri"]
)
def test_other_lines_are_left_alone(text: str) -> None:
    printed = lines(text)
    assert labelled(printed) == printed


def test_number_and_subject_of_a_head_read_in_columns() -> None:
    metadata = read(Block("head", columns(*COLUMNS)))
    assert metadata.get("number") == "273/4415/Kec.Mrb/X/2024"
    assert metadata.get("subject") == "Netralitas Kepala Desa"


DAYS = [
    ("pada tanggal 2 9 Juli 2024", "2024-07-29", True),
    ("pada tanggal 29 Juli 2024", "2024-07-29", False),
    ("pada tanggal 3 9 Juli 2024", None, False),
    ("pada tanggal ; Juli 2024", None, False),
]


@pytest.mark.parametrize(("text", "day", "doubtful"), DAYS)
def test_a_day_written_in_two_strokes_is_read_and_doubted(
    text: str, day: str | None, doubtful: bool
) -> None:
    metadata = read(Block("signature", lines(f"Ditetapkan di Merbau\n{text}")))
    found = [item for item in metadata.found if item.key == "issued_on"]
    assert [(item.value, item.doubtful) for item in found] == [(day, doubtful)] * bool(day)


def test_the_office_of_the_letterhead_below_the_title_is_no_subject() -> None:
    metadata = read(
        Block("letterhead", lines("BUPATI MERBAU")),
        Block("title", lines("INSTRUKSI\nNOMOR 5 TAHUN 2024\nTENTANG\nNETRALITAS ASN\nBUPATI MERBAU")),
    )  # fmt: skip
    assert metadata.get("subject") == "NETRALITAS ASN"


SIGNERS = [
    ("PIt. KEPALA DINAS,\n\nBudi Contoh, S.H.", "PIt. KEPALA DINAS", "Budi Contoh, S.H."),
    ("P , BUPATI MERBAU,\n\nBUDI CONTOH", "P , BUPATI MERBAU", "BUDI CONTOH"),
    ("Pj, BUPATI MERBAU,\n\nBUDI CONTOH", "Pj, BUPATI MERBAU", "BUDI CONTOH"),
    ("KOMANDAN KODIM 0412 MERBAU,\n\n\nBUDI CONTOH\nLETNAN KOLONEL INF NRP 11010001", "KOMANDAN KODIM 0412 MERBAU", "BUDI CONTOH"),
    ("a.n. Komandan Lanal Merbau\nPasi Intel,\n\n\nBudi Contoh\nKapten Laut (P) NRP 12345/P", "a.n. Komandan Lanal Merbau Pasi Intel", "Budi Contoh"),
    ("Tembusan:                                  KEPALA DINAS,\n1. Bupati Merbau;\n2. Inspektur.\n                                           Budi Contoh, S.Pd.\n                                           Pembina", "KEPALA DINAS", "Budi Contoh, S.Pd."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "position", "name"), SIGNERS)
def test_who_signs(text: str, position: str, name: str) -> None:
    metadata = read(Block("body", lines("isi")), Block("signature", lines(text)))
    assert metadata.get("signatory_position") == position
    assert metadata.get("signatory_name") == name


FIVE = """
MENTERI PENDAYAGUNAAN        MENTERI             KEPALA BADAN       KETUA KOMISI        KETUA BADAN
APARATUR NEGARA              DALAM NEGERI,       KEPEGAWAIAN        APARATUR SIPIL      PENGAWAS
DAN REFORMASI BIROKRASI,                         NEGARA,            NEGARA,             PEMILIHAN UMUM,



SATU CONTOH                  DUA CONTOH          TIGA CONTOH        EMPAT CONTOH        LIMA CONTOH
""".strip()


def test_five_sign_side_by_side() -> None:
    metadata = read(Block("signature", lines(FIVE)))
    names = "SATU CONTOH; DUA CONTOH; TIGA CONTOH; EMPAT CONTOH; LIMA CONTOH"
    assert metadata.get("signatory_name") == names
    assert str(metadata.get("signatory_position")).count(";") == 4
