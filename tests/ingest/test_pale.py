"""Pale print beside black print is found and read; paper's grain, streaks and specks are not."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from ingest.images import png
from ingest.ink import find_ink
from ingest.options import ReadOptions
from ingest.pages import read_pages
from ingest.pale import pale_print
from ingest.raster import Raster
from tests.ingest.pictures import TEXT, sheet

PALE = "Jalan Merdeka Nomor 12 Kode Pos 34111 Merbau"
LIMIT, LETTER = 140.0, 16.0


def printed(tone: int = 170) -> Raster:
    """Black lines, and one below them in a pale tone, a little soft as scanners make them."""
    black = sheet(TEXT)[..., 0]
    below = sheet((PALE,), letter=26, start=(90, 420))[..., 0]
    faded = 255 - ((255 - below.astype(np.float32)) * (255 - tone) / 255).astype(np.uint8)
    soft = cv2.GaussianBlur(np.minimum(black, faded), (0, 0), 0.8)
    return np.asarray(soft, np.uint8)


@pytest.mark.parametrize("tone", [120, 150, 170])
def test_a_pale_line_is_ink_as_whole_as_a_black_one(tone: int) -> None:
    parts = find_ink(printed(tone)).boxes
    black = find_ink(printed(0)).boxes
    below = [len(boxes[(boxes[:, 1] > 410) & (boxes[:, 3] > 8)]) for boxes in (parts, black)]
    assert below[1] > 30
    assert abs(below[0] - below[1]) <= 3  # hardly a letter broken or joined


def test_a_pale_line_is_read() -> None:
    colour = cv2.cvtColor(printed(), cv2.COLOR_GRAY2RGB)
    words = read_pages(png(colour), "scan.png", ReadOptions()).pages[0].words
    text = " ".join(word.text for word in words)
    assert "Kode Pos 34111 Merbau" in text
    assert "pelanggaran dikenai sanksi 100%" in text


def drawn(kind: str) -> Raster:
    """A white page with pale marks that are no print."""
    page = np.full((600, 1000), 255, np.uint8)
    if kind == "streak":
        page[:, 400:403] = 200
    elif kind == "specks":
        for x in range(60, 940, 110):
            cv2.circle(page, (x, 300), 3, 170, -1)
    elif kind == "blot":
        cv2.ellipse(page, (500, 300), (200, 120), 0, 0, 360, 190, -1)
    elif kind == "reverse":  # another side's print, paler than any of this one's
        cv2.putText(page, "gnaralid iawagep", (100, 300), 0, 1.0, 228, 2, cv2.LINE_AA)
    return page


@pytest.mark.parametrize("kind", ["", "streak", "specks", "blot", "reverse"])
def test_what_is_no_line_of_print_is_no_pale_print(kind: str) -> None:
    assert not pale_print(drawn(kind), LIMIT, LETTER).any()


def test_black_print_is_not_among_it() -> None:
    assert not pale_print(printed(0)[:400], LIMIT, LETTER).any()
