"""The geometry of a page picture: its sheet, sideways pages, skew; one warp for all."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.light import divide_paper
from ingest.raster import Raster
from ingest.sheets import find_sheet

Matrix = NDArray[np.float64]
SMALL = 1000  # pixels of the long side on which geometry is measured
TURNS = (0, 90, 180, 270)
MOST_SKEW = 12.0  # degrees searched to either side
CLEAR = 2.5  # times more neighbours one way than the other that tell how lines run
MOST_LETTERS = 800  # whose neighbours are looked for


@dataclass(frozen=True, slots=True)
class Geometry:
    """How a picture is turned and straightened: the displayed picture to the upright sheet."""

    turn: int  # degrees clockwise that make the picture upright, for display
    skew: float  # degrees still turned clockwise to level the lines
    matrix: Matrix  # picture pixels to working pixels
    size: tuple[int, int]  # width and height of the working picture
    sure: bool = True  # whether lines clearly run this way rather than across


def measure(picture: Raster, most: int, sideways: bool | None = None) -> Geometry:
    """Find sheet, turn (0 or 90: lines level) and skew; scale down to `most` pixels at the most.

    `sideways` says whether to turn; None leaves that to the shapes.
    """
    small, factor = _reduced(picture)
    sheet = find_sheet(small)
    flat, to_flat = _warp_sheet(small, sheet)
    ink = _ink(flat)
    lean = lean_across(ink)
    turn = 90 if (lean < 1 if sideways is None else sideways) else 0
    if turn:
        ink = np.ascontiguousarray(np.rot90(ink, -1))
    skew = skew_of(ink)
    long_side = round(min(most, max(flat.shape[:2]) * factor))
    matrix, size = _compose(to_flat, flat.shape, turn, skew, long_side)
    sure = max(lean, 1 / lean) >= CLEAR
    return Geometry(turn, skew, matrix @ np.diag([1 / factor, 1 / factor, 1.0]), size, sure)


def scaled(geometry: Geometry, scale: float) -> Geometry:
    """The same geometry with a working picture so many times as large."""
    width, height = geometry.size
    size = (round(width * scale), round(height * scale))
    matrix = np.diag([scale, scale, 1.0]) @ geometry.matrix
    return replace(geometry, matrix=matrix, size=size)


def upside_down(geometry: Geometry) -> Geometry:
    """The same geometry, turned by half a circle."""
    width, height = geometry.size
    half = np.array([[-1.0, 0, width - 1], [0, -1.0, height - 1], [0, 0, 1]])
    turn = (geometry.turn + 180) % 360
    return replace(geometry, turn=turn, matrix=half @ geometry.matrix)


def warp(picture: Raster, geometry: Geometry) -> Raster:
    """The working picture: upright, level, rectified, white outside of the original."""
    white = 255 if picture.ndim == 2 else (255, 255, 255)
    shrink = math.sqrt(abs(np.linalg.det(geometry.matrix[:2, :2])))
    matrix = geometry.matrix
    if shrink < 0.6:  # a warp samples points; averaging first keeps thin strokes
        size = (int(picture.shape[1] * shrink), int(picture.shape[0] * shrink))
        scale = np.diag([size[0] / picture.shape[1], size[1] / picture.shape[0], 1.0])
        picture = np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)
        matrix = matrix @ np.linalg.inv(scale)
    flags = cv2.INTER_CUBIC if shrink >= 0.6 else cv2.INTER_LINEAR
    if abs(matrix[2, 0]) + abs(matrix[2, 1]) < 1e-12:
        done = cv2.warpAffine(picture, matrix[:2], geometry.size, flags=flags, borderValue=white)
    else:
        done = cv2.warpPerspective(picture, matrix, geometry.size, flags=flags, borderValue=white)
    return np.asarray(done, dtype=np.uint8)


def back(geometry: Geometry, boxes: NDArray[np.float64], width: int, height: int) -> Matrix:
    """Working boxes (n x 4: left, top, right, bottom) to fractions of the picture as displayed."""
    if not len(boxes):
        return np.zeros((0, 4))
    x0, y0, x1, y1 = boxes.T
    corners = np.stack([np.stack([x0, x1, x1, x0], 1), np.stack([y0, y0, y1, y1], 1)], 2)
    there = cv2.perspectiveTransform(
        corners.reshape(-1, 1, 2).astype(np.float64), np.linalg.inv(geometry.matrix)
    ).reshape(-1, 4, 2)
    u, v = there[:, :, 0] / width, there[:, :, 1] / height
    for _ in range(geometry.turn // 90):
        u, v = 1 - v, u
    boxes = np.stack([u.min(1), v.min(1), u.max(1), v.max(1)], 1)
    return np.clip(boxes, 0.0, 1.0)


def _reduced(picture: Raster) -> tuple[Raster, float]:
    factor = SMALL / max(picture.shape[:2])
    if factor >= 1:
        return picture, 1 / 1.0
    size = (max(1, round(picture.shape[1] * factor)), max(1, round(picture.shape[0] * factor)))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8), 1 / factor


def _ink(flat: Raster) -> Raster:
    grey = flat if flat.ndim == 2 else cv2.cvtColor(flat, cv2.COLOR_RGB2GRAY)
    even = divide_paper(np.asarray(grey, np.uint8))
    limit, _ = cv2.threshold(even, 0, 255, cv2.THRESH_OTSU)
    return np.asarray(even < min(limit + 15, 225), np.uint8)


def _warp_sheet(small: Raster, sheet: NDArray[np.float32]) -> tuple[Raster, Matrix]:
    top, right, bottom, left = (
        float(np.linalg.norm(sheet[(k + 1) % 4] - sheet[k])) for k in range(4)
    )
    width, height = round((top + bottom) / 2), round((left + right) / 2)
    if abs(cv2.contourArea(sheet) - small.shape[0] * small.shape[1]) < 1:
        return small, np.eye(3)
    goal = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(sheet, goal)
    flat = cv2.warpPerspective(small, matrix, (width, height), flags=cv2.INTER_LINEAR)
    return np.asarray(flat, np.uint8), np.asarray(matrix, np.float64)


Places = tuple[NDArray[np.float64], NDArray[np.float64]]


def _points(ink: Raster) -> Places:
    """Rows and columns of ink that may be letters: no pictures, no edges, no streaks."""
    _, labels, boxes, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    width, height, area = boxes[:, 2], boxes[:, 3], boxes[:, 4]
    letters = (np.minimum(width, height) < 25) & (np.maximum(width, height) < 90) & (area > 4)
    letters[0] = False
    ys, xs = np.nonzero(letters[labels])
    return ys.astype(np.float64), xs.astype(np.float64)


def _thinned(points: Places, most: int) -> Places:
    """At most so many of the points; a fixed draw, because even steps would favour some slants."""
    if len(points[0]) <= most:
        return points
    drawn = np.random.default_rng(0).choice(len(points[0]), most, replace=False)
    return points[0][drawn], points[1][drawn]


def _sharpness(ys: NDArray[np.float64], xs: NDArray[np.float64], degrees: float) -> float:
    """How strongly ink gathers in rows when the page is turned by `degrees`."""
    rows = ys - xs * math.tan(math.radians(degrees))
    counts = np.bincount((rows - rows.min()).astype(np.int64)).astype(np.float64)
    return float((np.diff(counts) ** 2).sum())


def lean_across(ink: Raster) -> float:
    """How many times more neighbouring letters stand side by side than above one another."""
    _, _, table, middles = cv2.connectedComponentsWithStats(ink, connectivity=8)
    width, height, area = table[:, 2], table[:, 3], table[:, 4]
    letters = (np.minimum(width, height) >= 3) & (np.maximum(width, height) < 40) & (area > 8)
    letters[0] = False
    places = middles[letters]
    if len(places) > MOST_LETTERS:
        step = len(places) // MOST_LETTERS + 1
        asked = places[::step]
    else:
        asked = places
    if len(asked) < 20:
        return 1.0
    steps = asked[:, None] - places[None]
    away = (steps**2).sum(axis=2)
    away[away == 0] = np.inf
    near = np.abs(steps[np.arange(len(asked)), away.argmin(axis=1)])
    across = int((near[:, 0] > 2 * near[:, 1]).sum())
    down = int((near[:, 1] > 2 * near[:, 0]).sum())
    return (across + 1) / (down + 1)


def skew_of(ink: Raster) -> float:
    """Degrees by which lines fall to the right; 0 where there is too little ink to tell."""
    points = _points(ink)
    if len(points[0]) < 200:
        return 0.0
    best = 0.0
    for span, step, most in ((MOST_SKEW, 0.5, 16_000), (0.5, 0.1, 20_000), (0.1, 0.025, 40_000)):
        ys, xs = _thinned(points, most)
        angles = np.arange(best - span, best + span + step / 2, step)
        best = float(max(angles, key=lambda angle: _sharpness(ys, xs, angle)))
    return best


def _compose(
    to_flat: Matrix, shape: tuple[int, ...], turn: int, skew: float, long_side: int
) -> tuple[Matrix, tuple[int, int]]:
    height, width = shape[:2]
    matrix = to_flat
    if turn == 90:
        matrix = np.array([[0.0, -1, height], [1, 0, 0], [0, 0, 1]]) @ matrix
        width, height = height, width
    scale = long_side / max(width, height)
    size = (round(width * scale), round(height * scale))
    level = np.vstack([cv2.getRotationMatrix2D((width / 2, height / 2), skew, scale), [0, 0, 1]])
    level[0, 2] += size[0] / 2 - width / 2
    level[1, 2] += size[1] / 2 - height / 2
    return level @ matrix, size
