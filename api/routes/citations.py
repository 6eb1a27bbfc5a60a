"""Citations: the legal basis of a document or draft, judged at its date and today."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse

from api.access import TheLibrary
from api.drafts import draft_of
from api.openapi import DRAFT, problems
from api.schemas.citations import LegalBasisOut
from api.schemas.compared import BasesOut, BasesQuery
from service.shapes_cited import founded_json, legal_basis_json

router = APIRouter(prefix="/citations", tags=["citations"])


@router.get("", response_model=BasesOut, responses=problems(422))
def bases(asked: Annotated[BasesQuery, Query()], library: TheLibrary) -> JSONResponse:
    """What kept circulars rest on, each citation judged at the letter's date and today.

    `outcome=ended_before` finds those that rest on what was no longer in force.
    """
    found = library.legal_bases(library.filters(asked.filters()), asked.outcome)
    items = [founded_json(one) for one in found[asked.offset :][: asked.limit]]
    paging = {"total": len(found), "limit": asked.limit, "offset": asked.offset}
    return JSONResponse({**paging, "items": items})


@router.post(
    "/check",
    response_model=LegalBasisOut,
    responses=problems(400, 403, 413, 415, 422, 503),
    openapi_extra=DRAFT,
)
async def check(request: Request, library: TheLibrary) -> JSONResponse:
    """Judge every regulation that a document cites; nothing is stored.

    Send the text of a draft as JSON or plain text, or a document as a form. `at_issue` is null
    for a text that states no date.
    """
    name, data = await draft_of(request)
    basis = await run_in_threadpool(library.check_citations, data, name)
    return JSONResponse(legal_basis_json(basis))
