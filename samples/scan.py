"""What a scanner and an old photocopier do to a page."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from samples.typeset import Picture

Grey = NDArray[np.uint8]


def clean(page: Picture, rng: Generator) -> Grey:
    """A good flatbed scan: grey, hardly skewed, a little sensor noise."""
    grey = cv2.cvtColor(page, cv2.COLOR_RGB2GRAY)
    tilted = _turned(grey, rng.uniform(-0.35, 0.35), 252)
    soft = cv2.GaussianBlur(tilted, (0, 0), 0.6).astype(np.float32)
    return _bytes(248 - (255 - soft) * 0.92 + rng.normal(0, 2.5, soft.shape))


def office(page: Picture, rng: Generator) -> Picture:
    """An office scan of a photocopy: skew, hard contrast, specks, streaks, a dark edge."""
    tone = _photocopied(cv2.cvtColor(page, cv2.COLOR_RGB2GRAY), rng)
    paper = np.array([1.0, 0.995, 0.965], np.float32)
    colour = tone[..., None] * paper
    ink = cv2.cvtColor(page, cv2.COLOR_RGB2HSV)[..., 1:2] > 50
    colour = np.where(ink, 0.3 * colour + 0.7 * page.astype(np.float32), colour)
    _speckle(colour, rng)
    degrees = rng.choice([-1, 1]) * rng.uniform(0.4, 1.4)
    turned = _turned(_bytes(colour), degrees, (240, 239, 232)).astype(np.float32)
    return _bytes(turned - _dark_edge(turned.shape[1], rng)[None, :, None])


def _photocopied(grey: Grey, rng: Generator) -> NDArray[np.float32]:
    """Contrast curve of a copier with uneven toner."""
    soft = cv2.GaussianBlur(grey, (0, 0), rng.uniform(0.7, 0.95)).astype(np.float32)
    uneven = soft + _clouds(grey.shape, 110, 7, rng) + _clouds(grey.shape, 8, 6, rng)
    middle = rng.uniform(140, 160)
    curve = 1 / (1 + np.exp((middle - uneven) / 21))
    return np.asarray(28 + 214 * curve, np.float32)


def _clouds(
    shape: tuple[int, ...], grain: int, strength: float, rng: Generator
) -> NDArray[np.float32]:
    """Smooth random shading with spots about `grain` pixels wide."""
    small = rng.normal(0, strength, (shape[0] // grain + 2, shape[1] // grain + 2))
    whole = cv2.resize(
        small.astype(np.float32), (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC
    )
    return np.asarray(whole, np.float32)


def _speckle(page: NDArray[np.float32], rng: Generator) -> None:
    """Toner specks and one or two roller streaks, drawn in place."""
    height, width = page.shape[:2]
    for _ in range(int(height * width / 30_000)):
        centre = int(rng.integers(width)), int(rng.integers(height))
        cv2.circle(page, centre, int(rng.choice([0, 0, 1])), (70.0, 70.0, 70.0), -1)
    for _ in range(int(rng.integers(1, 3))):
        left = int(rng.integers(width - 4))
        page[:, left : left + 2] -= rng.uniform(12, 28)


def _dark_edge(width: int, rng: Generator) -> NDArray[np.float32]:
    """The shadow along the side where the lid did not close."""
    distance = np.arange(width, dtype=np.float32)
    shade = 75 * np.exp(-distance / (width * 0.012)) + 18 * np.exp(-distance / (width * 0.06))
    return np.asarray(shade if rng.random() < 0.5 else shade[::-1], np.float32)


def _turned(page: NDArray[np.uint8], degrees: float, paper: object) -> NDArray[np.uint8]:
    height, width = page.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    turned = cv2.warpAffine(page, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=paper)
    return np.asarray(turned, np.uint8)


def _bytes(values: NDArray[np.floating]) -> NDArray[np.uint8]:
    return np.asarray(np.clip(values, 0, 255), np.uint8)
