"""Request bodies are bounded: by what they declare before a byte is read, then byte by byte."""

from __future__ import annotations

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


class BodyLimit:
    """Refuses a body that is too large; nothing is kept in memory here."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request whose body stays within its limit."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        most = MOST.get(scope["path"], limits.JSON_BYTES)
        if _declared(scope) > most:
            await problem(413, *REFUSALS[413])(scope, receive, send)
            return
        await self.app(scope, _bounded(receive, most), send)


def _declared(scope: Scope) -> int:
    length = Headers(scope=scope).get("content-length", "0")
    return int(length) if length.isascii() and length.isdigit() else 0


def _bounded(receive: Receive, most: int) -> Receive:
    taken = 0

    async def bounded() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > most:
            raise HTTPException(413)
        return message

    return bounded
