"""Rectangles on a page: the Box, and what is reckoned with boxes alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on one page, in fractions (0..1) of the page as displayed, origin top left."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def height(self) -> float:
        """Height as a fraction of the page's height."""
        return self.y1 - self.y0

    @property
    def width(self) -> float:
        """Width as a fraction of the page's width."""
        return self.x1 - self.x0


def line_boxes(boxes: Iterable[Box]) -> Iterator[Box]:
    """Unite neighbouring boxes of one printed line into one box each."""
    current: Box | None = None
    for box in boxes:
        if current is not None and _same_line(current, box):
            current = unite(current, box)
            continue
        if current is not None:
            yield current
        current = box
    if current is not None:
        yield current


def unite(first: Box, second: Box) -> Box:
    """The smallest box around two boxes of one page."""
    return Box(
        first.page,
        min(first.x0, second.x0),
        min(first.y0, second.y0),
        max(first.x1, second.x1),
        max(first.y1, second.y1),
    )


def _same_line(first: Box, second: Box) -> bool:
    overlap = min(first.y1, second.y1) - max(first.y0, second.y0)
    return first.page == second.page and overlap > 0.5 * min(first.height, second.height)
