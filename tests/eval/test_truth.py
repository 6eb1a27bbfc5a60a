"""Our own truth holds together: a wrong truth would send everyone the wrong way."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.eval.article import web_page, web_text
from tests.eval.asked import Asked, asked, relevant
from tests.eval.source import Printed, Source, sources, words
from tests.eval.truths import main_text, plain_text, truth

PARTS = ("seen", "apart")
OWN = [source for part in (*PARTS, "second", "third", "fourth") for source in sources(part)]
MODALITIES = set(
    "prohibition obligation recommendation permission sanction reporting basis background purpose "
    "scope definition closing heading other".split()
)
TOPIC = re.compile(
    r"L(0[1-9]|1\d|20)|W(0[1-9]|1[0-4])|H01|S0[1-3]|P0[12]|D0[1-4]|Z01|X00", re.ASCII
)


def named(source: Source) -> str:
    return source.slug


@pytest.mark.parametrize("source", OWN, ids=named)
def test_clauses_stand_in_the_text_in_order(source: Source) -> None:
    text, place = " ".join(plain_text(source).split()), 0
    for clause in truth(source)["clauses"]:
        found = text.find(clause["text"], place)
        assert found >= 0, clause["path"]
        place = found + len(clause["text"])


@pytest.mark.parametrize("source", OWN, ids=named)
def test_paths_are_single_and_meanings_known(source: Source) -> None:
    clauses = truth(source)["clauses"]
    assert all(n == 1 for n in Counter(clause["path"] for clause in clauses).values())
    assert {clause["modality"] for clause in clauses} <= MODALITIES
    codes = {code for clause in clauses for code in (clause["topic"], *clause["alt_topics"])}
    assert all(TOPIC.fullmatch(code) for code in codes)


@pytest.mark.parametrize("source", OWN, ids=named)
def test_metadata_is_printed(source: Source) -> None:
    found, printed = truth(source), "".join(plain_text(source).split()).casefold()
    names = [found["subject"], (found["signatory"]["name"] or "").split(";")[0]]
    for value in [*(found["number"] or "").split(";"), *names, *found["addressees"]]:
        assert "".join((value or "").split()).casefold() in printed, value


@pytest.mark.parametrize("source", [s for s in OWN if s.is_news], ids=named)
def test_articles_carry_their_points_in_both_forms(source: Source) -> None:
    plain = web_text(source)
    marked = re.sub(r"<[^>]+>", " ", web_page(source))
    for clause in truth(source)["clauses"]:
        assert clause["text"] in plain
        assert clause["text"] in marked


@pytest.mark.parametrize("source", [s for s in OWN if s.is_news], ids=named)
def test_the_text_of_a_web_page_has_its_article_and_no_menus(source: Source) -> None:
    text = main_text(source)
    assert all(clause["text"] in " ".join(text.split()) for clause in truth(source)["clauses"])
    printed = [line for line in source.lines if isinstance(line, Printed)]
    menus = [words(line) for line in printed if line.style in {"menu", "ticker", "cookie"}]
    assert not any(menu in text.splitlines() for menu in menus)
    assert len(text) <= len(plain_text(source))


def test_every_query_about_our_own_documents_has_an_answer() -> None:
    truths = {source.slug: truth(source) for source in OWN}
    for part in PARTS:
        own = [query for query in asked(part) if _ours(query, truths)]
        assert len(own) >= 40
        assert [query.q for query in own if not relevant(query, truths)] == []


def _ours(query: Asked, truths: dict[str, dict[str, object]]) -> bool:
    """Queries that need no document of the devset."""
    return query.circular in truths or bool(query.topics and not query.filters)
