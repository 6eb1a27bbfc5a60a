"""Files that may be one letter, side by side, and the decision about them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.access import TheLibrary, acting
from api.errors import HANDLED, status_of
from api.site.correction import NAME_COOKIE, name_given, remembering
from api.site.desk import fault_of, page
from service.decisions import VERDICTS
from service.library import Library
from service.model import Stored
from service.shapes import column_json, field_text

router = APIRouter(include_in_schema=False, prefix="/circulars/{key}/twins")
SIDE = ("number", "issued_on", "issuer", "subject", "signatory_name")


@router.get("")
def shown(key: str, request: Request, library: TheLibrary) -> HTMLResponse:
    """The circular beside others that may be the same letter."""
    return _page(request, library, key)


@router.post("")
async def decided(key: str, request: Request, library: TheLibrary) -> Response:
    """A decision about one other file."""
    sent = await request.form(max_files=0)
    said = {name: value for name, value in sent.multi_items() if isinstance(value, str)}
    return await run_in_threadpool(_decide, request, library, key, said)


def _decide(request: Request, library: Library, key: str, said: Mapping[str, str]) -> Response:
    who = acting(request, name_given(said.get("by", "")))
    note = said.get("note", "")[:500]
    try:
        library.editing.decide(key, said.get("other", ""), said.get("decision", ""), who, note)
    except HANDLED as error:
        return _page(request, library, key, status_of(error), fault_of(request, error))
    return remembering(RedirectResponse(f"/circulars/{key}/twins", 303), who)


def _page(
    request: Request,
    library: Library,
    key: str,
    status: int = 200,
    fault: Mapping[str, str] | None = None,
) -> HTMLResponse:
    own = _side(library.circular(key))
    sides: list[dict[str, Any]] = [{"c": own, "twin": None, "differs": (), "decision": None}]
    for one in library.twins(key):
        twin = {"why": one.why, "percent": int(one.likeness * 100)}
        side = _side(one.circular)
        differs = [name for name in SIDE if _bare(side[name]) != _bare(own[name])]
        sides.append({"c": side, "twin": twin, "differs": differs, "decision": one.decision})
    values = {
        "key": key,
        "sides": sides,
        "fields": SIDE,
        "verdicts": VERDICTS,
        "fault": fault,
        "by": acting(request, "") or unquote(request.cookies.get(NAME_COOKIE, "")),
    }
    return page(request, "twins.html", "circulars", status, **values)


def _bare(text: str | None) -> str:
    """A value as it is compared: capitals and signs between words are no difference."""
    return "".join(char for char in (text or "").casefold() if char.isalnum())


def _side(stored: Stored) -> dict[str, Any]:
    read = stored.reading
    seen = [p.confidence for p in read.pages if p.confidence is not None] if read else []
    return {
        **column_json(stored),
        **{name: field_text(read, name) if read else None for name in ("signatory_name",)},
        "received": stored.received_at,
        "pages": stored.page_count,
        "clauses": stored.clause_count,
        "percent": round(100 * sum(seen) / len(seen)) if seen else None,
    }
