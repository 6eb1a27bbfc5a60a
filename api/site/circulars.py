"""The list of circulars, filtered and paged."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.access import TheLibrary
from api.errors import HANDLED, status_of
from api.schemas.asked import ListQuery, read_query
from api.site.address import Address, address, stretch
from api.site.desk import fault_of, language_of, page
from api.site.filter_form import fields
from api.site.search import chips
from service.shapes import stored_line_json

router = APIRouter(include_in_schema=False)


@router.get("/circulars")
def listed(request: Request, library: TheLibrary) -> HTMLResponse:
    """Every circular kept, whatever its state."""
    here = address("/circulars", request.query_params.multi_items())
    frame = _frame(here, request)
    try:
        asked = read_query(ListQuery, here.asked)
        found, total = library.circulars(
            library.filters(asked.filters()), asked.limit, asked.offset
        )
    except HANDLED as error:
        frame |= {"fault": fault_of(request, error)}
        return page(request, "circulars.html", "circulars", status_of(error), **frame)
    items = [stored_line_json(stored) for stored in found]
    frame |= {"items": items, "page": stretch(here, total, asked.limit, asked.offset)}
    return page(request, "circulars.html", "circulars", **frame)


def _frame(here: Address, request: Request) -> dict[str, Any]:
    language = language_of(request)
    return {
        **fields(here, language),
        "active": chips(here, language),
        "items": (),
        "page": None,
        "fault": None,
    }
