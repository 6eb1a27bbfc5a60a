"""A circular's page: what it says of itself, its clauses beside its printed pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote, urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

import api.limits as limits
from api.access import TheLibrary, acting
from api.site.correction import NAME_COOKIE
from api.site.desk import language_of, page
from api.site.labels import label
from api.site.places import anchor, clause_href, name_of, similar_href
from api.site.quoting import clause_name, place_of, styles, words_of
from api.site.words import TABLES, sayer
from service.errors import ClauseNotFound
from service.library import Library
from service.shapes import column_json, correction_json, stored_json
from service.shapes_found import match_json

router = APIRouter(include_in_schema=False, prefix="/circulars/{key}")
DOTS_PER_POINT = 2.0  # only the proportion counts: it keeps the place of an image not yet loaded
DEEPEST = 5  # levels that are set further in
LOW = 0.75  # mean OCR confidence below which a clause asks to be checked by eye


@router.get("")
def shown(key: str, request: Request, library: TheLibrary, clause: str = "") -> HTMLResponse:
    """The circular, with a clause lit when the address names one."""
    body = stored_json(library.circular(key))
    language = language_of(request)
    name = name_of(body, language)
    values: dict[str, Any] = {
        "c": body,
        "chosen": clause,
        "clauses": [_clause(item, key, language) for item in body["clauses"]],
        "styles": styles(body, name, language),
        "pages": [_page(item, body["clauses"], key) for item in body["pages"]],
        "twins": library.twins(key),
        "history": library.history(key),
        "corrections": _corrections(library, key),
        "field_words": TABLES[language],
        "by": acting(request, "") or unquote(request.cookies.get(NAME_COOKIE, "")),
        "label": lambda kind, value: label(kind, value, language),
    }
    return page(request, "circular.html", "circulars", **values)


@router.get("/similar")
def similar(key: str, request: Request, library: TheLibrary, clause: str = "") -> HTMLResponse:
    """Clauses elsewhere that say the like."""
    stored = library.circular(key)
    body = stored_json(stored)
    source = next((item for item in body["clauses"] if item["path"] == clause), None)
    if source is None:
        raise ClauseNotFound
    hits = [match_json(match) for match in library.similar(key, clause, limits.SIMILAR)]
    language = language_of(request)
    values: dict[str, Any] = {
        "c": column_json(stored),
        "clause": source,
        "hits": hits,
        "label": lambda kind, value: label(kind, value, language),
    }
    return page(request, "similar.html", "circulars", **values)


def _clause(item: Mapping[str, Any], key: str, language: str) -> dict[str, Any]:
    sure = item["confidence"]
    low = round(sure * 100) if sure is not None and sure < LOW else None
    said = sayer(language)("circular.clause.low", percent=low) if low else ""
    doubt = "" if item["corrected"] else item["doubt"] or said
    return {
        **item,
        "name": clause_name(item["path"], language),
        "depth": min(item["path"].count("."), DEEPEST),
        "anchor": anchor(item["path"]),
        "href": clause_href(key, item["path"]),
        "similar": similar_href(key, item["path"]),
        "correct": f"/circulars/{key}/correct?{urlencode({'clause': item['path']})}",
        "words": words_of(item, language, doubt),
        "place": place_of(item, language),
        "low": low,
    }


def _corrections(library: Library, key: str) -> list[dict[str, Any]]:
    lines = library.corrections(key)
    withdrawn = {line.target for line in lines if line.kind == "withdraw"}
    return [correction_json(line, str(line.id) not in withdrawn) for line in lines]


def _page(item: Mapping[str, Any], clauses: list[Any], key: str) -> dict[str, Any]:
    sure = item["confidence"]
    return {
        **item,
        "pixel_width": round(item["width"] * DOTS_PER_POINT),
        "pixel_height": round(item["height"] * DOTS_PER_POINT),
        "percent": round((sure or 0) * 100),
        "areas": list(_areas(item["number"], clauses, key)),
    }


def _areas(number: int, clauses: list[Any], key: str) -> Iterator[dict[str, Any]]:
    """The clauses that stand on a page, each with its boxes there."""
    for clause in clauses:
        boxes = [box for box in clause["boxes"] if box["page"] == number]
        if boxes:
            path = clause["path"]
            yield {"path": path, "href": clause_href(key, path), "boxes": boxes}
