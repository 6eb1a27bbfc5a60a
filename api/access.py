"""How a route reaches what it needs: the Library, the counters, filters in resolved form."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from api.metrics import Metrics
from service.library import Library


async def library_of(request: Request) -> Library:
    """The Library this application serves."""
    library: Library = request.app.state.library
    return library


async def metrics_of(request: Request) -> Metrics:
    """The counters of this application."""
    metrics: Metrics = request.app.state.metrics
    return metrics


def acting(request: Request, said: str) -> str:
    """Who does it: the one signed in, else the name they give."""
    identity = getattr(request.state, "identity", None)
    return str(identity.name) if identity else said


TheLibrary = Annotated[Library, Depends(library_of)]
TheMetrics = Annotated[Metrics, Depends(metrics_of)]
