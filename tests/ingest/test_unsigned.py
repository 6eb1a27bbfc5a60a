"""Text is never lost to a signature: what signs nothing and stands amid text is text."""

from __future__ import annotations

from ingest.blocks import split_blocks
from ingest.clauses import find_clauses
from ingest.lines import build_lines
from ingest.unsigned import with_text_kept
from tests import printed
from tests.builders import lines

DEEP = """
                         INSTRUKSI BUPATI MERBAU
                           NOMOR 5 TAHUN 2020
                                TENTANG
                           NETRALITAS PEGAWAI

Dalam rangka menjaga netralitas pegawai negeri sipil pada pemilihan bupati tahun 2020:
KEDUA  :           1. Kepala Badan Kepegawaian agar:
                      a. memutakhirkan daftar pegawai yang mempunyai hubungan keluarga dengan
                         bakal pasangan calon yang mendaftar di wilayah ini; dan
                      b. menahan usul perpindahan jabatan sampai dengan dilantiknya bupati
                         terpilih, kecuali yang disetujui Menteri Dalam Negeri.
                   2. Kepala Dinas Pemberdayaan Masyarakat agar memastikan penyaluran bantuan
                      tidak ditempeli gambar atau nama bakal pasangan calon mana pun.
KETIGA :           Melaporkan pelaksanaan instruksi ini.

                                               Merbau, 21 September 2020
                                               BUPATI MERBAU,

                                               CONTOH NAMA
"""


def test_a_list_set_far_in_is_no_signature() -> None:
    clauses, _ = find_clauses(split_blocks(build_lines(printed.pages(DEEP, 0.95))))
    assert [clause.path for clause in clauses] == [
        "-1",
        "KEDUA",
        "KEDUA.1",
        "KEDUA.1.a",
        "KEDUA.1.b",
        "KEDUA.2",
        "KETIGA",
    ]


def test_lines_that_sign_nothing_amid_text_are_text_and_others_stay() -> None:
    text = lines("1. Satu\nb. menahan usul\nDua\nMerbau, 3 Mei 2020\nBUPATI MERBAU,\n3. Tiga")
    kinds = ["body", "signature", "body", "signature", "signature", "body"]
    assert with_text_kept(text, kinds) == [  # type: ignore[arg-type]
        "body",
        "body",
        "body",
        "signature",
        "signature",
        "body",
    ]
    assert with_text_kept(text[:2], kinds[:2]) == kinds[:2]  # type: ignore[arg-type]
