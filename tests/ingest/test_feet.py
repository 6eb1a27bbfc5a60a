"""The ways in which letters state their day of issue, read whole from plain text."""

from __future__ import annotations

import pytest

from ingest.model import Metadata, Pages
from ingest.options import ReadOptions
from ingest.pages import read_pages
from ingest.pipeline import trace
from tests import printed

HEAD = """PEMERINTAH KABUPATEN MERBAU
SEKRETARIAT DAERAH

SURAT EDARAN
NOMOR: 800/12/SE/2024
TENTANG
NETRALITAS APARATUR SIPIL NEGARA
"""
BODY = """
Berdasarkan Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara, kami sampaikan:
1. ASN dilarang:
   a. mengikuti kampanye pasangan calon;
   b. menggunakan kendaraan dinas untuk kampanye.
2. Pelanggaran dikenai sanksi sesuai Peraturan Pemerintah Nomor 94 Tahun 2021.

"""
SIGNED = "\nBUPATI MERBAU,\n\n\nANDI SALIM\n"

FEET = [
    "Merbau, 14 Oktober 2024",
    "Merbau, 14 OKTOBER 2024.",
    "Merbau, 14 - 10 - 2024",
    "Merbau, 14/10/2024",
    "Merbau, 14 Okt 2024",
    "Merbau, tgl. 14 Oktober 2024",
    "Merbau, Senin, 14 Oktober 2024",
    "Merbau, 14 Oktober Tahun 2024",
    "Merbau, 14 Oktober 2024 M\n        11 Rabiul Akhir 1446 H",
    "Merbau, 11 Rabiul Akhir 1446 H\n        14 Oktober 2024 M",
    "Ditetapkan di : Merbau\nPada tanggal : 11 Rabi'ul Akhir 1446 H\n        14 Oktober 2024 M",
    "Ditetapkan di Merbau\npada tanggal 14 Oktober 2024",
    "Di keluarkan di : Merbau\nPada tanggal : 14 Oktober 2024",
    "Ditetapkan di Merbau pada hari Senin tanggal 14 Oktober 2024",
    "Pada tanggal 14 Oktober 2024\nDitetapkan di Merbau",
    "Dibuat di Merbau pada tanggal 14 Oktober 2024",
]


def read(text: str) -> Metadata:
    return trace(read_pages(text.encode(), "surat.txt", ReadOptions()), "surat.txt").metadata


@pytest.mark.parametrize("foot", FEET)
def test_the_day_the_place_and_the_signer_are_read_from_the_foot(foot: str) -> None:
    metadata = read(HEAD + BODY + foot + SIGNED)
    read_off = [metadata.get(key) for key in ("issued_on", "issued_at", "signatory_name")]
    assert read_off == ["2024-10-14", "Merbau", "ANDI SALIM"]


def test_the_day_may_stand_below_the_number() -> None:
    head = HEAD.replace("TENTANG", "TANGGAL : 14 OKTOBER 2024\nTENTANG")
    metadata = read(head + BODY + SIGNED)
    assert metadata.get("issued_on") == "2024-10-14"
    assert metadata.get("subject") == "NETRALITAS APARATUR SIPIL NEGARA"


@pytest.mark.parametrize(
    "foot", ["Merbau,    Oktober 2024", "Merbau, 11 Rabiul Akhir 1446 H", "Merbau,"]
)
def test_a_day_that_is_not_written_is_not_given(foot: str) -> None:
    assert read(HEAD + BODY + foot + SIGNED).get("issued_on") is None


SCANNED = [
    ("Merbau, 1 7 Januari 2024", "2024-01-17"),  # a pen's figures stand apart
    ("Merbau, | 7 Januari 2024", "2024-01-17"),
    ("Merbau, 1 17 Januari 2024", "2024-01-17"),  # a stroke beside them
    ("Merbau, ' 7 Januari 2024", "2024-01-07"),
]


@pytest.mark.parametrize(("foot", "day"), SCANNED)
def test_a_stroke_before_the_day_is_read_with_it_and_doubted(foot: str, day: str) -> None:
    metadata = scanned(foot)
    found = next(item for item in metadata.found if item.key == "issued_on")
    assert (found.value, found.doubtful) == (day, True)


@pytest.mark.parametrize("label", ["padatanggal", "pada fanggal", "pada tangqal"])
def test_a_damaged_label_still_labels_the_day(label: str) -> None:
    assert (
        scanned(f"Ditetapkan di Merbau\n{label} 17 Januari 2024").get("issued_on") == "2024-01-17"
    )


@pytest.mark.parametrize("label", ["berlaku tanggal", "pada masa tenang"])
def test_other_words_do_not(label: str) -> None:
    assert scanned(f"Ditetapkan di Merbau\n{label} 17 Januari 2024").get("issued_on") is None


def scanned(foot: str) -> Metadata:
    """The letter recognised, its foot at the right."""
    right = "\n".join(f"{'':50}{line}" for line in f"{foot}{SIGNED}".split("\n"))
    return trace(Pages(printed.pages(HEAD + BODY + right, 0.95)), "scan.pdf").metadata


@pytest.mark.parametrize("name", ["H. POLAN SALIM, S.H., M.H.", "Hj. POLANA", "H. POLANUDIN"])
@pytest.mark.parametrize("office", ["BUPATI MERBAU,", "BUPATI MERBAU"])
def test_a_name_at_the_left_margin_is_no_item_of_the_text(office: str, name: str) -> None:
    metadata = read(f"{HEAD}{BODY}Merbau, 14 Oktober 2024\n{office}\n\n\n{name}\n")
    assert metadata.get("signatory_name") == name
