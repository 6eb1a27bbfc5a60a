"""The upload page: files in, one outcome each, and the work under way."""

from __future__ import annotations

import json
from typing import Any

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse, Response

import api.limits as limits
from api.access import TheLibrary, acting
from api.errors import HANDLED, status_of
from api.site.desk import fault_of, language_of, page
from api.site.words import english_sentences, remedy
from api.uploads import keep, received
from service.library import Library
from service.shapes_jobs import accepted_json, job_json

router = APIRouter(include_in_schema=False, prefix="/upload")
JOBS = 25
ACTIVE = frozenset({"queued", "reading"})


@router.get("")
def form(request: Request, library: TheLibrary) -> HTMLResponse:
    """Where files are dropped."""
    return page(request, "upload.html", "upload", **_values(request, library))


@router.post("")
async def sent(request: Request, library: TheLibrary) -> HTMLResponse:
    """Files sent by a browser that runs no scripts."""
    try:
        async with received(request) as files:
            outcomes = await run_in_threadpool(keep, library, files, acting(request, "upload"))
    except HANDLED as error:
        values = _values(request, library) | {"fault": fault_of(request, error)}
        return page(request, "upload.html", "upload", status_of(error), **values)
    values = _values(request, library) | {"outcomes": [accepted_json(item) for item in outcomes]}
    return page(request, "upload.html", "upload", 202, **values)


@router.get("/jobs")
def jobs(request: Request, library: TheLibrary) -> HTMLResponse:
    """The list of work alone, fetched again while something moves."""
    return page(request, "jobs.html", **_jobs(library))


@router.post("/retry")
async def again(request: Request, library: TheLibrary) -> Response:
    """Read a circular anew that could not be read; any other is left as it is."""
    sent = await request.form(max_files=0)
    await run_in_threadpool(_again, library, str(sent.get("key", "")), acting(request, "upload"))
    return RedirectResponse("/upload#jobs", 303)


def _again(library: Library, key: str, who: str) -> None:
    if library.circular(key).state == "failed":
        library.retry(key, who)


def _values(request: Request, library: Library) -> dict[str, Any]:
    return {
        **_jobs(library),
        "outcomes": (),
        "fault": None,
        "megabytes": limits.FILE_BYTES // limits.MIB,
        "largest": limits.FILE_BYTES,
        "most": limits.FILES,
        "remedies": json.dumps(_remedies(language_of(request)), ensure_ascii=False),
    }


def _jobs(library: Library) -> dict[str, Any]:
    found, _ = library.jobs(JOBS, 0)
    newest = {job.circular: job.id for job in reversed(found)}  # only its last try can be repeated
    return {
        "last": frozenset(newest.values()),
        "alike": library.numbered_alike([job.circular for job in found if job.state == "ready"]),
        "jobs": [job_json(job) for job in found],
        "active_jobs": any(job.state in ACTIVE for job in found),
    }


def _remedies(language: str) -> dict[str, str]:
    return {
        code: remedy(code, language, sentence) for code, sentence in english_sentences().items()
    }
