"""Figures filled in with a pen, in a number or a date: their place is read again, figures only.

Recognition knows print. What a network that learnt from handwriting is sure of is taken, else what
most of several looks say, larger and smaller, thin, thick and soft: they are seldom wrong alike.
Either is marked; else all stays as read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

import cv2
import numpy as np

from ingest.folding import fold
from ingest.ocr import Recogniser, Seen
from ingest.pen_figures import Written, read_figures
from ingest.raster import Raster
from ingest.signs import MONTH

Looks = Callable[[], Sequence[str]]
FIGURES = "0123456789"
SURE = 0.9  # confidence from which one run of figures needs no second look
MARKED = 0.55  # confidence of what was voted: doubtful in a number and in a date
AGREED = 0.6  # share of the looks that read anything
OFTEN = 0.75  # share of all looks from which the outcome may be longer or shorter than first read
SELDOM = 0.25  # share of all looks below which nothing is taken
WRITTEN = 0.8  # how sure the network must be to outweigh recognition
PERHAPS = 0.5  # … and where no other look gave figures
APART = 0.3  # heights of the letters: print leaves no such blank between a serial and its strokes
ROOM = 1.0  # heights of the letters: no blank between printed words is wider
TALL, BROAD = 0.6, 0.25  # of the letters' height: no figure is lower or narrower, save a 1
LONGEST = 6  # signs of a serial
DAY = 3  # signs of a day, one of them misread as two
SCALES = (0.8, 1.0, 1.3)
SOFT = 1.2  # pixels
MARGIN = 20  # white pixels around the place
INK = 140  # tone of ink

NUMERALS = "IVXil|1!"  # a stroke alone is no serial, and a month may be a Roman numeral

_LABEL = re.compile(r"(?i)\W{0,3}(?:n[o0]m[o0]r|no\.)\W*\Z")
_PEN = re.compile(r"(?=.*[\d$#§?&@%€¢£{}])[\d$#§?&@%€¢£*^<>(){}\[\]|!lIOoSsBZ.,'\"]+\Z")
_SIGNS = r"[$#§?&@%*^<>{}\[\]|!€¢£]"  # as a pen's figures are misread, no print has them here
_GLUED_BEFORE = re.compile(rf"(?P<first>(?=[^/]{{0,3}}{_SIGNS})[^\s/]{{1,4}})(?=[/-]\w)")
_GLUED_BEHIND = re.compile(rf"(?P<first>.*\w[/-])(?=\d{{0,3}}{_SIGNS}[\d?]{{0,3}}\Z)")
_STROKED = re.compile(r"[/-]\w|[Il1|][A-Z]{2,}/")  # /BKD, or its stroke read as a letter: IBKD/
_MONTH = re.compile(rf"{MONTH}\Z")
_BEFORE_DAY = re.compile(r"(?i)tanggal\W*\Z|.*[a-z],\Z")


@dataclass(frozen=True, slots=True)
class Gap:
    """Words first..last-1 of a line stand where a form was filled in."""

    first: int
    last: int
    hard: bool = False  # read as figures for sure, or as a letter: few looks may say otherwise


def gaps(line: Sequence[Seen]) -> Iterator[Gap]:
    """Places of a number line or a date that may be a pen's.

    A place of a number line where nothing was read has first == last.
    """
    texts = [seen.text for seen in line]
    numbered = bool(texts) and bool(_LABEL.match(fold(texts[0])))
    for after in range(2, len(texts)):
        before = _opened(texts, after, numbered)
        run = line[before + 1 : after] if before is not None else ()
        if before is not None and run and _doubtful(run):
            yield Gap(before + 1, after)
        elif before is not None and run and _hard(line[before : after + 1]):
            yield Gap(before + 1, after, hard=True)
    for after in range(1, len(texts)) if numbered else ():
        room = line[after].left - line[after - 1].right
        tall = line[after].bottom - line[after].top
        if room > ROOM * tall and _leaves_room(texts[after - 1], texts[after], after):
            yield Gap(after, after)


def _leaves_room(start: str, end: str, after: int) -> bool:
    """800/   /BKD, NOMOR   TAHUN: a serial stands between, read or not."""
    within = start[-1:] in "/-" and re.match(r"[/-]\w", end)
    return bool(within) or (after == 1 and end.upper() == "TAHUN")


def _opened(texts: Sequence[str], after: int, numbered: bool) -> int | None:
    """The word before a run that ends before word `after`, where the form leaves room for it."""
    end = texts[after]
    for before in range(after - 2, max(-1, after - 5), -1):
        start = texts[before]
        label = before == 0 or (before == 1 and texts[1] in ":.")
        if numbered and _STROKED.match(end) and (start[-1:] in "/-" or label):
            return before
        if numbered and before == 0 and end.upper() == "TAHUN":
            return before
        signs = sum(len(text) for text in texts[before + 1 : after])
        if _MONTH.match(end) and signs <= DAY and _BEFORE_DAY.match(start):
            return before
    return None


def _doubtful(run: Sequence[Seen]) -> bool:
    whole = len(run) == 1 and run[0].text.isdigit() and run[0].confidence >= SURE
    short = sum(len(seen.text) for seen in run) <= LONGEST
    return not whole and short and all(_PEN.match(seen.text) for seen in run)


def _hard(around: Sequence[Seen]) -> bool:
    """Figures for sure with a blank as no print leaves it, or a lone letter that is no stroke."""
    before, *run, after = around
    if len(run) != 1:
        return False
    tall = after.bottom - after.top
    apart = min(run[0].left - before.right, after.left - run[0].right) > APART * tall
    letter = len(run[0].text) == 1 and run[0].text.isalpha() and run[0].text not in NUMERALS
    return letter or (run[0].text.isdigit() and len(run[0].text) <= LONGEST and apart)


def filled(
    line: Sequence[Seen], picture: Raster, engine: Recogniser, dpi: int, seconds: float
) -> list[Seen]:
    """The line with its penned places as the network or most looks read them."""
    parted = _parted(line, picture)
    read = list(parted)
    for gap in sorted(gaps(parted), key=lambda one: -one.first):
        run = read[gap.first : gap.last]
        if not run and not _holds_figures(read, gap, picture):
            continue
        place = _place(read, gap, picture)
        looks = partial(_said, place, engine, dpi, seconds)
        around = read[gap.first - 1 : gap.last + 1]
        judge = _compared if gap.hard else _taken
        read[gap.first : gap.last] = judge(around, read_figures(place), looks)
    return read if read != parted else list(line)


def _parted(line: Sequence[Seen], picture: Raster) -> list[Seen]:
    """The line with a pen's signs cut off the print that they were read as one word with."""
    if not line or not _LABEL.match(fold(line[0].text)):
        return list(line)
    return [part for seen in line for part in _cut(seen, picture)]


