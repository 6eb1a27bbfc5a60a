"""Blocks side by side are read one after the other; the words of a printed article all stay."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.blocks import split_blocks
from ingest.flow import running_text
from ingest.lines import build_lines
from tests import printed


def read(text: str, confidence: float | None = None) -> str:
    lines = build_lines(printed.pages(text, confidence))
    return running_text(split_blocks(lines))


ROOM = "\n" * 5  # for a signature
COPIES_AT_THE_LEFT = f"""
3. Kepala Dinas melaporkan pelanggaran paling lambat tiga hari kerja.
   Demikian disampaikan untuk dilaksanakan.

Tembusan:                                               Camat Lembak,
1. Bupati Muara Enim;
2. Inspektur Daerah.

{ROOM}
                                                      FULAN BIN SAMAN, S.STP.
                                                      Penata Tingkat I
"""

TWO_SIGN = f"""
3. Kepala Dinas melaporkan pelanggaran paling lambat tiga hari kerja.
   Pakta ini dibuat dalam keadaan sadar.

           Mengetahui,                            Sofifi, 8 Januari 2024
       Kepala Bagian Umum                            Yang menyatakan,

{ROOM}
      (.....................)                     (.....................)
"""


def test_a_name_below_the_room_for_a_signature_comes_before_the_copies_at_its_left() -> None:
    for confidence in (None, 0.9):
        said = read(COPIES_AT_THE_LEFT, confidence)
        assert said.index("Camat Lembak") < said.index("FULAN") < said.index("Tembusan"), said


def test_two_who_sign_side_by_side_are_read_one_after_the_other() -> None:
    said = read(TWO_SIGN)
    name = said.index("(....")
    assert said.index("Kepala Bagian") < name < said.index("Sofifi") < said.rindex("(....")


def test_rows_far_below_two_columns_are_not_taken_into_them() -> None:
    text = TWO_SIGN.replace("      (.....................)   ", "(.....................)         ")
    said = read(text)
    assert said.index("Yang menyatakan") < said.index("(....")


ARTICLE = """
Beranda › Suluh › Pilkada
Bupati Suluh Larang Pegawai Hadiri Kampanye di Lapangan
Jumat, 2 Agustus 2024 10:03 WIB
SULUH, WARTA SULUH – Bupati Suluh menerbitkan surat edaran tentang netralitas
pegawai. Berikut isi edaran itu:
1. Pegawai dilarang menghadiri kampanye.
2. Pegawai dilarang memakai kendaraan dinas,
Baca juga: Harga Beras Naik Lagi
baik roda dua maupun roda empat.
“Kami tidak main-main,” ujar Bupati ditemui di kantornya, Jumat.
Komentar Anda
"""


def test_a_printed_article_keeps_the_words_of_its_site_where_they_stand() -> None:
    said = read(ARTICLE).split("\n")
    assert said[0] == "Beranda › Suluh › Pilkada" and said[-1] == "Komentar Anda"
    assert "Baca juga: Harga Beras Naik Lagi" in said  # a line of its own, not in the sentence


FIVE_SIGN = f"""
Keputusan Bersama ini mulai berlaku pada tanggal ditetapkan dan disebarluaskan seluruhnya.

MENTERI CONTOH SATU,                          MENTERI CONTOH DUA,
{ROOM}
KEPALA BADAN CONTOH,                          KETUA KOMISI CONTOH,
{ROOM}
KETUA BADAN PENGAWAS CONTOH,
"""


@pytest.mark.parametrize("confidence", [None, 0.95])
def test_an_odd_signer_comes_after_both_columns(confidence: float | None) -> None:
    text = read(FIVE_SIGN, confidence)
    places = [text.index(office) for office in ("KEPALA BADAN", "KETUA KOMISI", "KETUA BADAN")]
    assert places == sorted(places)


def test_the_left_column_of_a_head_goes_on_below_the_right_one() -> None:
    head = """
Nomor    : 800/1/2024                         Kepada
Sifat    : Penting                            Yth. Camat
Hal      : Netralitas pegawai dalam
           pemilihan kepala daerah
"""
    text = read(head)
    assert "Netralitas pegawai dalam pemilihan kepala daerah" in " ".join(text.split())


@pytest.mark.parametrize("slope", [0.03, -0.075, 0.085])
def test_lines_of_a_page_fed_askew_stay_lines(slope: float) -> None:
    sentence = "{0}. Pegawai {0} wajib menjaga netralitas selama kampanye {0}."
    text = "\n".join(sentence.format(n) for n in range(9))
    page = printed.pages(text, 0.95)[0]
    ratio = page.width / page.height
    words = tuple(
        replace(w, box=replace(w.box, y0=w.box.y0 + by + 0.1, y1=w.box.y1 + by + 0.1))
        for w in page.words
        for by in [slope * ratio * (w.box.x0 + w.box.x1) / 2]
    )
    lines = build_lines((replace(page, words=words),))
    assert [line.text for line in lines] == text.split("\n")


def test_a_title_in_the_midst_of_the_page_comes_after_the_address_beside_the_head() -> None:
    said = read(
        """
KEMENTERIAN PENDIDIKAN,                                     Jalan Contoh Nomor 10
RISET, DAN TEKNOLOGI                                        Pontianak 78124
UNIVERSITAS CONTOH KHATULISTIWA DI PONTIANAK                Telepon (0561) 730000
                                   Surat Edaran
                                 Nomor 12/UN/2023
                                     tentang
                   Sikap Netral Dosen dan Tenaga Kependidikan Universitas

1. Dosen dan tenaga kependidikan wajib bersikap netral selama masa kampanye ini.
"""
    )
    assert said.index("Telepon") < said.index("Surat Edaran") < said.index("Sikap Netral"), said
