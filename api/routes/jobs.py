"""Jobs: the state of work under way."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse

from api.access import TheLibrary
from api.openapi import problems
from api.schemas.asked import PageQuery
from api.schemas.operations import JobOut, JobsOut
from service.shapes_jobs import job_json

router = APIRouter(prefix="/jobs", tags=["jobs"])


@router.get("", response_model=JobsOut, responses=problems(422))
def listed(asked: Annotated[PageQuery, Query()], library: TheLibrary) -> JSONResponse:
    """Jobs, newest first."""
    jobs, total = library.jobs(asked.limit, asked.offset)
    paging = {"total": total, "limit": asked.limit, "offset": asked.offset}
    return JSONResponse({**paging, "items": [job_json(job) for job in jobs]})


@router.get("/{job_id}", response_model=JobOut, responses=problems(404))
def shown(job_id: str, library: TheLibrary) -> JSONResponse:
    """One job: waiting, being read, ready, or failed with its reason."""
    return JSONResponse(job_json(library.job(job_id)))
