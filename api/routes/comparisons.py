"""Comparisons: made from filters or keys, fetched in any format."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import JSONResponse

from api.access import TheLibrary
from api.headers import REPORT_POLICY
from api.openapi import comparison_formats, problems
from api.schemas.asked import ComparisonAsked, FormatQuery
from api.schemas.compared import SinceOut
from api.schemas.comparisons import ComparisonOut
from service.reports.formats import FORMATS
from service.shapes_compared import comparison_json, since_json

router = APIRouter(prefix="/comparisons", tags=["comparisons"])


@router.post(
    "", status_code=201, response_model=ComparisonOut, responses=problems(400, 403, 404, 422)
)
def made(asked: ComparisonAsked, library: TheLibrary) -> JSONResponse:
    """Lay circulars side by side; the same request always has the same id."""
    filters = library.filters(asked.filters.filters())
    comparison = library.comparisons.make(filters, asked.circulars, asked.baseline, asked.against)
    headers = {"Location": f"/api/v1/comparisons/{comparison.id}"}
    return JSONResponse(comparison_json(comparison), 201, headers=headers)


@router.get(
    "/{comparison_id}", response_model=ComparisonOut, responses=comparison_formats(404, 422)
)
def fetched(
    comparison_id: str,
    asked: Annotated[FormatQuery, Query()],
    request: Request,
    library: TheLibrary,
) -> Response:
    """A comparison worked out anew from what is kept now, as JSON or as a file."""
    comparison = library.comparisons.get(comparison_id)
    if asked.format == "json":
        return JSONResponse(comparison_json(comparison))
    chosen = FORMATS[asked.format]
    name = f"perbandingan-{comparison.id}.{chosen.name}"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Security-Policy": REPORT_POLICY,
    }
    address = str(request.base_url).rstrip("/")
    report = library.comparisons.report(comparison, address, asked.format, asked.crops)
    return Response(chosen.render(report), media_type=chosen.media_type, headers=headers)


@router.get(
    "/{comparison_id}/changes", response_model=SinceOut | None, responses=problems(404, 422)
)
def changes(comparison_id: str, library: TheLibrary) -> JSONResponse:
    """What the same request gives otherwise today; null when what it gave was not kept."""
    since = library.comparisons.changed_since(comparison_id)
    return JSONResponse(since_json(since) if since else None)


@router.post(
    "/{comparison_id}/again",
    status_code=201,
    response_model=ComparisonOut,
    responses=problems(403, 404, 422),
)
def again(comparison_id: str, library: TheLibrary) -> JSONResponse:
    """The same request over all that is kept today, saved under its own id."""
    comparison = library.comparisons.again(comparison_id)
    headers = {"Location": f"/api/v1/comparisons/{comparison.id}"}
    return JSONResponse(comparison_json(comparison), 201, headers=headers)
