"""Copies of one clause say the same; a clause that differs in what it demands never does."""

from __future__ import annotations

import numpy as np
import pytest

from index.model import Passage
from index.sameness import folded, saying

BAN = "ASN dilarang memasang spanduk bakal calon Bupati Seluma di halaman kantor"


def said(text: str, sense: str = "prohibition") -> int:
    return saying(Passage("k", text, sense=sense))


@pytest.mark.parametrize(
    "copy",
    [
        "ASN dilarang memasang spanduk bakal calon Bupati Konawe di halaman kantor",
        "ASN dilarang memasang spanduk bakal calon Bupati Seluma, di halaman kantor.",
        "ASN d1larang memasang spanduk bakal calon Bupati Seluma di halaman kantor",
    ],
)
def test_names_signs_and_mended_letters_make_no_difference(copy: str) -> None:
    assert said(copy) == said(BAN) != 0


@pytest.mark.parametrize(
    "other",
    [
        "ASN tidak dilarang memasang spanduk bakal calon Bupati Seluma di halaman kantor",
        "ASN diizinkan memasang spanduk bakal calon Bupati Seluma di halaman kantor",
        "ASN dilarang memasang spanduk bakal calon Bupati Seluma di halaman rumah",
        "dilarang ASN memasang spanduk bakal calon Bupati Seluma di halaman kantor",
    ],
)
def test_other_words_or_another_order_say_something_else(other: str) -> None:
    assert said(other) != said(BAN)


def test_a_deadline_counts_and_a_year_does_not() -> None:
    text = "laporan disampaikan kepada bupati paling lambat {} hari setelah pemungutan suara {}"
    assert said(text.format(3, 2020)) == said(text.format(3, 2024))
    assert said(text.format(3, 2020)) != said(text.format(7, 2020))


def test_the_sense_parts_and_short_texts_say_too_little() -> None:
    assert said(BAN) != said(BAN, "obligation")
    assert said("laporan bulanan") == 0


def test_many_copies_fold_behind_the_best_and_few_stay_apart() -> None:
    shown, copies = folded(np.array([5, 9, 5, 0, 5, 9, 0, 5, 0, 0, 0], dtype=np.uint64))
    assert shown.tolist() == [0, 1, 3, 5, 6, 8, 9, 10]
    assert copies == {0: (2, 4, 7)}
