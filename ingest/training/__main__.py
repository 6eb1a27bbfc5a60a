"""`python -m ingest.training OUT`: makes `ingest/data/pen_figures.npz` anew and measures it.

It learns from the 1,797 figures of 43 writers that scikit-learn ships (UCI Optical Recognition of
Handwritten Digits, E. Alpaydin and C. Kaynak, 1998, CC BY 4.0), each leant, narrowed, thinned and
thickened anew in every round, from drawn ones with a flag or a foot, which those writers seldom
made, and from figures that touch and parts of figures, which are none. A sixth of the writers'
figures is kept apart and only measured with. Takes a few minutes on two cores.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.datasets import load_digits  # type: ignore[import-untyped]
from torch import nn

from ingest.pen_figures import Floats, framed

KEPT = 297  # figures that are only measured with
ROUNDS, TIMES, BATCH = 30, 3, 64
RATES = (2e-3, 5e-4)  # the lower one in the last third
NONES = 900  # touching figures and parts in a round
FLAGGED = 300  # drawn ones in a round
SIZE = (48, 64)  # a figure's width and height in pixels while it is bent
NONE = 10

Rng = np.random.Generator


def main() -> None:
    """Learn, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    rng = np.random.default_rng(options.seed)
    bunch = load_digits()
    order = rng.permutation(len(bunch.target))
    pictures, figures = (bunch.images / 16).astype(np.float32)[order], bunch.target[order]
    net = _learnt(pictures[KEPT:], figures[KEPT:], rng)
    print(f"{_right(net, pictures[:KEPT], figures[:KEPT]):.4f} of {KEPT} kept apart")
    _write(net, options.out)


def network() -> nn.Sequential:
    """As `ingest.pen_figures.Network` computes it."""
    return nn.Sequential(
        nn.Conv2d(1, 12, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(12, 24, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Dropout(0.3), nn.Linear(600, 11),
    )  # fmt: skip


def _learnt(pictures: Floats, figures: NDArray[np.int64], rng: Rng) -> nn.Sequential:
    net = network()
    steps = torch.optim.Adam(net.parameters(), RATES[0], weight_decay=1e-4)
    loss = nn.CrossEntropyLoss(label_smoothing=0.03)
    for number in range(ROUNDS):
        if number == ROUNDS * 2 // 3:
            steps.param_groups[0]["lr"] = RATES[1]
        seen, said = _round(pictures, figures, rng)
        for batch in torch.split(torch.from_numpy(rng.permutation(len(seen))), BATCH):
            steps.zero_grad()
            loss(net(seen[batch]), said[batch]).backward()
            steps.step()
    return net.eval()


def _round(
    pictures: Floats, figures: NDArray[np.int64], rng: Rng
) -> tuple[torch.Tensor, torch.Tensor]:
    """One round's pictures (n, 1, 20, 20) and what they are."""
    real = [bent(picture, rng) for _ in range(TIMES) for picture in pictures]
    ones = [bent(flagged(rng), rng) for _ in range(FLAGGED)]
    pairs = (pictures[rng.choice(len(pictures), 2)] for _ in range(NONES))
    none = [torn(one, other, rng) for one, other in pairs]
    said = [np.tile(figures, TIMES), np.full(FLAGGED, 1), np.full(NONES, NONE)]
    seen = np.stack([*real, *ones, *none])[:, None]
    return torch.from_numpy(seen), torch.from_numpy(np.concatenate(said))


def flagged(rng: Rng) -> Floats:
    """A one (64, 48) as much of the world writes it: a flag, at times a foot."""
    picture = np.zeros(SIZE[::-1], np.float32)
    x, wide = int(rng.integers(22, 32)), int(rng.integers(4, 8))
    cv2.line(picture, (x, 6), (x + int(rng.integers(-3, 4)), 58), 1.0, wide, cv2.LINE_AA)
    tip = (x - int(rng.integers(4, 18)), 6 + int(rng.integers(6, 24)))
    cv2.line(picture, (x, 6), tip, 1.0, wide, cv2.LINE_AA)
    if rng.random() < 0.25:
        reach = int(rng.integers(6, 14))
        cv2.line(picture, (x - reach, 58), (x + reach, 58), 1.0, wide, cv2.LINE_AA)
    return picture


def bent(picture: Floats, rng: Rng) -> Floats:
    """One figure of any size leant, narrowed, thinned or thickened by chance, framed."""
    large = np.pad(_large(picture), 20)
    height, width = large.shape
    middle = np.array([width / 2, height / 2])
    turn = cv2.getRotationMatrix2D((0, 0), rng.uniform(-14, 14), 1)[:, :2]
    lean = turn @ np.array([[rng.uniform(0.6, 1.15), rng.uniform(-0.3, 0.3)], [0, 1]])
    moved = np.hstack([lean, (middle - lean @ middle)[:, None]])
    large = cv2.warpAffine(large, moved, (width, height))
    large = 1 / (1 + np.exp(-2 * rng.uniform(3, 9) * (large - rng.uniform(0.25, 0.65))))
    pen = np.ones((3, 3), np.uint8)
    way = rng.integers(0, 4)
    large = cv2.erode(large, pen) if way == 1 else cv2.dilate(large, pen) if way == 2 else large
    small = _shrunk(large, rng.uniform(0.3, 0.8))
    least, most = float(small.min()), float(small.max())
    return _boxed((small - least) / (most - least + 1e-6))


def torn(one: Floats, other: Floats, rng: Rng) -> Floats:
    """Two figures (8, 8) that touch, or a part of one, framed: no figure."""
    width, height = SIZE
    left, right = _large(one), _large(other)
    way = rng.random()
    if way < 0.75:
        shared = int(rng.integers(-2, 14))
        both = np.zeros((height, 2 * width - shared), np.float32)
        both[:, :width] = left
        both[:, width - shared :] = np.maximum(both[:, width - shared :], right)
    else:
        both = left[: int(height * rng.uniform(0.3, 0.5))]
    return _boxed(_shrunk(np.pad(np.clip(both, 0, 1), 6), rng.uniform(0.4, 0.9)))


def _large(picture: Floats) -> Floats:
    return np.asarray(cv2.resize(picture, SIZE, interpolation=cv2.INTER_CUBIC), np.float32)


def _shrunk(picture: Floats, factor: float) -> Floats:
    small = cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.float32)


def _boxed(picture: Floats) -> Floats:
    """Cut to its ink, framed as a sign cut out of a page."""
    rows, columns = np.nonzero(picture > 0.35)
    if not len(rows):
        return np.zeros_like(framed(picture))
    return framed(picture[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1])


def _right(net: nn.Sequential, pictures: Floats, figures: NDArray[np.int64]) -> float:
    """Share of figures told right."""
    seen = torch.from_numpy(np.stack([_boxed(_large(picture)) for picture in pictures]))[:, None]
    with torch.no_grad():
        return float((net(seen).argmax(1).numpy() == figures).mean())


def _write(net: nn.Sequential, out: Path) -> None:
    names = ("first", "first_bias", "second", "second_bias", "sums", "sums_bias")
    parts = (one.detach().numpy().astype(np.float16) for one in net.parameters())
    kept: dict[str, Any] = dict(zip(names, parts, strict=True))
    with out.open("wb") as file:
        np.savez_compressed(file, **kept)


if __name__ == "__main__":
    main()
