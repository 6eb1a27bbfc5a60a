"""What of a web page belongs to its article: the site's name, its breadcrumb, its tags."""

from __future__ import annotations

import pytest

from ingest.options import ReadOptions
from ingest.pages import read_pages
from ingest.pipeline import circular, trace

HEAD = "Bupati Merbau Larang Semua ASN Ikut Kampanye"
DAY = "Senin, 9 September 2024 10:15 WIB"
FIRST = (
    "MERBAU - Badan Kepegawaian Daerah (BKD) Kabupaten Merbau membagikan Surat Edaran Nomor"
    " 800/12/2024 yang melarang aparatur sipil negara ikut kampanye dalam bentuk apa pun."
)
LAST = "Edaran itu sudah dikirim ke seluruh kecamatan sejak pekan lalu, kata Kepala BKD Merbau."


def text(*lines: str) -> str:
    """The text of an article pasted with these lines."""
    data = "\n".join(lines).encode()
    return circular(trace(read_pages(data, "b.txt", ReadOptions()), "b.txt")).text


ABOVE = [
    ("kabarmerbau › Nasional › Berita Pilkada", True),
    ("Merbau / Politik", True),
    ("Nasional Merbau Olahraga Gaya Hidup", False),
    ("PEMERINTAH KABUPATEN MERBAU - DINAS KOMUNIKASI DAN INFORMATIKA", True),
    ("BADAN KEPEGAWAIAN DAERAH KABUPATEN MERBAU", True),  # the dateline says it in full
    ("Harga Cabai Naik di Pasar", False),
]


@pytest.mark.parametrize(("line", "kept"), ABOVE)
def test_above_an_article_its_way_through_the_site_and_the_sites_name_belong_to_it(
    line: str, kept: bool
) -> None:
    assert (line in text(line, HEAD, DAY, FIRST, LAST)) is kept


BELOW = [
    ("kampanye kecamatan merbau", True),  # tags that nothing calls so
    ("kampanye kecamatan durian", False),
    ("Durian Tiba, Harga Turun", False),
    ("Foto: Humas", True),
    ("Foto: Humas Pemerintah Kabupaten Merbau dan Dinas Sosial", False),
]


@pytest.mark.parametrize(("line", "kept"), BELOW)
def test_below_an_article_tags_of_its_own_words_and_its_credits_belong_to_it(
    line: str, kept: bool
) -> None:
    assert (line in text(HEAD, DAY, FIRST, LAST, line)) is kept


def test_who_wrote_an_article_is_no_headline() -> None:
    told = text(
        "Batas Netralitas Pegawai Kabupaten Merbau", "Disusun oleh Tim Hukum Tata Negara",
        "Pengantar", FIRST, LAST,
    )  # fmt: skip
    assert told.startswith("Batas Netralitas")


def test_a_word_that_a_points_end_cuts_stays_whole_in_the_text() -> None:
    said = "Bunyinya begini, “Pegawai dilarang memasang gambar calon di kantor mana pun.” Begitu."
    told = text(HEAD, DAY, FIRST, said, LAST)
    assert "begini, “Pegawai dilarang" in told
    assert "mana pun.” Begitu." in told
