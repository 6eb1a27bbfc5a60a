"""Surveys: what is kept and what is not, and what a circular leaves out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse

from api.access import TheLibrary
from api.openapi import problems
from api.schemas.asked import FilterQuery
from api.schemas.compared import CoverageOut, GapsOut, GapsQuery
from service.shapes_compared import coverage_json, gaps_json

router = APIRouter(tags=["comparisons"])


@router.get("/coverage", response_model=CoverageOut, responses=problems(422))
def coverage(asked: Annotated[FilterQuery, Query()], library: TheLibrary) -> JSONResponse:
    """Regions by elections with the number of circulars; pages unread; doubtful recognition.

    Filters name the regions: some, those of a province, or all provinces.
    """
    return JSONResponse(coverage_json(library.covered(library.filters(asked.filters()))))


@router.get("/gaps", response_model=GapsOut, responses=problems(404, 409, 422))
def gaps(asked: Annotated[GapsQuery, Query()], library: TheLibrary) -> JSONResponse:
    """What a circular leaves out that others regulate, and what only it has.

    The others are circulars of its province for the same election, or the baseline.
    """
    return JSONResponse(gaps_json(library.gaps(asked.circular, asked.baseline)))
