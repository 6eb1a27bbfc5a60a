"""What a comparison lays side by side, and that it keeps its address."""

from __future__ import annotations

import pytest

from service.errors import (
    CircularNotFound,
    ComparisonNotFound,
    NothingToCompare,
    NotReady,
)
from service.library import Library
from service.model import Filters
from service.originals import key_of
from tests.service.letters import BASEL, BATANGHARI, SELUMA, letter

KEYS = [key_of(data) for data in (SELUMA, BASEL, BATANGHARI)]


def test_filters_choose_the_circulars_in_order_of_issue(filled: Library) -> None:
    made = filled.comparisons.make(Filters(), [], None)
    assert made.columns[0].key == KEYS[0]
    assert {column.key for column in made.columns} == set(KEYS)
    made = filled.comparisons.make(filled.filters({"year": ["2024"]}), [], None)
    assert {column.key for column in made.columns} == set(KEYS[1:])


def test_named_circulars_are_compared_and_nothing_else(filled: Library) -> None:
    made = filled.comparisons.make(Filters(), KEYS[:2], None)
    assert {column.key for column in made.columns} == set(KEYS[:2])


def test_the_baseline_is_a_column_and_stands_first(filled: Library) -> None:
    made = filled.comparisons.make(filled.filters({"year": ["2020"]}), [], KEYS[1])
    assert [column.key for column in made.columns] == [KEYS[1], KEYS[0]]
    assert made.baseline == KEYS[1]


def test_a_topic_chooses_rows_not_columns_of_named_circulars(filled: Library) -> None:
    made = filled.comparisons.make(filled.filters({"modality": ["sanction"]}), KEYS[:2], None)
    assert {column.key for column in made.columns} == set(KEYS[:2])


def test_a_kept_comparison_is_worked_out_anew_under_its_address(filled: Library) -> None:
    made = filled.comparisons.make(filled.filters({"year": ["2024"]}), [], KEYS[0])
    assert filled.comparisons.get(made.id) == made
    again = filled.comparisons.make(filled.filters({"year": ["2024"]}), [], KEYS[0])
    assert again.id == made.id


def test_a_removed_circular_leaves_a_kept_comparison(filled: Library) -> None:
    made = filled.comparisons.make(Filters(), KEYS, KEYS[1])
    filled.remove(KEYS[1])
    left = filled.comparisons.get(made.id)
    assert {column.key for column in left.columns} == {KEYS[0], KEYS[2]}
    assert (left.id, left.baseline) == (made.id, None)


def test_what_cannot_be_compared_is_told(filled: Library) -> None:
    with pytest.raises(NothingToCompare):
        filled.comparisons.make(filled.filters({"year": ["2020"]}), [], None)
    with pytest.raises(CircularNotFound):
        filled.comparisons.make(Filters(), ["0" * 64, KEYS[0]], None)
    with pytest.raises(ComparisonNotFound):
        filled.comparisons.get("0" * 16)
    unread = filled.add("new.txt", letter("1/2/2020")).key
    with pytest.raises(NotReady):
        filled.comparisons.make(Filters(), [KEYS[0], unread or ""], None)
