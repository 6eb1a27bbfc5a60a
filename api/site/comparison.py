"""Comparing: a basket or filters in, the table of topics by circulars out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.access import TheLibrary
from api.errors import HANDLED, status_of
from api.schemas.asked import FilterQuery, read_query
from api.site.address import Address, address
from api.site.basket import basket_of, put
from api.site.desk import fault_of, language_of, page
from api.site.filter_form import fields
from api.site.labels import label
from api.site.search import chips
from api.site.words import sayer
from service.coverage import doubt_of, unread_pages
from service.errors import CircularNotFound
from service.library import Library
from service.model import Against, Comparison, Stored
from service.reports.formats import FORMATS
from service.reports.naming import from_news, is_unsure, short_title
from service.shapes import column_json
from service.shapes_compared import comparison_json
from service.shapes_found import filters_json

PREVIOUS: Final = "previous"

router = APIRouter(include_in_schema=False, prefix="/compare")


@router.get("")
def choose(request: Request, library: TheLibrary) -> HTMLResponse:
    """The circulars put aside, or filters, and what to compare them with."""
    here = address("/compare", request.query_params.multi_items())
    return page(request, "compare.html", "compare", **_choice(here, request, library))


@router.post("")
async def made(request: Request, library: TheLibrary) -> Response:
    """Make the comparison and go to its own address."""
    here = address("/compare", await _sent(request))
    return await run_in_threadpool(_made, here, request, library)


@router.post("/basket")
async def changed(request: Request) -> Response:
    """Put circulars into the basket, take one out, or empty it."""
    sent = await _sent(request)
    dropped = {value for name, value in sent if name == "drop"}
    added = [value for name, value in sent if name == "key"]
    kept = [key for key in (*basket_of(request), *added) if key not in dropped]
    answer = RedirectResponse("/compare", 303)
    put(answer, [] if ("clear", "1") in sent else kept)
    return answer


@router.get("/{comparison_id}")
def shown(comparison_id: str, request: Request, library: TheLibrary) -> HTMLResponse:
    """A comparison as a table; every cell verbatim, with its page."""
    comparison = library.comparison(comparison_id)
    since = library.changed_since(comparison_id)
    values = _table(comparison, request) | {"since": None if since and since.nothing else since}
    return page(request, "comparison.html", "compare", **values)


@router.post("/{comparison_id}/again")
def again(comparison_id: str, library: TheLibrary) -> RedirectResponse:
    """The same request over all that is kept today."""
    return RedirectResponse(f"/compare/{library.compare_again(comparison_id).id}", 303)


async def _sent(request: Request) -> list[tuple[str, str]]:
    form = await request.form(max_files=0)
    return [(name, value) for name, value in form.multi_items() if isinstance(value, str)]


def _made(here: Address, request: Request, library: Library) -> Response:
    keys = [value for name, value in here.asked if name == "circular"]
    try:
        asked = read_query(FilterQuery, () if keys else here.filters)
        filters = library.filters(asked.filters())
        comparison = library.compare(filters, keys, *_measure(here.get("baseline")))
    except HANDLED as error:
        values = _choice(here, request, library) | {"fault": fault_of(request, error)}
        return page(request, "compare.html", "compare", status_of(error), **values)
    return RedirectResponse(f"/compare/{comparison.id}", 303)


def _measure(chosen: str | None) -> tuple[str | None, Against]:
    """What changes are told against: a circular, the one before each, or nothing."""
    return (None, "previous") if chosen == PREVIOUS else (chosen or None, "baseline")


def _choice(here: Address, request: Request, library: Library) -> dict[str, Any]:
    chosen = [column for key in basket_of(request) if (column := _column(library, key))]
    return {**fields(here, language_of(request)), "chosen": chosen, "fault": None}


def _column(library: Library, key: str) -> dict[str, Any] | None:
    try:
        return column_json(library.circular(key))
    except CircularNotFound:  # removed since it was put aside
        return None


def _table(comparison: Comparison, request: Request) -> dict[str, Any]:
    language = language_of(request)
    body = comparison_json(comparison)
    for row in body["rows"]:
        row["differs"] = len({cell["state"] for cell in row["cells"]}) > 1
    asked = tuple(
        (name, str(value))
        for name, values in filters_json(comparison.filters).items()
        for value in (values if isinstance(values, list) else [values])
    )
    return body | {
        "active": chips(Address("/compare", asked), language),
        "again": f"/compare?{urlencode(asked)}" if asked else "/compare",
        "formats": tuple(FORMATS),
        "differing": sum(row["differs"] for row in body["rows"]),
        "lacks": tuple(_lacks(comparison, language)),
        "quoted": {one.key for one in comparison.columns if from_news(one)},
        "unsure": {one.key for one in comparison.circulars if is_unsure(one, "number")},
        "absent": {one.key for one in comparison.absent},
        "previous": comparison.against == PREVIOUS,
        "label": lambda name, value: label(name, value, language),
    }


def _lacks(made: Comparison, language: str) -> Iterator[str]:
    """What the table cannot tell, in sentences: missing circulars, unread pages, quotations."""
    say = sayer(language)
    if made.absent:
        yield say("compare.absent", names="; ".join(map(short_title, made.absent)))
    unread = [one for one in made.circulars if unread_pages(one)]
    if unread:
        yield say("compare.unread", names="; ".join(_unread(one, language) for one in unread))
    quoted = [short_title(one) for one in made.circulars if from_news(one)]
    if quoted:
        yield say("compare.quoted", names="; ".join(quoted))
    doubt = doubt_of(made.circulars)
    if doubt.low:
        yield say("compare.doubt", low=doubt.low, all=doubt.clauses)


def _unread(stored: Stored, language: str) -> str:
    pages = ", ".join(map(str, unread_pages(stored)))
    return f"{short_title(stored)} ({sayer(language)('hit.pages', n=pages)})"
