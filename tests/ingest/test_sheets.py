"""The sheet in a photo: found whole, also where a shadow lies over half of it."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from ingest.raster import Raster
from ingest.sheets import find_sheet

DESK, PAPER = (110, 75, 45), (225, 212, 190)
SHEET = np.array([[60, 50], [940, 40], [930, 660], [50, 640]], np.int32)
SHADE = np.array([[0, 430], [1000, 340], [1000, 700], [0, 700]], np.int32)


def photo(shade: float, thumb: bool) -> Raster:
    """A sheet on a desk, its lower half in so much shade, a thumb over its corner."""
    picture = np.full((700, 1000, 3), DESK, np.uint8)
    cv2.fillPoly(picture, [SHEET], PAPER)
    light = np.ones((700, 1000), np.float32)
    cv2.fillPoly(light, [SHADE], 1 - shade)
    picture = (picture * cv2.GaussianBlur(light, (61, 61), 0)[..., None]).astype(np.uint8)
    if thumb:
        cv2.ellipse(picture, (960, 670), (70, 50), 30, 0, 360, (205, 150, 120), -1)
    return np.asarray(picture, np.uint8)


@pytest.mark.parametrize("thumb", [False, True])
@pytest.mark.parametrize("shade", [0.0, 0.3, 0.45, 0.6])
def test_the_sheet_is_found_whole_in_light_and_shadow(shade: float, thumb: bool) -> None:
    found = find_sheet(photo(shade, thumb))
    overlap, _ = cv2.intersectConvexConvex(found, SHEET.astype(np.float32))
    whole = cv2.contourArea(SHEET)
    assert overlap > 0.96 * whole
    assert cv2.contourArea(found) < 1.06 * whole
