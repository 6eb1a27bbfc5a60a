"""Parts of ink to lines of text: what stands side by side on one printed line, found by linking."""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.emblems import emblem_of
from ingest.ink import SPECKLE, Ink
from ingest.raster import Raster
from ingest.ruled import barriers
from ingest.touching import cut_apart, overtall

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

# all in letter heights
TALL = 4.5  # higher parts are pictures, frames, signatures
PLAIN = 2.2  # higher parts are large type, or letters of two lines that touch
CORE = (0.6, 3.3)  # heights of the parts that lines are linked from
WORD_GAP = 1.4  # up to here neighbours need only overlap
COLUMN_GAP = 6.0  # beyond, their feet or heads must be level
LONGEST_GAP = 14.0
LEVEL, STRICT = 0.3, 0.18
STOP = (0.6, 0.95, 0.8)  # a comma's width and height; how far right of its line it may stand
FEW = 4  # parts of a number in a cell of its own
CELL_GAP = 0.45  # parts on both sides of a cell's border are further apart
FAINT = 0.4  # of the least area of a dot: only lines of small print have such dots
BORDER = 8  # white pixels around a line's picture
LEADER = 6  # this many dots in a row are a dotted line to write on


@dataclass(slots=True)
class Segment:
    """One run of text on one line: the numbers of its parts, and its extent in pixels."""

    parts: list[int]
    left: float
    top: float
    right: float
    bottom: float
    leaders: list[tuple[float, float, float, float, int]] = field(default_factory=list)


def find_segments(ink: Ink) -> tuple[Ink, list[Segment]]:
    """Lines of text from top to bottom, and the ink with letters that touch other lines cut."""
    ink = _cut(ink)
    core, small = _sorted_parts(ink)
    segments = _with_stops(ink, _linked(ink, core))
    leaders, small = _leaders(ink, small)
    _attach(ink, segments, small)
    segments = _accompanied(ink, segments) + leaders
    return ink, sorted(segments, key=lambda one: (one.top, one.left))


def _sorted_parts(ink: Ink) -> tuple[Ints, Ints]:
    _, _, width, height = ink.boxes.T
    unit = ink.letter
    big = (height > TALL * unit) | ((width > 9 * unit) & (height > 2.6 * unit))
    dust = ink.areas < FAINT * SPECKLE * unit * unit
    core = ~big & (height >= CORE[0] * unit) & (height <= CORE[1] * unit)
    core &= (width >= 0.12 * unit) & (width <= 12 * unit)
    small = ~big & ~core & ~dust
    core[0] = small[0] = False
    return np.nonzero(core)[0], np.nonzero(small)[0]


def _cut(ink: Ink) -> Ink:
    """The ink with letters that touch another line cut off it."""
    core, _ = _sorted_parts(ink)
    height, width = ink.boxes[:, 3], ink.boxes[:, 2]
    large = (height > PLAIN * ink.letter) & (height <= 2 * TALL * ink.letter)
    large[0] = False
    plain = core[~large[core]]
    lines = [one.parts for one in _linked(ink, plain)]
    odd = overtall(ink, lines)
    if len(odd):
        lines = [one.parts for one in _linked(ink, np.setdiff1d(plain, odd))]
    suspects = np.union1d(odd, np.nonzero(large & (width <= 12 * ink.letter))[0])
    return cut_apart(ink, lines, suspects)


def _extents(segments: list[Segment]) -> tuple[Floats, Floats, Floats, Floats]:
    table = np.array([(one.left, one.top, one.right, one.bottom) for one in segments])
    left, top, right, bottom = table.T
    return left, top, right, bottom


