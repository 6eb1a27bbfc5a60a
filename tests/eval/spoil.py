"""What happens to our own documents on the way: seeded damage, from a fresh flatbed scan to a fax.

Every document has its own paper fate in each condition; `Fate` says which, and the renderer writes
it beside the files so that a failure can be explained.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from samples.photo import photograph
from samples.scan import clean, office
from samples.typeset import Picture

Float = NDArray[np.float32]
Damage = Callable[[Float, Generator], Float]


@dataclass(frozen=True, slots=True)
class Fate:
    """How one document is captured in one condition; dpi of the capture, quality of its JPEG."""

    dpi: int
    quality: int
    damage: tuple[str, ...]
    turn: int = 0  # quarter turns of every page
    colour: bool = False


def clean_fate(rng: Generator) -> Fate:
    """A flatbed in good hands."""
    damage = rng.choice(["none", "none", "pale", "grain", "tilt"])
    colour = bool(rng.random() < 0.4)
    return Fate(300, int(rng.integers(68, 90)), (str(damage),), colour=colour)


def office_fate(rng: Generator) -> Fate:
    """A feeder scanner behind a photocopier."""
    some = ["tilt", "pale", "holes", "shine", "fold", "fax", "grain", "edges"]
    damage = rng.choice(some, int(rng.integers(1, 4)), replace=False)
    turn = 2 if rng.random() < 0.12 else 0
    dpi = int(rng.choice([200, 200, 200, 240, 150]))
    return Fate(dpi, int(rng.integers(50, 78)), tuple(map(str, damage)), turn, colour=True)


def photo_fate(rng: Generator) -> Fate:
    """A telephone over a desk."""
    damage = rng.choice(["none", "dim", "shake", "fold", "finger"], int(rng.integers(1, 3)))
    turn = int(rng.choice([0, 0, 0, 1, 3]))
    return Fate(200, int(rng.integers(62, 84)), tuple(sorted(set(map(str, damage)))), turn, True)


def scanned_clean(page: Picture, fate: Fate, rng: Generator) -> NDArray[np.uint8]:
    """One page of a clean scan."""
    grey = clean(page, rng)
    if fate.colour:
        ink = cv2.cvtColor(page, cv2.COLOR_RGB2HSV)[..., 1:2] > 50
        both = np.where(ink, page, np.repeat(grey[..., None], 3, 2))
        return _damaged(both, fate, rng)
    return _damaged(grey, fate, rng)


def scanned_office(page: Picture, fate: Fate, rng: Generator) -> NDArray[np.uint8]:
    """One page of an office scan."""
    return _damaged(office(page, rng), fate, rng)


def photographed(page: Picture, fate: Fate, rng: Generator) -> NDArray[np.uint8]:
    """One page under a telephone of 1400 to 2000 pixels across."""
    return _damaged(photograph(page, rng, int(rng.choice([1400, 1600, 1800, 2000]))), fate, rng)


def _damaged(page: NDArray[np.uint8], fate: Fate, rng: Generator) -> NDArray[np.uint8]:
    values = page.astype(np.float32)
    for name in fate.damage:
        values = DAMAGE[name](values, rng)
    turned = np.rot90(np.clip(values, 0, 255).astype(np.uint8), fate.turn)
    return np.ascontiguousarray(turned)


def _tilt(page: Float, rng: Generator) -> Float:
    """The sheet went in crooked, up to two degrees and a half."""
    height, width = page.shape[:2]
    degrees = float(rng.choice([-1, 1]) * rng.uniform(0.8, 2.5))
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    paper = (240.0, 240.0, 236.0)
    turned = cv2.warpAffine(page, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=paper)
    return np.asarray(turned, np.float32)


def _pale(page: Float, rng: Generator) -> Float:
    """Toner running out: ink fades in bands across the sheet."""
    height = page.shape[0]
    rows = np.arange(height, dtype=np.float32)[:, None]
    band = 0.5 + 0.5 * np.sin(rows / height * rng.uniform(3, 9) + rng.uniform(0, 6.28))
    ink = rng.uniform(0.5, 0.7) + 0.25 * band
    ink = ink[..., None] if page.ndim == 3 else ink
    return np.asarray(245 - (245 - page) * ink, np.float32)


def _grain(page: Float, rng: Generator) -> Float:
    """Paper with a visible tooth."""
    noise = rng.normal(0, rng.uniform(6, 11), page.shape[:2]).astype(np.float32)
    return page + (noise[..., None] if page.ndim == 3 else noise)


def _holes(page: Float, rng: Generator) -> Float:
    """Two holes of a binder at the left edge and a staple's shadow."""
    height, width = page.shape[:2]
    radius, middle = int(width * 0.014), height // 2 + int(rng.integers(-40, 40))
    for offset in (-0.12, 0.12):
        centre = int(width * 0.035), middle + int(height * offset)
        cv2.circle(page, centre, radius, (35.0, 35.0, 35.0), -1)
    corner = int(width * 0.06), int(height * 0.03)
    cv2.line(page, corner, (corner[0] + width // 40, corner[1] + 6), (90.0, 90.0, 90.0), 3)
    return page


def _shine(page: Float, rng: Generator) -> Float:
    """Thin paper: the reverse side shows through, mirrored and soft."""
    back = cv2.GaussianBlur(page[:, ::-1], (0, 0), 2.2)
    back = np.roll(back, int(rng.integers(20, 60)), 0)
    return np.asarray(page - rng.uniform(0.07, 0.13) * (250 - back), np.float32)


def _fold(page: Float, rng: Generator) -> Float:
    """A letter folded in three: soft dark and bright lines across."""
    height = page.shape[0]
    rows = np.arange(height, dtype=np.float32)[:, None]
    for place in (rng.uniform(0.3, 0.36), rng.uniform(0.63, 0.7)):
        away = (rows - place * height) / 3.0
        crease = 26 * np.exp(-(away**2)) - 10 * np.exp(-(((away - 3) / 1.5) ** 2))
        page = page - (crease[..., None] if page.ndim == 3 else crease)
    return np.asarray(page, np.float32)


def _fax(page: Float, rng: Generator) -> Float:
    """Black or white only, as a fax or an old network scanner sends it."""
    grey = page.mean(axis=2, keepdims=True) if page.ndim == 3 else page
    grey = grey + rng.normal(0, 8, grey.shape).astype(np.float32)
    return np.asarray(np.where(grey < rng.uniform(135, 165), 0, 255) + 0 * page, np.float32)


def _edges(page: Float, rng: Generator) -> Float:
    """Black bars where the lid stood open."""
    height, width = page.shape[:2]
    bar = int(width * rng.uniform(0.01, 0.03))
    side = slice(0, bar) if rng.random() < 0.5 else slice(width - bar, width)
    page[:, side] = rng.uniform(10, 40)
    page[: int(height * 0.008)] = 25
    return page


def _dim(page: Float, rng: Generator) -> Float:
    """An evening office: darker, warmer, a gradient from the window."""
    width = page.shape[1]
    across = np.linspace(*rng.permutation([0.5, 0.95]), width, dtype=np.float32)
    return np.asarray(page * across[None, :, None] * np.array([1.0, 0.95, 0.85], np.float32))


def _shake(page: Float, rng: Generator) -> Float:
    """A hand that moved."""
    length = int(rng.integers(3, 5))
    size = (length, 1) if rng.random() < 0.5 else (1, length)
    return np.asarray(cv2.blur(page, size), np.float32)


def _finger(page: Float, rng: Generator) -> Float:
    """A thumb on the lower edge of the sheet."""
    height, width = page.shape[:2]
    centre = int(width * rng.uniform(0.05, 0.3)), height
    skin = (205.0, 160.0, 130.0)
    cv2.ellipse(page, centre, (width // 16, height // 14), 20, 0, 360, skin, -1)
    return page


DAMAGE: dict[str, Damage] = {
    "none": lambda page, rng: page,
    "tilt": _tilt,
    "pale": _pale,
    "grain": _grain,
    "holes": _holes,
    "shine": _shine,
    "fold": _fold,
    "fax": _fax,
    "edges": _edges,
    "dim": _dim,
    "shake": _shake,
    "finger": _finger,
}
