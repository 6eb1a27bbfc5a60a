"""Lists inside running text are found by their count; references and dates are left alone."""

from __future__ import annotations

import pytest

from ingest.inline import INLINE, Inline, inline_lists


@pytest.mark.parametrize("way", INLINE, ids=lambda w: w.key)
def test_examples_are_divided_and_near_misses_left_alone(way: Inline) -> None:
    assert way.examples and way.near_misses
    assert [t for t in way.examples if len(inline_lists(t)) < 2] == []
    assert [t for t in way.near_misses if inline_lists(t)] == []
