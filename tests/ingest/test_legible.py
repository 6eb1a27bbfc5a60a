"""Keywords of citations through damage, and words that only resemble them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.citation_reading import read_citations
from ingest.legible import legible


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peraturan Pernerintah", "Peraturan Pemerintah"),
        ("PERATRAN PEMERINTAH", "PERATURAN PEMERINTAH"),
        ("Undanq-Undang Nornor 5", "Undang-Undang Nomor 5"),
        ("perumahan, udang, edarkan, tahan, residen", "perumahan, udang, edarkan, tahan, residen"),
        ("Undang-undangan di Pemerintahan", "Undang-undangan di Pemerintahan"),
        ("Perlindungan Tenaga Kerja", "Perlindungan Tenaga Kerja"),
    ],
)
def test_only_keywords_are_mended(text: str, expected: str) -> None:
    assert legible(text).text == expected


def test_a_mended_citation_points_to_what_is_printed() -> None:
    text = "sesuai Peraturan Pernerintah Nomor 94 Tahun 2021 dan Undang-Undanq Nomor 5 Tahun 2014."
    printed = [text[m.start : m.end] for m in read_citations(text).mentions]
    assert printed == [
        "Peraturan Pernerintah Nomor 94 Tahun 2021",
        "Undang-Undanq Nomor 5 Tahun 2014",
    ]


@given(st.text(max_size=120))
def test_every_character_leads_back(text: str) -> None:
    mended = legible(text)
    assert mended.place(len(mended.text)) == len(text)
    assert [mended.place(i) for i in range(len(mended.text))] == sorted(
        mended.place(i) for i in range(len(mended.text))
    )
