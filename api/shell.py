"""The outermost layer of the application: request number, headers, log line, count, last resort."""

from __future__ import annotations

import logging
import time
import uuid
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import api.headers as headers
from api.errors import REFUSALS, problem
from api.metrics import Metrics
from service.logs import facts

log = logging.getLogger("edaran.http")
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
BASE = "/api/v1"  # routes below it are told without it
METHODS = SAFE | {"POST", "PATCH", "PUT", "DELETE"}


@dataclass(slots=True)
class Exchange:
    """One request on its way through, and what became of it."""

    number: str
    started: float
    method: str
    status: int = 0


class Shell:
    """Wraps the application so that every answer, also of a crash, is complete and counted."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request; lifespan and other traffic passes untouched."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        exchange = Exchange(uuid.uuid4().hex[:16], time.perf_counter(), scope["method"])
        if exchange.method == "HEAD":  # answered like GET, the body left out on the way
            scope = {**scope, "method": "GET"}  # the server below goes on seeing HEAD
        try:
            secure = scope.get("scheme") == "https"
            await self._serve(scope, receive, _sender(exchange, send, secure), exchange)
        finally:
            self._record(scope, exchange)

    async def _serve(self, scope: Scope, receive: Receive, send: Send, exchange: Exchange) -> None:
        asked = Headers(scope=scope)
        if "transfer-encoding" in asked and "content-length" in asked:
            # Two lengths of one body: what reads it otherwise than we do could hide a request.
            refusal = problem(400, *REFUSALS[400], headers={"Connection": "close"})
            await refusal(scope, receive, send)
            return
        if from_elsewhere(scope["method"], asked):
            await problem(403, *REFUSALS[403])(scope, receive, send)
            return
        try:
            await self.app(scope, receive, send)
        except Exception:  # the last resort: whatever it was, the caller gets an answer
            told = facts(request=exchange.number)
            log.exception("request %s failed", exchange.number, extra=told)
            if exchange.status:
                raise
            await _crashed(exchange.number)(scope, receive, send)

    def _record(self, scope: Scope, exchange: Exchange) -> None:
        route = _template(scope)
        seconds = time.perf_counter() - exchange.started
        method = exchange.method if exchange.method in METHODS else "OTHER"
        self.metrics.request(method, route, exchange.status, seconds)
        key = str(scope.get("path_params", {}).get("key", "-"))[:64]
        told = facts(
            request=exchange.number,
            method=method,
            route=route,
            status=exchange.status,
            ms=round(seconds * 1000, 1),
            circular=key,
        )
        log.info(
            "%s %s %s %d %.0fms key=%r",
            *(exchange.number, method, route, exchange.status, seconds * 1000, key),
            extra=told,
        )


def from_elsewhere(method: str, asked: Headers) -> bool:
    """Whether a browser sends a changing request on behalf of another site."""
    if method in SAFE:
        return False
    if (site := asked.get("sec-fetch-site")) is not None:
        return site not in {"same-origin", "none"}
    origin = asked.get("origin")
    return origin is not None and urlsplit(origin).netloc != asked.get("host")


def _template(scope: Scope) -> str:
    """The route's template: an address asked for may hold anything, and there is no end of them."""
    template = str(getattr(scope.get("route"), "path", "other"))
    inner = scope["path"].startswith(BASE) and template.startswith("/")
    return BASE + template if inner and not template.startswith(BASE) else template


def _sender(exchange: Exchange, send: Send, secure: bool) -> Send:
    async def sender(message: Message) -> None:
        if message["type"] == "http.response.start":
            exchange.status = message["status"]
            own = list(message.get("headers", []))
            present = {name.decode("latin-1").lower() for name, _ in own}
            number = (b"x-request-id", exchange.number.encode())
            standing = headers.missing(present, secure)
            message = {**message, "headers": [*own, *standing, number]}
        elif exchange.method == "HEAD":
            message = {**message, "body": b""}
        await send(message)

    return sender


def _crashed(number: str) -> Response:
    sentence = f"Something went wrong on our side; tell the operator the request number {number}."
    return problem(500, "internal_error", sentence, request=number)
