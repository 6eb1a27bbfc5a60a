"""Words that name a synonym row: also with an ending of speech, never for the ending's sake."""

from __future__ import annotations

import pytest

from index.language import tokens
from index.terms import concepts


def rows(text: str) -> set[str]:
    """Names of the rows a text holds forms of."""
    return {name for name, _ in concepts(tokens(text))}


@pytest.mark.parametrize(
    ("spoken", "plain"),
    [
        ("lapornya ke siapa", "lapor ke siapa"),
        ("istrinya maju", "istri maju"),
        ("kendaraan dinasnya dipinjam", "kendaraan dinas dipinjam"),
        ("bosku netral", "bos netral"),
    ],
)
def test_an_ending_of_speech_hides_no_form(spoken: str, plain: str) -> None:
    assert rows(spoken) == rows(plain) != set()


@pytest.mark.parametrize("text", ["hanya punya tanya", "sekalipun"])
def test_a_word_that_only_ends_alike_names_nothing(text: str) -> None:
    assert rows(text) == set()
