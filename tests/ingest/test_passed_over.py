"""Lines that recognition passes over in silence are read again; strokes are not made words."""

from __future__ import annotations

import time

import cv2
import numpy as np
import pytest

from ingest.images import png
from ingest.ocr import Seen, recogniser
from ingest.options import ReadOptions
from ingest.pages import read_pages
from ingest.passed_over import LEAST, Print, reread
from ingest.raster import Raster
from tests.ingest.pictures import TEXT, sheet

PICTURE = np.full((40, 300), 255, np.uint8)
LETTERS = [(10, 10, 60, 20), (80, 10, 60, 20), (150, 10, 60, 20)]  # three words run together
DOTS = [(220, 26, 4, 4), (230, 26, 40, 4)]


def shaken(picture: Raster, pixels: int) -> Raster:
    """As a hand takes it that moves sideways."""
    moved = cv2.blur(picture, (pixels, 1))
    return np.asarray(cv2.GaussianBlur(moved, (0, 0), 0.8), np.uint8)


def seen(left: float, right: float, text: str = "kata") -> Seen:
    return Seen(text, left, 8, right, 32, 0.95)


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
    printed = Print(PICTURE, np.array(LETTERS + DOTS, np.float64), 20.0)
    assert printed.bare(line) == pytest.approx(letters, abs=0.11)


def test_words_that_a_shaken_hand_ran_together_are_read() -> None:
    page = read_pages(png(shaken(sheet(letter=20), 5)), "foto.png", ReadOptions()).pages[0]
    lost = set(" ".join(TEXT).split()) - {word.text for word in page.words}
    assert len(lost) <= 6, lost
    rows = {round(word.box.y0 * 700 / 60) for word in page.words}
    assert len(rows) == len(TEXT)


def test_strokes_of_a_pen_are_not_made_words() -> None:
    picture = np.full((90, 400), 255, np.uint8)
    across = np.arange(20, 380, 4)
    down = 45 + 30 * np.sin(across / 23.0) * np.cos(across / 61.0)
    stroke = np.stack([across, down], 1).astype(np.int32)
    cv2.polylines(picture, [stroke], False, 0, 3, cv2.LINE_AA)
    printed = Print(picture, np.array([[20, 15, 360, 60]], np.float64), 20.0)
    assert printed.bare([]) >= LEAST
    assert reread([[]], [printed], recogniser("Latin"), 280, time.monotonic() + 20) == [[]]
