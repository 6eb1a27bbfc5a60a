"""The way in and out of the desk."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response

from api.access import TheLibrary
from api.errors import status_of
from api.sessions import end_old, forget, keep, may_sign_in, secret_of
from api.site.desk import fault_of, page
from service.access_errors import LoginRefused, TooManyTries

router = APIRouter(include_in_schema=False)


@router.get("/login")
def form(request: Request, next: str = "/") -> Response:
    """Name and password."""
    return _form(request, next)


@router.post("/login")
async def sent(request: Request, library: TheLibrary) -> Response:
    """Sign in, and go on to where one wanted to go."""
    values = await request.form(max_files=0, max_fields=10)
    name, password = str(values.get("name", "")), str(values.get("password", ""))
    goal = inside(str(values.get("next", "/")))
    if not may_sign_in(request):
        return _form(request, goal, 403, insecure=True)
    address = request.client.host if request.client else ""
    try:
        secret = await run_in_threadpool(library.access.sign_in, name, password, address)
    except (LoginRefused, TooManyTries) as fault:
        answer = _form(request, goal, status_of(fault), fault_of(request, fault), name)
        answer.headers.update(getattr(fault, "headers", {}))
        return answer
    await end_old(request, library.access)
    reply = RedirectResponse(goal, 303)
    keep(reply, request, secret)
    return reply


@router.post("/logout")
async def left(request: Request, library: TheLibrary) -> Response:
    """Sign out."""
    secret = secret_of(request)
    if secret:
        await run_in_threadpool(library.access.sign_out, secret)
    reply = RedirectResponse("/login", 303)
    forget(reply, request)
    return reply


def _form(
    request: Request,
    goal: str,
    status: int = 200,
    fault: object = None,
    name: str = "",
    insecure: bool = False,
) -> Response:
    single = request.app.state.library.access.provider is not None
    values = {
        "single": single,
        "next": inside(goal),
        "fault": fault,
        "name": name[:40],
        "insecure": insecure,
    }
    return page(request, "login.html", "", status, **values)


def inside(goal: str) -> str:
    """An address of this site only."""
    plain = goal.startswith("/") and not goal.startswith(("//", "/\\")) and goal.isprintable()
    return goal[:2000] if plain else "/"
