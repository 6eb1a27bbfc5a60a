"""What a phone camera makes of a sheet on a desk."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from samples.typeset import Picture

SHORT_SIDE = 1600  # pixels of the finished picture

Float = NDArray[np.float32]


def photograph(page: Picture, rng: Generator, short_side: int = SHORT_SIDE) -> Picture:
    """A sheet seen from above at an angle: perspective, curl, uneven light, blur, noise."""
    height, width = page.shape[:2]
    frame = (short_side, int(short_side * height / width * 1.03))
    sheet = _curled(page, rng) * np.array([0.965, 0.95, 0.91], np.float32)
    matrix = cv2.getPerspectiveTransform(_corners(width, height), _seen(frame, rng))
    seen = cv2.warpPerspective(sheet, matrix, frame, flags=cv2.INTER_AREA)
    cover = cv2.warpPerspective(np.ones((height, width), np.float32), matrix, frame)[..., None]
    scene = _desk(frame, rng) * (1 - 0.4 * _shadow(cover)) * (1 - cover) + seen * cover
    lit = scene * _light(frame, rng)[..., None]
    soft = cv2.GaussianBlur(lit, (0, 0), rng.uniform(0.7, 1.0))
    return np.asarray(np.clip(soft + rng.normal(0, 2.2, soft.shape), 0, 255), np.uint8)


def _curled(page: Picture, rng: Generator) -> Float:
    """Paper that does not lie flat: rows bend by a few pixels."""
    height, width = page.shape[:2]
    across, down = np.meshgrid(
        np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32)
    )
    bend, phase = rng.uniform(4, 11), rng.uniform(0, 6.28)
    lifted = down + bend * np.sin(across / width * 3.3 + phase, dtype=np.float32)
    moved = cv2.remap(
        page,
        across,
        np.asarray(lifted, np.float32),
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    shade = 1 + 0.05 * np.cos(across / width * 3.3 + phase)
    return np.asarray(moved.astype(np.float32) * shade[..., None], np.float32)


def _corners(width: float, height: float) -> Float:
    return np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)


def _seen(frame: tuple[int, int], rng: Generator) -> Float:
    """Where the sheet's corners fall in the picture: further away means narrower."""
    width, height = frame
    far = rng.uniform(0.025, 0.05)
    ideal = np.array([[far, 0], [1 - far, 0], [1, 1], [0, 1]], np.float32)
    loose = ideal + rng.uniform(-0.012, 0.012, (4, 2)).astype(np.float32)
    return np.asarray((0.035 + 0.93 * loose) * [width, height], np.float32)


def _desk(frame: tuple[int, int], rng: Generator) -> Float:
    """A wooden top: brown with long grain."""
    width, height = frame
    wood = np.array([rng.uniform(110, 145), rng.uniform(80, 105), rng.uniform(55, 80)], np.float32)
    grain = rng.normal(0, 26, (height // 6, width // 160 + 2)).astype(np.float32)
    lines = cv2.resize(grain, (width, height), interpolation=cv2.INTER_CUBIC)
    return np.asarray(np.clip(wood + lines[..., None], 20, 255), np.float32)


def _shadow(cover: Float) -> Float:
    """The soft shadow the sheet throws on the desk."""
    fallen = np.roll(cover[..., 0], (18, 14), (0, 1))
    return np.asarray(cv2.GaussianBlur(fallen, (0, 0), 14)[..., None], np.float32)


def _light(frame: tuple[int, int], rng: Generator) -> Float:
    """A lamp on one side and the photographer's own shadow near the bottom."""
    width, height = frame
    x = np.linspace(-0.5, 0.5, width, dtype=np.float32)[None]
    y = np.linspace(-0.5, 0.5, height, dtype=np.float32)[:, None]
    angle = rng.uniform(0, 6.28)
    lamp = 1.0 + 0.2 * (x * np.cos(angle) + y * np.sin(angle))
    side, size = rng.uniform(-0.5, 0.5), rng.uniform(0.12, 0.24)
    hand = size * np.exp(-(((x - side) / 0.35) ** 2) - ((y - 0.5) / 0.28) ** 2)
    return np.asarray(lamp * (1 - hand), np.float32)
