"""Pages read anew: tried with options, and kept in place of the first reading when chosen."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from fastapi.responses import JSONResponse

from api.access import TheLibrary, acting
from api.openapi import problems
from api.revisions import revision_tag
from api.schemas.circulars import CircularOut
from api.schemas.pages import AdoptionAsked, MannerAsked, TrialOut
from service.library import Library
from service.page_trials import Manner
from service.shapes import stored_json
from service.shapes_pages import trial_json

router = APIRouter(prefix="/circulars/{key}/pages/{number}", tags=["corrections"])
Key = Annotated[str, Path(description="Key of the circular: SHA-256 of its original.")]
Number = Annotated[int, Path(ge=1, le=100_000, description="Page, from 1.")]
REFUSALS = (400, 403, 404, 409, 412, 422, 503)


@router.post("/trial", response_model=TrialOut, responses=problems(*REFUSALS))
def tried(key: Key, number: Number, asked: MannerAsked, library: TheLibrary) -> JSONResponse:
    """Recognise one page again with other options, beside the reading that stands.

    Nothing is kept; hand the same options and the digest to `PUT …/reading` to choose it.
    """
    return JSONResponse(trial_json(library.editing.try_page(key, number, _manner(library, asked))))


@router.put("/reading", response_model=CircularOut, responses=problems(*REFUSALS))
def adopted(
    key: Key, number: Number, asked: AdoptionAsked, request: Request, library: TheLibrary
) -> Response:
    """Let a page read anew stand in place of the first reading; it can be taken back.

    Kept as a line of the corrections; survives `reread` and recognition of the whole file.
    """
    who, manner = acting(request, asked.by), _manner(library, asked)
    stored = library.editing.adopt_page(key, number, manner, asked.digest, who, asked.note)
    return JSONResponse(stored_json(stored), headers={"ETag": revision_tag(stored)})


def _manner(library: Library, asked: MannerAsked) -> Manner:
    return library.editing.manner(asked.segmentation, asked.scale, asked.languages, asked.rotate)
