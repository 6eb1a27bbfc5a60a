"""Search: a question with filters to clauses with their pages; and what to ask while typing."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse

from api.access import TheLibrary
from api.openapi import QUESTIONS, batch_formats, problems
from api.questions import answered, questions_of
from api.schemas.asked import BatchQuery, SearchQuery, SuggestQuery
from api.schemas.search import SearchOut, SuggestOut
from api.turns import Turn
from service.shapes_found import search_json, suggestions_json

router = APIRouter(tags=["search"])


@router.get("/search", response_model=SearchOut, responses=problems(422, 503), dependencies=[Turn])
def search(asked: Annotated[SearchQuery, Query()], library: TheLibrary) -> JSONResponse:
    """Clauses that answer a question, best first, with counts by filter value."""
    filters = library.filters(asked.filters())
    result = library.search(asked.q, filters, asked.limit, asked.offset, asked.ignore)
    return JSONResponse(search_json(result))


@router.get(
    "/suggest", response_model=SuggestOut, responses=problems(422, 503), dependencies=[Turn]
)
def suggest(asked: Annotated[SuggestQuery, Query()], library: TheLibrary) -> JSONResponse:
    """Queries to choose from while somebody types: numbers, topics, words, regions."""
    return JSONResponse(suggestions_json(asked.q, library.suggest(asked.q, asked.limit)))


@router.post(
    "/search/batch",
    response_class=Response,
    responses=batch_formats(400, 403, 413, 415, 422, 503),
    openapi_extra=QUESTIONS,
)
async def batch(
    asked: Annotated[BatchQuery, Query()], request: Request, library: TheLibrary
) -> Response:
    """Answer many questions in one go: the first column of a CSV file, each in its order.

    A question without an answer, or one that fails, has its own row with a note.
    """
    return await run_in_threadpool(answered, library, await questions_of(request), asked)
