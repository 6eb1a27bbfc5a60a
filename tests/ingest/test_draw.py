"""A page picture has the page's size and lights exactly the boxes it was given."""

from __future__ import annotations

import io

from PIL import Image

from ingest.draw import DPI, page_picture, paint_stage
from ingest.geometry import Box
from ingest.options import ReadOptions
from ingest.pages import read_pages
from ingest.pipeline import trace

TEXT = b"SURAT EDARAN\n\n1. ASN dilarang ikut kampanye.\n2. Camat wajib mengawasi.\n"
PAGES = read_pages(TEXT, "surat.txt", ReadOptions())
PAGE = PAGES.pages[0]


def picture(*boxes: Box) -> Image.Image:
    return Image.open(io.BytesIO(page_picture(TEXT, "surat.txt", PAGE, boxes)))


def test_picture_has_the_size_of_the_page() -> None:
    assert picture().size == (round(PAGE.width * DPI / 72), round(PAGE.height * DPI / 72))


def test_only_the_box_is_lit() -> None:
    box = Box(1, 0.5, 0.5, 0.6, 0.55)
    plain, lit = picture(), picture(box)
    changed = [
        (x / plain.width, y / plain.height)
        for x in range(0, plain.width, 7)
        for y in range(0, plain.height, 7)
        if plain.getpixel((x, y)) != lit.getpixel((x, y))
    ]
    assert changed
    assert all(0.49 < x < 0.61 and 0.49 < y < 0.56 for x, y in changed)


def test_words_of_a_text_are_drawn_in_their_boxes() -> None:
    word = PAGE.words[0]
    drawn = picture().convert("L")
    x0, y0 = int(word.box.x0 * drawn.width), int(word.box.y0 * drawn.height)
    x1, y1 = int(word.box.x1 * drawn.width), int(word.box.y1 * drawn.height)
    assert min(drawn.crop((x0, y0, x1, y1)).tobytes()) < 80


def test_every_stage_can_be_painted() -> None:
    seen = trace(PAGES, "surat.txt")
    for stage in ("pages", "lines", "blocks", "metadata", "clauses", "citations", "notices"):
        assert paint_stage(TEXT, "surat.txt", seen, stage, 1).startswith(b"\x89PNG")
