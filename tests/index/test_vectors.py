"""Nearest neighbours equal brute force, whatever the filter and whichever way they are found."""

from __future__ import annotations

import numpy as np
import pytest

from index.encoder import unit
from index.vectors import SMALL, Vectors

DRAW = np.random.default_rng(5)


def sample(count: int) -> tuple[Vectors, np.ndarray, np.ndarray]:
    rows = unit(DRAW.standard_normal((count, 32)).astype(np.float32))
    query = unit(DRAW.standard_normal((1, 32)).astype(np.float32))[0]
    return Vectors(rows), rows, query


@pytest.mark.parametrize("count", [0, 1, 50, SMALL + 500])
@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 1.0])
def test_nearest_equals_brute_force_under_any_filter(count: int, share: float) -> None:
    vectors, rows, query = sample(count)
    allowed = DRAW.random(count) < share
    found, scores = vectors.nearest(query, 10, allowed)
    passing = np.flatnonzero(allowed)
    best = passing[np.argsort(-(rows[passing] @ query))][:10]
    assert found.tolist() == best.tolist()
    assert np.allclose(scores, rows[found] @ query, atol=1e-5)


def test_rows_stay_readable_after_faiss_took_them_over() -> None:
    vectors, rows, query = sample(SMALL + 10)
    vectors.nearest(query, 3, np.ones(SMALL + 10, dtype=bool))
    assert np.allclose(vectors.rows(slice(None)), rows)


def test_asking_for_none_gives_none() -> None:
    vectors, _, query = sample(10)
    assert len(vectors.nearest(query, 0, np.ones(10, dtype=bool))[0]) == 0
