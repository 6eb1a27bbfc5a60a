"""Lineage: whose wording a circular took over, drawn from source to copy and told in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from api.access import TheLibrary
from api.errors import HANDLED, status_of
from api.schemas.asked import FilterQuery, read_query
from api.site.address import Address, address
from api.site.desk import fault_of, language_of, page
from api.site.filter_form import fields
from api.site.search import chips
from api.site.words import sayer
from service.ancestry import Link
from service.lineage_drawing import drawing, svg
from service.shapes import column_json
from service.tracing import Traced

router = APIRouter(include_in_schema=False)
MOST = 60  # circulars drawn at once: more are a tangle


@router.get("/lineage")
def shown(request: Request, library: TheLibrary) -> HTMLResponse:
    """The lineage of the circulars that filters find, and of all they descend from."""
    here = address("/lineage", request.query_params.multi_items())
    frame = _frame(here, request)
    try:
        asked = read_query(FilterQuery, here.asked)
        traced = library.lineage(library.filters(asked.filters()))
    except HANDLED as error:
        frame |= {"fault": fault_of(request, error)}
        return page(request, "lineage.html", "compare", status_of(error), **frame)
    return page(request, "lineage.html", "compare", **frame | _told(traced, language_of(request)))


def _frame(here: Address, request: Request) -> dict[str, Any]:
    language = language_of(request)
    empty: dict[str, Any] = {"fault": None, "told": (), "alone": (), "drawn": None, "too_many": 0}
    return {**fields(here, language), "active": chips(here, language), **empty}


def _told(traced: Traced, language: str) -> dict[str, Any]:
    heads = {one.key: column_json(one) for one in traced.circulars}
    told = list(_lines(traced, heads))
    linked = {key for link in traced.lineage.links for key in (link.source, link.copy)}
    say = sayer(language)
    made = drawing(traced.circulars, traced.lineage.links, say("unknown"))
    hrefs = {key: f"/circulars/{key}" for key in heads}
    drawn = Markup(svg(made, say("lineage.title"), hrefs))
    return {
        "told": told,
        "alone": [heads[one.key] for one in traced.circulars if one.key not in linked],
        "drawn": drawn if linked and len(made.nodes) <= MOST else None,
        "too_many": len(made.nodes) if len(made.nodes) > MOST else 0,
    }


def _lines(traced: Traced, heads: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Every circular with its sources, and how many of its clauses are its own."""
    sources: dict[str, list[Link]] = {}
    for link in traced.lineage.links:
        sources.setdefault(link.copy, []).append(link)
    for one in traced.lineage.ancestries:
        if one.key in sources:
            yield {
                "c": heads[one.key],
                "own": len(one.own),
                "all": len(one.descents),
                "sources": [_source(link, heads) for link in sources[one.key]],
            }


def _source(link: Link, heads: Mapping[str, Any]) -> dict[str, Any]:
    percent = round(100 * link.share)
    flags = {"main": link.main, "certain": link.certain}
    return {"c": heads[link.source], "percent": percent, "clauses": link.clauses, **flags}
