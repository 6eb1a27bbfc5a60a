"""Nearest neighbours equal brute force, whatever the filter and whichever way they are found."""

from __future__ import annotations

import numpy as np
import pytest

from index.encoder import unit
from index.vectors import SMALL, Flat, Parted, Vectors, list_count, part

DRAW = np.random.default_rng(5)


def sample(count: int) -> tuple[Flat, np.ndarray, np.ndarray]:
    rows = unit(DRAW.standard_normal((count, 32)).astype(np.float32))
    query = unit(DRAW.standard_normal((1, 32)).astype(np.float32))[0]
    return Flat(rows), rows, query


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


def parted(count: int) -> tuple[Vectors, np.ndarray]:
    """Rows in clusters, as texts are, in lists."""
    centres = DRAW.standard_normal((count // 40, 32))
    noise = 0.3 * DRAW.standard_normal((count, 32))
    halves = unit((centres[DRAW.integers(0, len(centres), count)] + noise).astype(np.float32))
    rows = halves.astype(np.float16)
    chunks = [rows[:0], *(rows[at : at + 1700] for at in range(0, count, 1700))]
    lists = part(rows[:2000].astype(np.float32), iter(chunks), 32)
    return Parted(iter(chunks), lists), rows.astype(np.float32)


@pytest.mark.parametrize("share", [0.01, 0.2, 0.9])
def test_lists_are_exact_while_few_pass(share: float) -> None:
    vectors, rows = parted(5000)
    allowed = DRAW.random(5000) < share
    found, scores = vectors.nearest(rows[7], 10, allowed)
    passing = np.flatnonzero(allowed)
    best = np.sort(rows[passing] @ rows[7])[::-1][:10]
    assert np.allclose(scores, best, atol=1e-3)
    assert allowed[found].all()


def test_lists_find_nearly_all_when_only_a_part_is_looked_into(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    vectors, rows = parted(8000)
    monkeypatch.setattr("index.vectors.SEEN", 1500)
    every = np.ones(8000, dtype=bool)
    recall = [
        len(
            set(vectors.nearest(rows[row], 10, every)[0])
            & set(np.argsort(-(rows @ rows[row]))[:10])
        )
        for row in range(0, 8000, 400)
    ]
    assert np.mean(recall) > 9.5


def test_lists_give_their_rows_back() -> None:
    vectors, rows = parted(3000)
    assert np.array_equal(vectors.rows([5, 2999, 0]), rows[[5, 2999, 0]])


def test_few_rows_are_not_parted() -> None:
    assert list_count(1000) == 0
    assert 512 <= list_count(1_000_000) <= 1024
