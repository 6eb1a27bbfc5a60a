"""Page pictures for human eyes: a page as displayed, with boxes lit, or any stage painted on it."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from statistics import median_low

from PIL import Image, ImageDraw, ImageFont

from ingest.errors import NoPages
from ingest.formats import sniff
from ingest.geometry import Box
from ingest.images import frames, turned
from ingest.model import (
    Block,
    Citation,
    Clause,
    Line,
    Metadata,
    Notice,
    Obligation,
    Page,
    Stated,
    Trace,
)
from ingest.options import ReadLimits
from ingest.pdf import PdfFile
from ingest.raster import Raster

DPI = 110.0  # of a page shown on a screen; half of a scan's, so small and quick
AIR = 0.003  # of the page's height, around a line
FADED = 0.72  # how far what stands beside a quotation is taken towards white
LIT = (255, 214, 0, 90)
EDGE = (176, 96, 0, 255)
COLOURS = ((0, 92, 175), (178, 34, 34), (0, 128, 64), (136, 60, 160), (176, 96, 0), (0, 128, 128))
FONTS = (
    "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
)

FIXED = (  # letters of one width, as a sheet of ours gives every letter the same room
    "/usr/share/fonts/truetype/liberation/LiberationMono-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf",
)
LARGEST = 17  # pixels, of a word on such a sheet


@dataclass(frozen=True, slots=True)
class Mark:
    """A box to paint, with what to write beside it and which colour of the row to take."""

    box: Box
    label: str = ""
    colour: int = 0


@dataclass(frozen=True, slots=True)
class Strip:
    """A piece of a page as a picture."""

    data: bytes  # PNG
    width: int  # pixels
    height: int


def page_picture(data: bytes, name: str, page: Page, boxes: Iterable[Box] = ()) -> bytes:
    """A page as displayed, as PNG, with boxes lit; raises a subclass of IngestError."""
    picture = _picture(data, name, page).convert("RGBA")
    lit = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(lit)
    for box in boxes:
        pen.rectangle(_pixels(box, picture), fill=LIT, outline=EDGE, width=2)
    return _png(Image.alpha_composite(picture, lit).convert("RGB"))


def page_strips(
    data: bytes, name: str, page: Page, strips: Sequence[Sequence[Box]]
) -> tuple[Strip, ...]:
    """The printed lines of each group of boxes of one page, as grey PNG, a bar beside them."""
    picture = _picture(data, name, page).convert("L")
    return tuple(_strip(picture, boxes) for boxes in strips)


def _strip(picture: Image.Image, boxes: Sequence[Box]) -> Strip:
    """The page from the first line to the last, what is not quoted faded, a bar beside what is."""
    air = math.ceil(AIR * picture.height)
    lines = [_pixels(box, picture) for box in boxes]
    top = max(0, min(y0 for _, y0, _, _ in lines) - 2 * air)
    bottom = min(picture.height, max(y1 for _, _, _, y1 in lines) + 2 * air)
    cut = picture.crop((0, top, picture.width, bottom))
    faded = Image.blend(cut, Image.new("L", cut.size, 255), FADED)
    for x0, y0, x1, y1 in lines:
        area = max(0, x0 - air), max(0, y0 - top - 1), x1 + air, min(cut.height, y1 - top + 1)
        faded.paste(cut.crop(area), area[:2])
        ImageDraw.Draw(faded).rectangle((2, y0 - top, 5, y1 - top), fill=0)
    small = faded.quantize(16)
    return Strip(_png(small), *small.size)


def paint_stage(data: bytes, name: str, trace: Trace, stage: str, number: int) -> bytes:
    """One stage's boxes painted on page `number` (from 1), as PNG."""
    page = next((page for page in trace.pages if page.number == number), None)
    if page is None:
        raise NoPages(f"There is no page {number}.")
    picture = _picture(data, name, page).convert("RGB")
    pen = ImageDraw.Draw(picture)
    for mark in _marks(getattr(trace, stage)):
        if mark.box.page == number:
            _paint(pen, mark, picture)
    return _png(picture)


