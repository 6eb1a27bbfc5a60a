"""A page picture made to stand: which of four ways up it lies, judged by shapes, proved by reading.

A picture whose shapes say that it stands is left alone; every turn is proved by reading the longest
lines both ways, so that no upright page is ever turned by a guess.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ingest.ink import Ink, find_ink
from ingest.light import Light, even_light
from ingest.ocr import Recogniser
from ingest.plates import lighten_plates
from ingest.raster import Raster
from ingest.rectify import Geometry, measure, scaled, upside_down, warp
from ingest.segments import Segment, cut_out, find_segments
from ingest.upright import stands

LONG_SIDE = 2400  # pixels a page is read at: about 200 dpi for A4 and folio
SMALL_LETTER = 11.0  # pixels: smaller letters are enlarged before reading
GOOD_LETTER = 17.0
MOST_ENLARGED = 3.0
POINTS = 14.0  # dots an inch for one pixel of letter height, in common print
SAMPLE = 6  # lines read each way where the shapes do not tell
LETTERS = 4  # parts of the shortest such line
SURER = 0.05  # mean confidence by which a turned page must read better than as it lies
PROOF = 0.6  # mean confidence of writing: what reads worse proves no turn


@dataclass(frozen=True, slots=True)
class View:
    """A page picture as it is read: how it was turned, its ink and its lines of text."""

    geometry: Geometry
    light: Light
    ink: Ink
    segments: tuple[Segment, ...]

    @property
    def dpi(self) -> int:
        """Dots an inch at which common print has letters of this height."""
        return int(np.clip(self.ink.letter * POINTS, 70, 600))


def stand(picture: Raster, engine: Recogniser, seconds: float) -> View:
    """The picture upright; `seconds` bound the reading of each sample of lines."""
    geometry = measure(picture, LONG_SIDE)
    view = _view(picture, geometry)
    upright = stands(view.ink, view.segments)
    if geometry.turn == 0 and geometry.sure and upright:
        return view
    sideways = geometry.turn != 0 or not geometry.sure
    return surest(picture, view, engine, seconds, sideways)


def as_it_lies(picture: Raster, most: int) -> View:
    """The picture straightened but not turned: somebody said which way up is right."""
    return _view(picture, measure(picture, most, sideways=False))


def surest(
    picture: Raster, view: View, engine: Recogniser, seconds: float, sideways: bool = True
) -> View:
    """The way up whose longest lines read best: half a turn, also quarter turns if `sideways`."""
    views = [view]
    if sideways:
        other = measure(picture, LONG_SIDE, sideways=view.geometry.turn % 180 == 0)
        views.append(_view(picture, other))
    ways = [(one, *way) for one in views for way in _sureties(one, engine, seconds)]
    as_it_lies = next(way for way in ways if way[1].turn == 0) if sideways else ways[0]
    best = max(ways, key=lambda way: way[2])
    if best[2] < PROOF or best[2] < as_it_lies[2] + SURER:
        best = as_it_lies
    known, geometry, _ = best
    return known if geometry is known.geometry else _view(picture, geometry)


def _view(picture: Raster, geometry: Geometry) -> View:
    light, ink = _prepared(picture, geometry)
    if ink.letter < SMALL_LETTER:
        geometry = scaled(geometry, min(MOST_ENLARGED, GOOD_LETTER / ink.letter))
        light, ink = _prepared(picture, geometry)
    ink, segments = find_segments(ink)
    return View(geometry, light, ink, tuple(segments))


def _prepared(picture: Raster, geometry: Geometry) -> tuple[Light, Ink]:
    light = even_light(lighten_plates(warp(picture, geometry)))
    return light, find_ink(light.grey)


def _sureties(view: View, engine: Recogniser, seconds: float) -> Iterator[tuple[Geometry, float]]:
    """Mean confidence of the longest lines as they stand, and turned by half a circle."""
    long = [one for one in view.segments if len(one.parts) >= LETTERS]
    longest = sorted(long, key=lambda one: one.right - one.left)[-SAMPLE:]
    pictures = [cut_out(view.ink, one)[0] for one in longest]
    yield view.geometry, _surety(engine, pictures, view.dpi, seconds)
    flipped = [np.ascontiguousarray(np.rot90(picture, 2)) for picture in pictures]
    yield upside_down(view.geometry), _surety(engine, flipped, view.dpi, seconds)


def _surety(engine: Recogniser, pictures: Sequence[Raster], dpi: int, seconds: float) -> float:
    """Mean confidence over all letters read."""
    words = [seen for line in engine.lines(pictures, dpi, seconds) for seen in line]
    total = sum(len(seen.text) for seen in words)
    return sum(seen.confidence * len(seen.text) for seen in words) / max(1, total)
