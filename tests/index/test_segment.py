"""Segments are merged from file to file: what is in memory does not grow with them."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import numpy as np

from index.model import Passage
from index.segment import Batch, read_segment, write_segment

ROWS, DIMENSIONS = 20_000, 512  # 20 MiB of vectors


def _batch(first: int, count: int) -> Batch:
    numbers = range(first, first + count)
    passages = [Passage(f"{number}", f"Butir {number}.", group=f"{number}") for number in numbers]
    marks = (np.arange(first, first + count) % 97).astype(np.float16)
    return Batch(passages, numbers, np.repeat(marks[:, None], DIMENSIONS, axis=1))


def test_merging_holds_a_part_of_the_vectors_only(tmp_path: Path) -> None:
    write_segment(tmp_path, "old", [], _batch(0, ROWS))
    old = read_segment(tmp_path, "old", searched=False)
    kept = np.arange(ROWS) % 10 > 0
    new = _batch(ROWS, 5)
    tracemalloc.start()
    write_segment(tmp_path, "new", [(old, kept)], new)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 18 * 2**20
    merged = read_segment(tmp_path, "new")
    expected = [*np.flatnonzero(kept).tolist(), *range(ROWS, ROWS + 5)]
    assert merged.serials.tolist() == expected
    assert merged.vectors.rows(slice(None))[:, 0].tolist() == [row % 97 for row in expected]
