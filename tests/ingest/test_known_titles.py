"""Titles of regulations match their examples; a number that bears another title is seen."""

from __future__ import annotations

import pytest

from ingest.known_titles import TITLES, Titled, bears_another_title
from service.register import regulations


@pytest.mark.parametrize("row", TITLES, ids=lambda row: row.examples[0])
def test_titles_match_their_examples_and_not_their_near_misses(row: Titled) -> None:
    assert row.examples and row.near_misses
    assert [text for text in row.examples if not row.title.match(text)] == []
    assert [text for text in row.near_misses if row.title.match(text)] == []


@pytest.mark.parametrize(
    ("canonical", "after", "expected"),
    [
        ("UU 3/2014", " tentang Aparatur Sipil Negara", True),
        ("UU 5/2014", " tentang Aparatur Sipil Negara", False),
        ("UU 20/2023", " (LN 2023/141) tentang Aparatur Sipil Negara", False),
        ("PP 58/2010", " tentang Disiplin Pegawai Negeri Sipil", True),
        ("PP 94/2021", " tentang Disiplin PNS", False),
        ("UU 1/2015", " tentang Pemilihan Gubernur", False),
        ("UU 8/2012", " tentang Pemilihan Umum Anggota DPR", False),
        ("PP 5/2014", " tentang Aparatur Sipil Negara", False),  # no such kind bears it
        ("Perbup 3/2014", " tentang Disiplin Pegawai Negeri Sipil", False),
        ("UU 3/2014", ", ASN wajib netral", False),
    ],
)
def test_a_number_with_the_title_of_another(canonical: str, after: str, expected: bool) -> None:
    text = f"Dasar: {canonical}{after}"
    assert bears_another_title(canonical, text, len(f"Dasar: {canonical}")) is expected


def test_the_registers_regulations_bear_the_titles_that_it_gives_them() -> None:
    kept = [row for row in regulations() if row.cite.startswith(("UU ", "PP "))]
    judged = [row for row in kept if any(one.title.match(row.title) for one in TITLES)]
    assert len(judged) > 5
    wrong = [
        row.cite
        for row in judged
        if bears_another_title(row.cite, f"{row.cite} tentang {row.title}", len(row.cite))
    ]
    assert wrong == []
