"""Foldings for matching: every character keeps its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.folding import as_digits, fold, plain

FOLDED = [
    ("2OI4", "2014"),
    ("2O2O", "2020"),
    ("ber1aku", "berlaku"),
    ("ca1on", "calon"),
    ("N0mor", "Nomor"),
    ("N0MOR", "NOMOR"),
    ("TENTANG", "TENTANG"),
    ("tẹntang", "tentang"),
    ("Disıplin", "Disiplin"),
    ("MENTER!", "MENTERI"),
    ("l0", "10"),
    ("l1", "l1"),
    ("II1", "II1"),
    ("B/71/M.SM.00.00/2017", "B/71/M.SM.00.00/2017"),
    ("P3K", "P3K"),
    ("2A22", "2A22"),
    ("LAPOR!", "LAPORI"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), FOLDED)
def test_look_alikes_become_the_kind_that_dominates(text: str, expected: str) -> None:
    assert fold(text) == expected


@given(st.text(max_size=100))
def test_every_character_keeps_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert len(plain(text)) == len(text)


@pytest.mark.parametrize(
    ("token", "digits"),
    [("8OO", "800"), ("2O15", "2015"), ("I", "1"), ("l1", None), ("II", None), ("S3", None)],
)
def test_only_clear_look_alikes_are_read_as_digits(token: str, digits: str | None) -> None:
    assert as_digits(token) == digits
