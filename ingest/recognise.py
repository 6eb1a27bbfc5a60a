"""A page picture to words: straightened, cleaned, cut into lines, recognised, mapped back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.ink import Ink, find_ink
from ingest.light import Light, even_light
from ingest.model import Box, Word
from ingest.ocr import Recogniser, Seen
from ingest.raster import Raster
from ingest.rectify import Geometry, back, measure, scaled, upside_down, warp
from ingest.segments import Segment, cut_out, find_segments

LONG_SIDE = 2400  # pixels a page is read at: about 200 dpi for A4 and folio
SMALL_LETTER = 11.0  # pixels: smaller letters are enlarged before reading
GOOD_LETTER = 17.0
MOST_ENLARGED = 3.0
POINTS = 14.0  # dots an inch for one pixel of letter height, in common print
SURE_ASYMMETRY = 1.3  # ascenders to descenders
SAMPLE = 4  # lines read both ways when the shapes do not tell which way is up
DOUBTFUL = 0.35  # mean confidence below which a line is taken for drawing
LIFTED_SURE = 0.8  # least confidence of a line found in lifted, coloured ink
LIFTED_LONG = 4  # least letters of such a line: rings and rays of stamps read as one or two


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read off one picture; boxes are fractions of the picture as displayed."""

    words: tuple[Word, ...]
    rules: tuple[Box, ...]
    turn: int  # degrees clockwise the picture was turned to be displayed
    skew: float


def read_picture(
    picture: Raster, number: int, engine: Recogniser, seconds: float, turn: int | None = None
) -> Reading:
    """Read one page picture; `turn` forces the way up instead of finding it."""
    geometry = measure(picture, LONG_SIDE)
    light, ink = _prepared(picture, geometry)
    if ink.letter < SMALL_LETTER:
        geometry = scaled(geometry, min(MOST_ENLARGED, GOOD_LETTER / ink.letter))
        light, ink = _prepared(picture, geometry)
    ink, segments = find_segments(ink)
    if _is_upside_down(ink, segments, engine, seconds):
        geometry = upside_down(geometry)
        light, ink = _prepared(picture, geometry)
        ink, segments = find_segments(ink)
    found = _read(ink, segments, engine, seconds, (DOUBTFUL, 1))
    if light.lifted is not None:
        coloured = find_segments(find_ink(light.lifted))
        found += _read(*coloured, engine, seconds, (LIFTED_SURE, LIFTED_LONG))
    return _mapped(found, ink.rules, geometry, picture, number)


def _prepared(picture: Raster, geometry: Geometry) -> tuple[Light, Ink]:
    light = even_light(warp(picture, geometry))
    return light, find_ink(light.grey)


def _read(
    ink: Ink,
    segments: Sequence[Segment],
    engine: Recogniser,
    seconds: float,
    least: tuple[float, int],
) -> list[Seen]:
    pieces = [(one, *cut_out(ink, one)) for one in segments if one.parts]
    dpi = int(np.clip(ink.letter * POINTS, 70, 600))
    lines = engine.lines([picture for _, picture, _, _ in pieces], dpi, seconds)
    words: list[Seen] = []
    for (_, _, left, top), line in zip(pieces, lines, strict=True):
        if _mean(line) >= least[0] and sum(len(seen.text) for seen in line) >= least[1]:
            words += [_moved(seen, left, top) for seen in line]
    words += [_dots(leader) for one in segments for leader in one.leaders]
    return words


def _mean(line: Sequence[Seen]) -> float:
    total = sum(len(seen.text) for seen in line)
    return sum(seen.confidence * len(seen.text) for seen in line) / total if total else 0.0


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


def _is_upside_down(
    ink: Ink, segments: Sequence[Segment], engine: Recogniser, seconds: float
) -> bool:
    """Letters rise above the line more often than they hang below it; in doubt, read both ways."""
    rising, hanging = _asymmetry(ink, segments)
    if rising + hanging >= 20 and max(rising, hanging) > SURE_ASYMMETRY * min(rising, hanging):
        return hanging > rising
    longest = sorted((one for one in segments if len(one.parts) > 3), key=_length)[-SAMPLE:]
    pictures = [cut_out(ink, one)[0] for one in longest]
    flipped = [np.ascontiguousarray(np.rot90(picture, 2)) for picture in pictures]
    dpi = int(np.clip(ink.letter * POINTS, 70, 600))
    upright = sum(map(_mean, engine.lines(pictures, dpi, seconds)))
    return sum(map(_mean, engine.lines(flipped, dpi, seconds))) > upright + 0.2


def _length(segment: Segment) -> float:
    return segment.right - segment.left


def _asymmetry(ink: Ink, segments: Sequence[Segment]) -> tuple[int, int]:
    rising = hanging = 0
    for segment in segments:
        if len(segment.parts) < 10:
            continue
        boxes = ink.boxes[np.array(segment.parts)]
        boxes = boxes[boxes[:, 3] > 0.5 * ink.letter]
        foot, head = boxes[:, 1] + boxes[:, 3], boxes[:, 1]
        rising += int((head < np.median(head) - 0.2 * ink.letter).sum())
        hanging += int((foot > np.median(foot) + 0.2 * ink.letter).sum())
    return rising, hanging


def _mapped(
    found: Sequence[Seen],
    rules: NDArray[np.float64],
    geometry: Geometry,
    picture: Raster,
    number: int,
) -> Reading:
    height, width = picture.shape[:2]
    places = np.array([(s.left, s.top, s.right, s.bottom) for s in found]).reshape(-1, 4)
    words = tuple(
        Word(seen.text, box, round(seen.confidence, 3))
        for seen, box in zip(found, _boxes(geometry, places, width, height, number), strict=True)
    )
    drawn = np.column_stack([rules[:, :2], rules[:, :2] + rules[:, 2:]])
    boxes = _boxes(geometry, drawn, width, height, number)
    return Reading(words, tuple(boxes), geometry.turn, round(geometry.skew, 2))


def _boxes(
    geometry: Geometry, places: NDArray[np.float64], width: int, height: int, number: int
) -> list[Box]:
    return [
        Box(number, *(round(float(value), 5) for value in row))
        for row in back(geometry, places, width, height)
    ]
