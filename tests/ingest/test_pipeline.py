"""The stages called one after another on pages made of plain text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.errors import IngestError
from ingest.options import ReadOptions
from ingest.pages import read_pages
from ingest.pipeline import circular, trace

LETTER = """\
                     BUPATI MERBAU

                     SURAT EDARAN
                NOMOR : 800/12/BKD/2024
                        TENTANG
           NETRALITAS PEGAWAI PADA PILKADA 2024

Menindaklanjuti Undang-Undang Nomor 20 Tahun 2023, disampaikan hal-hal sebagai berikut:
1. ASN dilarang:
   a. ikut kampanye; dan
   b. memakai atribut calon.
2. Camat wajib melaporkan pelanggaran kepada Bupati.
Demikian untuk dilaksanakan.

                                        Ditetapkan di Simpang Tiga
                                        pada tanggal 3 Juni 2024
                                        BUPATI MERBAU,

                                        CONTOH NAMA
"""


def test_a_plain_letter_becomes_a_whole_circular() -> None:
    pages = read_pages(LETTER.encode(), "surat.txt", ReadOptions())
    found = circular(trace(pages, "surat.txt"))
    assert found.metadata.kind == "edaran"
    assert found.metadata.get("number") == "800/12/BKD/2024"
    assert found.metadata.get("issued_on") == "2024-06-03"
    assert [item.canonical for item in found.citations] == ["UU 20/2023"]
    assert [(clause.path, clause.modality) for clause in found.clauses] == [
        ("-1", "basis"),
        ("1", "prohibition"),
        ("1.a", "prohibition"),
        ("1.b", "prohibition"),
        ("2", "reporting"),
        ("-2", "closing"),
    ]
    assert "NETRALITAS PEGAWAI PADA PILKADA 2024" in found.text


PIECES = st.sampled_from(
    ["1.", "a.", "-", "SURAT EDARAN", "NOMOR", ":", "TENTANG", "LAMPIRAN", "ASN dilarang:", "\n",
     "Ditetapkan di X", "12 Mei 2020", "Yth.", "Tembusan:", "UU 5/2014", "BUPATI X,", "\n\n", "Hal"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=60).map(" ".join))
def test_random_text_never_raises(text: str) -> None:
    try:
        pages = read_pages(text.encode(), "acak.txt", ReadOptions())
    except IngestError:
        return
    found = trace(pages, "acak.txt")
    assert sum(len(block.lines) for block in found.blocks) == len(found.lines)
    assert circular(found).pages == pages.pages
