"""Is the service alive, can it serve, and what has it done: for operators and their tools."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

import api.metrics as metrics
from api.access import TheLibrary, TheMetrics
from api.schemas.operations import Alive, Ready
from index.errors import SearchIndexError
from service.errors import ServiceError
from service.library import Library
from service.worker import Worker

router = APIRouter(tags=["health"])


@router.get("/health/live", response_model=Alive)
def live() -> dict[str, str]:
    """The process answers; nothing else is looked at."""
    return {"status": "ok"}


@router.get("/health/ready", response_model=Ready, responses={503: {"model": Ready}})
def ready(request: Request, library: TheLibrary) -> JSONResponse:
    """Catalogue and worker are there; 503 names what is not.

    `unsearchable` tells how many circulars the index has still to learn: search works meanwhile.
    """
    parts = {"catalogue": _catalogue(library), "worker": _worker(request.app.state.worker)}
    fine = all(state == "ok" for state in parts.values())
    body = {
        "status": "ok" if fine else "unavailable",
        "parts": parts,
        "unsearchable": library.care.unsearchable() if parts["catalogue"] == "ok" else None,
    }
    return JSONResponse(body, 200 if fine else 503)


@router.get("/health/startup", response_model=Alive, responses={503: {"model": Ready}})
def started(request: Request, library: TheLibrary) -> JSONResponse:
    """What a crash left is put right and the index is whole; 503 until then."""
    if request.app.state.worker.has_begun:
        return JSONResponse({"status": "ok"})
    parts = {"catalogue": _catalogue(library), "worker": "starting"}
    return JSONResponse({"status": "unavailable", "parts": parts, "unsearchable": None}, 503)


@router.get("/metrics", response_class=Response, responses=metrics.ANSWER)
def counted(library: TheLibrary, counters: TheMetrics) -> Response:
    """Requests, uploads, refusals, circulars and the last look at everything, for Prometheus."""
    text = counters.text(library.counts(), library.care.unsearchable())
    return Response(text, media_type=metrics.MEDIA_TYPE)


def _catalogue(library: Library) -> str:
    try:
        library.counts()
    except (ServiceError, SearchIndexError) as error:
        return error.code
    return "ok"


def _worker(worker: Worker) -> str:
    return "ok" if worker.is_alive else "stopped"
