"""Formal words as people say them: the table, the rules for verbs, and words that stay."""

from __future__ import annotations

import random

import pytest

from index.training.speech import SPOKEN, said_plainly, spoken

DRAWS = [random.Random(n) for n in range(60)]


def forms(word: str) -> set[str]:
    return {said_plainly(word, draw) for draw in DRAWS}


@pytest.mark.parametrize(
    ("formal", "said"),
    [
        ("tidak", "nggak"),
        ("mengunggah", "posting"),
        ("mengumpulkan", "ngumpulin"),
        ("melaporkan", "ngelaporin"),
        ("menyebarkan", "nyebarin"),
        ("mencampuri", "nyampurin"),
        ("membantu", "bantu"),
        ("dikumpulkan", "dikumpulin"),
    ],
)
def test_a_formal_word_is_said_as_people_say_it(formal: str, said: str) -> None:
    assert said in forms(formal)


@pytest.mark.parametrize(
    "word", ["bupati", "kampanye", "2024", "menteri", "dimensi", "media", "PNS"]
)
def test_other_words_stay(word: str) -> None:
    assert forms(word) == {word}


def test_a_text_keeps_its_order_and_the_words_without_a_spoken_form() -> None:
    text = "apakah bupati tidak boleh mengajak camat"
    for draw in DRAWS:
        words = spoken(text, draw).split()
        assert "bupati" in words and words.index("bupati") < words.index("camat")


def test_no_form_is_empty() -> None:
    assert all(form.strip() for choices in SPOKEN.values() for form in choices)
