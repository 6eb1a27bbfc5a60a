"""Files sent in: the parts of a multipart body, each bounded, each answered by itself."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Request
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

import api.limits as limits
from ingest.errors import TooLarge
from service.errors import BadParameter
from service.library import Library
from service.model import Accepted, Failure

UNNAMED = "tanpa-nama"
PARTING = re.compile(r"[/\\]")


@asynccontextmanager
async def received(request: Request) -> AsyncIterator[list[UploadFile]]:
    """The files of a multipart body, whatever their field is called, in the order sent."""
    if not request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        raise HTTPException(415)
    async with request.form(max_files=limits.FILES, max_fields=limits.FIELDS) as form:
        parts = [value for _, value in form.multi_items() if isinstance(value, UploadFile)]
        yield [part for part in parts if part.filename or part.size]


def keep(library: Library, files: list[UploadFile], who: str) -> list[Accepted]:
    """Hand every file to the Library; one refused file leaves the others alone."""
    if not files:
        raise BadParameter("Send at least one file as multipart/form-data.")
    return [_keep(library, file, who) for file in files]


def _keep(library: Library, file: UploadFile, who: str) -> Accepted:
    name = plain_name(file.filename or "")
    if (file.size or 0) > limits.FILE_BYTES:
        fault = TooLarge(f"At most {limits.FILE_BYTES // limits.MIB} MiB are taken.")
        return Accepted(name, "rejected", None, Failure(name, fault.code, str(fault)))
    return library.add(name, file.file.read(), who)


def plain_name(sent: str) -> str:
    """The last part of a file name as sent, without folders and control characters."""
    last = PARTING.split(sent)[-1]
    seen = "".join(c for c in last if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co"})
    return seen.strip()[-limits.NAME_CHARS :] or UNNAMED
