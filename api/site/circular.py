"""A circular's page: what it says of itself, its clauses beside its printed pages."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

import api.limits as limits
from api.access import TheLibrary
from api.site.desk import language_of, page
from api.site.labels import label
from api.site.places import anchor, clause_href, name_of, similar_href
from api.site.proofs import DOTS_PER_POINT, Proof, proofs_of
from api.site.proofs import shown as proof_shown
from api.site.quoting import clause_name, place_of, styles, words_of
from api.site.words import sayer
from service.doubtful_words import doubtful_spans
from service.errors import ClauseNotFound
from service.model import TopicalClause
from service.shapes import column_json, stored_json
from service.shapes_cited import legal_basis_json
from service.shapes_found import match_json

router = APIRouter(include_in_schema=False, prefix="/circulars/{key}")
DEEPEST = 5  # levels that are set further in
OUTLINE = 72  # characters of a clause in the outline
OVER_OUTCOMES = ("ended_since", "ended_before", "not_yet")  # what a citation must not rest on
PICTURES = ("application/pdf", "image/")  # whose pages can be read anew
LOW = 0.75  # mean OCR confidence below which a clause asks to be checked by eye


@router.get("")
def shown(key: str, request: Request, library: TheLibrary, clause: str = "") -> HTMLResponse:
    """The circular, with a clause lit when the address names one."""
    stored = library.circular(key)
    body = stored_json(stored) | {"rereadable": stored.media_type.startswith(PICTURES)}
    language = language_of(request)
    name = name_of(body, language)
    items = stored.reading.clauses if stored.reading else ()
    clauses = [
        _clause(made, item, key, language)
        for made, item in zip(body["clauses"], items, strict=True)
    ]
    proved = proofs_of(stored)
    values: dict[str, Any] = {
        "c": body,
        "chosen": clause,
        "clauses": clauses,
        "outline": _outline(clauses),
        "styles": styles(body, name, language),
        "proofs": {one: proof_shown(proved[one]) for one in proved},
        "pages": [_page(item, body["clauses"], key, proved) for item in body["pages"]],
        "basis": legal_basis_json(library.citations(key)) if stored.reading else None,
        "over": OVER_OUTCOMES,
        "twins": library.twins(key),
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


def _clause(
    item: Mapping[str, Any], read: TopicalClause, key: str, language: str
) -> dict[str, Any]:
    sure = item["confidence"]
    low = round(sure * 100) if sure is not None and sure < LOW else None
    said = sayer(language)("circular.clause.low", percent=low) if low else ""
    unsure = doubtful_spans(read)
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
        "unsure": unsure,
        "unsure_words": ", ".join(item["text"][start:end] for start, end in unsure),
    }


def _outline(clauses: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The clauses at the top, and those below them that have clauses of their own."""
    return [
        {**one, "short": textwrap.shorten(one["text"], OUTLINE, placeholder=" …")}
        for one in clauses
        if one["depth"] == 0 or (one["depth"] == 1 and not one["leaf"])
    ]


def _page(
    item: Mapping[str, Any], clauses: list[Any], key: str, proved: Mapping[str, Proof]
) -> dict[str, Any]:
    sure = item["confidence"]
    return {
        **item,
        "pixel_width": round(item["width"] * DOTS_PER_POINT),
        "pixel_height": round(item["height"] * DOTS_PER_POINT),
        "percent": round((sure or 0) * 100),
        "areas": list(_areas(item["number"], clauses, key)),
        "proofs": [one for one in proved.values() if one.page == item["number"]],
    }


def _areas(number: int, clauses: list[Any], key: str) -> Iterator[dict[str, Any]]:
    """The clauses that stand on a page, each with its boxes there."""
    for clause in clauses:
        boxes = [box for box in clause["boxes"] if box["page"] == number]
        if boxes:
            path = clause["path"]
            yield {"path": path, "href": clause_href(key, path), "boxes": boxes}
