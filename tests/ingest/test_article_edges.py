"""Where an article begins and ends on a portal's page, as a browser shows it and as pasted text."""

from __future__ import annotations

import pytest

from ingest.markup import flow_html
from ingest.options import ReadOptions
from ingest.pages import read_pages
from ingest.pipeline import trace
from ingest.typeset import Paragraph

HEAD = "Bupati Merbau Larang ASN Ikut Kampanye"
FIRST = (
    "MERBAU - Bupati Merbau menerbitkan Surat Edaran Nomor 800/12/2024 yang melarang aparatur sipil"
    " negara ikut kampanye dalam bentuk apa pun."
)
LAST = (
    "Edaran itu sudah dikirim ke seluruh kecamatan sejak pekan lalu, kata Kepala BKPSDM Merbau. (*)"
)


def kinds(*lines: str) -> dict[str, str]:
    """The kind of each printed line of pasted text."""
    read = trace(read_pages("\n".join(lines).encode(), "berita.txt", ReadOptions()), "berita.txt")
    return {line.text: block.kind for block in read.blocks for line in block.lines}


@pytest.mark.parametrize(
    "between",
    [
        "Bagikan: Facebook X WhatsApp Telegram Salin Tautan",
        "Kepala BKPSDM Merbau memberi arahan kepada pegawai.",
        "Facebook 21 Twitter 4 Google+ 0",
    ],
)
def test_what_stands_below_the_day_is_no_headline(between: str) -> None:
    told = kinds(HEAD, "Senin, 9 September 2024", between, FIRST, LAST)
    assert told[HEAD] != "furniture"
    assert told["Senin, 9 September 2024"] != "furniture"


def test_the_name_above_the_menu_belongs_to_the_article_where_the_page_ends_with_it() -> None:
    told = kinds(
        "merbaupos.example",
        "Daerah Politik Hukum",
        HEAD,
        FIRST,
        LAST,
        "Copyright 2024 merbaupos.example. All rights reserved.",
    )
    assert told["merbaupos.example"] == "portal"
    assert told["Daerah Politik Hukum"] == "furniture"


def test_the_tags_belong_to_the_article_and_buttons_before_them_do_not() -> None:
    told = kinds(
        HEAD, FIRST, LAST, "Bagikan ini: Twitter Facebook", "# ASN # Pilkada 2024", "Tulis komentar"
    )
    assert told["# ASN # Pilkada 2024"] == "portal"
    assert told["Bagikan ini: Twitter Facebook"] == "furniture"
    assert told["Tulis komentar"] == "furniture"


def test_a_sentence_behind_an_advert_is_kept_and_ends_with_the_reporters_sign() -> None:
    told = kinds(
        HEAD, FIRST, "Pasang iklan di sini", "Ada 12 puskesmas di Merbau. (*)", "# ASN # Merbau"
    )
    assert told["Ada 12 puskesmas di Merbau. (*)"] not in ("furniture", "portal")
    assert told["# ASN # Merbau"] == "portal"


def test_downloads_and_the_page_foot_are_no_sentences_of_the_article() -> None:
    foot = (
        "Unduhan Surat Edaran Bupati (PDF, 412 KB) Bahan Paparan Sosialisasi (PDF, 2,1 MB)",
        "Hak cipta 2024 Pemerintah Kabupaten Merbau. Jalan Merdeka Nomor 1, Kota Merbau Timur.",
    )
    told = kinds(HEAD, FIRST, LAST, *foot)
    assert {kind for text, kind in told.items() if text.startswith(("Unduhan", "Hak"))} == {
        "furniture"
    }


def shown(html: str) -> list[str]:
    """The paragraphs of an HTML page."""
    flow = flow_html(f"<html><body>{html}</body></html>")
    return [" ".join(t.text for t in item.tokens) for item in flow if isinstance(item, Paragraph)]


def test_links_in_a_list_stand_in_a_row_without_bullets() -> None:
    buttons = "<li><a>Facebook</a></li><li><a>Salin tautan</a></li>"
    assert shown(f"<ul>{buttons}</ul>") == ["Facebook Salin tautan"]
    long = "<li><a>Jalan ke Pulau Banyak Putus</a></li><li><a>Nelayan Temukan Penyu Besar</a></li>"
    assert shown(f"<ul>{long}</ul>") == [
        "Jalan ke Pulau Banyak Putus",
        "Nelayan Temukan Penyu Besar",
    ]


def test_a_list_whose_items_say_more_than_their_links_keeps_its_bullets() -> None:
    items = "<li><a>ASN</a> dilarang kampanye;</li><li><a>Camat</a></li>"
    assert shown(f"<ul>{items}</ul>") == ["• ASN dilarang kampanye;", "• Camat"]
    assert shown("<ol><li><a>Jadwal</a></li></ol>") == ["1. Jadwal"]
