"""A page picture to words: straightened, cleaned, cut into lines, recognised, mapped back."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.bare import Print
from ingest.contradicted import contradicted, rests_on_figures
from ingest.doubt import letters, mean, settle, wants_second_look
from ingest.geometry import Box
from ingest.ink import Ink, find_ink
from ingest.model import Word
from ingest.noise import DRAWING, Extent, are_writing
from ingest.ocr import Recogniser, Seen
from ingest.passed_over import reread
from ingest.penned import filled
from ingest.raster import Raster
from ingest.rectify import Geometry, back
from ingest.segments import cut_out, find_segments
from ingest.standing import View, as_it_lies, stand, surest

BAD = 0.65  # mean confidence of a page that may lie another way up
LIFTED_SURE = 0.8  # least confidence of a line found in lifted, coloured ink
UNREAD = 4.0  # letter heights of print without words that a reader must be told of
FREE, FULL = (0.1, 0.6), 0.3  # letter heights above and below it; share of ink there
SURE, WORD = 0.85, 4  # confidence and letters of a word that vouches for its line
LIFTED_LONG = 4  # least letters of such a line: rings and rays of stamps read as one or two


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read off one picture; boxes are fractions of the picture as displayed."""

    words: tuple[Word, ...]
    rules: tuple[Box, ...]
    turn: int  # degrees clockwise the picture was turned to be displayed
    skew: float
    drawing: tuple[Word, ...] = ()  # what recognition made of lines that are no writing
    bare: tuple[Box, ...] = ()  # print that has the shape of text and gave no words


@dataclass(frozen=True, slots=True)
class Line:
    """One line cut out of a page: where it stands in pixels, its print, what it says."""

    place: Extent
    words: list[Seen]
    printed: Print
    corner: tuple[int, int]  # of its picture


@dataclass(frozen=True, slots=True)
class Found:
    """What was seen on a page, in its pixels: writing, what is none, print without words."""

    writing: list[Seen]
    drawing: list[Seen]
    bare: list[Extent]


@dataclass(frozen=True, slots=True)
class Engines:
    """Who reads every line, and who looks again where the first was in doubt."""

    first: Recogniser
    others: tuple[Recogniser, ...] = ()


def read_picture(picture: Raster, number: int, engines: Engines, seconds: float) -> Reading:
    """Read one page picture; one that reads badly is tried in all four ways up."""
    view = stand(picture, engines.first, seconds)
    found = _read_view(view, engines, seconds)
    if mean(found.writing) < BAD and view.segments:
        other = surest(picture, view, engines.first, seconds)
        if other.geometry.turn != view.geometry.turn:
            again = _read_view(other, engines, seconds)
            if mean(again.writing) > mean(found.writing):
                view, found = other, again
    return _mapped(found, view.ink.rules, view.geometry, picture, number)


def read_as_it_lies(
    picture: Raster, number: int, engines: Engines, seconds: float, most: int
) -> Reading:
    """Read one page picture without turning it, at most so many pixels long."""
    view = as_it_lies(picture, most)
    found = _read_view(view, engines, seconds)
    return _mapped(found, view.ink.rules, view.geometry, picture, number)


def _read_view(view: View, engines: Engines, seconds: float) -> Found:
    """Words of what is writing, and of what is not; print without words."""
    lines = _read(view, engines, seconds)
    places = [(line.place, line.words) for line in lines]
    kinds = are_writing(places, view.ink.letter)
    pairs = [(line, kind or is_vouched(line)) for line, kind in zip(lines, kinds, strict=True)]
    writing = [seen for line, is_writing in pairs if is_writing for seen in line.words]
    drawing = [seen for line, is_writing in pairs if not is_writing for seen in line.words]
    writing += [_dots(leader) for one in view.segments for leader in one.leaders]
    writing += _lifted(view, engines, seconds)
    bare = [place for place in _bare(pairs, writing) if stands_free(place, view.ink)]
    return Found(writing, drawing, bare)


def _read(view: View, engines: Engines, seconds: float) -> list[Line]:
    """Where each line stands and what it says, as far as anything was seen there."""
    pieces = [(one, *cut_out(view.ink, one)) for one in view.segments if one.parts]
    prints = [
        Print(picture, view.ink.boxes[np.array(one.parts)] - (left, top, 0, 0), view.ink.letter)
        for one, picture, left, top in pieces
    ]
    read = _certain(prints, engines, view.dpi, time.monotonic() + seconds)
    return [
        Line(
            Extent(one.left, one.top, one.right, one.bottom),
            [_moved(seen, left, top) for seen in words],
            printed,
            (left, top),
        )
        for (one, _, left, top), printed, words in zip(pieces, prints, read, strict=True)
    ]


def is_vouched(line: Line) -> bool:
    """Whether a sure word vouches for a line of doubtful ones: `NOMOR : 012/K.Bawaslu/III/2018`.

    One sign in doubt makes the whole of a long number worth nothing, and the number the line.
    """
    sure = any(one.confidence >= SURE and len(one.text) >= WORD for one in line.words)
    if not sure:
        return False
    printed = line.printed.bare(())
    return printed.width >= UNREAD and printed.is_text


