"""One page read anew as a person asks: how it is divided, how large, in which language, turned."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from ingest.errors import NoPages
from ingest.formats import sniff
from ingest.geometry import Box
from ingest.images import frames, resized, turned
from ingest.light import even_light
from ingest.manner import MODES, Manner
from ingest.model import Notice, Page, Word
from ingest.ocr import recogniser
from ingest.options import ReadOptions
from ingest.pdf import PdfFile
from ingest.raster import Raster
from ingest.recognise import Reading, read_as_it_lies
from ingest.scans import Scan, engines_of, page_of, scan_of
from ingest.standing import LONG_SIDE

DPI = 205  # told to Tesseract of a picture at scale 1


def read_anew(
    data: bytes, name: str, page: Page, manner: Manner, options: ReadOptions
) -> tuple[Page, tuple[Notice, ...]]:
    """The page recognised again, never turned but as asked; raises a subclass of IngestError."""
    options = replace(options, languages=manner.languages or options.languages)
    scan, size, rotation = _picture(data, name, page.number, manner, options)
    turn = (page.rotation + manner.rotate - rotation) % 360
    scan = Scan(turned(scan.picture, turn), _turned_place(scan.place, turn))
    if turn % 180:
        size = size[::-1]
    reading = _read(scan.picture, page.number, manner, options)
    return page_of(reading, scan, page.number, size, rotation + turn)


def _picture(
    data: bytes, name: str, number: int, manner: Manner, options: ReadOptions
) -> tuple[Scan, tuple[float, float], int]:
    """The page's picture, its size in points, and how far it was turned already."""
    kind = sniff(data, name)
    if kind == "pdf":
        with PdfFile(data, options.limits) as file:
            sheet = file.sheet(number)
            finer = replace(options, dpi=round(options.dpi * max(1.0, manner.scale)))
            return scan_of(file, sheet, finer), (sheet.width, sheet.height), sheet.rotation
    if kind != "image":
        raise NoPages("A text has no page picture to be read again.")
    frame = next(islice(frames(data, options.limits), number - 1, None), None)
    if frame is None:
        raise NoPages(f"There is no page {number}.")
    return Scan(frame.picture), (frame.width, frame.height), frame.turn


def _read(picture: Raster, number: int, manner: Manner, options: ReadOptions) -> Reading:
    seconds = options.limits.page_seconds
    if manner.segmentation == "lines":
        most = round(LONG_SIDE * manner.scale)
        return read_as_it_lies(picture, number, engines_of(options), seconds, most)
    longest = max(picture.shape[:2])
    factor = LONG_SIDE * manner.scale / longest
    width, height = (max(1, round(side * factor)) for side in (picture.shape[1], picture.shape[0]))
    grey = even_light(resized(picture, width, height)).grey
    engine = recogniser(options.languages, options.engine, MODES[manner.segmentation])
    (seen,) = engine.lines([grey], round(DPI * manner.scale), seconds)
    words = tuple(
        Word(
            one.text,
            Box(
                number,
                round(one.left / width, 5),
                round(one.top / height, 5),
                round(one.right / width, 5),
                round(one.bottom / height, 5),
            ),
            round(one.confidence, 3),
        )
        for one in seen
    )
    return Reading(words, (), 0, 0.0)


def _turned_place(
    place: tuple[float, float, float, float], degrees: int
) -> tuple[float, float, float, float]:
    """Where the picture lies on the page once both are turned clockwise."""
    x0, y0, x1, y1 = place
    for _ in range(degrees // 90):
        x0, y0, x1, y1 = 1 - y1, x0, 1 - y0, x1
    return x0, y0, x1, y1
