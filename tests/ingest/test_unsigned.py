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


LETTER = """
                    PEMERINTAH KABUPATEN MERBAU
                       INSPEKTORAT DAERAH

Nomor    : 700/811/2024                        Merbau, 30 Agustus 2024
Perihal  : Daftar perbuatan yang terlarang

Kepada Yth. Para Camat
di Tempat

Bersama ini kami sampaikan daftar perbuatan yang terlarang bagi pegawai di seluruh kabupaten.
Demikian himbauan ini kami sampaikan, atas perhatiannya diucapkan terima kasih banyak sekali.
"""
STAMPED = """
                                                       IT i CONTOH
                                                         ILUSTRASI
                                                        BIN IDRIS
"""
ATTACHED = """
                                               LAMPIRAN  Surat Inspektur Daerah
                                               Tanggal   30 Agustus 2024

                          DAFTAR PERBUATAN YANG TERLARANG

1. Memasang baliho perkenalan diri sebagai bakal calon tanpa cuti di luar tanggungan negara.
2. Melamar kepada partai politik pada jam kerja, baik sendiri maupun dengan perantara.
3. Menghimpun fotokopi kartu penduduk penghuni asrama untuk dukungan calon perseorangan.
4. Membawa mobil dinas, perahu cepat, atau tenda kantor ke lokasi kampanye calon mana pun.
5. Mengerahkan sesama pegawai menjadi peserta kampanye atau pawai pasangan calon.
6. Membagikan tautan siaran pasangan calon pada grup percakapan kantor dan sekolah.
"""


def test_what_a_stamp_left_of_a_signature_is_no_clause() -> None:
    blocks = split_blocks(build_lines(printed.pages(LETTER + STAMPED, 0.95)))
    clauses, _ = find_clauses(blocks)
    assert "Demikian" in clauses[-1].text and "IDRIS" not in " ".join(c.text for c in clauses)
    signed = [line.text for b in blocks if b.kind == "signature" for line in b.lines]
    assert "BIN IDRIS" in signed


def test_the_date_in_an_attachments_head_signs_nothing() -> None:
    pages = printed.pages(f"{LETTER}{STAMPED}\f{ATTACHED}", 0.95)
    clauses, _ = find_clauses(split_blocks(build_lines(pages)))
    listed = [c.path for c in clauses if c.path.startswith("LAMPIRAN")]
    assert listed == ["LAMPIRAN", *(f"LAMPIRAN.{number}" for number in range(1, 7))]
    assert clauses[[c.path for c in clauses].index("LAMPIRAN")].text.startswith("DAFTAR")
