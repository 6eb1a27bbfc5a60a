"""A search box offers numbers, topics, words and regions that go on as typed."""

from __future__ import annotations

import pytest

from service.errors import BadParameter
from service.library import Library


def texts(library: Library, typed: str) -> list[str]:
    return [one.text for one in library.suggest(typed, 10)]


def test_a_word_begun_is_completed_after_the_words_before(filled: Library) -> None:
    filled.search("foto", filled.filters({}), 1, 0)  # what is owed to the index is settled
    assert "larangan berfoto" in texts(filled, "larangan berf")
    assert "larangan berfoto" not in texts(filled, "larangan berf ")


@pytest.mark.parametrize("typed", ["460/2", "460 / 206", "460/206/ds"])
def test_a_number_is_completed_in_any_spelling(filled: Library, typed: str) -> None:
    first = filled.suggest(typed, 5)[0]
    assert (first.text, first.kind) == ("460/206/DS.AI/X/2020", "number")


def test_regions_and_topics_are_offered(filled: Library) -> None:
    assert "sanksi di Kabupaten Seluma" in texts(filled, "sanksi di selu")
    assert "Politik uang" in texts(filled, "politik u")


@pytest.mark.parametrize("typed", ["", "   ", "x" * 300])
def test_nothing_begun_offers_nothing(filled: Library, typed: str) -> None:
    assert texts(filled, typed) == []


def test_what_stands_already_is_not_offered_again(filled: Library) -> None:
    assert "politik uang" not in [text.casefold() for text in texts(filled, "politik uang")]


def test_too_many_are_refused(filled: Library) -> None:
    with pytest.raises(BadParameter):
        filled.suggest("foto", 21)
