"""Spans of raw text: what is asked stood in the line, short lines are left out."""

from __future__ import annotations

import gzip
import random
from pathlib import Path

from index.training.corpus import TEXT_FILES
from index.training.spans import span_pairs

LINE = " ".join(f"kata{number}" for number in range(30))


def test_a_span_stood_in_its_line_and_half_of_the_lines_lose_it(tmp_path: Path) -> None:
    for name in TEXT_FILES:
        with gzip.open(tmp_path / name, "wt", encoding="utf-8") as out:
            out.write("terlalu pendek\n" + f"{LINE}\n" * 40)
    pairs = list(span_pairs(tmp_path, 60, random.Random(1)))
    assert len(pairs) == 80 and len({pair.source for pair in pairs}) == 2
    assert {len(pair.positive.split()) for pair in pairs} == {20, 30}
    assert all(len(pair.anchor.split()) == 10 for pair in pairs)
    exact = [pair for pair in pairs if pair.anchor in LINE]
    assert 40 < len(exact) < 75, "the rest is mistyped"
    assert all(
        (pair.anchor in pair.positive) == (len(pair.positive.split()) == 30) for pair in exact
    )
