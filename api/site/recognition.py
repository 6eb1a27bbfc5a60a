"""The page where chosen pages are read anew, beside the reading that stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args
from urllib.parse import unquote

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response

from api.access import TheLibrary, acting
from api.errors import HANDLED, status_of
from api.site.circular import PICTURES
from api.site.correction import NAME_COOKIE, name_given, remembering
from api.site.desk import fault_of, page
from service.library import Library
from service.model import Stored
from service.page_trials import Manner, Segmentation
from service.shapes import column_json
from service.shapes_pages import trial_json

router = APIRouter(include_in_schema=False, prefix="/circulars/{key}/recognise")
SCALES = ("0.75", "1.0", "1.5", "2.0", "3.0")
TURNS = ("0", "90", "180", "270")
MOST = 5  # pages tried at once: each takes seconds


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form says: which pages, and how."""

    pages: tuple[int, ...] = ()
    segmentation: str = "lines"
    scale: str = "1.0"
    languages: str = ""
    rotate: str = "0"

    def manner(self, library: Library) -> Manner:
        """How to read; raises what is wrong with the options."""
        scale = float(self.scale) if self.scale in SCALES else 0.0
        turn = int(self.rotate) if self.rotate in TURNS else -1
        return library.editing.manner(self.segmentation, scale, self.languages, turn)


@router.get("")
def form(key: str, request: Request, library: TheLibrary) -> Response:
    """Which pages, and how."""
    wanted = _numbers(request.query_params.getlist("page"))
    return _page(request, library, library.circular(key), Asked(wanted))


@router.post("")
async def sent(key: str, request: Request, library: TheLibrary) -> Response:
    """Pages read anew and shown, or one of them chosen."""
    values = await request.form(max_files=0)
    said = {name: value for name, value in values.multi_items() if isinstance(value, str)}
    numbers = _numbers([value for value in values.getlist("page") if isinstance(value, str)])
    names = ("segmentation", "scale", "languages", "rotate")
    asked = Asked(numbers, **{name: said[name] for name in names if name in said})
    if "digest" in said:
        return await run_in_threadpool(_keep, request, library, key, asked, said)
    return await run_in_threadpool(_try, request, library, key, asked)


def _try(request: Request, library: Library, key: str, asked: Asked) -> Response:
    stored = library.circular(key)
    try:
        manner = asked.manner(library)
        trials = [trial_json(library.editing.try_page(key, n, manner)) for n in asked.pages[:MOST]]
    except HANDLED as error:
        return _page(request, library, stored, asked, fault=error)
    return _page(request, library, stored, asked, trials)


def _keep(
    request: Request, library: Library, key: str, asked: Asked, said: Mapping[str, str]
) -> Response:
    who, note = acting(request, name_given(said.get("by", ""))), said.get("note", "")[:500]
    number = asked.pages[0] if asked.pages else 0
    try:
        library.editing.adopt_page(key, number, asked.manner(library), said["digest"], who, note)
    except HANDLED as error:
        return _page(request, library, library.circular(key), asked, fault=error)
    goal = f"/circulars/{key}?page={number}#page-{number}"
    return remembering(RedirectResponse(goal, 303), who)


def _page(
    request: Request,
    library: Library,
    stored: Stored,
    asked: Asked,
    trials: list[dict[str, Any]] | None = None,
    fault: Exception | None = None,
) -> Response:
    values = {
        "c": column_json(stored),
        "asked": asked,
        "numbers": [one.number for one in stored.reading.pages] if stored.reading else [],
        "readable": stored.media_type.startswith(PICTURES),
        "ways": get_args(Segmentation),
        "scales": SCALES,
        "turns": TURNS,
        "languages_known": _known(library),
        "trials": [_shown(trial) for trial in trials or ()],
        "fault": fault_of(request, fault) if fault else None,
        "by": acting(request, "") or unquote(request.cookies.get(NAME_COOKIE, "")),
    }
    status = status_of(fault) if fault else 200
    return page(request, "recognise.html", "circulars", status, **values)


def _shown(trial: dict[str, Any]) -> dict[str, Any]:
    parts = trial["difference"]
    changes = sum(
        tag != "same" and (place == 0 or parts[place - 1][0] == "same")
        for place, (tag, _) in enumerate(parts)
    )
    return {**trial, "changes": changes}


def _known(library: Library) -> tuple[str, ...]:
    try:
        return library.editing.languages()
    except HANDLED:  # without Tesseract the form still stands; trying it says what is missing
        return ()


def _numbers(values: list[str]) -> tuple[int, ...]:
    return tuple(int(value) for value in values if value.isdigit() and len(value) < 7)
