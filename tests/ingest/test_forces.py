"""Every rung of the ladder is recognised in its examples and in none of its near misses."""

from __future__ import annotations

import re

import pytest

from ingest.forces import FORCES, Force, forces_in


@pytest.mark.parametrize("row", FORCES, ids=lambda row: row.name)
def test_a_rung_matches_its_examples_and_no_near_miss(row: Force) -> None:
    assert all(row.name in {one[0].name for one in forces_in(text)} for text in row.examples)
    assert not any(re.search(row.pattern, text, re.IGNORECASE) for text in row.near_misses)


def test_ranks_fall_down_the_ladder() -> None:
    ranks = [row.rank for row in FORCES]
    assert ranks == sorted(ranks, reverse=True)


def test_a_purpose_is_no_permission() -> None:
    assert forces_in("sehingga dapat berjalan") == ()
