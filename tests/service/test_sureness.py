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


def test_a_slip_is_shown_as_it_was_searched(filled: Library) -> None:
    asked = "kendaran dinas untuk kampanye Seluma 2020"
    result = filled.search(asked, filled.filters({}), 10, 0)
    assert result.did_you_mean == "kendaraan dinas untuk kampanye Seluma 2020"


@pytest.mark.parametrize(
    "query", ["kendaraan dinas", "460/206/DS.AI/X/2020", "qzxwv", "PP 94/2021"]
)
def test_what_is_spelt_well_or_is_no_word_has_no_other_spelling(
    filled: Library, query: str
) -> None:
    assert filled.search(query, filled.filters({}), 10, 0).did_you_mean is None
