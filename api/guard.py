"""Who is calling, and may they: asked before any route is reached, and before a body is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import quote, urlsplit

from fastapi.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import REFUSALS, answer, problem
from api.hosts import is_here, known
from api.rates import Buckets
from api.roles import LIVE, SAFE, SIGNS, needed
from api.sessions import secret_of
from api.site.faults import fault_page, wants_page
from service.access import Access
from service.access_errors import NotAllowed, NotSignedIn, OnlyHere, TooManyTries, UnknownName
from service.accounts import Identity
from service.errors import ServiceError

# What leaves a line in the audit trail when it succeeds, beside signing in and out.
AUDITED = (
    ("upload", r"POST (/upload(/retry)?|/api/v1/circulars)"),
    ("original seen", r"GET /api/v1/circulars/[^/]+/original"),
    ("corrected", r"(PATCH|POST) .*/circulars/.+"),
    ("removed", r"DELETE /api/v1/circulars/.+"),
    ("exported", r"POST (/batch|/api/v1/search/batch)"),
    ("exported", r"GET /integrations/jdihn\.json"),
    ("audit trail seen", r"GET /admin/audit"),
)
FORMATTED = r"GET (/api/v1/comparisons|/compare)/[^/]+"  # exported where a format is asked for
DETAIL = 300  # characters of a line's particulars

Methods = Callable[[Scope], Sequence[str]]


class Guard:
    """Lets a request through with its `identity` in the state, or answers it."""

    def __init__(
        self, app: ASGIApp, access: Access, names: frozenset[str], methods: Methods
    ) -> None:
        self.app = app
        self._access = access
        self._names = names  # this service answers to
        self._methods = methods  # an address takes
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
        method, path = request.method, str(request.scope["path"])
        if path == LIVE:  # the process answers, also while the catalogue does not
            return None
        self._demand_name(request, path)
        if not self._access.closed:
            self._demand_here(request, path)
            return None
        identity, by_cookie = self._who(request)
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
        if not identity.may(role) and method in self._methods(request.scope):
            raise NotAllowed(f"It needs the role {role}.")
        return identity  # what no route takes is told so by the routes themselves

    def _demand_name(self, request: Request, path: str) -> None:
        """A page elsewhere that gives its own name this machine's address reaches nothing."""
        names = self._names
        only_here = self._access.open_here
        if not known(request.headers.get("host", ""), names, only_here) and path not in SIGNS:
            raise UnknownName()

    def _demand_here(self, request: Request, path: str) -> None:
        if self._access.open_here and not is_here(_address(request)) and path not in SIGNS:
            raise OnlyHere()

    def _who(self, request: Request) -> tuple[Identity | None, bool]:
        kind, _, text = request.headers.get("authorization", "").partition(" ")
        if kind:
            return (self._access.of_key(text.strip()) if kind.lower() == "bearer" else None), False
        secret = secret_of(request)
        return (self._access.of_session(secret) if secret else None), True

    def _watching(self, send: Send, request: Request, identity: Identity | None) -> Send:
        """Notes what succeeded, when it belongs in the audit trail."""
        what = _audited(request)
        if identity is None or what is None:
            return send
        asked = f"{request.method} {_asked(request)}"[:DETAIL]

        async def sender(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] < 400:
                await run_in_threadpool(self._access.note, identity.name, what, asked)
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
        return RedirectResponse(f"/login?next={quote(_asked(request), safe='')}", 303)
    return fault_page(request, fault)


def _audited(request: Request) -> str | None:
    """What a request is called in the audit trail, or None."""
    call = f"{request.method} {request.scope['path']}"
    if re.fullmatch(FORMATTED, call) and "format" in request.query_params:
        return "exported"
    return next((name for name, pattern in AUDITED if re.fullmatch(pattern, call)), None)


def _asked(request: Request) -> str:
    """Address and query as a browser writes them: no blanks, no line breaks."""
    path, query = quote(str(request.scope["path"])), request.scope["query_string"]
    return f"{path}?{query.decode('latin-1')}" if query else path


def _address(request: Request) -> str:
    client: Any = request.client
    return str(client.host) if client else ""
