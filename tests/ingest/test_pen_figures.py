"""Figures written by hand: drawn with strokes that the network never saw, and what is no figure."""

from __future__ import annotations

from itertools import pairwise

import cv2
import numpy as np
import pytest

from ingest.pen_figures import Network, read_figures
from ingest.training.__main__ import bent, network, torn

STROKES = {  # points of unsteady strokes in a field 30 wide and 40 high; None lifts the pen
    "1": [(10, 10), (17, 3), (16, 38)],
    "2": [(5, 10), (14, 3), (24, 8), (22, 18), (4, 37), (26, 36)],
    "3": [(5, 5), (18, 3), (22, 11), (12, 18), (23, 24), (21, 34), (5, 37)],
    "4": [(18, 3), (4, 26), (27, 25), None, (19, 14), (18, 39)],
    "5": [(25, 4), (8, 4), (7, 18), (20, 17), (25, 27), (17, 37), (5, 35)],
    "7": [(4, 5), (26, 4), (15, 22), (11, 38)],
    "0": [(15, 3), (6, 10), (5, 28), (14, 38), (24, 30), (25, 12), (15, 3)],
}


def written(figures: str, step: int = 40) -> np.ndarray:
    """The figures side by side, drawn with a pen three pixels broad."""
    picture = np.full((56, step * len(figures) + 20), 255, np.uint8)
    for place, sign in enumerate(figures):
        left = 10 + place * step
        for one, other in pairwise(STROKES[sign]):
            if one and other:
                start, end = (left + one[0], 8 + one[1]), (left + other[0], 8 + other[1])
                cv2.line(picture, start, end, 0, 3, cv2.LINE_AA)
    return picture


@pytest.mark.parametrize("figures", ["417", "50", "2", "3", "4735"])
def test_unsteady_strokes_are_told_apart(figures: str) -> None:
    read = read_figures(written(figures))
    assert read is not None and read.figures == figures
    assert read.sure > 0.6


def test_nothing_and_too_much_give_no_figures() -> None:
    assert read_figures(np.full((50, 200), 255, np.uint8)) is None
    assert read_figures(written("4174174")) is None


def test_dust_and_a_line_to_write_on_are_no_signs() -> None:
    clean = written("35")
    dusty = clean.copy()
    dusty[10:12, 3:5] = 0
    dusty[50:52, 5:9] = 0
    assert read_figures(dusty) == read_figures(clean)


def test_the_kept_network_is_the_one_that_is_learnt() -> None:
    from ingest.pen_figures import _network

    shapes = [tuple(one.shape) for one in network().parameters()]
    kept = _network()
    assert [getattr(kept, name).shape for name in Network.__slots__] == shapes


def test_what_is_learnt_from_is_framed_as_what_is_read() -> None:
    rng = np.random.default_rng(3)
    one, other = rng.random((2, 8, 8)).astype(np.float32)
    for picture in (bent(one, rng), torn(one, other, rng)):
        assert picture.shape == (20, 20)
        assert picture.min() >= 0 and picture.max() <= 1
        assert picture.any()
