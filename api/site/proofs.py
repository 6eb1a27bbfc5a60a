"""The printed lines that prove a circular's metadata, ready to be shown and lit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ingest.geometry import Box
from ingest.model import Found, Page
from service.model import Stored

DOTS_PER_POINT = 2.0  # only the proportion counts: it keeps the place of an image not yet loaded
AROUND = 0.008  # of the page, left and right, above and below


@dataclass(frozen=True, slots=True)
class Proof:
    """Where a field is printed: its page, its boxes there, and the strip that shows them."""

    field: str
    page: int
    boxes: tuple[Box, ...]
    strip: tuple[float, float, float, float]  # x, y, width, height in pixels of the page image
    sheet: tuple[float, float]  # width and height of that image
    rotation: int


def proofs(found: Sequence[Found], pages: Mapping[int, Page], scale: float) -> dict[str, Proof]:
    """The proof of each field that stands on a page, by field."""
    return {one.field: one for one in _proofs(found, pages, scale)}


def proofs_of(stored: Stored) -> dict[str, Proof]:
    """The proof of each field of a kept circular."""
    if stored.reading is None:
        return {}
    pages = {one.number: one for one in stored.reading.pages}
    return proofs(stored.reading.metadata.found, pages, DOTS_PER_POINT)


def _proofs(found: Sequence[Found], pages: Mapping[int, Page], scale: float) -> Iterator[Proof]:
    for name in dict.fromkeys(item.key for item in found):
        boxes = [box for item in found if item.key == name for box in item.boxes]
        page = pages.get(boxes[0].page) if boxes else None
        if page is not None:
            here = tuple(box for box in boxes if box.page == page.number)
            sheet = (round(page.width * scale, 1), round(page.height * scale, 1))
            yield Proof(name, page.number, here, _strip(here, page, scale), sheet, page.rotation)


def _strip(boxes: Sequence[Box], page: Page, scale: float) -> tuple[float, float, float, float]:
    left = max(0.0, min(box.x0 for box in boxes) - AROUND)
    right = min(1.0, max(box.x1 for box in boxes) + AROUND)
    top = max(0.0, min(box.y0 for box in boxes) - AROUND)
    bottom = min(1.0, max(box.y1 for box in boxes) + AROUND)
    wide, high = page.width * scale, page.height * scale
    return (
        round(left * wide, 1),
        round(top * high, 1),
        round((right - left) * wide, 1),
        round((bottom - top) * high, 1),
    )


def shown(proof: Proof) -> dict[str, Any]:
    """A proof as templates take it."""
    x, y, width, height = proof.strip
    return {
        "field": proof.field,
        "page": proof.page,
        "boxes": proof.boxes,
        "view": f"{x} {y} {width} {height}",
        "width": width,
        "height": height,
        "sheet": proof.sheet,
        "rotation": proof.rotation,
    }
