"""Pages that are pictures: which picture to read, and the Page and Notices that come of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.geometry import Box
from ingest.images import Frame, turned
from ingest.model import Notice, Page, Word, mean_confidence
from ingest.notices import notice
from ingest.ocr import recogniser, second_opinions
from ingest.options import ReadOptions
from ingest.pdf import PdfFile, Sheet
from ingest.raster import Raster
from ingest.recognise import Engines, Reading, read_picture

STAGE = "pages"
WHOLE_WORD, FEW_WORDS, SPECKS = 4, 5, 0.1  # letters; words; share of words so long
WHOLE = (0.0, 0.0, 1.0, 1.0)
DOUBTFUL = 0.7  # mean confidence below which a page asks to be checked by eye
MOST_PLACES = 4  # named in a notice
BLANK = 250.0  # mean brightness above which a page without words is simply empty


@dataclass(frozen=True, slots=True)
class Scan:
    """The picture of a page, and which part of the displayed page it covers."""

    picture: Raster
    place: tuple[float, float, float, float] = WHOLE


def scan_of(file: PdfFile, sheet: Sheet, options: ReadOptions) -> Scan:
    """The stored scan where the page is one picture, else the page drawn at reading resolution."""
    pictures = sheet.graphics.pictures
    if len(pictures) == 1 and sheet.graphics.is_scan and not sheet.graphics.paths:
        one = pictures[0]
        if one.upright and not one.nested and not one.overhang:
            raster = file.picture(sheet.number, one)
            if raster is not None:
                box = one.box
                place = (box.x0, box.y0, box.x1, box.y1)
                return Scan(turned(raster, sheet.rotation), place)
    return Scan(file.render(sheet.number, options.dpi))


def read_scan(
    scan: Scan, number: int, size: tuple[float, float], rotation: int, options: ReadOptions
) -> tuple[Page, tuple[Notice, ...]]:
    """Recognise one page; size in points as it would be displayed unturned, rotation so far."""
    seconds = options.limits.page_seconds
    reading = read_picture(scan.picture, number, engines_of(options), seconds)
    return page_of(reading, scan, number, size, rotation)


def engines_of(options: ReadOptions) -> Engines:
    """Who reads, and who looks again where the first was in doubt."""
    return Engines(
        recogniser(options.languages, options.engine),
        second_opinions(options.languages, options.engine),
    )


def page_of(
    reading: Reading, scan: Scan, number: int, size: tuple[float, float], rotation: int
) -> tuple[Page, tuple[Notice, ...]]:
    """What was read off a picture as a Page; size and rotation as in `read_scan`."""
    (words, drawing), (rules, bare) = _placed(reading, scan.place)
    width, height = size if reading.turn % 180 == 0 else size[::-1]
    page = Page(
        number,
        width,
        height,
        "ocr",
        mean_confidence(words),
        (rotation + reading.turn) % 360,
        words,
        rules,
        drawing,
        reading.skew,
    )
    return page, (*_notices(page, scan, reading.turn), *_bare(page, bare))


def read_frame(frame: Frame, number: int, options: ReadOptions) -> tuple[Page, tuple[Notice, ...]]:
    """Recognise one picture of an image file."""
    size = (frame.width, frame.height)
    return read_scan(Scan(frame.picture), number, size, frame.turn, options)


def _placed(
    reading: Reading, place: tuple[float, float, float, float]
) -> tuple[list[tuple[Word, ...]], list[tuple[Box, ...]]]:
    """Boxes within the picture to boxes within the page; the place turns with the picture."""
    x0, y0, x1, y1 = place
    for _ in range(reading.turn // 90):
        x0, y0, x1, y1 = 1 - y1, x0, 1 - y0, x1
    if (x0, y0, x1, y1) == WHOLE:
        return [reading.words, reading.drawing], [reading.rules, reading.bare]
    wide, high = x1 - x0, y1 - y0

    def put(box: Box) -> Box:
        return Box(
            box.page,
            round(x0 + box.x0 * wide, 5),
            round(y0 + box.y0 * high, 5),
            round(x0 + box.x1 * wide, 5),
            round(y0 + box.y1 * high, 5),
        )

    found = (reading.words, reading.drawing)
    placed = [tuple(replace(word, box=put(word.box)) for word in words) for words in found]
    return placed, [tuple(map(put, boxes)) for boxes in (reading.rules, reading.bare)]


def _notices(page: Page, scan: Scan, turn: int) -> tuple[Notice, ...]:
    notices = []
    if turn:
        text = f"The page lay turned; it is shown turned by {turn} degrees clockwise."
        notices.append(Notice(STAGE, page.number, "page_turned", text))
    if page.words and (page.confidence or 0.0) < DOUBTFUL:
        text = f"The page was read with little certainty ({page.confidence:.0%}); compare it."
        notices.append(Notice(STAGE, page.number, "page_doubtful", text))
    if page.words and only_specks(page):
        notices.append(unread(page.number))
    if not page.words:
        notices.append(unread(page.number, blank=float(scan.picture.mean()) > BLANK))
    return tuple(notices)


def _bare(page: Page, places: Sequence[Box]) -> tuple[Notice, ...]:
    """The notice of print that gave no words on a page that gave some: never a silent gap."""
    if not places or not page.words:
        return ()
    heights = sorted({round(place.y0, 2) for place in places})
    where = ", ".join(f"{height:.0%}" for height in heights[:MOST_PLACES])
    more = " and further" if len(heights) > MOST_PLACES else ""
    return (notice("unread_ink", page.number, f"at {where}{more} of its height"),)


def only_specks(page: Page) -> bool:
    """Whether what was recognised is scattered letters: noise has them, no printed page has."""
    whole = sum(len(word.text.strip(".,:;-")) >= WHOLE_WORD for word in page.words)
    return len(page.words) >= FEW_WORDS and whole < SPECKS * len(page.words)


def unread(number: int, blank: bool = False) -> Notice:
    """The notice of a page without words: never silently empty."""
    if blank:
        return Notice(STAGE, number, "page_blank", "The page is blank.")
    return Notice(STAGE, number, "page_unread", "No text could be read on this page.")
