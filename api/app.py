"""The application: routes, errors, headers and the background worker, put together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool
from starlette.middleware.gzip import GZipMiddleware

import api.errors as errors
import api.routes.circulars
import api.routes.citations
import api.routes.comparisons
import api.routes.corrections
import api.routes.health
import api.routes.jdihn
import api.routes.jobs
import api.routes.lineage
import api.routes.pages
import api.routes.search
import api.routes.surveys
import api.routes.tables
import api.routes.twins
import api.site.admin
import api.site.batch
import api.site.check
import api.site.circular
import api.site.circulars
import api.site.comparison
import api.site.correction
import api.site.help
import api.site.history
import api.site.lineage
import api.site.login
import api.site.recognition
import api.site.review
import api.site.saved
import api.site.search
import api.site.single
import api.site.tiles
import api.site.twins
import api.site.upload
from api.addresses import methods_of
from api.bodies import BodyLimit
from api.guard import Guard
from api.hosts import names_in
from api.metrics import Metrics
from api.openapi import described
from api.shell import Shell
from api.site.assets import Assets
from api.site.desk import STATIC
from api.site.faults import fault_page, wants_page
from api.turns import turns
from service.library import Library
from service.nightly import Nightly
from service.settings import Settings, from_environment
from service.wiring import build
from service.worker import Worker

VERSION = "1"
SQUEEZED_FROM = 1400  # bytes: what fits one packet gains nothing
SQUEEZE_LEVEL = 5
AS_THEY_ARE = ("application/*", "image/png", "image/jpeg")  # files, and answers to programs
CALLS = (
    api.routes.circulars.router,
    api.routes.corrections.router,
    api.routes.twins.router,
    api.routes.pages.router,
    api.routes.search.router,
    api.routes.comparisons.router,
    api.routes.citations.router,
    api.routes.lineage.router,
    api.routes.surveys.router,
    api.routes.jdihn.router,
    api.routes.tables.router,
    api.routes.jobs.router,
)
PAGES = (
    api.site.search.router,
    api.site.batch.router,
    api.site.saved.router,
    api.site.tiles.router,
    api.site.lineage.router,
    api.site.circulars.router,
    api.site.correction.router,
    api.site.twins.router,
    api.site.history.router,
    api.site.recognition.router,
    api.site.circular.router,
    api.site.comparison.router,
    api.site.check.router,
    api.site.upload.router,
    api.site.help.router,
    api.site.login.router,
    api.site.single.router,
    api.site.admin.router,
    api.site.review.router,
)


def create_app(library: Library | None = None, settings: Settings | None = None) -> FastAPI:
    """The whole service over a Library; without one, over the Library the settings describe."""
    chosen = settings or (Settings() if library else from_environment())
    app = FastAPI(
        title="Edaran",
        version=VERSION,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=_life,
    )
    app.state.library = library or build(chosen)
    app.state.settings = chosen
    app.state.worker = Worker(app.state.library)
    app.state.metrics = Metrics()
    app.state.turns = turns()
    app.state.nightly = Nightly(app.state.library.parts, chosen.verify_at, app.state.metrics.looked)
    errors.install(app, _shown, lambda request: methods_of(app.router.routes, request.scope))
    app.include_router(api.routes.health.router)
    app.include_router(api.routes.jdihn.integrations)
    for router in CALLS:
        app.include_router(router, prefix="/api/v1")
    for router in PAGES:
        app.include_router(router)
    app.mount("/static", Assets(directory=STATIC))
    app.add_middleware(BodyLimit)
    app.add_middleware(
        Guard,
        access=app.state.library.access,
        names=names_in(chosen.hosts),
        methods=lambda scope: methods_of(app.router.routes, scope),
    )
    app.add_middleware(
        GZipMiddleware,
        minimum_size=SQUEEZED_FROM,
        compresslevel=SQUEEZE_LEVEL,
        exclude_content_types=AS_THEY_ARE,
    )
    app.add_middleware(Shell, metrics=app.state.metrics)
    app.openapi = lambda: described(app)  # type: ignore[method-assign]  # the documented way
    return app


@asynccontextmanager
async def _life(app: FastAPI) -> AsyncIterator[None]:
    app.state.worker.start()
    app.state.nightly.start()
    yield
    app.state.nightly.stop()
    await run_in_threadpool(app.state.worker.stop)
    app.state.library.close()


def _shown(request: Request, error: Exception) -> Response | None:
    return fault_page(request, error) if wants_page(request) else None
