"""`python -m tests.eval.stress FOLDER`: our seen documents as paper fares in offices, rendered.

Conditions the ordinary renderer does not make: coarse and hard-pressed scans, faint and fax-like
ones, print that shows through, folds, stamps over the text, steep photos, pages that lie turned.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
from numpy.random import Generator

from samples.photo import photograph
from samples.typeset import Picture, digital_pdf, jpeg, picture_pdf, pictures
from tests.eval.own import seeded
from tests.eval.source import sources
from tests.eval.typeset import write

DPI = 200
Float = np.ndarray[tuple[int, ...], np.dtype[np.float32]]


def coarse(page: Picture, rng: Generator) -> Picture:
    """150 dots an inch, skewed by up to three degrees."""
    small = cv2.resize(page, None, fx=0.75, fy=0.75, interpolation=cv2.INTER_AREA)
    return _tilted(_noisy(small, 3, rng), rng.uniform(2, 3) * rng.choice([-1, 1]))


def fax(page: Picture, rng: Generator) -> Picture:
    """Black and white only, with specks and black edges where the lid stood open."""
    grey = cv2.GaussianBlur(cv2.cvtColor(page, cv2.COLOR_RGB2GRAY), (0, 0), 0.8)
    rough = grey + rng.normal(0, 22, grey.shape)
    two = np.where(rough < 150, 0, 255).astype(np.uint8)
    turned = _tilted(np.dstack([two] * 3), float(rng.uniform(-1.5, 1.5)))
    edge = int(0.025 * turned.shape[1])
    turned[:, :edge] = 0
    turned[-edge:] = 0
    return turned


def faint(page: Picture, rng: Generator) -> Picture:
    """Toner nearly used up, on yellowed paper, the back's print showing through."""
    grey = cv2.cvtColor(page, cv2.COLOR_RGB2GRAY).astype(np.float32)
    back = cv2.GaussianBlur(np.ascontiguousarray(grey[:, ::-1]), (0, 0), 2.5)
    streaks = cv2.resize(
        rng.uniform(0.25, 0.6, (1, 24)).astype(np.float32), (grey.shape[1], grey.shape[0])
    )
    ink = 235 - (255 - grey) * streaks - 0.09 * (255 - back)
    paper = np.array([1.0, 0.97, 0.86], np.float32)
    toned = cv2.GaussianBlur(ink, (0, 0), 0.7)[..., None] * paper
    return _tilted(_noisy(toned, 4, rng), float(rng.uniform(-1, 1)))


def stamped(page: Picture, rng: Generator) -> Picture:
    """Violet stamps and a blue signature across the text."""
    inked = page.astype(np.float32)
    height, width = page.shape[:2]
    for colour in ((96, 60, 170), (60, 60, 190)):
        layer = np.full_like(page, 255)
        centre = int(rng.uniform(0.3, 0.7) * width), int(rng.uniform(0.3, 0.8) * height)
        for radius, thick in ((130, 5), (120, 2), (78, 3)):
            cv2.circle(layer, centre, radius, colour, thick, cv2.LINE_AA)
        steps = np.cumsum(rng.normal((5, 0), 16, (40, 2)), axis=0) + centre
        cv2.polylines(layer, [steps.astype(np.int32)], False, colour, 3, cv2.LINE_AA)
        inked = np.minimum(inked, 255 - (255 - layer.astype(np.float32)) * rng.uniform(0.6, 0.95))
    return _tilted(_noisy(inked, 3, rng), float(rng.uniform(-1, 1)))


def folded(page: Picture, rng: Generator) -> Picture:
    """Folded twice: shaded creases, a shadow across, the paper grey."""
    height, width = page.shape[:2]
    down = np.arange(height, dtype=np.float32)[:, None]
    across = np.arange(width, dtype=np.float32)[None]
    shade = np.ones((height, width), np.float32)
    for place in (0.34, 0.67):
        off = (down - place * height) / height
        shade = shade * (1 - 0.22 * np.exp(-((off / 0.004) ** 2)) - 0.1 * np.tanh(off * 60))
    slanted = across / width + 0.5 * down / height - rng.uniform(0.6, 1.0)
    shade = shade * (0.78 + 0.22 / (1 + np.exp(slanted * 30)))
    return _tilted(_noisy(0.92 * page * shade[..., None], 3, rng), float(rng.uniform(-1, 1)))


def steep(page: Picture, rng: Generator) -> Picture:
    """A phone photo from low down, keystoned much more than usual."""
    taken = photograph(page, rng, 1500)
    height, width = taken.shape[:2]
    far = rng.uniform(0.08, 0.13)
    here = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    there = here + np.array(
        [[far * width, 0.02 * height], [-far * width * 0.8, 0], [0, 0], [0, 0]], np.float32
    )
    matrix = cv2.getPerspectiveTransform(here, there)
    moved = cv2.warpPerspective(taken, matrix, (width, height), borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(moved, np.uint8)


def turned(page: Picture, rng: Generator) -> Picture:
    """An office page fed the wrong way round."""
    done = np.rot90(_noisy(page, 5, rng), int(rng.integers(1, 4)))
    return _tilted(np.ascontiguousarray(done), float(rng.uniform(-1, 1)))


CONDITIONS: dict[str, tuple[Callable[[Picture, Generator], Picture], int]] = {
    "coarse": (coarse, 40),
    "fax": (fax, 90),
    "faint": (faint, 60),
    "stamped": (stamped, 50),
    "folded": (folded, 60),
    "steep": (steep, 60),
    "turned": (turned, 60),
}


def main() -> None:
    """Write docs/ and rendered/ as the devset is laid."""
    base = Path(sys.argv[1])
    for source in sources("seen"):
        folder = base / "docs" / "seen" / source.slug
        write(source, folder)
        out = base / "rendered" / "seen" / source.slug
        out.mkdir(parents=True, exist_ok=True)
        pdf = digital_pdf(folder / "layout.html")
        (out / "digital.pdf").write_bytes(pdf)
        for name, (spoil, quality) in CONDITIONS.items():
            spoiled = [
                spoil(page, seeded(source.slug, name, number))
                for number, page in enumerate(pictures(pdf, DPI))
            ]
            dpi = 150 if name == "coarse" else DPI
            (out / f"{name}.pdf").write_bytes(
                picture_pdf([jpeg(page, quality) for page in spoiled], dpi)
            )


def _tilted(page: Picture, degrees: float) -> Picture:
    height, width = page.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    tilted = cv2.warpAffine(
        page, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(tilted, np.uint8)


def _noisy(page: Float | Picture, strength: float, rng: Generator) -> Picture:
    noise = rng.normal(0, strength, page.shape[:2])[..., None]
    return np.asarray(np.clip(page.astype(np.float32) + noise, 0, 255), np.uint8)


if __name__ == "__main__":
    main()
