"""Citations: the legal basis of a document or draft, judged at its date and today."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse

from api.access import TheLibrary
from api.drafts import draft_of
from api.openapi import DRAFT, problems
from api.schemas import LegalBasisOut
from service.shapes import legal_basis_json

router = APIRouter(prefix="/citations", tags=["citations"])


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
