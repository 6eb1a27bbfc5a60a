"""The meanings of a set of texts side by side: who is near whom, without all pairs at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from index.encoder import Encoder

Matrix = npt.NDArray[np.float32]
Near = tuple[int, float]

BLOCK = 512  # rows compared at a time: bounds memory at BLOCK times the number of texts


class Meaning:
    """Unit vectors of texts; equal texts are encoded once."""

    def __init__(self, encoder: Encoder, texts: Sequence[str]) -> None:
        places = {text: number for number, text in enumerate(dict.fromkeys(texts))}
        self._rows = np.array([places[text] for text in texts], dtype=np.int64)
        self._vectors = encoder.passages(list(places))

    def likeness(self, pairs: Sequence[tuple[int, int]]) -> list[float]:
        """Cosine of each pair of texts, by their positions."""
        if not pairs:
            return []
        sides = np.array(pairs, dtype=np.int64)
        left, right = (self._vectors[self._rows[sides[:, side]]] for side in (0, 1))
        found: list[float] = np.einsum("ij,ij->i", left, right).clip(-1, 1).tolist()
        return found

    def nearest(self, among: Sequence[int], limit: int) -> list[list[Near]]:
        """For each of some texts its nearest others of them: (position, cosine), best first."""
        chosen = np.array(among, dtype=np.int64)
        vectors = self._vectors[self._rows[chosen]]
        found: list[list[Near]] = []
        for start in range(0, len(chosen), BLOCK):
            scores = vectors[start : start + BLOCK] @ vectors.T
            found += _best(scores, chosen, start, min(limit, len(chosen) - 1))
        return found


def _best(
    scores: Matrix, chosen: npt.NDArray[np.int64], start: int, limit: int
) -> list[list[Near]]:
    own = np.arange(len(scores))
    scores[own, own + start] = -2  # nobody is its own neighbour
    if limit <= 0:
        return [[] for _ in own]
    top = np.argpartition(-scores, limit - 1, axis=1)[:, :limit]
    values = np.take_along_axis(scores, top, axis=1)
    order = np.lexsort((top, -values), axis=1)
    rows = chosen[np.take_along_axis(top, order, axis=1)].tolist()
    cosines = np.take_along_axis(values, order, axis=1).clip(-1, 1).tolist()
    return [list(zip(*pair, strict=True)) for pair in zip(rows, cosines, strict=True)]
