"""Lines that recognition passes over in silence are read again; strokes are not made words."""

from __future__ import annotations

import time
from dataclasses import replace

import cv2
import numpy as np
import pytest

from ingest.bare import Print
from ingest.images import png
from ingest.ink import find_ink
from ingest.noise import Extent
from ingest.ocr import Seen, recogniser
from ingest.options import ReadOptions
from ingest.pages import read_pages
from ingest.passed_over import LEAST, reread
from ingest.raster import Raster
from ingest.recognise import Line, is_vouched, stands_free
from tests.ingest.pictures import TEXT, sheet

PICTURE = np.full((40, 300), 255, np.uint8)
LETTERS = [(10, 10, 60, 20), (80, 10, 60, 20), (150, 10, 60, 20)]  # three words run together
DOTS = [(220, 26, 4, 4), (230, 26, 40, 4)]
LETTER = 20


def shaken(picture: Raster, pixels: int) -> Raster:
    """As a hand takes it that moves sideways."""
    moved = cv2.blur(picture, (pixels, 1))
    return np.asarray(cv2.GaussianBlur(moved, (0, 0), 0.8), np.uint8)


def seen(left: float, right: float) -> Seen:
    return Seen("kata", left, 8, right, 32, 0.95)


@pytest.mark.parametrize(
    ("line", "letters"),
    [
        ([], 9.0),
        ([seen(10, 70)], 6.0),
        ([seen(10, 70), seen(150, 210)], 3.0),  # a word between two others
        ([seen(10, 140), seen(150, 210)], 0.0),
        ([seen(10, 140), seen(150, 200)], 0.0),  # the end of a letter stands out of its box
        ([seen(10, 210)], 0.0),
        ([seen(80, 110), seen(10, 70), seen(150, 210)], 1.3),  # half of a word
    ],
)
def test_how_much_print_is_left_without_words(line: list[Seen], letters: float) -> None:
    printed = Print(PICTURE, np.array(LETTERS + DOTS, np.float64), LETTER)
    assert printed.bare(line).width == pytest.approx(letters, abs=0.11)


def text(height: float = 1.0) -> Raster:
    picture = np.full((90, 500), 255, np.uint8)
    place, font = (20, 60), cv2.FONT_HERSHEY_SIMPLEX
    cv2.putText(picture, "dilarang menghadiri", place, font, height, 20, 2, cv2.LINE_AA)
    return picture


def flourish() -> Raster:
    picture = np.full((90, 500), 255, np.uint8)
    across = np.arange(20, 480, 4)
    down = 45 + 30 * np.sin(across / 23.0) * np.cos(across / 61.0)
    stroke = np.stack([across, down], 1).astype(np.int32)
    cv2.polylines(picture, [stroke], False, 0, 3, cv2.LINE_AA)
    return picture


def arc() -> Raster:
    """The upper edge of a stamp with its names."""
    picture = np.full((90, 500), 255, np.uint8)
    cv2.circle(picture, (250, 320), 300, 40, 5, cv2.LINE_AA)
    for angle in np.linspace(-0.5, 0.5, 12):
        place = int(250 + 265 * np.sin(angle)), int(320 - 265 * np.cos(angle))
        cv2.putText(picture, "A", place, cv2.FONT_HERSHEY_SIMPLEX, 0.7, 40, 2, cv2.LINE_AA)
    return picture


def foot_of_a_ring() -> Raster:
    """What stands of a stamp's inner ring between two lines."""
    picture = np.full((90, 500), 255, np.uint8)
    cv2.ellipse(picture, (250, -10), (90, 80), 0, 55, 125, 90, 4, cv2.LINE_AA)
    return picture


def bar() -> Raster:
    picture = np.full((90, 500), 255, np.uint8)
    picture[30:60, 20:480] = 30
    return picture


def code() -> Raster:
    """Squares, dark or light, as in a code to be scanned."""
    squares = np.random.default_rng(5).integers(0, 2, (12, 60)).astype(np.uint8) * 255
    large = np.repeat(np.repeat(squares, 6, 0), 6, 1)
    return np.asarray(
        cv2.copyMakeBorder(large, 9, 9, 70, 70, cv2.BORDER_CONSTANT, value=255), np.uint8
    )


def shadow() -> Raster:
    """The grey edge of a fold or of the paper."""
    picture = np.full((90, 500), 255, np.uint8)
    picture[40:52, 10:490] = np.linspace(120, 190, 480).astype(np.uint8)
    return picture


