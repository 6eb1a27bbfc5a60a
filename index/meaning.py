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

    def nearest(
        self, among: Sequence[int], limit: int, of: Sequence[int] | None = None
    ) -> list[list[Near]]:
        """For each text of `of` (all of `among` when left out) its nearest others in `among`:
        (position, cosine), best first."""
        chosen = np.array(among, dtype=np.int64)
        asking = chosen if of is None else np.array(of, dtype=np.int64)
        vectors = self._vectors[self._rows[chosen]]
        found: list[list[Near]] = []
        for start in range(0, len(asking), BLOCK):
            own = asking[start : start + BLOCK]
            scores = self._vectors[self._rows[own]] @ vectors.T
            scores[own[:, None] == chosen[None, :]] = -2  # nobody is its own neighbour
            found += _best(scores, chosen, min(limit, len(chosen) - 1))
        return found


def _best(scores: Matrix, chosen: npt.NDArray[np.int64], limit: int) -> list[list[Near]]:
    if limit <= 0:
        return [[] for _ in scores]
    top = np.argpartition(-scores, limit - 1, axis=1)[:, :limit]
    values = np.take_along_axis(scores, top, axis=1)
    order = np.lexsort((top, -values), axis=1)
    rows = chosen[np.take_along_axis(top, order, axis=1)]
    cosines = np.take_along_axis(values, order, axis=1).clip(-1, 1)
    pairs = zip(rows.tolist(), cosines.tolist(), strict=True)
    return [list(zip(places, likes, strict=True)) for places, likes in pairs]
