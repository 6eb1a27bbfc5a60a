"""Texts with labels, and which labels a new text is near: by meaning and by shared stems."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from index.encoder import Encoder
from index.language import terms

Score = tuple[str, float]
Matrix = npt.NDArray[np.float32]

MEANING = 0.5  # weight of meaning beside shared stems; see DECISIONS.md
NEIGHBOURS = 3  # examples of a label that speak for it, the nearest most


class Exemplars:
    """Labelled examples; `scores` ranks the labels for a text."""

    def __init__(self, encoder: Encoder, examples: Sequence[tuple[str, str]]) -> None:
        self._encoder = encoder
        self.labels = tuple(dict.fromkeys(label for label, _ in examples))
        places = {label: place for place, label in enumerate(self.labels)}
        self._of = np.array([places[label] for label, _ in examples], dtype=np.int64)
        texts = [text for _, text in examples]
        self._vectors = encoder.passages(texts)
        held = [Counter(terms(text)) for text in texts]
        counts = Counter(term for bag in held for term in bag)
        self._rarity = {term: math.log(len(texts) / n) for term, n in counts.items()}
        self._columns = {term: column for column, term in enumerate(self._rarity)}
        self._stems = self._bags(held)

    def scores(self, texts: Sequence[str], leave_out: Sequence[int] = ()) -> list[list[Score]]:
        """For each text every label with its nearness (0..1), best first.

        leave_out: for each text the position of an example that must not speak, or -1.
        """
        if not texts or not self.labels:
            return [[] for _ in texts]
        near = MEANING * np.maximum(self._encoder.passages(list(texts)) @ self._vectors.T, 0)
        near += (1 - MEANING) * self._bags([Counter(terms(text)) for text in texts]) @ self._stems.T
        for row, place in enumerate(leave_out):
            near[row, place] = 0 if place >= 0 else near[row, place]
        return [self._ranked(row) for row in near]

    def _ranked(self, near: Matrix) -> list[Score]:
        found: list[Score] = []
        for place, label in enumerate(self.labels):
            best = np.sort(near[self._of == place])[::-1][:NEIGHBOURS]
            weights = 0.5 ** np.arange(len(best))
            found.append((label, float((best * weights).sum() / weights.sum())))
        return sorted(found, key=lambda one: (-one[1], one[0]))

    def _bags(self, bags: Sequence[Counter[str]]) -> Matrix:
        """Unit rows of stems weighed by their rarity; unknown stems count in the length."""
        rows = np.zeros((len(bags), len(self._columns)), dtype=np.float32)
        unknown = math.log(len(self._of) or 1)
        for row, bag in zip(rows, bags, strict=True):
            total = 0.0
            for term, count in bag.items():
                weight = self._rarity.get(term, unknown) * min(count, 2)
                total += weight * weight
                if term in self._columns:
                    row[self._columns[term]] = weight
            row /= math.sqrt(total) if total else 1
        return rows
