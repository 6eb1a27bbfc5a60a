"""Comparing: a basket or filters in, the table of topics by circulars out."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.access import TheLibrary
from api.errors import HANDLED, status_of
from api.schemas.asked import FilterQuery, read_query
from api.sessions import is_secure
from api.site.address import Address, address
from api.site.basket import basket_of, put
from api.site.desk import fault_of, language_of, page
from api.site.filter_form import fields
from api.site.matrix import PREVIOUS, at_a_glance, one_topic, table, view_of
from service.compared import Against
from service.errors import CircularNotFound
from service.library import Library
from service.shapes import column_json

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
    put(answer, [] if ("clear", "1") in sent else kept, is_secure(request))
    return answer


@router.get("/{comparison_id}")
def shown(
    comparison_id: str, request: Request, library: TheLibrary, view: str = "", topic: str = ""
) -> HTMLResponse:
    """A comparison as a table, verbatim or at a glance; or one topic of it in full."""
    comparison = library.comparisons.get(comparison_id)
    values = table(comparison, request)
    if topic:
        return page(request, "comparison_topic.html", "compare", **one_topic(values, topic))
    since = library.comparisons.changed_since(comparison_id)
    values["since"] = None if since and since.nothing else since
    values["view"] = view_of(view, len(comparison.columns))
    if values["view"] == "brief":
        values = at_a_glance(values)
    return page(request, "comparison.html", "compare", **values)


@router.post("/{comparison_id}/again")
def again(comparison_id: str, library: TheLibrary) -> RedirectResponse:
    """The same request over all that is kept today."""
    return RedirectResponse(f"/compare/{library.comparisons.again(comparison_id).id}", 303)


async def _sent(request: Request) -> list[tuple[str, str]]:
    form = await request.form(max_files=0)
    return [(name, value) for name, value in form.multi_items() if isinstance(value, str)]


def _made(here: Address, request: Request, library: Library) -> Response:
    keys = [value for name, value in here.asked if name == "circular"]
    try:
        asked = read_query(FilterQuery, () if keys else here.filters)
        filters = library.filters(asked.filters())
        comparison = library.comparisons.make(filters, keys, *_measure(here.get("baseline")))
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
