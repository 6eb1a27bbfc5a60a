"""Lineage: which circular's wording comes from which earlier one."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse

from api.access import TheLibrary
from api.openapi import problems
from api.schemas.asked import FilterQuery
from api.schemas.compared import LineageOut
from service.shapes_compared import lineage_json

router = APIRouter(tags=["comparisons"])


@router.get("/lineage", response_model=LineageOut, responses=problems(422))
def lineage(asked: Annotated[FilterQuery, Query()], library: TheLibrary) -> JSONResponse:
    """Each clause with its nearest earlier wording, sought in every circular kept.

    Filters choose the circulars that are explained; those they descend from are shown with them.
    """
    return JSONResponse(lineage_json(library.lineage(library.filters(asked.filters()))))