def _cut(seen: Seen, picture: Raster) -> Iterator[Seen]:
    """800/3? as 800/ and 3?; ¢/BKD as ¢ and /BKD: between signs, where no ink stands."""
    glued = _GLUED_BEFORE.match(seen.text) or _GLUED_BEHIND.match(seen.text)
    if glued is None:
        yield seen
        return
    at = len(glued["first"])
    wide = (seen.right - seen.left) / len(seen.text)
    x = _blank_near(picture, seen.left + at * wide, wide)
    yield replace(seen, text=seen.text[:at], right=x)
    yield replace(seen, text=seen.text[at:], left=x + 1)


def _blank_near(picture: Raster, x: float, wide: float) -> float:
    """The column without ink that is nearest to a place, at most a sign away."""
    start, end = max(0, int(x - wide)), int(x + wide) + 1
    bare = np.nonzero(~(picture[:, start:end] < INK).any(axis=0))[0]
    return float(start + bare[np.argmin(np.abs(bare + start - x))]) if len(bare) else x


def _sure(written: Written | None, least: float) -> str | None:
    """What the network says if it is so sure."""
    return written.figures if written is not None and written.sure >= least else None


def _taken(around: Sequence[Seen], written: Written | None, looks: Looks) -> list[Seen]:
    """What the network is sure of, else what most looks say, else what the network sees."""
    run = list(around[1:-1])
    text = _sure(written, WRITTEN) or voted(looks(), sum(len(seen.text) for seen in run))
    text = text or _sure(written, PERHAPS)
    return [_united(around, text)] if text else run


