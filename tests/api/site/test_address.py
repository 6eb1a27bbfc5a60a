"""Filters are set and dropped by links; nothing else of the question is lost."""

from __future__ import annotations

from dataclasses import fields

from api.schemas.asked import FilterQuery
from api.site.address import FILTERS, address, stretch
from service.model import Filters

HERE = address("/", [("q", "foto"), ("year", "2020"), ("year", "2024"), ("offset", "20")])


def test_the_filters_are_those_of_the_house() -> None:
    assert set(FILTERS) == set(FilterQuery.model_fields) == {f.name for f in fields(Filters)}


def test_a_filter_more_starts_at_the_first_page() -> None:
    assert HERE.plus("kind", "edaran").href == "/?q=foto&year=2020&year=2024&kind=edaran"


def test_a_filter_less_leaves_the_others() -> None:
    assert HERE.minus("year", "2020").href == "/?q=foto&year=2024"


def test_without_filters_the_question_stays() -> None:
    assert HERE.unfiltered().href == "/?q=foto"


def test_blanks_of_empty_fields_and_the_language_are_no_part() -> None:
    here = address(
        "/circulars", [("region", "  "), ("issuer", ""), ("lang", "en"), ("year", "2020")]
    )
    assert here.href == "/circulars?year=2020"


def test_signs_in_values_are_encoded() -> None:
    assert address("/", [("q", "a&b=c#d")]).href == "/?q=a%26b%3Dc%23d"


def test_the_pager_knows_its_neighbours_and_its_ends() -> None:
    middle = stretch(HERE, 45, 20, 20)
    assert (middle.first, middle.last) == (21, 40)
    assert middle.previous == "/?q=foto&year=2020&year=2024"
    assert middle.next == "/?q=foto&year=2020&year=2024&offset=40"
    last = stretch(HERE, 45, 20, 40)
    assert (last.first, last.last, last.next) == (41, 45, None)
    empty = stretch(HERE, 0, 20, 0)
    assert (empty.first, empty.last, empty.previous, empty.next) == (0, 0, None, None)
