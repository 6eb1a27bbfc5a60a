"""Exact things first, filters without exception, pages without gaps, marks on the right words."""

from __future__ import annotations

import re

import pytest

from service.errors import BadParameter, ClauseNotFound, EmptyQuery, UnknownFilterValue
from service.library import Library
from service.model import SearchResult
from service.originals import key_of
from tests.service.letters import BASEL, BATANGHARI, SELUMA


def asked(library: Library, query: str, limit: int = 20, **raw: str) -> SearchResult:
    filters = library.filters({name: [value] for name, value in raw.items()})
    return library.search(query, filters, limit, 0)


def keys(result: SearchResult) -> set[str]:
    return {match.circular.key for match in result.matches}


def test_a_question_finds_the_clause_that_answers_it(filled: Library) -> None:
    first = asked(filled, "boleh foto bersama calon?").matches[0]
    assert first.circular.key == key_of(BASEL) and first.clause.clause.path == "1.b"
    assert "words" in first.why


@pytest.mark.parametrize(
    "query", ["460/206/DS.AI/X/2020", "460 / 206 / DS.AI / X / 2020", "nomor 460/206/ds.ai/x/2020"]
)
def test_a_letter_number_puts_that_letter_first(filled: Library, query: str) -> None:
    first = asked(filled, query).matches[0]
    assert first.circular.key == key_of(SELUMA) and first.why[0] == "number"


def test_a_letter_number_with_words_puts_the_fitting_clause_first(filled: Library) -> None:
    first = asked(filled, "460/206/DS.AI/X/2020 kendaraan dinas").matches[0]
    assert (first.circular.key, first.clause.clause.path) == (key_of(SELUMA), "1.b")


def test_a_citation_finds_the_clauses_that_cite_it(filled: Library) -> None:
    result = asked(filled, "PP 94/2021")
    assert all("citation" in match.why for match in result.matches[:3])
    assert {match.clause.clause.path for match in result.matches[:3]} == {"2"}


def test_a_citation_is_found_under_filters_of_letter_and_clause(filled: Library) -> None:
    every = asked(filled, "PP 94/2021")
    modality = every.matches[0].clause.clause.modality
    one = asked(filled, "PP 94/2021", modality=modality, year="2024")
    assert one.matches and {m.clause.clause.modality for m in one.matches} == {modality}
    assert one.facets["modality"] == {modality: one.total} and one.facets["year"].keys() == {"2024"}
    assert asked(filled, "PP 94/2021", modality="definition", year="2024").total == 0


def test_a_page_of_filters_alone_reads_only_the_letters_it_shows(filled: Library) -> None:
    asked_for = [asked(filled, "2024", limit=50)]
    last = filled.search("2024", filled.filters({}), 50, asked_for[0].total)
    assert last.matches == () and last.total == asked_for[0].total > 3
    assert last.facets == asked_for[0].facets


def test_filters_hold_for_every_hit(filled: Library) -> None:
    assert keys(asked(filled, "kampanye", year="2024")) <= {key_of(BASEL), key_of(BATANGHARI)}
    assert keys(asked(filled, "kampanye", province="Bengkulu")) == {key_of(SELUMA)}
    assert asked(filled, "foto bersama", province="Bengkulu", year="2024").matches == ()
    assert asked(filled, "800/99/BKPSDMD/2024", province="Bengkulu").total == 0


def test_filters_are_read_out_of_the_question_and_told(filled: Library) -> None:
    result = asked(filled, "kendaraan dinas di Seluma 2020")
    assert result.understood.region == ("17.05",) and result.understood.year == (2020,)
    assert keys(result) == {key_of(SELUMA)}


def test_a_filter_given_speaks_before_one_read_out_of_the_question(filled: Library) -> None:
    assert keys(asked(filled, "kampanye 2020", year="2024")) <= {key_of(BASEL), key_of(BATANGHARI)}


def test_what_was_understood_can_be_taken_for_words_again(filled: Library) -> None:
    nothing = filled.filters({})
    assert filled.search("kampanye pilkada 2020", nothing, 10, 0).understood.year == (2020,)
    free = filled.search("kampanye pilkada 2020", nothing, 10, 0, ignore=["year", "election"])
    assert (free.understood.year, free.understood.election) == ((), ())
    assert len(keys(free)) > 1


def test_a_question_of_filters_alone_lists_what_they_find(filled: Library) -> None:
    result = asked(filled, "Seluma 2020")
    assert keys(result) == {key_of(SELUMA)} and result.total == len(result.matches) > 2
    assert result.facets["year"] == {"2020": result.total}


def test_quoted_words_must_stand_there(filled: Library) -> None:
    result = asked(filled, '"simbol jari"')
    assert keys(result) == {key_of(BASEL)}


def test_marks_lie_on_the_words_sought(filled: Library) -> None:
    first = asked(filled, "kendaraan dinas").matches[0]
    text = first.clause.clause.text
    assert {text[start:end] for start, end in first.highlights} == {"kendaraan", "dinas"}


@pytest.mark.parametrize(
    "query", ["kampanye", "460/206/DS.AI/X/2020 kampanye", "Seluma 2020", "2024"]
)
def test_pages_join_without_gap_or_repeat(filled: Library, query: str) -> None:
    whole = asked(filled, query, limit=50)
    places = [(m.circular.key, m.clause.clause.path) for m in whole.matches]
    paged = []
    for offset in range(0, whole.total, 2):
        part = filled.search(query, filled.filters({}), 2, offset)
        assert part.total == whole.total
        paged += [(m.circular.key, m.clause.clause.path) for m in part.matches]
    assert paged == places and len(set(places)) == len(places) == whole.total


def test_facets_count_the_whole_answer(filled: Library) -> None:
    facets = asked(filled, "kampanye", limit=1).facets
    wanted = {"province", "region", "year", "election", "kind", "modality", "topic"}
    assert set(facets) == wanted
    assert {code.count(".") for code in facets["region"]} == {1}
    assert facets["year"]["2024"] > 1


def test_similar_clauses_are_of_other_circulars(filled: Library) -> None:
    matches = filled.similar(key_of(SELUMA), "1.b", 5)
    assert matches and key_of(SELUMA) not in {match.circular.key for match in matches}
    assert matches[0].clause.clause.path == "1.b"
    assert matches[0].circular.key == key_of(BATANGHARI)


def test_similar_to_nothing_is_told(filled: Library) -> None:
    with pytest.raises(ClauseNotFound):
        filled.similar(key_of(SELUMA), "9.9", 5)


@pytest.mark.parametrize("query", ["", "   ", "\n"])
def test_an_empty_query_is_told(filled: Library, query: str) -> None:
    with pytest.raises(EmptyQuery):
        asked(filled, query)


@pytest.mark.parametrize(("limit", "offset"), [(-1, 0), (0, 0), (1001, 0), (1, -1)])
def test_a_bad_window_is_told(filled: Library, limit: int, offset: int) -> None:
    with pytest.raises(BadParameter):
        filled.search("kampanye", filled.filters({}), limit, offset)


def test_an_unknown_filter_value_names_near_matches(filled: Library) -> None:
    with pytest.raises(UnknownFilterValue, match="Seluma"):
        asked(filled, "kampanye", region="Selumaa")


def test_an_unknown_number_names_the_nearest_as_printed(filled: Library) -> None:
    with pytest.raises(UnknownFilterValue, match=re.escape("460/206/DS.AI/X/2020")):
        asked(filled, "kampanye", number="460/207/DS.AI/X/2020")
