"""A page picture to words: straightened, cleaned, cut into lines, recognised, mapped back."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.doubt import letters, mean, settle, wants_second_look
from ingest.ink import find_ink
from ingest.model import Box, Word
from ingest.noise import DRAWING, Extent, are_writing
from ingest.ocr import Recogniser, Seen
from ingest.passed_over import Print, reread
from ingest.penned import filled
from ingest.raster import Raster
from ingest.rectify import Geometry, back
from ingest.segments import cut_out, find_segments
from ingest.standing import View, as_it_lies, stand, surest

BAD = 0.65  # mean confidence of a page that may lie another way up
LIFTED_SURE = 0.8  # least confidence of a line found in lifted, coloured ink
LIFTED_LONG = 4  # least letters of such a line: rings and rays of stamps read as one or two


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read off one picture; boxes are fractions of the picture as displayed."""

    words: tuple[Word, ...]
    rules: tuple[Box, ...]
    turn: int  # degrees clockwise the picture was turned to be displayed
    skew: float
    drawing: tuple[Word, ...] = ()  # what recognition made of lines that are no writing


@dataclass(frozen=True, slots=True)
class Engines:
    """Who reads every line, and who looks again where the first was in doubt."""

    first: Recogniser
    others: tuple[Recogniser, ...] = ()


def read_picture(picture: Raster, number: int, engines: Engines, seconds: float) -> Reading:
    """Read one page picture; one that reads badly is tried in all four ways up."""
    view = stand(picture, engines.first, seconds)
    writing, drawing = _read_view(view, engines, seconds)
    if mean(writing) < BAD and view.segments:
        other = surest(picture, view, engines.first, seconds)
        if other.geometry.turn != view.geometry.turn:
            again = _read_view(other, engines, seconds)
            if mean(again[0]) > mean(writing):
                view, (writing, drawing) = other, again
    return _mapped((writing, drawing), view.ink.rules, view.geometry, picture, number)


def read_as_it_lies(
    picture: Raster, number: int, engines: Engines, seconds: float, most: int
) -> Reading:
    """Read one page picture without turning it, at most so many pixels long."""
    view = as_it_lies(picture, most)
    found = _read_view(view, engines, seconds)
    return _mapped(found, view.ink.rules, view.geometry, picture, number)


def _read_view(view: View, engines: Engines, seconds: float) -> tuple[list[Seen], list[Seen]]:
    """Words of what is writing, and of what is not."""
    writing, drawing = _sorted_out(_read(view, engines, seconds), view.ink.letter)
    writing += [_dots(leader) for one in view.segments for leader in one.leaders]
    return writing + _lifted(view, engines, seconds), drawing


def _read(view: View, engines: Engines, seconds: float) -> list[tuple[Extent, list[Seen]]]:
    """Where each line stands and what it says, as far as anything was seen there."""
    pieces = [(one, *cut_out(view.ink, one)) for one in view.segments if one.parts]
    prints = [
        Print(picture, view.ink.boxes[np.array(one.parts)] - (left, top, 0, 0), view.ink.letter)
        for one, picture, left, top in pieces
    ]
    lines = _certain(prints, engines, view.dpi, time.monotonic() + seconds)
    return [
        (
            Extent(one.left, one.top, one.right, one.bottom),
            [_moved(seen, left, top) for seen in line],
        )
        for (one, _, left, top), line in zip(pieces, lines, strict=True)
    ]


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
        filled(line, picture, engines.first, dpi, _rest(end))
        for line, picture in zip(lines, pictures, strict=True)
    ]


def _rest(end: float) -> float:
    return max(1.0, end - time.monotonic())


def _sorted_out(
    lines: Sequence[tuple[Extent, list[Seen]]], letter: float
) -> tuple[list[Seen], list[Seen]]:
    """Words of the lines that are writing, and those of the others."""
    writing: list[Seen] = []
    drawing: list[Seen] = []
    for (_, line), is_writing in zip(lines, are_writing(lines, letter), strict=True):
        (writing if is_writing else drawing).extend(line)
    return writing, drawing


def _lifted(view: View, engines: Engines, seconds: float) -> list[Seen]:
    """Words printed in the ink that was lifted off: only what is surely writing."""
    if view.light.lifted is None:
        return []
    ink, segments = find_segments(find_ink(view.light.lifted))
    coloured = View(view.geometry, view.light, ink, tuple(segments))
    return [
        seen
        for _, line in _read(coloured, engines, seconds)
        if mean(line) >= LIFTED_SURE and letters(line) >= LIFTED_LONG
        for seen in line
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
    found: tuple[Sequence[Seen], Sequence[Seen]],
    rules: NDArray[np.float64],
    geometry: Geometry,
    picture: Raster,
    number: int,
) -> Reading:
    size = (picture.shape[1], picture.shape[0])
    writing, drawing = (_words(seen, geometry, size, number) for seen in found)
    drawn = np.column_stack([rules[:, :2], rules[:, :2] + rules[:, 2:]])
    boxes = tuple(_boxes(geometry, drawn, size, number))
    return Reading(writing, boxes, geometry.turn, round(geometry.skew, 2), drawing)


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
