"""The table of signs of a letter's parts keeps its own promises."""

from __future__ import annotations

import pytest

from ingest.signs import SIGNS, Sign


@pytest.mark.parametrize("sign", SIGNS, ids=lambda s: s.name)
def test_examples_are_seen_and_near_misses_left_alone(sign: Sign) -> None:
    assert sign.examples and sign.near_misses
    assert [t for t in sign.examples if not sign.pattern.match(t)] == []
    assert [t for t in sign.near_misses if sign.pattern.match(t)] == []
