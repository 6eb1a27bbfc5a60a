"""Who is calling, and may they: asked before any route is reached, and before a body is read."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote, urlsplit

from fastapi.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import REFUSALS, answer, problem
from api.rates import Buckets
from api.roles import SAFE, needed
from api.sessions import secret_of
from api.site.faults import fault_page, wants_page
from service.accounts import Identity
from service.errors import NotAllowed, NotSignedIn, ServiceError, TooManyTries
from service.library import Library

# What leaves a line in the audit trail when it succeeds, beside signing in and out.
AUDITED = (
    ("upload", r"POST (/upload(/retry)?|/api/v1/circulars)"),
    ("original seen", r"GET /api/v1/circulars/[^/]+/original"),
    ("corrected", r"(PATCH|POST) .*/circulars/.+"),
    ("removed", r"DELETE /api/v1/circulars/.+"),
    ("exported", r"GET (/api/v1/comparisons|/compare)/[^/]+\?.*format=.*"),
    ("exported", r"GET /integrations/jdihn\.json.*"),
    ("audit trail seen", r"GET /admin/audit.*"),
)


class Guard:
    """Lets a request through with its `identity` in the state, or answers it."""

    def __init__(self, app: ASGIApp, library: Library) -> None:
        self.app = app
        self._access = library.access
        self._buckets = Buckets()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request; lifespan passes."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        try:
            identity = await run_in_threadpool(self._judged, request)
        except ServiceError as fault:
            await _refusal(request, fault)(scope, receive, send)
            return
        if isinstance(identity, Response):
            await identity(scope, receive, send)
            return
        scope.setdefault("state", {})["identity"] = identity
        await self.app(scope, receive, self._watching(send, request, identity))

    def _judged(self, request: Request) -> Identity | Response | None:
        """Who calls; None where nobody has to be known."""
        if not self._access.closed:
            return None
        identity, by_cookie = self._who(request)
        method, path = request.method, request.url.path
        caller = identity.name if identity else _address(request)
        if wait := self._buckets.wait(caller, method, path):
            raise TooManyTries(wait_s=wait)
        role = needed(method, path)
        if role is None:
            return identity
        if identity is None:
            raise NotSignedIn()
        if by_cookie and not _from_here(method, request.headers):
            return problem(403, *REFUSALS[403])
        if not identity.may(role):
            raise NotAllowed(f"It needs the role {role}.")
        return identity

    def _who(self, request: Request) -> tuple[Identity | None, bool]:
        kind, _, text = request.headers.get("authorization", "").partition(" ")
        if kind:
            return (self._access.of_key(text.strip()) if kind.lower() == "bearer" else None), False
        secret = secret_of(request)
        return (self._access.of_session(secret) if secret else None), True

    def _watching(self, send: Send, request: Request, identity: Identity | None) -> Send:
        """Notes what succeeded, when it belongs in the audit trail."""
        asked = f"{request.method} {request.url.path}"
        asked += f"?{request.url.query}" if request.url.query else ""
        what = next((name for name, pattern in AUDITED if re.fullmatch(pattern, asked)), None)
        if identity is None or what is None:
            return send

        async def sender(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] < 400:
                await run_in_threadpool(self._access.note, identity.name, what, asked[:300])
            await send(message)

        return sender


def _from_here(method: str, asked: Headers) -> bool:
    """Whether a changing request with a session's cookie surely comes from our own pages."""
    if method in SAFE:
        return True
    if (site := asked.get("sec-fetch-site")) is not None:
        return site == "same-origin"
    origin = asked.get("origin")
    return origin is not None and urlsplit(origin).netloc == asked.get("host")


def _refusal(request: Request, fault: ServiceError) -> Response:
    if not wants_page(request):
        return answer(fault)
    if isinstance(fault, NotSignedIn) and request.method in SAFE:
        path = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/login?next={quote(path, safe='')}", 303)
    return fault_page(request, fault)


def _address(request: Request) -> str:
    client: Any = request.client
    return str(client.host) if client else ""
