"""Addresses of clauses survive every sign that a printed number can hold."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from api.site.places import anchor, clause_href, name_of, similar_href, strip_of


@pytest.mark.parametrize("path", ["3.a.2", "1.-2", "2#2", "Pasal 3.1", "LAMPIRAN I.B", "a&b=c/d?e"])
def test_a_clause_address_names_the_path_and_its_element(path: str) -> None:
    parts = urlsplit(clause_href("f" * 64, path, [2, 3]))
    assert parse_qs(parts.query) == {"clause": [path], "page": ["2"]}
    assert unquote(parts.fragment) == anchor(path)
    assert parse_qs(urlsplit(similar_href("f" * 64, path)).query) == {"clause": [path]}
    assert " " not in anchor(path)


def test_a_circular_is_named_by_what_is_known() -> None:
    whole = {
        "region": {"name": "Kabupaten Seluma"},
        "number": "460/206/DS.AI/X/2020",
        "issued_on": "2020-10-09",
        "file": "seluma.pdf",
    }
    assert name_of(whole, "id") == "Kabupaten Seluma, 460/206/DS.AI/X/2020, 9 Oktober 2020"
    nothing = {"region": None, "number": None, "issued_on": None, "file": "foto.jpg"}
    assert name_of(nothing, "id") == "foto.jpg"


def test_a_cut_holds_the_clause_on_its_first_page_and_stays_on_the_sheet() -> None:
    boxes = [
        {"page": 1, "y0": 0.95, "y1": 0.97},
        {"page": 1, "y0": 0.975, "y1": 0.999},
        {"page": 2, "y0": 0.1, "y1": 0.12},
    ]
    top, bottom = strip_of({"pages": [1, 2], "boxes": boxes})
    assert 0.9 < top < 0.95
    assert bottom == 1.0
