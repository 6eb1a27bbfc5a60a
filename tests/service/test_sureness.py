"""An answer beside the question is called weak; a poor wording of a known subject is not."""

from __future__ import annotations

import pytest

from service.library import Library


@pytest.mark.parametrize(
    "query",
    ["cara memperbaiki mesin cuci", "resep rendang padang", "harga tiket kapal ke batam"],
)
def test_another_subject_is_told_as_unanswered(filled: Library, query: str) -> None:
    result = filled.search(query, filled.filters({}), 10, 0)
    assert result.weak or not result.matches


@pytest.mark.parametrize(
    "query",
    [
        "foto bersama calon",
        "selfie bareng kandidat",
        "460/206/DS.AI/X/2020",
        "PP 94/2021",
        "Seluma 2020",
        "kendaran dinas",
    ],
)
def test_an_answer_is_not_doubted(filled: Library, query: str) -> None:
    result = filled.search(query, filled.filters({}), 10, 0)
    assert result.matches and not result.weak
