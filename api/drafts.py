"""A document or draft sent to be looked at and not kept: as JSON, as plain text, or as a form."""

from __future__ import annotations

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from starlette.exceptions import HTTPException

from api.schemas.asked import CitationsAsked
from api.uploads import received
from service.errors import BadParameter

DRAFT_NAME = "draft.txt"


async def draft_of(request: Request) -> tuple[str, bytes]:
    """Name and bytes of what was sent."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        return DRAFT_NAME, _text(await request.body())
    if kind == "text/plain":
        return DRAFT_NAME, await request.body()
    if kind != "multipart/form-data":
        raise HTTPException(415)
    async with received(request) as files:
        if len(files) != 1:
            raise BadParameter("Send exactly one file.")
        return files[0].filename or DRAFT_NAME, await run_in_threadpool(files[0].file.read)


def _text(body: bytes) -> bytes:
    try:
        return CitationsAsked.model_validate_json(body).text.encode()
    except ValidationError as error:
        faults = [{**fault, "loc": ("body", *fault["loc"])} for fault in error.errors()]
        raise RequestValidationError(faults) from None
