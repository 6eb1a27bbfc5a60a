"""Circulars that may be one letter: found, and decided about by staff."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import JSONResponse

from api.access import TheLibrary, acting
from api.openapi import problems
from api.schemas.twins import DecisionAsked, TwinsOut
from service.library import Library
from service.shapes_twins import twin_json

router = APIRouter(prefix="/circulars/{key}/twins", tags=["corrections"])
Key = Annotated[str, Path(description="Key of the circular: SHA-256 of its original.")]
Other = Annotated[str, Path(description="Key of the other circular.")]


@router.get("", response_model=TwinsOut, responses=problems(404))
def listed(key: Key, library: TheLibrary) -> JSONResponse:
    """Other circulars that may be the same letter, or were decided to be or not to be."""
    return _answer(library, key)


@router.post("/{other}", response_model=TwinsOut, responses=problems(400, 403, 404, 409, 422, 503))
def decided(
    key: Key, other: Other, asked: DecisionAsked, request: Request, library: TheLibrary
) -> JSONResponse:
    """Decide what this circular is to the other; kept with who and when, the last one counts."""
    library.editing.decide(key, other, asked.decision, acting(request, asked.by), asked.note)
    return _answer(library, key)


def _answer(library: Library, key: str) -> JSONResponse:
    items = [twin_json(twin) for twin in library.twins(key)]
    return JSONResponse({"circular": key, "total": len(items), "items": items})