def _bare(lines: Sequence[tuple[Line, bool]], words: Sequence[Seen]) -> Iterator[Extent]:
    """Places of print that has the shape of text and on which no word of the page stands."""
    for line, is_writing in lines:
        left, top = line.corner
        own = [_moved(seen, -left, -top) for seen in line.words] if is_writing else []
        if line.printed.bare(own).width < UNREAD:
            continue
        near = [_moved(seen, -left, -top) for seen in words if _beside(line.place, seen)]
        bare = line.printed.bare(near)
        if bare.width >= UNREAD and bare.is_text:
            x, y = bare.parts[:, 0] + left, bare.parts[:, 1] + top
            right, bottom = (x + bare.parts[:, 2]).max(), (y + bare.parts[:, 3]).max()
            yield Extent(float(x.min()), float(y.min()), float(right), float(bottom))


def stands_free(place: Extent, ink: Ink) -> bool:
    """Whether there is paper above and below, as on both sides of a line; codes go on."""
    left, right = int(place.left), int(place.right) + 1
    near, far = int(FREE[0] * ink.letter), int(FREE[1] * ink.letter) + 1
    top, bottom = int(place.top), int(place.bottom)
    above = ink.labels[max(0, top - far) : max(0, top - near), left:right]
    below = ink.labels[bottom + near : bottom + far, left:right]
    return all((strip > 0).mean() <= FULL for strip in (above, below) if strip.size)


def _beside(place: Extent, seen: Seen) -> bool:
    """Whether a word stands on the height of a line."""
    shared = min(place.bottom, seen.bottom) - max(place.top, seen.top)
    return shared > 0.4 * min(place.bottom - place.top, seen.bottom - seen.top)


def _certain(prints: Sequence[Print], engines: Engines, dpi: int, end: float) -> list[list[Seen]]:
    """The words of each line: read, read again where in doubt, its penned figures looked at."""
    pictures = [one.picture for one in prints]
    lines = engines.first.lines(pictures, dpi, end - time.monotonic())
    lines = reread(lines, prints, engines.first, dpi, end)
    again = [place for place, line in enumerate(lines) if wants_second_look(line)]
    doubtful = [pictures[place] for place in again]
    others = [other.lines(doubtful, dpi, _rest(end)) for other in engines.others]
    for place, *readings in zip(again, *others, strict=True):
        lines[place] = settle(lines[place], readings, DRAWING)
    return [
        _checked(filled(line, picture, engines.first, dpi, _rest(end)), picture, engines, dpi, end)
        for line, picture in zip(lines, pictures, strict=True)
    ]


def _checked(
    line: list[Seen], picture: Raster, engines: Engines, dpi: int, end: float
) -> list[Seen]:
    """A line that may give a number or a day, doubtful where another engine reads otherwise."""
    if not rests_on_figures(line):
        return line
    for other in engines.others:
        (said,) = other.lines([picture], dpi, _rest(end))
        line = contradicted(line, said)
    return line


def _rest(end: float) -> float:
    return max(1.0, end - time.monotonic())


def _lifted(view: View, engines: Engines, seconds: float) -> list[Seen]:
    """Words printed in the ink that was lifted off: only what is surely writing."""
    if view.light.lifted is None:
        return []
    ink, segments = find_segments(find_ink(view.light.lifted))
    coloured = View(view.geometry, view.light, ink, tuple(segments))
    return [
        seen
        for line in _read(coloured, engines, seconds)
        if mean(line.words) >= LIFTED_SURE and letters(line.words) >= LIFTED_LONG
        for seen in line.words
    ]


def _moved(seen: Seen, left: int, top: int) -> Seen:
    return Seen(
        seen.text,
        seen.left + left,
        seen.top + top,
        seen.right + left,
        seen.bottom + top,
        seen.confidence,
    )


def _dots(leader: tuple[float, float, float, float, int]) -> Seen:
    left, top, right, bottom, count = leader
    return Seen("." * count, left, top, right, bottom, 1.0)


def _mapped(
    found: Found,
    rules: NDArray[np.float64],
    geometry: Geometry,
    picture: Raster,
    number: int,
) -> Reading:
    size = (picture.shape[1], picture.shape[0])
    writing, drawing = (
        _words(seen, geometry, size, number) for seen in (found.writing, found.drawing)
    )
    drawn = np.column_stack([rules[:, :2], rules[:, :2] + rules[:, 2:]])
    boxes = tuple(_boxes(geometry, drawn, size, number))
    places = np.array([(one.left, one.top, one.right, one.bottom) for one in found.bare])
    bare = tuple(_boxes(geometry, places.reshape(-1, 4), size, number))
    return Reading(writing, boxes, geometry.turn, round(geometry.skew, 2), drawing, bare)


def _words(
    found: Sequence[Seen], geometry: Geometry, size: tuple[int, int], number: int
) -> tuple[Word, ...]:
    places = np.array([(s.left, s.top, s.right, s.bottom) for s in found]).reshape(-1, 4)
    return tuple(
        Word(seen.text, box, round(seen.confidence, 3))
        for seen, box in zip(found, _boxes(geometry, places, size, number), strict=True)
    )


def _boxes(
    geometry: Geometry, places: NDArray[np.float64], size: tuple[int, int], number: int
) -> list[Box]:
    return [
        Box(number, *(round(float(value), 5) for value in row))
        for row in back(geometry, places, *size)
    ]
