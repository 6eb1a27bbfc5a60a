"""Gaps and repeats in a count are told; the articles' count runs on over the chapters."""

from __future__ import annotations

from ingest.counting import article_notices, count_notices
from ingest.model import Marker
from ingest.units import Unit


def unit(style: str, value: int, *children: Unit) -> Unit:
    return Unit(Marker(style, value, f"{style} {value}", str(value)), children=list(children))


def test_articles_go_on_in_the_next_chapter_and_a_missing_one_is_told() -> None:
    chapters = [
        unit("bab", 1, unit("pasal", 1), unit("pasal", 2)),
        unit("bab", 2, unit("pasal", 3), unit("pasal", 5)),
    ]
    assert list(count_notices(chapters, "")) == []
    assert list(count_notices(chapters[1].children, "BAB II")) == []
    told = [(n.code, n.message) for n in article_notices(chapters)]
    assert told == [("numbering_gap", "among the articles, pasal 5 follows number 3")]


def test_a_gap_a_repeat_and_a_late_beginning_are_told() -> None:
    items = [unit("angka", 2), unit("angka", 4), unit("angka", 4)]
    assert [n.code for n in count_notices(items, "1")] == [
        "numbering_gap",
        "numbering_gap",
        "numbering_repeat",
    ]


def test_quoted_articles_are_counted_where_they_stand() -> None:
    amended = [unit("angka", 1, unit("pasal", 9)), unit("angka", 2, unit("pasal", 12))]
    assert list(article_notices(amended)) == []
    assert [n.code for n in count_notices(amended[1].children, "2")] == ["numbering_gap"]
