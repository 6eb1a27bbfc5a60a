"""A cited law is judged at the letter's date and today, each once, in the order of the text."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.model import Circular, Citation, Found, Metadata, Notice
from service.citing import legal_basis


def circular(issued_on: str | None, *cited: str) -> Circular:
    found = (Found("issued_on", issued_on),) if issued_on else ()
    citations = tuple(Citation(canonical, canonical) for canonical in cited)
    doubt = (Notice("citations", None, "citation_not_understood", "UU Nomor Tahun 2014"),)
    return Circular((), Metadata("official", "edaran", found), "", (), citations, doubt)


def test_a_law_in_force_at_issue_may_be_revoked_today() -> None:
    basis = legal_basis(circular("2020-10-09", "UU 5/2014", "UU 5/2014"), date(2026, 1, 1))
    assert [item.citation.canonical for item in basis.citations] == ["UU 5/2014"]
    standing = basis.citations[0]
    assert standing.at_issue is not None
    assert (standing.at_issue.status, standing.today.status) == ("in_force", "revoked")
    assert standing.today.replacement == "UU 20/2023"


def test_a_draft_without_date_is_judged_today_only() -> None:
    basis = legal_basis(circular(None, "PP 94/2021"), date(2026, 1, 1))
    assert basis.citations[0].at_issue is None
    assert basis.citations[0].today.status == "in_force"


def test_what_was_not_understood_is_counted() -> None:
    assert legal_basis(circular(None), date(2026, 1, 1)).not_understood == ("UU Nomor Tahun 2014",)


@pytest.mark.parametrize(
    ("cite", "issued", "outcome"),
    [
        ("UU 20/2023", "2024-01-01", "valid"),
        ("UU 7/2017", "2018-01-01", "amended"),
        ("UU 5/2014", "2023-02-15", "ended_since"),
        ("UU 5/2014", "2023-10-30", "ended_since"),
        ("UU 5/2014", "2023-10-31", "ended_before"),
        ("UU 5/2014", "2024-01-01", "ended_before"),
        ("PP 53/2010", "2023-09-15", "ended_before"),
        ("UU 20/2023", "2023-02-15", "not_yet"),
        ("SE MenPANRB 18/2023", "2023-06-01", "unknown"),
        ("UU 99/2001", "2023-02-15", "unknown"),
        ("PP 53/2010", None, "ended_before"),
        ("PP 94/2021", None, "valid"),
    ],
)
def test_both_judgements_are_one_outcome(cite: str, issued: str | None, outcome: str) -> None:
    basis = legal_basis(circular(issued, cite), date(2026, 1, 1))
    assert [item.outcome for item in basis.citations] == [outcome]
