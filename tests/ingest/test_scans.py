"""Pages that are pictures, read with the real Tesseract."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from ingest.errors import NoText
from ingest.geometry import Box
from ingest.images import png, turned
from ingest.model import Page, Word
from ingest.ocr import DOTLESS, FOREIGN
from ingest.options import ReadOptions
from ingest.pages import read_pages
from ingest.raster import Raster
from ingest.scans import only_specks
from tests.ingest.pictures import (
    TEXT,
    bent,
    photographed,
    sheet,
    stamped,
    table,
    tilted,
    with_large_comma,
)

OPTIONS = ReadOptions()


def read(picture: Raster) -> Page:
    return read_pages(png(picture), "surat.png", OPTIONS).pages[0]


def words(page: Page) -> list[str]:
    return [word.text for word in page.words]


EXPECTED = " ".join(TEXT).split()


def test_a_clean_picture_is_read_word_for_word() -> None:
    page = read(sheet())
    assert words(page) == EXPECTED
    assert (page.source, page.rotation) == ("ocr", 0)
    assert page.confidence is not None
    assert page.confidence > 0.8


def test_a_picture_of_black_and_white_only_is_read_alike() -> None:
    grey = sheet().min(axis=2)
    assert words(read(np.where(grey < 128, 0, 255).astype(np.uint8))) == EXPECTED


def test_boxes_lie_on_the_printed_words() -> None:
    picture = sheet()
    first = read(picture).words[0].box
    ink = np.argwhere(picture[:, :, 0] < 128)
    top, left = ink.min(axis=0)
    assert first.x0 * picture.shape[1] == pytest.approx(left, abs=6)
    assert first.y0 * picture.shape[0] == pytest.approx(top, abs=6)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_turned_picture_is_shown_upright(degrees: int) -> None:
    page = read(turned(sheet(), degrees))
    assert words(page) == EXPECTED
    assert page.rotation == (360 - degrees) % 360
    assert page.words[0].box.y0 < page.words[-1].box.y0
    assert page.width > page.height


def test_a_tilted_picture_is_read_and_its_boxes_tilt_with_it() -> None:
    page = read(tilted(sheet(), 3.0))
    assert words(page) == EXPECTED
    assert page.skew == pytest.approx(3.0, abs=0.3)
    first = [word for word in page.words if word.text in ("Menindaklanjuti", "netralitas")]
    assert first[1].box.y0 > first[0].box.y0


def test_a_photo_of_a_sheet_on_a_desk_is_read() -> None:
    picture = photographed(sheet(), ((120, 90), (1050, 140), (1090, 820), (90, 780)))
    page = read(picture)
    assert words(page) == EXPECTED
    assert 0.1 < page.words[0].box.x0 < 0.25


def test_text_under_a_coloured_stamp_is_read() -> None:
    assert words(read(stamped(sheet(), (420, 240)))) == EXPECTED


@pytest.mark.parametrize("degrees", [0, 180])
def test_bent_lines_do_not_turn_a_page_upside_down(degrees: int) -> None:
    page = read(turned(bent(sheet()), degrees))
    assert words(page) == EXPECTED
    assert page.rotation == degrees


def test_cells_are_read_one_by_one_and_light_print_on_a_dark_head_too() -> None:
    rows = (
        ("No.", "Bentuk pelanggaran", "Sanksi"),
        ("1.", "Memasang spanduk", "Sanksi moral"),
        ("7.", "Menghadiri deklarasi", "Hukuman disiplin"),
    )
    page = read(table(rows, (60, 130, 520, 860)))
    assert words(page) == " ".join(" ".join(row) for row in rows).split()
    assert sum(1 for rule in page.rules if rule.height * 3 > rule.width * 10) >= 4


def test_a_dotless_i_is_an_i_and_no_foreign_letter_is_read() -> None:
    read_text = "".join(words(read(sheet())))
    assert not set(read_text) & set(FOREIGN + DOTLESS)


def test_what_was_seen_in_a_drawing_is_no_text_but_can_be_inspected() -> None:
    picture = sheet()
    strokes = np.random.default_rng(3).integers(0, 120, (14, 2)) + np.array([700, 500])
    cv2.polylines(picture, [strokes.astype(np.int32)], False, (0, 0, 0), 3)
    page = read(picture)
    assert words(page)[: len(EXPECTED)] == EXPECTED
    assert len(words(page)) - len(EXPECTED) <= 1


def test_an_empty_picture_is_an_error_not_an_empty_page() -> None:
    with pytest.raises(NoText):
        read(np.full((700, 500, 3), 255, np.uint8))


@pytest.mark.parametrize("degrees", [90, 180])
def test_a_nearly_empty_page_is_turned_by_what_reads_better(degrees: int) -> None:
    picture = sheet()
    picture[290:] = 255
    page = read(turned(picture, degrees))
    assert page.rotation == (360 - degrees) % 360
    assert words(page) == EXPECTED[: len(words(page))]


def test_dots_along_an_edge_do_not_turn_an_upright_page() -> None:
    picture = sheet()
    picture[::3, -6:-3] = 0
    assert read(picture).rotation == 0


def test_a_page_that_reads_badly_is_told_and_not_turned() -> None:
    found = read_pages(png(cv2.GaussianBlur(sheet(), (0, 0), 4)), "surat.png", OPTIONS)
    assert [notice.code for notice in found.notices] == ["page_doubtful", "unread_ink"]


def test_leaning_rules_of_a_photographed_table_are_found_piece_by_piece() -> None:
    rows = (("No.", "Bentuk", "Sanksi"), *((f"{n}.", "Spanduk", "Sedang") for n in range(1, 10)))
    flat = table(rows, (60, 130, 520, 860))
    lean = np.array([[1, 0.02, 0], [0, 1, 0]], np.float32)
    leaning = cv2.warpAffine(flat, lean, flat.shape[1::-1], borderValue=(255, 255, 255))
    page = read(np.asarray(leaning, np.uint8))
    assert words(page) == " ".join(" ".join(row) for row in rows).split()
    upright = [
        rule for rule in page.rules if rule.height * page.height > 3 * rule.width * page.width
    ]
    assert sum(rule.height for rule in upright) > 4 * 0.6


@pytest.mark.parametrize(
    ("text", "specks"),
    [
        ("a E r L E i b . e x", True),
        ("1. Guru PNS di SD X tak ikut kampanye", False),
        ("800 / 12 / BKD / 2024", False),
        ("ASN", False),
    ],
)
def test_scattered_letters_of_noise_are_no_text(text: str, specks: bool) -> None:
    words = tuple(Word(word, Box(1, 0.1, 0.1, 0.2, 0.2), 0.8) for word in text.split())
    assert only_specks(Page(1, 595.0, 842.0, "ocr", 0.8, 0, words)) == specks


def test_a_large_comma_that_hangs_below_its_line_stays_with_its_word() -> None:
    lines = ("memberikan dukungan kepada gubernur", "bupati dan wali kota untuk mengawasi")
    page = read(with_large_comma(lines))
    assert words(page)[:4] == ["memberikan", "dukungan", "kepada", "gubernur,"]
