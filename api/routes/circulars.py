"""Circulars: sent in, listed, shown with their pages and clauses, removed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Annotated, BinaryIO
from urllib.parse import quote

from fastapi import APIRouter, Header, Path, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse, StreamingResponse

from api.access import TheLibrary, TheMetrics, acting
from api.headers import ORIGINAL_POLICY
from api.openapi import UPLOAD, binary, problems
from api.revisions import demand_current, revision_tag, same_revision
from api.schemas.asked import ListQuery, PageImageQuery, SimilarQuery
from api.schemas.circulars import CircularOut, CircularsOut, ClausesOut, HistoryOut, UploadOut
from api.schemas.citations import LegalBasisOut
from api.schemas.search import SimilarOut
from api.uploads import keep, received
from service.errors import ClauseNotFound, NotReady
from service.library import Library
from service.model import Reading
from service.shapes import clause_json, stored_json, stored_line_json
from service.shapes_cited import legal_basis_json
from service.shapes_found import match_json
from service.shapes_jobs import accepted_json

router = APIRouter(prefix="/circulars", tags=["circulars"])
Key = Annotated[str, Path(description="Key of the circular: SHA-256 of its original.")]
IfMatch = Annotated[
    str | None,
    Header(
        description='Revision seen, as `"3"`; several are parted by commas.',
        pattern=r'^(\*|"[^",]+"(\s*,\s*"[^",]+")*)$',
    ),
]
ORIGINAL_TYPES = "application/octet-stream"
PIECE = 256 * 1024  # bytes of an original sent at a time


@router.post(
    "",
    status_code=202,
    response_model=UploadOut,
    responses=problems(400, 403, 413, 415, 422, 503),
    openapi_extra=UPLOAD,
)
async def send(request: Request, library: TheLibrary, metrics: TheMetrics) -> JSONResponse:
    """Take in one or many files. Accepted means durable; reading follows, see the jobs.

    PDF, PNG, JPEG, TIFF, HTML and plain text, told by their content. Every file is answered by
    itself: accepted with its key, duplicate of a key, or rejected with a code.
    """
    async with received(request) as files:
        outcomes = await run_in_threadpool(keep, library, files, acting(request, "upload"))
    for outcome in outcomes:
        metrics.uploads.labels(outcome.outcome).inc()
    return JSONResponse({"files": [accepted_json(outcome) for outcome in outcomes]}, 202)


@router.get("", response_model=CircularsOut, responses=problems(422))
def listed(asked: Annotated[ListQuery, Query()], library: TheLibrary) -> JSONResponse:
    """The circulars kept, by date of issue."""
    filters = library.filters(asked.filters())
    found, total = library.circulars(filters, asked.limit, asked.offset)
    items = [stored_line_json(stored) for stored in found]
    paging = {"total": total, "limit": asked.limit, "offset": asked.offset}
    return JSONResponse({**paging, "items": items})


@router.get("/{key}", response_model=CircularOut, responses={304: {}, **problems(404)})
def shown(
    key: Key, library: TheLibrary, if_none_match: Annotated[str | None, Header()] = None
) -> Response:
    """One circular whole. Its revision is the entity tag."""
    stored = library.circular(key)
    headers = {"ETag": revision_tag(stored), "Cache-Control": "private, no-cache"}
    if same_revision(stored, if_none_match):
        return Response(status_code=304, headers=headers)
    return JSONResponse(stored_json(stored), headers=headers)


@router.delete("/{key}", status_code=204, responses=problems(403, 404, 412, 422, 503))
def removed(key: Key, request: Request, library: TheLibrary, if_match: IfMatch = None) -> Response:
    """Remove a circular, its original and everything read from it."""
    demand_current(library.circular(key), if_match)
    library.remove(key, acting(request, "http"))
    return Response(status_code=204)


@router.get("/{key}/original", response_class=StreamingResponse, responses=binary("*/*", 404))
def original(key: Key, library: TheLibrary) -> Response:
    """The bytes as they were sent, for saving; never shown as a page of this site."""
    stored, file = library.original(key)
    length = file.seek(0, os.SEEK_END)
    file.seek(0)
    headers = {
        "Content-Length": str(length),
        "Content-Disposition": disposition(stored.file),
        "Content-Security-Policy": ORIGINAL_POLICY,
        "Cache-Control": "private, no-cache",
        "ETag": f'"{stored.key}"',
    }
    return StreamingResponse(_pieces(file), headers=headers, media_type=stored.media_type)


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    with file:
        while piece := file.read(PIECE):
            yield piece


@router.get(
    "/{key}/pages/{number}.png", response_class=Response, responses=binary("image/png", 404, 409)
)
def page_image(
    key: Key, number: int, asked: Annotated[PageImageQuery, Query()], library: TheLibrary
) -> Response:
    """A page as displayed, with the boxes of a clause when one is to be highlighted."""
    image = library.page_image(key, number, asked.highlight)
    headers = {"Cache-Control": "private, max-age=3600"}
    return Response(image, media_type="image/png", headers=headers)


@router.get("/{key}/clauses", response_model=ClausesOut, responses=problems(404, 409))
def clauses(key: Key, library: TheLibrary) -> JSONResponse:
    """The clauses in reading order."""
    items = [clause_json(item) for item in _reading(library, key).clauses]
    return JSONResponse({"circular": key, "total": len(items), "items": items})


@router.get("/{key}/citations", response_model=LegalBasisOut, responses=problems(404, 409))
def citations(key: Key, library: TheLibrary) -> JSONResponse:
    """The legal basis the circular states, judged at its date and today."""
    return JSONResponse(legal_basis_json(library.citations(key)))


@router.get("/{key}/history", response_model=HistoryOut, responses=problems(404))
def history(key: Key, library: TheLibrary) -> JSONResponse:
    """Who changed what, oldest first."""
    items = list(library.history(key))
    return JSONResponse({"circular": key, "total": len(items), "items": items})


@router.get(
    "/{key}/clauses/{path:path}/similar",
    response_model=SimilarOut,
    responses=problems(404, 409, 422),
)
def similar(
    key: Key, path: str, asked: Annotated[SimilarQuery, Query()], library: TheLibrary
) -> JSONResponse:
    """Clauses of other circulars that say the like."""
    try:
        matches = library.similar(key, path, asked.limit)
    except ClauseNotFound:
        library.circular(key)  # an unknown circular is told as such
        raise
    hits = [match_json(match) for match in matches]
    return JSONResponse({"circular": key, "path": path, "total": len(hits), "hits": hits})


def disposition(name: str) -> str:
    """A header that saves under this name, in ASCII and in full (RFC 6266)."""
    plain = "".join(c if c.isascii() and (c.isalnum() or c in " ._-()") else "_" for c in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _reading(library: Library, key: str) -> Reading:
    stored = library.circular(key)
    if stored.reading is None:
        raise NotReady(f"It is {stored.state}.")
    return stored.reading
