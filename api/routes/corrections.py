"""Corrections by staff: of metadata and clauses, listed, confirmed, taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Header, Path, Request, Response
from fastapi.responses import JSONResponse
from starlette.convertors import register_url_convertor

from api.access import TheLibrary, acting
from api.addresses import ClausePath
from api.openapi import problems
from api.revisions import revision_seen, revision_tag
from api.schemas.circulars import CircularOut
from api.schemas.corrections import ClauseAsked, CorrectionsOut, FieldsAsked, SettledAsked
from service.errors import BadParameter, StaleRevision
from service.library import Library
from service.model import Stored
from service.shapes import correction_json, stored_json

register_url_convertor("clause", ClausePath())
router = APIRouter(prefix="/circulars/{key}", tags=["corrections"])
Key = Annotated[str, Path(description="Key of the circular: SHA-256 of its original.")]
IfMatch = Annotated[
    str | None, Header(description='Revision seen, as `"3"`.', pattern=r'^(\*|"\d{1,9}")$')
]
REFUSALS = (400, 403, 404, 409, 412, 422, 503)


@router.patch("", response_model=CircularOut, responses=problems(*REFUSALS))
def correct_fields(
    key: Key,
    asked: FieldsAsked,
    request: Request,
    library: TheLibrary,
    if_match: IfMatch = None,
) -> Response:
    """Correct metadata. Kept as an overlay with who and when; survives reading again."""
    edits = tuple(asked.edits())
    if not edits:
        raise BadParameter("Name at least one field to correct.")
    seen, who = revision_seen(if_match), acting(request, asked.by)
    return _answer(library, key, lambda: library.editing.correct(key, edits, who, seen, asked.note))


@router.patch("/clauses/{path:clause}", response_model=CircularOut, responses=problems(*REFUSALS))
def correct_clause(
    key: Key,
    path: str,
    asked: ClauseAsked,
    request: Request,
    library: TheLibrary,
    if_match: IfMatch = None,
) -> Response:
    """Correct a clause's words, what it does, its topics, its number, or where it ends.

    The corrected text is found by search at once; what was read stays beside it as `as_read`.
    """
    edits = tuple(asked.edits(path))
    if not edits:
        raise BadParameter("Say what is to be corrected: text, modality, topics, marker …")
    seen, who = revision_seen(if_match), acting(request, asked.by)
    return _answer(library, key, lambda: library.editing.correct(key, edits, who, seen, asked.note))


@router.get("/corrections", response_model=CorrectionsOut, responses=problems(404))
def listed(key: Key, library: TheLibrary) -> JSONResponse:
    """Every correction ever made, oldest first."""
    lines = library.editing.corrections(key)
    withdrawn = {line.target for line in lines if line.kind == "withdraw"}
    items = [correction_json(line, str(line.id) not in withdrawn) for line in lines]
    return JSONResponse({"circular": key, "total": len(items), "items": items})


@router.post(
    "/corrections/{number}/confirm", response_model=CircularOut, responses=problems(*REFUSALS)
)
def confirm(
    key: Key, number: int, asked: SettledAsked, request: Request, library: TheLibrary
) -> Response:
    """Vouch for somebody else's correction."""
    return _answer(
        library, key, lambda: library.editing.confirm(key, number, acting(request, asked.by))
    )


@router.post(
    "/corrections/{number}/withdraw", response_model=CircularOut, responses=problems(*REFUSALS)
)
def withdraw(
    key: Key, number: int, asked: SettledAsked, request: Request, library: TheLibrary
) -> Response:
    """Take a correction back; it stays in the list and in the history."""
    return _answer(
        library,
        key,
        lambda: library.editing.withdraw(key, number, acting(request, asked.by), asked.note),
    )


def _answer(library: Library, key: str, change: Callable[[], Stored]) -> Response:
    """The circular as it stands after; a stale edit is shown what stands there now."""
    try:
        stored = change()
    except StaleRevision as fault:
        fault.current = stored_json(library.circular(key))
        raise
    return JSONResponse(stored_json(stored), headers={"ETag": revision_tag(stored)})
