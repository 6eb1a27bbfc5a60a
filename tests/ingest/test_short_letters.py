"""Letters of short lines, as typed text has them: no line is wide, all begin at the margin."""

from __future__ import annotations

import pytest

from ingest.blocks import split_blocks
from ingest.clauses import find_clauses
from ingest.lines import build_lines
from ingest.options import ReadOptions
from ingest.pages import read_pages
from ingest.pipeline import circular, trace
from tests import printed
from tests.ingest.test_feet import HEAD, SIGNED

LETTERS = [
    (
        "Sehubungan dengan hal tersebut, ASN diminta:\n- tidak mengikuti kampanye;\n"
        "- tidak memakai atribut partai.\nDemikian untuk dilaksanakan.",
        ["-1", "-1.-1", "-1.-2", "-2"],
    ),
    (
        "Sehubungan dengan pemilihan, disampaikan:\n1). ASN dilarang ikut kampanye.\n"
        "2). ASN wajib netral, antara lain:\na). tidak berfoto;\nb). tidak memakai atribut.\n"
        "3). Pelanggaran dikenai sanksi.",
        ["-1", "1", "2", "2.a", "2.b", "3"],
    ),
    (
        "Disampaikan hal-hal berikut:\n1. Ketentuan umum\n1.1. ASN dilarang ikut kampanye.\n"
        "1.2. ASN dilarang memasang alat peraga:\n1.2.1. di kantor;\n1.2.2. di rumah dinas.\n"
        "2. Sanksi\n2.1 Pelanggaran dikenai sanksi.",
        ["-1", "1", "1.1", "1.2", "1.2.1", "1.2.2", "2", "2.1"],
    ),
    (
        "I. MAKSUD DAN TUJUAN\nA. Maksud\nEdaran ini dimaksudkan sebagai pedoman.\n"
        "B. Tujuan\nMenjaga netralitas ASN.\nII. ISI EDARAN\n1. ASN dilarang ikut kampanye.\n"
        "2. ASN wajib netral.\nDemikian edaran ini dibuat.",
        ["I", "I.A", "I.A.-1", "I.B", "I.B.-1", "II", "II.1", "II.2", "-1"],
    ),
]


@pytest.mark.parametrize(("body", "paths"), LETTERS)
def test_every_line_of_a_short_letter_has_its_place(body: str, paths: list[str]) -> None:
    text = f"{HEAD}\n{body}\n\nMerbau, 14 Oktober 2024{SIGNED}"
    read = circular(trace(read_pages(text.encode(), "surat.txt", ReadOptions()), "surat.txt"))
    assert [clause.path for clause in read.clauses] == paths
    printed = " ".join(f"{clause.text}" for clause in read.clauses)
    assert all(word in printed for word in body.split() if word.isalpha() and len(word) > 1)


def test_a_heading_below_the_place_of_the_addressees_is_no_addressee() -> None:
    text = """
                              SURAT EDARAN
                     Nomor: 440/1502/Dinkes/2024
                                tentang
                    Kenetralan Tenaga Kesehatan

Yth. 1. Kepala Puskesmas
     2. Kepala Laboratorium Kesehatan Daerah
di Singkawang

|. PENDAHULUAN
     Puskesmas melayani warga dari beragam latar belakang dan pilihan politik setiap hari.
ll. YANG HARUS DIPERHATIKAN
     Tenaga kesehatan wajib melayani setiap pasien tanpa menanyakan pilihan politiknya.
lll. PENUTUP
     Edaran ini berlaku sejak tanggal ditetapkan sampai dengan selesainya pemilihan.
"""
    clauses, _ = find_clauses(split_blocks(build_lines(printed.pages(text, 0.95))))
    assert [clause.path for clause in clauses] == ["I", "I.-1", "II", "II.-1", "III", "III.-1"]
