"""Figures written by hand, told apart sign by sign by a small network that never saw print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

import cv2
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from ingest.raster import Raster

Floats = NDArray[np.float32]

INK = 150  # tone of ink
LEAST = 12  # pixels: less is dust
HIGH, BROAD = 0.35, 0.3  # of the highest part: what is neither is no part of a figure
FIGURE = 0.5  # of the highest sign: lower ones are dots and dashes
OVERLAP = 0.5  # of the narrower part: strokes above one another are one sign
MOST = 6  # signs of a serial
FULL = 90  # percentile of a sign's tones that counts as full ink
SIDE, LONG = 20, 16  # pixels of the network's picture, and of the sign's longer side in it


@dataclass(frozen=True, slots=True)
class Written:
    """What a place says if every sign is a figure: the figures, and how sure the least is, 0..1."""

    figures: str
    sure: float


@dataclass(frozen=True, slots=True)
class Network:
    """Two layers of filters and one of sums; `python -m ingest.training` makes it."""

    first: Floats  # (12, 1, 5, 5)
    first_bias: Floats
    second: Floats  # (24, 12, 3, 3)
    second_bias: Floats
    sums: Floats  # (11, 600): ten figures and none
    sums_bias: Floats


def read_figures(place: Raster) -> Written | None:
    """The figures of a place, or None where a sign is none, or nothing or too much stands there."""
    signs = list(_signs(place))
    if not signs or len(signs) > MOST:
        return None
    shares = _shares(np.stack(signs))
    said = shares.argmax(axis=1)
    if (said > 9).any():
        return None
    return Written("".join(map(str, said)), float(shares.max(axis=1).min()))


def _signs(place: Raster) -> list[Floats]:
    """Each sign from left to right, its strokes joined, as the network wants to see it."""
    _, labels, parts, _ = cv2.connectedComponentsWithStats((place < INK).astype(np.uint8))
    highest = parts[1:, 3].max(initial=0)
    real = [
        number
        for number in range(1, len(parts))
        if parts[number][4] >= LEAST
        and (parts[number][3] >= HIGH * highest or parts[number][2] > BROAD * highest)
    ]
    groups = _joined(real, parts)
    cut = [_cut_out(place, np.isin(labels, group)) for group in groups]
    tallest = max((one.shape[0] for one in cut), default=0)
    return [framed(one) for one in cut if one.shape[0] >= FIGURE * tallest]


def _joined(numbers: Sequence[int], parts: NDArray[np.int32]) -> list[list[int]]:
    """Parts that stand above one another, as the bar of a 5 above its bow."""
    groups: list[tuple[int, int, list[int]]] = []
    for number in sorted(numbers, key=lambda one: int(parts[one][0])):
        left, right = int(parts[number][0]), int(parts[number][0] + parts[number][2])
        if groups:
            start, end, held = groups[-1]
            shared = min(right, end) - max(left, start)
            if shared > OVERLAP * min(right - left, end - start):
                groups[-1] = (min(start, left), max(end, right), [*held, number])
                continue
        groups.append((left, right, [number]))
    return [held for _, _, held in groups]


def _cut_out(place: Raster, own: NDArray[np.bool_]) -> Floats:
    """A sign's tones, 0 paper to 1 ink, without its neighbours'."""
    tones = (255 - place.astype(np.float32)) / 255
    full = max(0.3, float(np.percentile(tones[own], FULL)))
    rows, columns = np.nonzero(own)
    sign = np.clip(tones * own / full, 0, 1)
    within = sign[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    return np.asarray(within, np.float32)


def framed(sign: Floats) -> Floats:
    """A sign of any size in the middle of the network's picture (20, 20)."""
    height, width = sign.shape
    factor = LONG / max(height, width)
    size = (max(1, round(width * factor)), max(1, round(height * factor)))
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_LINEAR
    small = cv2.resize(sign, size, interpolation=how)
    top, left = (SIDE - small.shape[0]) // 2, (SIDE - small.shape[1]) // 2
    frame = np.zeros((SIDE, SIDE), np.float32)
    frame[top : top + small.shape[0], left : left + small.shape[1]] = np.clip(small, 0, 1)
    return frame


def _shares(signs: Floats) -> Floats:
    """Pictures (n, 20, 20) to shares (n, 11) that sum to 1."""
    net = _network()
    seen = _filtered(signs[:, None], net.first, net.first_bias)
    seen = _filtered(seen, net.second, net.second_bias)
    sums = seen.reshape(len(seen), -1) @ net.sums.T + net.sums_bias
    raised = np.exp(sums - sums.max(axis=1, keepdims=True))
    return cast(Floats, raised / raised.sum(axis=1, keepdims=True))


def _filtered(seen: Floats, filters: Floats, bias: Floats) -> Floats:
    """One layer: filters over (n, channels, height, width), the greatest of each 2 x 2."""
    size = filters.shape[-1]
    edge = (size // 2, size // 2)
    windows = sliding_window_view(np.pad(seen, ((0, 0), (0, 0), edge, edge)), (size, size), (2, 3))
    out = np.einsum("nchwij,fcij->nfhw", windows, filters, optimize=True) + bias[:, None, None]
    n, channels, height, width = out.shape
    pooled = np.maximum(out, 0).reshape(n, channels, height // 2, 2, width // 2, 2)
    return cast(Floats, pooled.max(axis=(3, 5)))


@cache
def _network() -> Network:
    with files("ingest").joinpath("data", "pen_figures.npz").open("rb") as file:
        kept = np.load(file)
        return Network(**{name: kept[name].astype(np.float32) for name in kept})
