"""A list of questions from the desk: a CSV file in, a workbook of answers out."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool

from api.access import TheLibrary
from api.questions import answered, questions_of
from api.schemas.asked import BatchQuery, read_query

router = APIRouter(include_in_schema=False)


@router.post("/batch")
async def sent(request: Request, library: TheLibrary) -> Response:
    """The answers, to be saved."""
    return await run_in_threadpool(
        answered, library, await questions_of(request), read_query(BatchQuery, ())
    )
