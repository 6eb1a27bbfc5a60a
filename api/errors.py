"""The table of exception class to status, and problem documents (RFC 9457) made from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

import index.errors as index_errors
import ingest.errors as ingest_errors
import service.access_errors as access_errors
import service.errors as service_errors

MEDIA_TYPE = "application/problem+json"
BASES = (
    service_errors.ServiceError,
    ingest_errors.IngestError,
    index_errors.SearchIndexError,
)
HANDLED = (*BASES, RequestValidationError)  # what a route may catch to show it in its own place
NOT_NAMED = 3  # at most so many faults of one request are told

STATUS: dict[type[Exception], int] = {
    service_errors.ServiceError: 500,
    service_errors.CircularNotFound: 404,
    service_errors.ClauseNotFound: 404,
    service_errors.PageNotFound: 404,
    service_errors.ComparisonNotFound: 404,
    service_errors.DraftNotFound: 404,
    service_errors.JobNotFound: 404,
    service_errors.NotReady: 409,
    service_errors.UnknownFilterValue: 422,
    service_errors.EmptyQuery: 422,
    service_errors.BadParameter: 422,
    service_errors.NothingToCompare: 422,
    service_errors.StaleRevision: 412,
    service_errors.CorrectionRefused: 422,
    service_errors.CorrectionNotFound: 404,
    service_errors.HomeBusy: 503,
    service_errors.StoreUnavailable: 503,
    service_errors.ClusterUnavailable: 503,
    service_errors.ReadersNotStarted: 503,
    service_errors.BadSettings: 500,
    service_errors.StillWritten: 409,
    service_errors.PathNotFound: 404,
    service_errors.OriginalMissing: 500,
    service_errors.OriginalDamaged: 500,
    service_errors.CatalogueDamaged: 503,
    service_errors.CatalogueLost: 503,
    service_errors.NewerHome: 503,
    service_errors.BackupDamaged: 422,
    service_errors.HomeNotEmpty: 409,
    service_errors.BadFeed: 422,
    access_errors.BadAccount: 422,
    access_errors.LoginRefused: 401,
    access_errors.TooManyTries: 429,
    access_errors.NotSignedIn: 401,
    access_errors.NotAllowed: 403,
    access_errors.OnlyHere: 403,
    access_errors.UnknownName: 421,
    access_errors.ProviderRefused: 403,
    access_errors.ProviderFailed: 503,
    access_errors.OpenToAll: 500,
    ingest_errors.IngestError: 422,
    ingest_errors.EmptyFile: 422,
    ingest_errors.UnknownFormat: 415,
    ingest_errors.MismatchedFormat: 415,
    ingest_errors.EncryptedFile: 422,
    ingest_errors.DamagedFile: 422,
    ingest_errors.NoPages: 422,
    ingest_errors.NoText: 422,
    ingest_errors.OcrUnavailable: 503,
    ingest_errors.TooLarge: 413,
    ingest_errors.TimedOut: 422,
    ingest_errors.ReaderCrashed: 422,
    index_errors.SearchIndexError: 500,
    index_errors.MissingModel: 503,
    index_errors.DamagedSnapshot: 503,
    index_errors.IndexBusy: 503,
    index_errors.IndexUnavailable: 503,
}

# What the web framework itself refuses, before any of our code is reached.
REFUSALS: dict[int, tuple[str, str]] = {
    400: ("bad_request", "The request could not be understood; check its form and encoding."),
    403: ("cross_site", "The request comes from another site and was refused."),
    404: ("no_such_address", "Nothing lives at this address; /openapi.json lists the calls."),
    408: ("too_slow", "The request came in too slowly and was given up; send it again."),
    405: ("method_not_allowed", "This address does not take this method; see the Allow header."),
    413: ("too_large", "The request is larger than allowed; send fewer or smaller files."),
    415: ("unsupported_media_type", "Send files as multipart/form-data and the rest as JSON."),
    416: ("bad_range", "The range asked for lies outside the file."),
}


def status_of(error: Exception) -> int:
    """The HTTP status for an error of ours, by its nearest listed class."""
    if isinstance(error, RequestValidationError):
        return 422
    return next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), 500)


def problem(
    status: int, code: str, detail: str, headers: Mapping[str, str] | None = None, **more: Any
) -> JSONResponse:
    """A problem document with our stable code; `type` leads to the code's row on the help page."""
    body = {
        "type": f"/help#{code}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "code": code,
        "detail": detail,
        **more,
    }
    return JSONResponse(body, status, headers=dict(headers or {}), media_type=MEDIA_TYPE)


def described(error: Exception) -> tuple[int, str, str]:
    """Status, code and sentence of anything a route can raise."""
    if isinstance(error, RequestValidationError):
        return _invalid(error)
    if isinstance(error, HTTPException):
        return error.status_code, *_refusal(error)
    return status_of(error), str(getattr(error, "code", "internal_error")), str(error)


def answer(error: Exception) -> JSONResponse:
    """The problem document for anything a route can raise."""
    headers = getattr(error, "headers", None)
    status, code, detail = described(error)
    if status == 503:
        headers = {"Retry-After": "5", **(headers or {})}
    current = getattr(error, "current", None)
    return problem(status, code, detail, headers, **({"current": current} if current else {}))


def _refusal(error: HTTPException) -> tuple[str, str]:
    """Code and sentence, with the framework's own particulars where it gives any."""
    said = str(error.detail)
    code, sentence = REFUSALS.get(error.status_code, ("http_error", said))
    plain = said in {HTTPStatus(error.status_code).phrase, sentence, "Content Too Large"}
    return code, sentence if plain else f"{sentence} {said}"


def _invalid(error: RequestValidationError) -> tuple[int, str, str]:
    faults = error.errors()
    if any(fault["type"] == "json_invalid" for fault in faults):
        return 400, *REFUSALS[400]
    told = "; ".join(_sentence(fault) for fault in faults[:NOT_NAMED])
    return 422, service_errors.BadParameter.code, f"{service_errors.BadParameter.sentence} {told}."


def _sentence(fault: Mapping[str, Any]) -> str:
    place = [str(part) for part in fault["loc"][1:]] or [str(fault["loc"][0])]
    return f"{'.'.join(place)[:80]}: {fault['msg'].removeprefix('Value error, ')}"


def install(
    app: FastAPI,
    shown: Callable[[Request, Exception], Response | None],
    allowed: Callable[[Request], Sequence[str]] = lambda _: (),
) -> None:
    """Answer every error of ours, of validation and of the framework with a problem document.

    Where people read instead of programs, `shown` gives a page; `allowed` knows the methods of an
    address.
    """

    async def handle(request: Request, error: Exception) -> Response:
        response = shown(request, error) or answer(error)
        if response.status_code == 405 and (methods := allowed(request)):
            response.headers["Allow"] = ", ".join(methods)
        return response

    for kind in (*BASES, RequestValidationError, HTTPException):
        app.add_exception_handler(kind, handle)
