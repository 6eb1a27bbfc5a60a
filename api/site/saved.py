"""Saved searches: what is new since the last visit, and a feed of any search for feed readers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.access import TheLibrary, acting
from api.errors import HANDLED
from api.schemas.asked import SearchQuery, read_query
from api.site.address import Address, address
from api.site.desk import environment, fault_of, language_of, page
from api.site.places import clause_href, name_of
from api.site.search import chips
from api.site.words import sayer
from service.errors import BadParameter
from service.library import Library
from service.model import Match, SavedSearch
from service.shapes import clause_json, column_json

router = APIRouter(include_in_schema=False)
MOST = 100  # hits of a search that are looked through for what is new
SHOWN = 5  # new circulars named of each saved search
LONGEST = 4_000  # characters of a saved address
UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # in XML 1.0


@router.get("/saved")
def listed(request: Request, library: TheLibrary) -> HTMLResponse:
    """The searches kept, each with the circulars received since it was last opened."""
    kept = [_line(one, request, library) for one in library.saved_searches(acting(request, ""))]
    return page(request, "saved.html", "saved", searches=kept)


@router.post("/saved")
async def changed(request: Request, library: TheLibrary) -> Response:
    """Keep a search, open one (which makes it seen), or forget one."""
    sent = await request.form(max_files=0)
    act, said = str(sent.get("act", "save")), str(sent.get("search", ""))
    here = address("/", parse_qsl(said)).at(0)
    if not here.get("q") or len(said) > LONGEST:
        raise BadParameter("A search to be saved has words.")
    who, kept = acting(request, ""), urlencode(here.asked)
    if act == "forget":
        await run_in_threadpool(library.forget_search, who, kept)
        return RedirectResponse("/saved", 303)
    await run_in_threadpool(library.save_search, who, kept)
    return RedirectResponse(here.href if act == "open" else "/saved", 303)


@router.get("/search.atom")
def feed(request: Request, library: TheLibrary) -> Response:
    """What a search finds, a circular an entry, those received last first; as Atom."""
    here = address("/", request.query_params.multi_items())
    language, base = language_of(request), str(request.base_url).rstrip("/")
    entries = [_entry(hits, language) for hits in _by_circular(_found(here, library))]
    entries.sort(key=lambda entry: str(entry["updated"]), reverse=True)
    text = (
        environment()
        .get_template("feed.xml")
        .render(
            title=_name(here, language),
            own=f"{base}{request.url.path}?{urlencode(here.asked)}",
            page=f"{base}{here.href}",
            base=base,
            updated=max(
                (str(entry["updated"]) for entry in entries), default="1970-01-01T00:00:00Z"
            ),
            entries=entries,
            name=sayer(language)("name"),
        )
    )
    return Response(UNPRINTABLE.sub("", text), media_type="application/atom+xml; charset=utf-8")


def _found(here: Address, library: Library) -> tuple[Match, ...]:
    asked = read_query(SearchQuery, here.asked)
    return library.search(asked.q, library.filters(asked.filters()), MOST, 0, asked.ignore).matches


def _by_circular(hits: Sequence[Match]) -> list[list[Match]]:
    grouped: dict[str, list[Match]] = {}
    for hit in hits:
        grouped.setdefault(hit.circular.key, []).append(hit)
    return list(grouped.values())


def _entry(hits: Sequence[Match], language: str) -> dict[str, Any]:
    stored = hits[0].circular
    clauses = [clause_json(hit.clause) for hit in hits]
    return {
        "key": stored.key,
        "title": name_of(column_json(stored), language),
        "updated": stored.received_at,
        "href": clause_href(stored.key, clauses[0]["path"]),
        "clauses": clauses,
    }


def _name(here: Address, language: str) -> str:
    return " · ".join([here.get("q"), *(chip.label for chip in chips(here, language))])


def _line(one: SavedSearch, request: Request, library: Library) -> dict[str, Any]:
    language = language_of(request)
    here = address("/", parse_qsl(one.search))
    line: dict[str, Any] = {"search": one.search, "name": _name(here, language), "fault": None}
    line |= {"seen_at": one.seen_at, "feed": f"/search.atom?{one.search}", "new": (), "more": 0}
    try:
        found = _by_circular(_found(here, library))
    except HANDLED as error:  # a filter that was known when it was saved
        return line | {"fault": fault_of(request, error)}
    new = [hits for hits in found if hits[0].circular.received_at > one.seen_at]
    shown = [_entry(hits, language) for hits in new[:SHOWN]]
    return line | {"new": shown, "count": len(new), "more": len(new) - len(shown)}