def _linked(ink: Ink, core: Ints) -> list[Segment]:
    """Link each part to its nearest right neighbour on the same line; chains are segments."""
    core = core[np.argsort(ink.boxes[core, 0], kind="stable")]
    left, top, width, height = ink.boxes[core].T
    right, bottom = left + width, top + height
    chain = np.arange(len(core))
    borders = barriers(ink.rules, ink.letter)
    emblem = emblem_of(ink)[core]
    ends = np.searchsorted(left, right + LONGEST_GAP * ink.letter)
    for one in range(len(core)):
        span = slice(one + 1, int(ends[one]))
        shared = np.minimum(bottom[one], bottom[span]) - np.maximum(top[one], top[span])
        fits = np.nonzero(shared >= 0.5 * np.minimum(height[one], height[span]))[0] + one + 1
        if not len(fits):
            continue
        gap = left[fits] - right[one]
        feet = np.abs(bottom[fits] - bottom[one])
        uneven = np.minimum(feet, np.abs(top[fits] - top[one]))
        fit = (gap <= WORD_GAP * ink.letter) | (uneven <= LEVEL * ink.letter)
        fit &= (gap <= COLUMN_GAP * ink.letter) | (uneven <= STRICT * ink.letter)
        fit &= emblem[fits] == emblem[one]
        if not fit.any():
            continue
        cost = np.where(fit, np.maximum(gap, 0) + 0.3 * feet, np.inf)
        next_one = int(fits[int(np.argmin(cost))])
        middle = (max(top[one], top[next_one]) + min(bottom[one], bottom[next_one])) / 2
        if not _walled(borders, right[one], left[next_one], middle, CELL_GAP * ink.letter):
            chain[_root(chain, next_one)] = _root(chain, one)
    groups: dict[int, list[int]] = {}
    for one in range(len(core)):
        groups.setdefault(_root(chain, one), []).append(one)
    return [
        Segment(
            core[group].tolist(),
            float(left[group].min()),
            float(top[group].min()),
            float(right[group].max()),
            float(bottom[group].max()),
        )
        for group in (np.array(group) for group in groups.values())
    ]


def _with_stops(ink: Ink, segments: list[Segment]) -> list[Segment]:
    """Large commas, which hang too far below their line to be linked to it, on that line."""
    lines = [one for one in segments if len(one.parts) > FEW]
    if not lines:
        return segments
    left, _, right, _ = _extents(lines)
    feet, unit = np.array([_foot(ink, one) for one in lines]), ink.letter
    kept = []
    for one in segments:
        low = (feet > one.top) & (feet < one.bottom) & (one.top > feet - STOP[1] * unit)
        near = (one.left >= left) & (one.left <= right + STOP[2] * unit)
        fits = np.nonzero(low & near & (one.bottom < feet + STOP[1] * unit))[0]
        slight = one.right - one.left <= STOP[0] * unit and one.bottom - one.top <= STOP[1] * unit
        if len(one.parts) > 1 or not slight or not len(fits):
            kept.append(one)
            continue
        lines[int(fits[np.argmin(np.abs(one.left - right[fits]))])].parts += one.parts
    return kept


def _walled(borders: Floats, start: float, end: float, height: float, least: float) -> bool:
    """Whether a cell's border stands between; closer parts are one word with a streak through."""
    if end - start < least or not len(borders):
        return False
    between = (borders[:, 0] >= start - 1) & (borders[:, 0] + borders[:, 2] <= end + 1)
    return bool(
        (between & (borders[:, 1] < height) & (borders[:, 1] + borders[:, 3] > height)).any()
    )


def _root(chain: Ints, one: int) -> int:
    while chain[one] != one:
        chain[one] = chain[chain[one]]
        one = int(chain[one])
    return one


def _leaders(ink: Ink, small: Ints) -> tuple[list[Segment], Ints]:
    """Rows of at least six even dots: dotted lines, which recognition turns into letters."""
    x, y, width, height = ink.boxes[small].T
    unit = ink.letter
    dot = (width <= 0.45 * unit) & (height <= 0.45 * unit)
    order = np.lexsort((x, np.round((y + height) / (0.3 * unit))))
    runs: list[list[int]] = [[]]
    for place in order:
        if not dot[place]:
            continue
        last = runs[-1][-1] if runs[-1] else None
        near = last is not None and 0 < x[place] - x[last] < 1.1 * unit
        if last is None or not near or abs(y[place] - y[last]) > 0.3 * unit:
            runs.append([])
        runs[-1].append(int(place))
    rows = [run for run in runs if len(run) >= LEADER and _even(x[run])]
    taken = {place for run in rows for place in run}
    segments = []
    for run in rows:
        box = (x[run].min(), y[run].min(), (x + width)[run].max(), (y + height)[run].max())
        left, top, right, bottom = (float(value) for value in box)
        leader = (left, top, right, bottom, len(run))
        segments.append(Segment([], left, top, right, bottom, [leader]))
    kept = [place for place in range(len(small)) if place not in taken]
    return segments, small[np.array(kept, dtype=np.int64)]


