"""Request bodies are bounded: by what they declare before a byte is read, then byte by byte."""

from __future__ import annotations

import time
from collections.abc import Callable

from anyio import move_on_after
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import api.limits as limits
from api.errors import REFUSALS, problem

UPLOADS = ("/api/v1/circulars", "/api/v1/jdihn/import", "/upload")
DRAFTS = ("/api/v1/citations/check", "/check")
MOST = {
    **dict.fromkeys(UPLOADS, limits.UPLOAD_BYTES),
    **dict.fromkeys(DRAFTS, limits.DRAFT_BYTES),
}


PATIENCE_S = 30.0  # for a body, beside what its bytes need
LEAST_RATE = 8 * 1024  # bytes a second


class BodyLimit:
    """Refuses a body that is too large or drips in; nothing is kept in memory here."""

    def __init__(self, app: ASGIApp, now: Callable[[], float] = time.monotonic) -> None:
        self.app = app
        self._now = now

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request whose body stays within its limit."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        most = MOST.get(scope["path"], limits.JSON_BYTES)
        if _declared(scope) > most:
            await problem(413, *REFUSALS[413])(scope, receive, send)
            return
        await self.app(scope, _bounded(receive, most, self._now), send)


def _declared(scope: Scope) -> int:
    length = Headers(scope=scope).get("content-length", "0")
    return int(length) if length.isascii() and length.isdigit() else 0


def _bounded(receive: Receive, most: int, now: Callable[[], float]) -> Receive:
    taken, began, whole = 0, now(), False

    async def bounded() -> Message:
        nonlocal taken, whole
        if whole:  # only the end of the connection is left to come, whenever it does
            return await receive()
        left = PATIENCE_S + taken / LEAST_RATE - (now() - began)
        with move_on_after(left) as clock:
            message = await receive()
        if clock.cancelled_caught:
            raise HTTPException(408)
        taken += len(message.get("body", b""))
        if taken > most:
            raise HTTPException(413)
        whole = not message.get("more_body", False)
        return message

    return bounded
