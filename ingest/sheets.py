"""The sheet of paper in a photo: four corners, told by how the paper stands out from the desk."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.raster import Raster

LEAST_SHEET = 0.3  # share of the picture a sheet must fill
LEAST_STEP = 12.0  # brightness by which the paper must stand out from what it lies on
MORE = 1.1  # times as large as the best fit is a sheet that holds much more
SHEET_EDGE = 0.985  # a sheet larger than this is the picture itself


def find_sheet(small: Raster) -> NDArray[np.float32]:
    """Corners of the paper, clockwise from top left; the picture's own where none stands out."""
    height, width = small.shape[:2]
    whole = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    views = [_closed(view) for view in _views(small)]
    found = [corners for view in views if (corners := _bright_corners(view)) is not None]
    if not found:
        return whole
    steps = [_best_steps(views, one) for one in found]
    best = _best(found, [_fit(one) for one in steps])
    # one side may lie outside of the picture or in deep shadow
    stands_out = sorted(steps[best])[1] >= LEAST_STEP
    return _clockwise(found[best]) if stands_out else whole


def _best(found: list[NDArray[np.float32]], fits: list[float]) -> int:
    """The best fit, or one as good that holds much more: a shadow's edge cuts as sharply."""
    best = max(range(len(found)), key=lambda one: fits[one])
    areas = [cv2.contourArea(one) for one in found]
    good = (one for one, fit in enumerate(fits) if fit > fits[best] - LEAST_STEP / 2)
    return max(
        (one for one in good if areas[one] > MORE * areas[best]),
        key=areas.__getitem__,
        default=best,
    )


def _views(small: Raster) -> list[Raster]:
    """Pictures in which paper is bright: as it is, and, light or shadow, where it is colourless."""
    if small.ndim == 2:
        return [small]
    weakest, strongest = small.min(axis=2), small.max(axis=2)
    colourless = cv2.divide(weakest, cv2.max(strongest, np.full_like(strongest, 24)), scale=255)
    return [
        np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), np.uint8),
        weakest,
        np.asarray(colourless, np.uint8),
    ]


def _closed(view: Raster) -> Raster:
    """The same without print, which must not count as desk."""
    closed = cv2.morphologyEx(view, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
    return np.asarray(cv2.GaussianBlur(closed, (5, 5), 0), np.uint8)


def _bright_corners(view: Raster) -> NDArray[np.float32] | None:
    """Four corners of the largest bright area, if it is a sheet by size and shape."""
    _, mask = cv2.threshold(view, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    mask = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    mask = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((15, 15), np.uint8))
    outlines, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    if not outlines:
        return None
    hull = cv2.convexHull(max(outlines, key=cv2.contourArea))
    corners = _four_corners(hull)
    if corners is None:
        return None
    area = cv2.contourArea(corners)
    filled = area / max(1.0, cv2.contourArea(hull))
    good = LEAST_SHEET < area / view.size < SHEET_EDGE and 0.93 < filled < 1.12
    return corners if good else None


def _fit(steps: list[float]) -> float:
    return sum(min(max(step, 0.0), 3 * LEAST_STEP) for step in steps)


def _best_steps(views: list[Raster], corners: NDArray[np.float32]) -> list[float]:
    """The steps in the view that shows the sheet best.

    Where three sides stand out by colour, so must the fourth: a shadow's edge is only darker.
    """
    steps = [_steps(view, corners) for view in views]
    by_colour = len(views) > 1 and sorted(steps[-1])[1] >= 2 * LEAST_STEP
    return steps[-1] if by_colour else max(steps, key=_fit)


def _steps(view: Raster, corners: NDArray[np.float32]) -> list[float]:
    """How much brighter the view is just inside than just outside, along most of each side."""
    centre = corners.mean(axis=0)
    steps = []
    for one, two in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        points = one + (two - one) * np.linspace(0.05, 0.95, 40)[:, None]
        inward = (centre - points) / np.linalg.norm(centre - points, axis=1, keepdims=True)
        inner, outer = _sample(view, points + 8 * inward), _sample(view, points - 8 * inward)
        steps.append(float(np.percentile(inner - outer, 25)))
    return steps


def _sample(view: Raster, points: NDArray[np.float32]) -> NDArray[np.float64]:
    height, width = view.shape
    x = np.clip(points[:, 0], 0, width - 1).astype(np.int64)
    y = np.clip(points[:, 1], 0, height - 1).astype(np.int64)
    return view[y, x].astype(np.float64)


def _four_corners(hull: NDArray[np.int32]) -> NDArray[np.float32] | None:
    length = cv2.arcLength(hull, True)
    for part in np.arange(0.01, 0.12, 0.005):
        found = cv2.approxPolyDP(hull, part * length, True)
        if len(found) == 4:
            return np.asarray(found.reshape(4, 2), np.float32)
        if len(found) < 4:
            return None
    return None


def _clockwise(corners: NDArray[np.float32]) -> NDArray[np.float32]:
    centre = corners.mean(axis=0)
    angle = np.arctan2(corners[:, 1] - centre[1], corners[:, 0] - centre[0])
    ordered = corners[np.argsort(angle)]
    first = int(np.argmin(ordered.sum(axis=1)))
    return np.roll(ordered, -first, axis=0)
