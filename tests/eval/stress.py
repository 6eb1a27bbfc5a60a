"""`python -m tests.eval.stress --devset FOLDER`: pages laid every way, as paper fares in offices.

Conditions the ordinary renderer does not make: coarse and hard-pressed scans, faint and fax-like
ones, print that shows through, folds, stamps over the text, steep photos. The aim is that no page
is set the wrong way up.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2
import numpy as np
from numpy.random import Generator

from ingest.ocr import recogniser
from ingest.options import ReadOptions
from ingest.standing import stand
from samples.photo import photograph
from samples.scan import office
from samples.typeset import Picture, digital_pdf, pictures
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


def scanned(page: Picture, rng: Generator) -> Picture:
    """A usual office scan."""
    return _tilted(office(page, rng), float(rng.uniform(-1, 1)))


def taken(page: Picture, rng: Generator) -> Picture:
    """A usual telephone photo."""
    return photograph(page, rng, int(rng.choice([1400, 1800])))


CONDITIONS: dict[str, Callable[[Picture, Generator], Picture]] = {
    "scanned": scanned,
    "taken": taken,
    "coarse": coarse,
    "fax": fax,
    "faint": faint,
    "stamped": stamped,
    "folded": folded,
    "steep": steep,
}


@dataclass(frozen=True, slots=True)
class Case:
    """One page picture laid one way."""

    name: str
    condition: str
    turn: int  # degrees clockwise that make it upright

    def __str__(self) -> str:
        return f"{self.name} {self.condition} turn {self.turn}"


def main() -> None:
    """Lay every page all four ways under some conditions; tell which were not set upright."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--devset", type=Path, required=True)
    parser.add_argument("--each", type=int, default=2, help="conditions a page is tried in")
    parser.add_argument("--only", default="", help="part of a document's name")
    options = parser.parse_args()
    engine, wrong, tried = recogniser(ReadOptions().languages), [], Counter[str]()
    for case, picture in cases(_pages(options.devset, options.only), options.each):
        found = stand(picture, engine, 60).geometry.turn
        tried[case.condition] += 1
        if found != case.turn:
            wrong.append((case, found))
            print(f"WRONG {case}: turned by {found}", flush=True)
    print("| condition | pages laid | wrong way up |\n|---|---:|---:|")
    for condition, count in tried.items():
        missed = sum(case.condition == condition for case, _ in wrong)
        print(f"| {condition} | {count} | {missed} |")


def cases(pages: Iterator[tuple[str, Picture]], each: int) -> Iterator[tuple[Case, Picture]]:
    """Each page spoilt in `each` of the conditions, taken in turn, and laid all four ways."""
    names = cycle(CONDITIONS)
    for name, page in pages:
        for condition in islice(names, each):
            spoilt = CONDITIONS[condition](page, seeded(name, condition))
            for quarters in range(4):
                laid = np.ascontiguousarray(np.rot90(spoilt, quarters))
                yield Case(name, condition, 90 * quarters), laid


def _pages(devset: Path, only: str) -> Iterator[tuple[str, Picture]]:
    """Upright pages of the devset and of our own seen documents, clean."""
    for file in sorted(devset.glob("rendered/*/*/digital.pdf")):
        if only in file.parent.name:
            yield from _numbered(file.parent.name, file.read_bytes())
    with TemporaryDirectory() as folder:
        for source in sources("seen"):
            if only in source.slug:
                write(source, Path(folder))
                yield from _numbered(source.slug, digital_pdf(Path(folder) / "layout.html"))


def _numbered(name: str, pdf: bytes) -> Iterator[tuple[str, Picture]]:
    for number, page in enumerate(pictures(pdf, DPI), 1):
        yield f"{name}-{number}", page


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
