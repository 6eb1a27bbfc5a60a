"""Letters set apart for emphasis become the words they print; nothing else is joined."""

from __future__ import annotations

import pytest

from ingest.geometry import Box
from ingest.letter_spacing import closed_up
from ingest.model import Page, Word


def page(text: str, letter: float = 0.01, gap: float = 0.008) -> Page:
    """One line: a blank is one gap, a further blank widens it by twice as much."""
    words, x = [], 0.1
    for part in text.split(" "):
        if not part:
            x += 2 * gap
            continue
        right = x + letter * len(part)
        words.append(Word(part, Box(1, round(x, 5), 0.1, round(right, 5), 0.115), 0.9))
        x = right + gap
    return Page(1, 600, 850, "ocr", None, 0, tuple(words))


def texts(read: Page) -> list[str]:
    return [word.text for word in closed_up(read).words]


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("S U R A T  E D A R A N", ["SURAT", "EDARAN"]),
        ("K E P U T U S A N", ["KEPUTUSAN"]),
        ("S E K R E TA R I AT  D A E R A H", ["SEKRETARIAT", "DAERAH"]),  # kerned pairs
        ("BUPATI  S I A N T A R", ["BUPATI", "SIANTAR"]),
        ("A B C D E F", ["A", "B", "C", "D", "E", "F"]),  # columns
        ("a b a c u s", ["a", "b", "a", "c", "u", "s"]),
        ("1 2 7 4 9 3", ["1", "2", "7", "4", "9", "3"]),
        ("I V A N", ["I", "V", "A", "N"]),  # too short to be sure
        ("SE DI KE UU PP", ["SE", "DI", "KE", "UU", "PP"]),
    ],
)
def test_spaced_capitals_are_joined_word_by_word(printed: str, words: list[str]) -> None:
    assert texts(page(printed)) == words


def test_letters_far_apart_are_left() -> None:
    wide = page("S U R A T", gap=0.1)
    assert closed_up(wide).words == wide.words


def test_a_joined_word_covers_its_letters_and_is_as_sure_as_the_least() -> None:
    read = page("T E N T A N G")
    first, *rest = read.words
    doubtful = Word(first.text, first.box, 0.4)
    (joined,) = closed_up(Page(1, 600, 850, "ocr", None, 0, (doubtful, *rest))).words
    assert (joined.box.x0, joined.box.x1) == (first.box.x0, rest[-1].box.x1)
    assert joined.confidence == 0.4
