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


HEAD_OF_A_CIRCULAR = """
                              SURAT EDARAN
                     Nomor: 440/1502/Dinkes/2024
                                TENTANG
                    KENETRALAN TENAGA KESEHATAN

"""
ADDRESSED = [
    (
        """
Kepada Yth. Kepala Puskesmas; Kepala Instalasi Farmasi; Kepala Laboratorium Kesehatan
Daerah; dan Ketua Organisasi Profesi Kesehatan di Lubuklinggau yang terdaftar.

     Permintaan berjaga pada acara calon harus ditanggapi dengan cara yang sama di kota
ini, dan jawaban yang berbeda-beda membingungkan para petugas di puskesmas.
(1)  Puskesmas wajib menerima setiap pasien tanpa menanyakan pilihan politiknya sama sekali.
(2)  Perawat dilarang memutar lagu kampanye pada televisi ruang tunggu pasien puskesmas.
""",
        ["-1", "1", "2"],
    ),
    (
        """
Ditujukan kepada:
 1.  Kepala Perangkat Daerah
 2.  Camat se-Kabupaten Merbau
Masing-masing
Di Tempat

Menindaklanjuti:
  -  Undang-Undang Nomor 10 Tahun 2016;
  -  Peraturan Pemerintah Nomor 53 Tahun 2010,
maka disampaikan kepada Saudara beberapa hal yang perlu dijaga bersama oleh pegawai:
1.   Pegawai wajib bekerja seperti biasa dan tidak terbawa suasana persaingan pendukung.
2.   Pegawai dilarang mengarak bakal pasangan calon dari perbatasan sampai ke rumah adat.
""",
        ["-1", "-1.-1", "-1.-2", "-2", "1", "2"],
    ),
    (
        """
Disampaikan kepada Yth. :
     -  Sekretaris Daerah
     -  Para Camat
masing-masing di - TEMPAT

I.   DASAR
     a)  Undang-Undang Nomor 5 Tahun 2014 tentang Aparatur Sipil Negara yang berlaku kini.
     b)  Undang-Undang Nomor 8 Tahun 2015 tentang pemilihan gubernur, bupati dan wali kota.
II.  LARANGAN
     a)  Pegawai dilarang turut dalam pawai, konvoi kendaraan, dan pentas musik calon itu.
     b)  Pegawai dilarang mengumpulkan kartu penduduk untuk calon perseorangan di desanya.
""",
        ["I", "I.a", "I.b", "II", "II.a", "II.b"],
    ),
]


@pytest.mark.parametrize(("text", "paths"), ADDRESSED)
@pytest.mark.parametrize("confidence", [None, 0.95])
def test_the_body_begins_where_the_addressees_end(
    text: str, paths: list[str], confidence: float | None
) -> None:
    pages = printed.pages(HEAD_OF_A_CIRCULAR + text, confidence)
    clauses, _ = find_clauses(split_blocks(build_lines(pages)))
    assert [clause.path for clause in clauses] == paths


DIKTUM = """
                          INSTRUKSI WALI KOTA MERBAU
                          NOMOR : 188.5/1024/2024
                                   TENTANG
                           SIKAP TIDAK MEMIHAK

Kepada      :  1. Kepala Perangkat Daerah;
               2. Camat se-Kota Merbau.
Untuk       :
Pertama     :     Menegakkan netralitas pegawai di kantor, di pelabuhan, di kawasan industri,
                  dan di media sosial.
Kedua       :     Membacakan Instruksi ini pada apel pagi dan menempelkannya di ruang tunggu
                  pelayanan.
Ketiga      :     Melarang pegawai dan tenaga kontrak
                  memarkirkan kendaraan dinas di posko pasangan calon di seluruh kota;
                  memakai baju korpri atau tanda pengenal ketika bertemu pasangan calon;
                  berfoto di depan panggung deklarasi, baik sendiri maupun beramai-ramai;
                  menyebarkan hasil survei yang tidak diketahui sumbernya oleh umum.
Keempat     :     Melaporkan pelaksanaan Instruksi ini kepada Wali Kota setiap bulannya.
"""


def test_labels_of_a_decree_stay_with_their_texts_and_bans_without_marks_apart() -> None:
    clauses, _ = find_clauses(split_blocks(build_lines(printed.pages(DIKTUM))))
    paths = [clause.path for clause in clauses]
    items = [f"Ketiga.-{number}" for number in (1, 2, 3, 4)]
    assert paths == ["Pertama", "Kedua", "Ketiga", *items, "Keempat"]


RUNS_ON = """
                              SURAT EDARAN
                     Nomor: 440/1502/2024
                                TENTANG
                    KENETRALAN PENYULUH

Yth. Para Penyuluh
di Tempat

Dasar
1.   Undang-Undang Nomor 5 Tahun 2014 tentang Aparatur Sipil Negara yang masih berlaku kini.
2.   Peraturan Pemerintah Nomor 53 Tahun 2010 tentang Disiplin Pegawai Negeri Sipil semua.

Yang tidak boleh dilakukan
3.   Penyuluh dilarang menyerahkan barang bantuan pemerintah bersama dengan pasangan calon:
     a. kapal, mesin, dan alat penangkapan ikan;
     b. benih, pakan, dan kolam terpal.
4.   Akun resmi pelabuhan tidak diperkenankan memuat gambar kepala daerah yang maju kembali.

Demikian Surat Edaran ini untuk dilaksanakan dengan penuh rasa tanggung jawab bersama.
"""


def test_a_count_that_runs_on_across_headings_stands_under_each_of_them() -> None:
    clauses, notices = find_clauses(split_blocks(build_lines(printed.pages(RUNS_ON))))
    paths = [clause.path for clause in clauses]
    assert paths == ["-1", "-1.1", "-1.2", "-2", "-2.3", "-2.3.a", "-2.3.b", "-2.4", "-3"]
    assert notices == ()


PACT = """
LAMPIRAN
                              PAKTA INTEGRITAS

     Saya yang bertanda tangan di bawah ini, nama ................................,
     jabatan ................................ , instansi ............................... ,
     menyatakan:
     1.  menjaga netralitas dan menegakkan peraturan pada pemilihan serentak tahun ini;
     2.  menolak politik uang dan segala jenis pemberian dari pasangan calon mana pun.
"""


def test_the_blanks_of_a_pledge_stand_in_one_sentence() -> None:
    clauses, _ = find_clauses(split_blocks(build_lines(printed.pages(PACT, 0.95))))
    paths = [clause.path.removeprefix("LAMPIRAN") for clause in clauses]
    assert paths == ["", ".-1", ".-1.1", ".-1.2"]
