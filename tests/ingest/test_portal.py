"""The table of a news portal's own words keeps its own promises."""

from __future__ import annotations

import pytest

from ingest.portal import PRESS_TABLES, Chrome


@pytest.mark.parametrize("row", PRESS_TABLES, ids=lambda r: r.name)
def test_examples_are_seen_and_near_misses_left_alone(row: Chrome) -> None:
    assert row.examples and row.near_misses
    assert [t for t in row.examples if not row.pattern.match(t)] == []
    assert [t for t in row.near_misses if row.pattern.match(t)] == []