def _compared(around: Sequence[Seen], written: Written | None, looks: Looks) -> list[Seen]:
    """What recognition read for sure, unless the network sees other figures and any look too."""
    run = list(around[1:-1])
    text = _sure(written, PERHAPS)
    if text is None or text == "".join(seen.text for seen in run):
        return run
    if _sure(written, WRITTEN) and text in looks():
        return [_united(around, text)]
    return [replace(seen, confidence=min(seen.confidence, MARKED)) for seen in run]


def _said(place: Raster, engine: Recogniser, dpi: int, seconds: float) -> list[str]:
    """What recognition says in several looks, figures only."""
    return [
        "".join(seen.text for seen in words)
        for scale, look in _looks(place)
        for words in engine.lines([look], round(dpi * scale), seconds, FIGURES)
    ]


def _holds_figures(line: Sequence[Seen], gap: Gap, picture: Raster) -> bool:
    """Whether something as tall as a figure and no mere stroke stands in a room: dots do not."""
    tall = line[gap.first - 1].bottom - line[gap.first - 1].top
    ink = (_place(line, gap, picture) < INK).astype(np.uint8)
    _, _, parts, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    return any(part[3] >= TALL * tall and part[2] >= BROAD * tall for part in parts[1:])


def voted(said: Sequence[str], length: int) -> str | None:
    """What most looks say, if they agree enough; `length` is how many signs were first read.

    >>> voted(["417", "417", "", "417", "17"], 3)
    '417'
    >>> voted(["95", "25", "35", "95"], 2)
    """
    read = Counter(text for text in said if text.isdigit())
    if not read:
        return None
    text, count = read.most_common(1)[0]
    agreed = count >= AGREED * read.total() and count >= SELDOM * len(said)
    return text if agreed and (len(text) == length or count >= OFTEN * len(said)) else None


def _place(line: Sequence[Seen], gap: Gap, picture: Raster) -> Raster:
    """The picture between the words around a gap, its empty sides cut off."""
    left, right = int(line[gap.first - 1].right) + 1, int(line[gap.last].left) - 1
    place = picture[:, max(0, left) : max(left + 1, right)]
    columns = np.nonzero((place < INK).any(axis=0))[0]
    if len(columns):
        place = place[:, columns[0] : columns[-1] + 1]
    edge = (MARGIN // 2, MARGIN // 2, MARGIN, MARGIN)
    return np.asarray(cv2.copyMakeBorder(place, *edge, cv2.BORDER_CONSTANT, value=255), np.uint8)


def _looks(place: Raster) -> Iterator[tuple[float, Raster]]:
    """The place larger and smaller, its strokes as they are, thicker, and soft."""
    for scale in SCALES:
        how = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
        look = cv2.resize(place, None, fx=scale, fy=scale, interpolation=how)
        thick = cv2.erode(look, np.ones((3, 3), np.uint8))
        soft = cv2.GaussianBlur(look, (0, 0), SOFT)
        for one in (look, thick, soft):
            yield scale, np.ascontiguousarray(one, dtype=np.uint8)


def _united(around: Sequence[Seen], text: str) -> Seen:
    """What was read between the first and the last of these words, where it stands."""
    left, *run, right = around
    if not run:
        return Seen(text, left.right + 1, right.top, right.left - 1, right.bottom, MARKED)
    top, bottom = min(seen.top for seen in run), max(seen.bottom for seen in run)
    return Seen(text, run[0].left, top, run[-1].right, bottom, MARKED)
