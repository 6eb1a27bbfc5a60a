"""Light print on coloured plates is read; shade, bars and black print stay as they are."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest.images import png
from ingest.options import ReadOptions
from ingest.pages import read_pages
from ingest.plates import lighten_plates
from ingest.raster import Raster

HEAD = ((140, "No"), (260, "Bentuk Pelanggaran"), (820, "Jenis Hukuman"))
ROWS = (("1", "Menghadiri kampanye calon", "Disiplin sedang"), ("2", "Memakai atribut", "Berat"))


def table(colour: tuple[int, int, int], print_: str = "white") -> Raster:
    """A sentence, and a table below it whose head stands on a plate."""
    image = Image.new("RGB", (1400, 700), (250, 248, 244))
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(32)
    draw.text((120, 80), "Bentuk pelanggaran disusun sebagai berikut:", fill="black", font=font)
    draw.rectangle((120, 200, 1240, 270), fill=colour)
    for x, text in HEAD:
        draw.text((x, 215), text, fill=print_, font=font)
    for number, row in enumerate(ROWS):
        for (x, _), text in zip(HEAD, row, strict=True):
            draw.text((x, 300 + 60 * number), text, fill="black", font=font)
    return np.asarray(image, np.uint8)


@pytest.mark.parametrize(
    "colour", [(29, 45, 77), (0, 112, 192), (192, 0, 0), (112, 173, 71), (110, 110, 110), (0, 0, 0)]
)
def test_a_tables_head_on_colour_is_read(colour: tuple[int, int, int]) -> None:
    page = read_pages(png(table(colour)), "scan.png", ReadOptions()).pages[0]
    text = " ".join(word.text for word in page.words)
    assert "Bentuk Pelanggaran Jenis Hukuman" in text
    assert "1 Menghadiri kampanye calon Disiplin sedang" in text


def shaded(picture: Raster) -> Raster:
    """The right half of the page in a shadow."""
    done = picture.copy()
    done[:, 700:] = (done[:, 700:] * 0.5).astype(np.uint8)
    return done


@pytest.mark.parametrize(
    "picture",
    [
        table((250, 248, 244), "black"),
        table((190, 205, 230), "black"),
        table((60, 60, 60), "#3c3c3c"),
        shaded(table((250, 248, 244), "black")),
    ],
    ids=["no plate", "black on pale blue", "a bar", "half in shade"],
)
def test_what_is_no_light_print_on_a_plate_stays(picture: Raster) -> None:
    assert np.array_equal(lighten_plates(picture), picture)


def test_grey_and_colour_are_turned_alike() -> None:
    colour = table((90, 90, 90))
    turned, grey = lighten_plates(colour), lighten_plates(np.ascontiguousarray(colour[..., 0]))
    head, below = np.s_[205:265, 130:1230], np.s_[290:]
    assert np.median(turned[head]) > 240 and turned[head].min() < 40
    assert np.abs(turned[head][..., 0].astype(int) - grey[head]).max() < 8
    assert np.array_equal(turned[below], colour[below])


@pytest.mark.parametrize("size", [(1, 1), (5, 1), (2, 900), (900, 2)])
def test_a_picture_of_a_pixel_or_a_strip_stays(size: tuple[int, int]) -> None:
    for tone in (0, 255):
        picture = np.full(size, tone, np.uint8)
        assert np.array_equal(lighten_plates(picture), picture)


def test_the_edges_of_a_plate_are_rules_of_its_table() -> None:
    page = read_pages(png(table((31, 78, 121))), "scan.png", ReadOptions()).pages[0]
    level = [rule for rule in page.rules if rule.x1 - rule.x0 > 0.7]
    assert len(level) == 2
    for rule, edge in zip(sorted(level, key=lambda one: one.y0), (200, 270), strict=True):
        assert rule.y0 * 700 == pytest.approx(edge, abs=4)
