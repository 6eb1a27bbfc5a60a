"""Second looks: what other language data makes of doubtful words."""

from __future__ import annotations

import pytest

from ingest.doubt import settle, wants_second_look
from ingest.ocr import Seen


def line(*words: tuple[str, float], step: float = 60) -> list[Seen]:
    """Words side by side, a step apart, with their confidences."""
    return [
        Seen(text, place * step, 0, place * step + 50, 20, sure)
        for place, (text, sure) in enumerate(words)
    ]


def texts(words: list[Seen]) -> list[str]:
    return [word.text for word in words]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ([("dilarang", 0.96), ("hadir", 0.95)], False),
        ([("l1.", 0.5), ("dilarang", 0.96)], True),
        ([("Fr", 0.15)], False),  # two strokes
        ([("i", 0.41)], True),  # 1. in a cell of its own
        ([("7.", 0.7)], True),  # a marker
    ],
)
def test_only_doubtful_writing_is_read_again(words: list[tuple[str, float]], wanted: bool) -> None:
    assert wants_second_look(line(*words)) is wanted


def test_a_sure_word_stays_whatever_others_read() -> None:
    first = line(("ber1aku", 0.9), ("l1.", 0.5))
    others = [line(("berlaku", 0.99), ("1.", 0.9)), line(("berlaku", 0.99), ("1.", 0.9))]
    assert texts(settle(first, others, 0.35)) == ["ber1aku", "1."]


def test_two_that_agree_outweigh_the_first() -> None:
    others = [line(("1.", 0.4)), line(("1.", 0.3))]
    assert settle(line(("I.", 0.6)), others, 0.35)[0].text == "1."
    assert settle(line(("I.", 0.6)), others, 0.35)[0].confidence == 0.6


def test_where_they_differ_the_surest_reading_is_taken() -> None:
    others = [line(("L", 0.5)), line(("7.", 0.7))]
    assert texts(settle(line(("T", 0.55)), others, 0.35)) == ["7."]
    assert texts(settle(line(("T", 0.68)), others, 0.35)) == ["T"]


def test_a_word_that_another_reading_cuts_in_two_is_left_as_it_is() -> None:
    first = [Seen("daripada", 0, 0, 100, 20, 0.6)]
    other = [Seen("dari", 0, 0, 48, 20, 0.9), Seen("pada", 52, 0, 100, 20, 0.9)]
    assert texts(settle(first, [other], 0.35)) == ["daripada"]


def test_words_that_ran_together_are_parted_where_two_agree_and_none_is_lost() -> None:
    first = [Seen("IsiEdaran", 54, 0, 165, 20, 0.73)]
    other = [Seen("Isi", 54, 0, 80, 20, 0.95), Seen("Edaran", 92, 0, 165, 20, 0.97)]
    assert texts(settle(first, [other, other], 0.35)) == ["Isi", "Edaran"]
    assert texts(settle(first, [other[1:], other[1:]], 0.35)) == ["IsiEdaran"]


def test_drawing_does_not_become_writing_by_a_doubtful_second_look() -> None:
    first = line(("EITUR", 0.1), ("OEM", 0.2))
    assert settle(first, [line(("BITUR", 0.3), ("DEM", 0.3))], 0.35) == first
    faint = settle(first, [line(("DILARANG", 0.8), ("DAN", 0.9))], 0.35)
    assert texts(faint) == ["DILARANG", "DAN"]


def test_a_reading_that_holds_the_word_beside_too_says_nothing_twice() -> None:
    first = [Seen("sengaja", 31, 0, 37, 9, 0.48), Seen("menguntungkan", 37.5, 0, 51, 9, 0.6)]
    other = [Seen("sengaja.menguntungkan", 31, 0, 51, 9, 0.92)]
    assert texts(settle(first, [other], 0.35)) == ["sengaja", "menguntungkan"]
