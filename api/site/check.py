"""Checking a draft: a text or file in, its legal basis and what it lacks beside a baseline out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import UploadFile

import api.limits as limits
from api.access import TheLibrary
from api.drafts import DRAFT_NAME
from api.errors import HANDLED, status_of
from api.site.desk import fault_of, language_of, page
from api.site.words import sayer
from api.uploads import plain_name
from service.drafts import ORDER, Answer, Checked
from service.errors import BadParameter, CircularNotFound
from service.library import Library
from service.model import Filters
from service.shapes import clause_json, column_json
from service.shapes_cited import legal_basis_json

router = APIRouter(include_in_schema=False, prefix="/check")
MOST = 300  # circulars to choose a baseline from; any other by the link on its own page


@router.get("")
def form(request: Request, library: TheLibrary, baseline: str = "") -> HTMLResponse:
    """Where a draft is pasted or chosen."""
    return page(request, "check.html", "check", **_form(library, baseline))


@router.get("/{draft_id}")
def kept(draft_id: str, request: Request, library: TheLibrary) -> HTMLResponse:
    """A draft that was kept, judged as of today."""
    values = _result(library.drafts.get(draft_id)) | {"kept": draft_id}
    return page(request, "checked.html", "check", **values)


@router.post("/{draft_id}/forget")
def forgotten(draft_id: str, library: TheLibrary) -> RedirectResponse:
    """The draft is kept no longer."""
    library.drafts.forget(draft_id)
    return RedirectResponse("/check", 303)


@router.post("")
async def checked(request: Request, library: TheLibrary) -> Response:
    """The draft, judged: at an address of its own where it shall be kept."""
    async with request.form(max_files=1, max_fields=limits.FIELDS) as sent:
        baseline, text = (str(sent.get(name) or "").strip() for name in ("baseline", "text"))
        try:
            name, data = await _draft(sent, text, language_of(request))
            asked = (data, name, baseline or None)
            if sent.get("keep"):
                draft_id = await run_in_threadpool(library.drafts.keep, *asked)
                return RedirectResponse(f"/check/{draft_id}", 303)
            found = await run_in_threadpool(library.drafts.check, *asked)
        except HANDLED as error:
            chosen = "" if isinstance(error, CircularNotFound) else baseline
            values = await run_in_threadpool(_form, library, chosen, text)
            values |= {"fault": fault_of(request, error)}
            return page(request, "check.html", "check", status_of(error), **values)
    return page(request, "checked.html", "check", **_result(found), kept="")


async def _draft(sent: Mapping[str, Any], text: str, language: str) -> tuple[str, bytes]:
    """Name and bytes of the one draft that was sent."""
    file = sent.get("file")
    chosen = file if isinstance(file, UploadFile) and file.filename else None
    if bool(text) == (chosen is not None):
        raise BadParameter(sayer(language)("check.both" if text else "check.nothing"))
    if chosen is None:
        return DRAFT_NAME, text.encode()
    return plain_name(chosen.filename or ""), await run_in_threadpool(chosen.file.read)


def _form(library: Library, baseline: str, text: str = "") -> dict[str, Any]:
    kept, total = library.circulars(Filters(), MOST, 0)
    choices = {one.key: one for one in kept if one.state == "ready"}
    if baseline and baseline not in choices:
        choices[baseline] = library.circular(baseline)
    return {
        "choices": [column_json(one) for one in choices.values()],
        "more": max(0, total - MOST),
        "baseline": baseline,
        "text": text,
        "fault": None,
    }


def _result(found: Checked) -> dict[str, Any]:
    counted = Counter(one.verdict for one in found.answers)
    return {
        "reading": found.reading,
        "file": "" if found.reading.file == DRAFT_NAME else found.reading.file,
        "unsure": any(notice.code == "page_unread" for notice in found.reading.notices),
        "basis": legal_basis_json(found.basis),
        "baseline": column_json(found.baseline) if found.baseline else None,
        "counts": [(verdict, counted[verdict]) for verdict in ORDER if counted[verdict]],
        "answers": [_answer(one) for one in found.answers],
        "own": [clause_json(item) for item in found.own],
    }


def _answer(one: Answer) -> dict[str, Any]:
    return {
        "clause": clause_json(one.clause),
        "mate": clause_json(one.mate) if one.mate else None,
        "verdict": one.verdict,
        "rank": ORDER.index(one.verdict),
        "aspects": [aspect for aspect, _ in one.aspects],
        "diff": one.diff if one.verdict != "unlike" else (),
    }
