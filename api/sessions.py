"""The cookie that carries a session's secret: where it is kept in the browser, and for whom."""

from __future__ import annotations

from fastapi.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from api.hosts import is_here
from service.access import SESSION_S, Access

SECURE, PLAIN = "__Host-edaran", "edaran_session"


def secret_of(request: Request) -> str | None:
    """The secret of the caller's session, or None."""
    return request.cookies.get(SECURE if is_secure(request) else PLAIN)


def is_secure(request: Request) -> bool:
    """Whether the request came over TLS, by itself or as told by a gateway that is believed."""
    return request.url.scheme == "https"


def may_sign_in(request: Request) -> bool:
    """Passwords travel over TLS, or within this machine."""
    host = request.client.host if request.client else ""
    return is_secure(request) or is_here(host)


async def end_old(request: Request, access: Access) -> None:
    """A browser that signs in anew leaves no older session of its own behind."""
    if old := secret_of(request):
        await run_in_threadpool(access.sign_out, old)


def keep(answer: Response, request: Request, secret: str) -> None:
    """Hand the session to the browser."""
    secure = is_secure(request)
    answer.set_cookie(
        SECURE if secure else PLAIN,
        secret,
        max_age=int(SESSION_S),
        secure=secure,
        httponly=True,
        samesite="lax",
    )


def forget(answer: Response, request: Request) -> None:
    """Take the session from the browser."""
    secure = is_secure(request)
    name = SECURE if secure else PLAIN
    answer.delete_cookie(name, secure=secure, httponly=True, samesite="lax")
