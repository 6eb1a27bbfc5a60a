"""One box a printed line; the box around two."""

from __future__ import annotations

from ingest.geometry import Box, line_boxes, unite

FIRST = Box(1, 0.1, 0.10, 0.2, 0.12)
BESIDE = Box(1, 0.3, 0.105, 0.4, 0.125)
BELOW = Box(1, 0.1, 0.13, 0.2, 0.15)
OVERLEAF = Box(2, 0.1, 0.13, 0.2, 0.15)


def test_boxes_of_one_line_are_united_and_other_lines_and_pages_are_not() -> None:
    united = Box(1, 0.1, 0.10, 0.4, 0.125)
    assert list(line_boxes((FIRST, BESIDE, BELOW, OVERLEAF))) == [united, BELOW, OVERLEAF]


def test_a_line_taken_up_again_further_down_is_another_box() -> None:
    assert list(line_boxes((FIRST, BELOW, BESIDE))) == [FIRST, BELOW, BESIDE]


def test_no_boxes_give_no_lines() -> None:
    assert list(line_boxes(())) == []


def test_the_box_around_two_holds_both_in_either_order() -> None:
    around = Box(1, 0.1, 0.105, 0.4, 0.15)
    assert unite(BESIDE, BELOW) == unite(BELOW, BESIDE) == around
    assert (round(around.width, 3), round(around.height, 3)) == (0.3, 0.045)
