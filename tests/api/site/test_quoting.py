"""A document's words are shown whole and unchanged, whatever is lit in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.site.quoting import clause_name, place_of, segments, styles, words_of

SPANS = st.lists(st.tuples(st.integers(-5, 60), st.integers(-5, 60)), max_size=8)


@given(st.text(max_size=50), SPANS)
def test_no_letter_is_lost_or_doubled_however_spans_lie(
    text: str, spans: list[tuple[int, int]]
) -> None:
    assert "".join(part for _, part in segments(text, spans)) == text


def test_spans_are_lit_and_the_rest_is_not() -> None:
    assert list(segments("ASN dilarang ikut", [(4, 12)])) == [
        (False, "ASN "),
        (True, "dilarang"),
        (False, " ikut"),
    ]


@pytest.mark.parametrize(
    ("path", "indonesian", "english"),
    [
        ("3.a.2", "Klausul 3.a.2", "Clause 3.a.2"),
        ("1.-2", "Klausul 1, butir ke-2", "Clause 1, item 2"),
        ("-4", "Alinea ke-4", "Paragraph 4"),
        ("-4.-1", "Alinea ke-4, butir ke-1", "Paragraph 4, item 1"),
        ("-4.1.a", "Alinea ke-4, 1.a", "Paragraph 4, 1.a"),
        ("Pasal 3.1", "Klausul Pasal 3.1", "Clause Pasal 3.1"),
        ("LAMPIRAN I.-1.-2", "Klausul LAMPIRAN I, butir ke-1, butir ke-2", None),
        ("2#2.a", "Klausul 2.a (nomor 2 yang ke-2)", "Clause 2.a (number 2, occurrence 2)"),
    ],
)
def test_a_path_is_said_as_people_say_it(path: str, indonesian: str, english: str | None) -> None:
    assert clause_name(path, "id") == indonesian
    if english:
        assert clause_name(path, "en") == english


@given(st.text(max_size=40))
def test_any_path_has_some_name(path: str) -> None:
    assert clause_name(path, "id")


CLAUSE = {
    "path": "1.-2",
    "marker": "-",
    "text": "memakai atribut;",
    "lead_in": "ASN dilarang:",
    "pages": [1, 2],
}
HEAD = {
    "kind": "edaran",
    "issuer": "Bupati Seluma",
    "region": {"name": "Kabupaten Seluma"},
    "number": "460/206/2020",
    "subject": "NETRALITAS",
    "issued_on": "2020-10-09",
    "doubtful": (),
}
NAME = "Kabupaten Seluma, 460/206/2020, 9 Oktober 2020"
FORMAL = "Surat edaran Bupati Seluma Nomor 460/206/2020 tentang NETRALITAS tanggal 9 Oktober 2020"
PLACE = "Klausul 1, butir ke-2, halaman 1, 2"


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (0, f"“ASN dilarang: - memakai atribut;” ({NAME}, {PLACE})"),
        (1, f"{FORMAL}, {PLACE}: “ASN dilarang: - memakai atribut;”"),
        (2, f"{FORMAL}, {PLACE}."),
    ],
)
def test_a_clause_is_cited_in_three_styles(number: int, told: str) -> None:
    style = styles(HEAD, NAME, "id")[number]
    assert style.of(words_of(CLAUSE, "id"), place_of(CLAUSE, "id")) == told


def test_a_citation_states_nothing_that_the_letter_does_not() -> None:
    none = dict.fromkeys(HEAD) | {"doubtful": ()}
    bare = none | {"issuer": "Bupati Seluma"}
    assert styles(bare, "berkas.pdf", "id")[2].opening == "Bupati Seluma, "
    assert styles(none, "berkas.pdf", "id")[2].opening == "berkas.pdf, "


def test_a_doubtful_quotation_says_so() -> None:
    assert words_of(CLAUSE, "id", "keyakinan OCR 61%").endswith(
        "memakai atribut; [belum dicocokkan dengan cetakan: keyakinan OCR 61%]"
    )


@pytest.mark.parametrize("field", ["number", "issued_on"])
def test_a_doubtful_number_or_date_is_told_in_every_style(field: str) -> None:
    for style in styles({**HEAD, "doubtful": [field]}, NAME, "id"):
        assert "nomor atau tanggal surat belum dicocokkan" in style.of("x", "y")
