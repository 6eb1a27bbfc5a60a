"""The search page: one box, facets with counts, filters as chips, clauses as results."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

import api.limits as limits
import api.site.words as words
from api.access import TheLibrary
from api.errors import HANDLED, status_of
from api.schemas.asked import SearchQuery, read_query
from api.site.address import Address, address, stretch
from api.site.coverage import coverage
from api.site.desk import fault_of, language_of, page
from api.site.labels import label
from api.turns import Turn
from service.library import Library
from service.model import Filters, SearchResult
from service.shapes import column_json
from service.shapes_found import filters_json, search_json

router = APIRouter(include_in_schema=False)
FACETS = ("province", "region", "year", "election", "kind", "modality", "topic")
SHOWN = 8  # choices of a facet before the rest is folded away
LISTED = 60  # choices of a facet at all: hundreds of regions would make a page slow, not useful
TYPED = ("region", "issuer", "number", "issued_from", "issued_to")
LATEST = 5


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in use, and the address without it."""

    name: str
    label: str
    without: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet: a link that sets or drops it."""

    label: str
    count: int
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """The choices of one filter, the frequent ones first."""

    name: str
    first: tuple[Choice, ...]
    rest: tuple[Choice, ...]
    beyond: int  # further values, not listed: they can be typed


@router.get("/", dependencies=[Turn])
def search(request: Request, library: TheLibrary) -> HTMLResponse:
    """The start page without a question; with one, its answers."""
    here = address("/", request.query_params.multi_items())
    if not here.get("q"):
        return page(request, "search.html", "search", **_nothing(here, request, library))
    try:
        asked = read_query(SearchQuery, here.asked)
        filters = library.filters(asked.filters())
        result = library.search(asked.q, filters, asked.limit, asked.offset, asked.ignore)
    except HANDLED as error:
        values = _frame(here, request) | {"fault": fault_of(request, error)}
        return page(request, "search.html", "search", status_of(error), **values)
    return page(request, "search.html", "search", **_answer(here, request, asked, result))


def _frame(here: Address, request: Request) -> dict[str, Any]:
    language = language_of(request)
    return {
        "q": here.get("q"),
        "query_chars": limits.QUERY_CHARS,
        "batch_most": limits.BATCH,
        "kept": here.filters,
        "typed": {name: here.get(name) for name in TYPED},
        "more_open": any(here.get(name) for name in TYPED),
        "active": chips(here, language),
        "clear": here.unfiltered().href,
        "label": lambda name, value: label(name, value, language),
        "result": None,
        "fault": None,
    }


def _nothing(here: Address, request: Request, library: Library) -> dict[str, Any]:
    return _frame(here, request) | {
        "number_kept": sum(library.counts().values()),
        "coverage": coverage(library.coverage()),
        "latest": [column_json(stored) for stored in library.latest(LATEST)],
    }


def _answer(
    here: Address, request: Request, asked: SearchQuery, result: SearchResult
) -> dict[str, Any]:
    language = language_of(request)
    say = words.sayer(language)
    found = (
        say("search.found.one")
        if result.total == 1
        else say("search.found", n=words.number(result.total, language))
    )
    shown = search_json(result)
    return _frame(here, request) | {
        "result": shown,
        "found": found if result.total else say("search.none"),
        "understood": list(_understood(result.understood, here, language)),
        "facets": list(_facets(shown["facets"], here, language)),
        "search": urlencode(here.at(0).asked),
        "page": stretch(here, result.total, asked.limit, asked.offset),
    }


def chips(here: Address, language: str) -> list[Chip]:
    """The filters of an address as removable chips."""
    return [
        Chip(name, label(name, value, language), here.minus(name, value).href)
        for name, value in here.filters
    ]


def _understood(filters: Filters, here: Address, language: str) -> Iterator[Chip]:
    for name, values in filters_json(filters).items():
        for value in values if isinstance(values, list) else [values]:
            yield Chip(name, label(name, str(value), language), here.plus("ignore", name).href)


def _facets(
    counts: Mapping[str, Mapping[str, int]], here: Address, language: str
) -> Iterator[Facet]:
    for name in FACETS:
        held = counts.get(name, {})
        ordered = sorted(held.items(), key=lambda item: (-item[1], item[0]))
        if name == "year":
            ordered.sort(reverse=True)
        chosen = [one for one in ordered[LISTED:] if here.has(name, one[0])]
        listed = [*chosen, *ordered[:LISTED]]
        made = tuple(_choice(name, value, count, here, language) for value, count in listed)
        if made:
            yield Facet(name, made[:SHOWN], made[SHOWN:], len(ordered) - len(made))


def _choice(name: str, value: str, count: int, here: Address, language: str) -> Choice:
    chosen = here.has(name, value)
    toggled = here.minus(name, value) if chosen else here.plus(name, value)
    return Choice(label(name, value, language), count, toggled.href, chosen)
