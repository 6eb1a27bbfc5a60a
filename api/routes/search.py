"""Search: a question with filters to clauses with their pages; and what to ask while typing."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse

from api.access import TheLibrary
from api.openapi import problems
from api.schemas import SearchOut, SearchQuery, SuggestOut, SuggestQuery
from service.shapes import search_json, suggestions_json

router = APIRouter(tags=["search"])


@router.get("/search", response_model=SearchOut, responses=problems(422, 503))
def search(asked: Annotated[SearchQuery, Query()], library: TheLibrary) -> JSONResponse:
    """Clauses that answer a question, best first, with counts by filter value."""
    filters = library.filters(asked.filters())
    result = library.search(asked.q, filters, asked.limit, asked.offset, asked.ignore)
    return JSONResponse(search_json(result))


@router.get("/suggest", response_model=SuggestOut, responses=problems(422, 503))
def suggest(asked: Annotated[SuggestQuery, Query()], library: TheLibrary) -> JSONResponse:
    """Queries to choose from while somebody types: numbers, topics, words, regions."""
    return JSONResponse(suggestions_json(asked.q, library.suggest(asked.q, asked.limit)))
