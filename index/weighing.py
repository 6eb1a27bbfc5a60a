"""Passages to the vectors they are found by: the text's, and a share of its context's."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from index.encoder import Encoder, unit
from index.model import Passage

Halves = npt.NDArray[np.float16]

CONTEXT_WEIGHT = 0.3  # of the context's vector beside the text's
ENCODED = 4096  # passages at a time: bounds the memory of a large addition


def encoded(encoder: Encoder, items: Sequence[Passage]) -> Halves:
    """One unit row a passage, in half precision."""
    if not items:
        return np.zeros((0, encoder.dimensions), dtype=np.float16)
    starts = range(0, len(items), ENCODED)
    return np.concatenate([_some(encoder, items[at : at + ENCODED]) for at in starts])


def _some(encoder: Encoder, items: Sequence[Passage]) -> Halves:
    texts = encoder.passages([item.text for item in items])
    contexts = encoder.passages([item.context for item in items])
    return unit(texts + CONTEXT_WEIGHT * contexts).astype(np.float16)