def _picture(data: bytes, name: str, page: Page) -> Image.Image:
    kind = sniff(data, name)
    if kind == "pdf":
        return Image.fromarray(_pdf_page(data, page))
    if kind in ("html", "text"):
        return _typeset_page(page)
    for number, frame in enumerate(frames(data, ReadLimits()), 1):
        if number == page.number:
            shown = Image.fromarray(turned(frame.picture, (page.rotation - frame.turn) % 360))
            return shown.resize((round(page.width * DPI / 72), round(page.height * DPI / 72)))
    raise NoPages(f"There is no page {page.number}.")


def _pdf_page(data: bytes, page: Page) -> Raster:
    with PdfFile(data, ReadLimits()) as file:
        own = file.sheet(page.number).rotation
        return file.render(page.number, DPI, (page.rotation - own) % 360)


def _typeset_page(page: Page) -> Image.Image:
    """The plain sheet a text or article was laid out on, its words drawn into their boxes."""
    size = round(page.width * DPI / 72), round(page.height * DPI / 72)
    picture = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(picture)
    for rule in page.rules:
        pen.rectangle(_pixels(rule, picture), fill="black")
    placed = [(word.text, *_pixels(word.box, picture)) for word in page.words]
    usual = median_low([_fitting(text, x1 - x0) for text, x0, _, x1, _ in placed] or [LARGEST])
    for text, x0, y0, x1, y1 in placed:
        font = _font(min(usual, _fitting(text, x1 - x0)), FIXED)
        pen.text((x0, (y0 + y1) / 2), text, fill="black", font=font, anchor="lm")
    return picture


def _fitting(text: str, width: int) -> int:
    """The largest size that keeps a word inside its box; the boxes give letters equal widths."""
    length = _font(LARGEST, FIXED).getlength(text)
    return max(5, min(LARGEST, int(LARGEST * max(1, width) / max(1, length))))


@cache
def _font(
    size: int, files: tuple[str, ...] = FONTS
) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    file = next((file for file in files if Path(file).exists()), None)
    return ImageFont.truetype(file, size) if file else ImageFont.load_default(size)


def _pixels(box: Box, picture: Image.Image) -> tuple[int, int, int, int]:
    width, height = picture.size
    return (
        int(box.x0 * width),
        int(box.y0 * height),
        max(math.ceil(box.x1 * width), int(box.x0 * width) + 1),
        max(math.ceil(box.y1 * height), int(box.y0 * height) + 1),
    )


def _marks(stage: object) -> Iterator[Mark]:
    """What a stage's values look like on the page."""
    values = stage if isinstance(stage, tuple) else (stage,)
    for number, value in enumerate(values):
        yield from _marks_of(value, number)


def _marks_of(value: object, number: int) -> Iterator[Mark]:
    if isinstance(value, Page):
        yield from (Mark(word.box) for word in value.words)
    elif isinstance(value, Line):
        yield Mark(value.box, str(number + 1), number)
    elif isinstance(value, Block):
        yield from (Mark(line.box, value.kind, number) for line in value.lines)
    elif isinstance(value, Clause):
        yield from (Mark(box, value.path, number) for box in value.boxes)
    elif isinstance(value, Obligation):
        for name, stated in _fields(value):
            yield from (Mark(box, name, number) for box in stated.boxes)
    elif isinstance(value, Citation):
        yield from (Mark(box, value.canonical, number) for box in value.boxes)
    elif isinstance(value, Metadata):
        for place, found in enumerate(value.found):
            yield from (Mark(box, found.key, place) for box in found.boxes)
    elif not isinstance(value, Notice):  # a notice has a page but no place on it
        raise TypeError(f"no stage gives {type(value).__name__}")


def _fields(obligation: Obligation) -> Iterator[tuple[str, Stated]]:
    """Every stated field with its name."""
    for item in fields(obligation):
        value = getattr(obligation, item.name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Stated):
                yield item.name, one


def _paint(pen: ImageDraw.ImageDraw, mark: Mark, picture: Image.Image) -> None:
    colour = COLOURS[mark.colour % len(COLOURS)]
    x0, y0, x1, y1 = _pixels(mark.box, picture)
    pen.rectangle((x0, y0, x1, y1), outline=colour, width=2)
    if mark.label:
        pen.text((x0, y0), mark.label, fill=colour, font=_font(12), anchor="rs")


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=False, compress_level=4)
    return out.getvalue()