@pytest.mark.parametrize(
    ("picture", "is_text"),
    [
        (text(), True),
        (text(1.4), True),
        (shaken(text(), 6), True),
        (255 - (255 - text()) // 3, True),  # pale print
        (flourish(), False),
        (arc(), False),
        (foot_of_a_ring(), False),
        (bar(), False),
        (code(), False),
        (shadow(), False),
        (np.full((90, 500), 255, np.uint8), False),
    ],
    ids="text large shaken pale flourish arc ring bar code shadow empty".split(),
)
def test_what_has_the_shape_of_text(picture: Raster, is_text: bool) -> None:
    parts = find_ink(picture).boxes[1:]
    assert Print(picture, parts, LETTER).bare([]).is_text is is_text


def test_paper_that_a_stamp_was_taken_off_is_no_text() -> None:
    grain = np.random.default_rng(2).normal(248, 3, (90, 500)).clip(0, 255).astype(np.uint8)
    printed = Print(grain, np.array([[40, 11, 98, 56]], np.float64), LETTER)
    assert printed.bare([]).width > LEAST
    assert not printed.bare([]).is_text


def test_words_that_a_shaken_hand_ran_together_are_read() -> None:
    page = read_pages(png(shaken(sheet(letter=20), 5)), "foto.png", ReadOptions()).pages[0]
    lost = set(" ".join(TEXT).split()) - {word.text for word in page.words}
    assert len(lost) <= 8, lost
    assert {round(word.box.y0 * 700 / 60) for word in page.words} == {2, 3, 4, 5}


def test_print_that_nobody_can_read_is_told_and_not_passed_over() -> None:
    picture = sheet()
    picture[290:340] = picture[290:340, ::-1].copy()  # as it shines through from the back
    found = read_pages(png(picture), "foto.png", ReadOptions())
    assert [notice.code for notice in found.notices] == ["unread_ink"]
    assert "44%" in found.notices[0].message


@pytest.mark.parametrize(
    ("picture", "place", "free"),
    [
        (text(), Extent(20, 38, 400, 66), True),
        (code(), Extent(70, 9, 430, 41), False),  # its upper half
        (code(), Extent(70, 27, 430, 63), False),
    ],
    ids=["text", "upper half of a code", "middle of a code"],
)
def test_lines_have_paper_above_and_below(picture: Raster, place: Extent, free: bool) -> None:
    assert stands_free(place, replace(find_ink(picture), letter=LETTER)) is free


def test_codes_stamps_and_signatures_are_no_print_that_was_missed() -> None:
    picture = sheet()
    squares = np.random.default_rng(7).integers(0, 2, (25, 25)).astype(np.uint8) * 255
    picture[420:570, 100:250] = np.repeat(np.repeat(squares, 6, 0), 6, 1)[..., None]
    for left, drawn in ((300, arc()), (450, flourish())):
        picture[left + 60 : left + 150, 450:950] = drawn[..., None]
    found = read_pages(png(picture), "surat.png", ReadOptions())
    assert {word.text for word in found.pages[0].words} >= set(" ".join(TEXT).split())
    assert found.notices == ()


@pytest.mark.parametrize(
    ("words", "picture", "is_writing"),
    [
        ((("NOMOR", 0.93), (":", 0.92), ("012/K.Bawaslu/HM.02/III/2018", 0.0)), text(), True),
        ((("NOMOR", 0.93), ("012/K.Bawaslu/HM.02/III/2018", 0.0)), flourish(), False),
        ((("NONOP", 0.41), ("012/K.Bawaslu/HM.02/III/2018", 0.0)), text(), False),
        (((":", 0.92), ("LIA", 0.95), ("PEMERINTAHKABUPATEN", 0.1)), text(), False),
    ],
    ids=["a long number in doubt", "strokes", "all in doubt", "too short to vouch"],
)
def test_a_sure_word_vouches_for_the_doubtful_ones_beside_it(
    words: tuple[tuple[str, float], ...], picture: Raster, is_writing: bool
) -> None:
    printed = Print(picture, find_ink(picture).boxes[1:], LETTER)
    read = [Seen(word, 0, 0, 9, 9, sure) for word, sure in words]
    assert is_vouched(Line(Extent(0, 0, 500, 90), read, printed, (0, 0))) is is_writing


def test_strokes_of_a_pen_are_not_made_words() -> None:
    printed = Print(flourish(), np.array([[20, 15, 460, 60]], np.float64), LETTER)
    assert printed.bare([]).width >= LEAST
    assert reread([[]], [printed], recogniser("Latin"), 280, time.monotonic() + 20) == [[]]
