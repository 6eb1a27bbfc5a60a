"""Two rankings into one: nobody is lost, better ranks never hurt, exact finds stay on top."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.fusion import fuse

RANKING = st.lists(st.integers(0, 30), unique=True, max_size=20)


@given(RANKING, RANKING, st.floats(0, 1))
def test_every_item_of_either_ranking_appears_once(
    words: list[int], meaning: list[int], weight: float
) -> None:
    fused = fuse(words, meaning, weight)
    assert sorted(one.item for one in fused) == sorted(set(words) | set(meaning))


@given(RANKING, RANKING, st.floats(0, 1), st.frozensets(st.integers(0, 30)))
def test_an_exact_find_is_never_below_a_vague_one(
    words: list[int], meaning: list[int], weight: float, exact: frozenset[int]
) -> None:
    flags = [one.item in exact for one in fuse(words, meaning, weight, exact)]
    assert flags == sorted(flags, reverse=True)


@given(RANKING)
def test_one_ranking_alone_keeps_its_order(words: list[int]) -> None:
    assert [one.item for one in fuse(words, [], 0.5)] == words
    assert [one.item for one in fuse([], words, 0.5)] == words


@given(RANKING, RANKING)
def test_full_weight_follows_its_half(words: list[int], meaning: list[int]) -> None:
    fused = fuse(words, meaning, 1.0)
    assert [one.item for one in fused][: len(meaning)] == meaning


def test_being_first_in_both_beats_being_first_in_one() -> None:
    assert fuse([1, 2], [1, 3], 0.5).at(0).item == 1
    assert fuse([1, 2], [1, 3], 0.5).at(0).words_rank == 1


def test_ties_go_to_the_lower_item() -> None:
    assert [one.item for one in fuse([9], [4], 0.5)] == [4, 9]


def test_a_favoured_item_gains_and_an_exact_one_stays_above_it() -> None:
    assert [one.item for one in fuse([1, 2], [1, 2], 0.5, favoured=[2], favour=0.5)] == [2, 1]
    both = fuse([1, 2], [1, 2], 0.5, frozenset([1]), favoured=[2], favour=0.5)
    assert [one.item for one in both] == [1, 2]
