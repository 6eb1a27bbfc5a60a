"""JDIHN, the network of legal documentation: our records, and a member's feed looked at."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from api.access import TheLibrary
from api.openapi import FEED, problems
from api.schemas.jdihn import ImportedOut, RecordOut
from service.shapes_jdihn import imported_json

integrations = APIRouter(prefix="/integrations", tags=["jdihn"])
router = APIRouter(prefix="/jdihn", tags=["jdihn"])


@integrations.get("/jdihn.json", response_model=list[RecordOut])
def records(request: Request, library: TheLibrary) -> JSONResponse:
    """Every circular kept as the network harvests it: 25 fields, all text, "-" for none.

    Press articles and letters of other kinds are left out. What a letter does not state is "-".
    """
    return JSONResponse(library.jdihn(str(request.base_url).rstrip("/")))


@router.post(
    "/import",
    response_model=ImportedOut,
    responses=problems(400, 403, 413, 415, 422),
    openapi_extra=FEED,
)
async def looked_at(request: Request, library: TheLibrary) -> JSONResponse:
    """A member's feed beside what is kept: which circulars are here, which differ, which lack.

    Variants of spelling are understood; each oddity is told in Bahasa. Nothing is fetched, nothing
    kept is changed.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise HTTPException(415)
    data = await request.body()
    found = await run_in_threadpool(library.import_jdihn, data)
    return JSONResponse(imported_json(found))
