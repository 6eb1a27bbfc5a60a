"""Stamps over print: the stamp goes, coloured or grey, and the print stays."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from ingest.grey_stamps import lift_pale
from ingest.light import even_light
from ingest.raster import Raster

TEXT, RING = (500, 430), (640, 420)


def sheet(stamp: tuple[int, int, int], draw: str = "ring") -> tuple[Raster, Raster]:
    """A page with lines of print and a stamp over one of them; and the same page unstamped."""
    page = np.full((1400, 1000, 3), 250, np.uint8)
    for row in range(8):
        place = (80, 700 + 60 * row)
        cv2.putText(page, "Pegawai wajib netral", place, 0, 1.0, (20, 20, 20), 2, cv2.LINE_AA)
    cv2.putText(page, "12 Maret 2024", TEXT, 0, 1.0, (20, 20, 20), 2, cv2.LINE_AA)
    bare = page.copy()
    over = np.full_like(page, 255)
    if draw == "ring":
        cv2.circle(over, RING, 90, stamp, 4, cv2.LINE_AA)
        cv2.circle(over, RING, 60, stamp, 3, cv2.LINE_AA)
    else:
        cv2.rectangle(over, (560, 340), (740, 500), stamp, 4)
    return np.minimum(page, over), bare


def ink(grey: Raster, without: Raster | None = None) -> int:
    """Dark pixels around the stamp; with a second page, only where that one is blank."""
    part = grey[300:540, 520:760] < 140
    if without is not None:
        part &= without[300:540, 520:760, 0] > 200
    return int(part.sum())


@pytest.mark.parametrize("stamp", [(70, 60, 150), (130, 30, 60), (40, 80, 145)])
def test_a_coloured_stamp_goes_and_the_print_under_it_stays(stamp: tuple[int, int, int]) -> None:
    page, bare = sheet(stamp)
    light = even_light(page)
    assert light.lifted is not None
    assert ink(light.grey, bare) < 0.1 * ink(page[..., 1], bare)
    assert ink(light.grey) > 0.85 * ink(bare[..., 1])


def test_a_grey_stamp_paler_than_print_goes_too() -> None:
    page, bare = sheet((120, 120, 120))
    light = even_light(page[..., 0])
    assert light.lifted is not None
    assert ink(light.grey, bare) < 0.1 * ink(page[..., 0], bare)
    assert ink(light.grey) > 0.85 * ink(bare[..., 0])


@pytest.mark.parametrize(("tone", "draw"), [(25, "ring"), (120, "frame")])
def test_a_stamp_as_black_as_print_and_a_frame_stay(tone: int, draw: str) -> None:
    page, _ = sheet((tone, tone, tone), draw)
    grey = page[..., 0].copy()
    assert lift_pale(grey) is None
    assert (grey == page[..., 0]).all()
