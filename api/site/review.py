"""The queue of doubtful readings: what matters most first, each one step from its correction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import unquote, urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

import api.limits as limits
from api.access import TheLibrary, acting
from api.site.address import Address, stretch
from api.site.correction import FIELDS, NAME_COOKIE
from api.site.desk import language_of, page
from api.site.proofs import Proof, proofs_of
from api.site.proofs import shown as proof_shown
from api.site.quoting import clause_name
from service.doubtful_words import doubtful_spans
from service.doubts import Doubtful
from service.reviewing import ToCheck
from service.shapes import clause_json, column_json, field_text

router = APIRouter(include_in_schema=False)
PAGE = 20
MOST_CLAUSES = 8  # of one circular shown at once


@router.get("/review")
def queue(
    request: Request,
    library: TheLibrary,
    kind: str = "",
    offset: Annotated[int, Query(ge=0, le=limits.OFFSET_MAX)] = 0,
) -> HTMLResponse:
    """One kind of doubt, circular by circular."""
    found = library.editing.review(kind, PAGE, offset)
    here = Address("/review", (("kind", found.kind), ("offset", str(offset))))
    language = language_of(request)
    values: dict[str, Any] = {
        "counts": found.counts,
        "kind": found.kind,
        "entries": [_entry(one, here.href, language) for one in found.circulars],
        "back": here.href,
        "by": acting(request, "") or unquote(request.cookies.get(NAME_COOKIE, "")),
        "page": stretch(here, found.total, PAGE, offset),
        "total": found.total,
    }
    return page(request, "review.html", "review", **values)


def _entry(entry: ToCheck, back: str, language: str) -> dict[str, Any]:
    key = entry.circular.key
    shown = entry.items[:MOST_CLAUSES]
    proved = proofs_of(entry.circular)
    return {
        "c": column_json(entry.circular),
        "revision": entry.circular.revision,
        "items": [_item(one, entry, proved, back, language) for one in shown],
        "more": len(entry.items) - len(shown),
        "href": f"/circulars/{key}",
    }


def _item(
    one: Doubtful, entry: ToCheck, proved: Mapping[str, Proof], back: str, language: str
) -> dict[str, Any]:
    key, reading = entry.circular.key, entry.circular.reading
    assert reading is not None  # only circulars with a reading wait to be checked
    item: dict[str, Any] = {"said": one.said, "field": one.field, "clause": None, "value": None}
    item["anew"] = None
    if one.clause is not None:
        found = next(i for i in reading.clauses if i.clause.path == one.clause.path)
        item["clause"] = clause_json(found)
        item["spans"] = doubtful_spans(found)
        item["percent"] = round((one.clause.confidence or 0) * 100)
        item["name"] = clause_name(one.clause.path, language)
        asked = urlencode({"clause": one.clause.path, "back": back})
        item["href"] = f"/circulars/{key}/correct?{asked}"
    elif one.field:
        item["value"] = field_text(reading, one.field)
        item["editable"] = one.field in FIELDS
        item["proof"] = proof_shown(proved[one.field]) if one.field in proved else None
        item["href"] = f"/circulars/{key}/correct#{one.field}"
    else:
        item["href"] = f"/circulars/{key}" + (f"?page={one.page}" if one.page else "")
    if one.kind == "page" and one.page:
        item["anew"] = f"/circulars/{key}/recognise?page={one.page}"
    if one.kind == "unconfirmed":
        item["href"] = f"/circulars/{key}/history#corrections"
    return item
