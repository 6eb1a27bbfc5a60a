"""The application: routes, errors, headers and the background worker, put together."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI

import api.errors as errors
import api.limits as limits
from api.metrics import Metrics
from api.openapi import described
from api.routes import health
from api.shell import Shell

VERSION = "1"


def create_app(library: Any = None) -> FastAPI:
    """The whole service over a Library; without one, over the Library the settings describe."""
    app = FastAPI(
        title="Edaran",
        version=VERSION,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        max_body_size=limits.JSON_BYTES,
    )
    app.state.library = library
    app.state.metrics = Metrics()
    errors.install(app)
    app.include_router(health.router)
    app.add_middleware(Shell, metrics=app.state.metrics)
    app.openapi = lambda: described(app)  # type: ignore[method-assign]  # the documented way
    return app
