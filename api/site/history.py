"""What happened to a circular, and its corrections, each to be confirmed or taken back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote, urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.access import TheLibrary, acting
from api.site.correction import NAME_COOKIE
from api.site.desk import language_of, page
from api.site.words import TABLES
from service.decisions import VERDICTS
from service.library import Library
from service.model import Correction
from service.shapes import column_json, correction_json

router = APIRouter(include_in_schema=False, prefix="/circulars/{key}/history")
VALUED = ("text", "modality", "marker", "field", "topics")


@router.get("")
def shown(key: str, request: Request, library: TheLibrary) -> HTMLResponse:
    """Corrections first, then everything that happened, newest first."""
    stored = library.circular(key)
    lines = library.editing.corrections(key)
    words = TABLES[language_of(request)]
    values: dict[str, Any] = {
        "c": column_json(stored),
        "events": [_event(line, words) for line in reversed(library.history(key))],
        "corrections": [*reversed(_corrections(library, key, lines))],
        "decided": [twin for twin in library.twins(key) if twin.decision],
        "field_words": words,
        "verdicts": VERDICTS,
        "valued": VALUED,
        "by": acting(request, "") or unquote(request.cookies.get(NAME_COOKIE, "")),
    }
    return page(request, "history.html", "circulars", **values)


def _event(line: Mapping[str, str], words: Mapping[str, str]) -> dict[str, str]:
    """An event in the reader's words; what has no word of ours stands as it was written."""
    return {**line, "what": words.get(f"event.{line['what']}", line["what"])}


def _corrections(library: Library, key: str, lines: tuple[Correction, ...]) -> list[dict[str, Any]]:
    withdrawn = {line.target for line in lines if line.kind == "withdraw"}
    confirmed = {line.target: line.who for line in lines if line.kind == "confirm"}
    names = {twin.circular.key: twin.circular.file for twin in library.twins(key)}
    return [
        {
            **correction_json(line, str(line.id) not in withdrawn),
            "confirmed_by": confirmed.get(str(line.id)),
            "crop": _crop(key, line),
            "other": names.get(line.target, line.target[:12]),
        }
        for line in lines
        if line.kind not in ("confirm", "withdraw")
    ]


def _crop(key: str, line: Correction) -> str:
    """The page where the corrected clause stands."""
    if not line.places:
        return ""
    return f"/circulars/{key}?{urlencode({'clause': line.target})}"
