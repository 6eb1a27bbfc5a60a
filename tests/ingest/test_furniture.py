"""Page furniture is known by its words, its place, and by coming back on every page."""

from __future__ import annotations

import pytest

from ingest.furniture import PATTERNS, Pattern, furniture
from ingest.lines import build_lines
from tests import printed


@pytest.mark.parametrize("row", PATTERNS, ids=lambda r: r.name)
def test_examples_are_seen_and_near_misses_left_alone(row: Pattern) -> None:
    assert row.examples and row.near_misses
    assert [t for t in row.examples if not row.pattern.match(t)] == []
    assert [t for t in row.near_misses if row.pattern.match(t)] == []


def test_a_catchword_is_furniture_and_the_item_it_announces_is_not() -> None:
    text = "2. Camat wajib melapor.\n\n            3. Pimpinan…\n====\n3. Pimpinan wajib hadir."
    lines = build_lines(printed.pages(text))
    assert [lines[i].text for i in furniture(lines)] == ["3. Pimpinan…"]


def test_a_mark_repeated_at_the_same_place_of_every_page_is_furniture() -> None:
    text = "Contoh yang diulang\n\nisi pertama\n====\nContoh yang diulang\n\nisi kedua"
    lines = build_lines(printed.pages(text))
    assert {lines[i].text for i in furniture(lines)} == {"Contoh yang diulang"}


def test_items_alike_but_for_their_number_are_no_furniture() -> None:
    item = (
        "{n}. Pegawai ASN wajib menjaga netralitas nomor {n} dan menjauhi setiap kegiatan yang\n"
        "   mengarah kepada keberpihakan sebelum, selama dan sesudah masa kampanye, termasuk\n"
        "   kegiatan di media sosial dan pada lingkungan tempat tinggalnya.\n"
    )
    pages = ["".join(item.format(n=n) for n in range(a, a + 13)) for a in (4, 17)]
    lines = build_lines(printed.pages("====\n".join(pages)))
    assert furniture(lines) == frozenset()


def test_a_catchword_whose_dots_were_not_read_is_known_by_its_place() -> None:
    text = (
        f"2. Camat wajib melapor.\n\n{'':50}3. Pimpinan\n====\n4. Camat\n3. Pimpinan wajib hadir."
    )
    lines = build_lines(printed.pages(text, 0.95))
    assert [lines[i].text for i in furniture(lines)] == ["3. Pimpinan"]


HEADED = """
{blank:45}a








{blank:40}PRESIDEN
{blank:36}REPUBLIK INDONESIA
{blank:41}{number}

{text}
"""


def test_heads_below_an_emblem_are_running_heads_from_the_second_page_on() -> None:
    texts = [f"{n}. Menteri {word} wajib melapor." for n, word in enumerate("abcd", 1)]
    sheets = [HEADED.format(blank="", number="SURAT", text=texts[0])]
    sheets += [
        HEADED.format(blank="", number=number, text=text)
        for number, text in zip(("-2-", "-3.", "-4-"), texts[1:], strict=True)
    ]
    lines = build_lines(printed.pages("====\n".join(sheets), 0.95))
    left = [line.text for i, line in enumerate(lines) if i not in furniture(lines)]
    assert [t for t in left if "Menteri" in t] == texts
    assert left.count("PRESIDEN") == 1 and not {"-2-", "-3.", "-4-"} & set(left)


def test_a_catchword_of_one_word_stands_apart_at_the_right() -> None:
    text = (
        "1. Camat wajib melapor\n   setiap bulan kepada\n   Bupati dengan surat\n   resmi.\n\n\n"
        f"{'':70}KEDUA\n====\nKEDUA : Lurah wajib melapor."
    )
    lines = build_lines(printed.pages(text, 0.95))
    assert [lines[i].text for i in furniture(lines)] == ["KEDUA"]
    beside = build_lines(printed.pages(text.replace(f"{'':70}KEDUA", "   KEDUA"), 0.95))
    assert furniture(beside) == frozenset()


def test_a_foot_that_was_read_twice_with_damage_is_furniture() -> None:
    foot = (
        "Jalan Pulau Contoh Ngabang Telepon (0563) 21000",
        "Jatan Pulau Contoh Ngabang, Telepon",
    )
    pages = [
        f"1. Camat wajib melapor.{chr(10) * 86}{foot[0]}",
        f"2. Lurah.{chr(10) * 86}{foot[1]} (0563) 21000",
    ]
    lines = build_lines(printed.pages("\n====\n".join(pages), 0.9))
    assert {lines[i].text[:5] for i in furniture(lines)} == {"Jalan", "Jatan"}


def test_a_head_beside_the_page_number_is_furniture() -> None:
    head = f"Surat Edaran Contoh{'':50}Halaman 2 dari 2"
    text = f"c. Bantuan tidak boleh disebut jasa partai\n====\n{head}\n\n\n\n\n\npolitik mana pun."
    lines = build_lines(printed.pages(text))
    assert {lines[i].text for i in furniture(lines)} == {"Surat Edaran Contoh", "Halaman 2 dari 2"}


NOTE = "Daumen n drandatangan secara elebtionk dengan sertPkat einktronk Bala Besa Seritaasi (ASE)"
SENTENCE = "Setiap pegawai wajib menandatangani pakta secara elektronik paling lambat hari Senin."


def at_the_foot(text: str, confidence: float | None) -> list[str]:
    """Which lines of a page are furniture: one sentence, and this text at the page's foot."""
    page = f"1. Pegawai wajib netral.{chr(10) * 84}{text}\n"
    lines = build_lines(printed.pages(page, confidence))
    assert lines[-1].box.y0 > 0.87
    return [lines[i].text for i in furniture(lines)]


@pytest.mark.parametrize(
    ("text", "confidence", "gone"),
    [(NOTE, 0.5, True), (SENTENCE, 0.5, False), (SENTENCE, 0.95, False), (SENTENCE, None, False)],
)
def test_an_electronic_signatures_note_is_known_however_damaged(
    text: str, confidence: float | None, gone: bool
) -> None:
    assert at_the_foot(text, confidence) == ([text] if gone else [])