def _even(places: Floats) -> bool:
    steps = np.diff(places)
    return bool(np.mean(np.abs(steps - np.median(steps)) <= 0.35 * np.median(steps)) > 0.8)


def _attach(ink: Ink, segments: list[Segment], small: Ints) -> None:
    """Give dots, commas, accents and hyphens to the line whose band they stand in."""
    if not segments:
        return
    left, top, right, bottom = _extents(segments)
    print_ = np.array([np.median(ink.boxes[one.parts, 3]) for one in segments])
    for part in small:
        x, y, width, height = ink.boxes[part]
        middle = y + height / 2
        aside = np.maximum(np.maximum(left - (x + width), x - right), 0)
        off = np.maximum(np.maximum(top - middle, middle - bottom), 0)
        # a dash that opens a list item stands far from its text; dust may not
        reach = 5.0 if width > 1.6 * height else 1.6
        fits = (off <= 0.5 * ink.letter) & (aside <= reach * ink.letter)
        fits &= ink.areas[part] >= SPECKLE * np.minimum(print_, ink.letter) ** 2
        if fits.any():
            cost = np.where(fits, aside + 2 * off, np.inf)
            segments[int(np.argmin(cost))].parts.append(int(part))


def _accompanied(ink: Ink, segments: list[Segment]) -> list[Segment]:
    """A number in a cell of its own joins the line beside it: alone it is hard to read."""
    segments = sorted(segments, key=lambda one: one.left)
    feet = np.array([_foot(ink, one) for one in segments])
    left, top, _, bottom = _extents(segments) if segments else (np.zeros(0),) * 4
    kept = []
    for place, one in enumerate(segments):
        gap = left - one.right
        fits = (gap > 0) & (gap <= COLUMN_GAP * ink.letter)
        fits &= np.abs(feet - feet[place]) <= STRICT * ink.letter
        near = np.nonzero(fits & (top < one.bottom) & (bottom > one.top))[0]
        if len(one.parts) > FEW or not len(near):
            kept.append(one)
            continue
        other = segments[int(near[np.argmin(gap[near])])]
        other.parts += one.parts
        other.left, other.top = one.left, min(one.top, other.top)
        other.bottom = max(one.bottom, other.bottom)
    return kept


def _foot(ink: Ink, segment: Segment) -> float:
    """The height on which most of a line's letters stand."""
    boxes = ink.boxes[np.array(segment.parts)]
    tall = boxes[boxes[:, 3] > 0.5 * ink.letter]
    return float(np.median((tall if len(tall) else boxes)[:, 1:4:2].sum(axis=1)))


def cut_out(ink: Ink, segment: Segment) -> tuple[Raster, int, int]:
    """A line's own picture on white, other lines' ink removed, and where its corner lies."""
    parts = np.array(segment.parts)
    x, y, width, height = ink.boxes[parts].T
    left, top = max(0, int(x.min()) - 3), max(0, int(y.min()) - 3)
    right, bottom = int((x + width).max()) + 3, int((y + height).max()) + 3
    labels = ink.labels[top:bottom, left:right]
    picture = ink.grey[top:bottom, left:right].copy()
    own = np.isin(labels, parts)
    other = ((labels > 0) & ~own).astype(np.uint8)
    if other.any():
        near = cv2.dilate(own.astype(np.uint8), np.ones((3, 3), np.uint8))
        picture[(cv2.dilate(other, np.ones((5, 5), np.uint8)) > 0) & (near == 0)] = 255
    framed = cv2.copyMakeBorder(
        picture, BORDER, BORDER, BORDER, BORDER, cv2.BORDER_CONSTANT, value=255
    )
    return np.asarray(framed, np.uint8), left - BORDER, top - BORDER
