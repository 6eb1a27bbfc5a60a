"""The way in by the office's own accounts: to the provider and back (OpenID Connect)."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response

from api.access import TheLibrary
from api.sessions import end_old, is_secure, keep, may_sign_in
from api.site.faults import fault_page
from api.site.login import inside
from service.access_errors import ProviderRefused
from service.errors import ServiceError
from service.library import Library
from service.oidc import Provider, errand_of, new_errand

router = APIRouter(include_in_schema=False, prefix="/login/single")
ERRAND, GOAL = "edaran_errand", "edaran_goal"
ERRAND_S = 600


@router.get("")
async def sent(request: Request, library: TheLibrary, next: str = "/") -> Response:
    """Off to the provider, with secrets that only this browser holds."""
    try:
        provider = _provider(library)
        errand = new_errand()
        way = await run_in_threadpool(provider.way, errand, _back(request))
    except ServiceError as fault:
        return fault_page(request, fault)
    answer = RedirectResponse(way, 303)
    for name, value in ((ERRAND, str(errand)), (GOAL, inside(next))):
        _put(answer, request, name, value)
    return answer


@router.get("/back")
async def returned(
    request: Request, library: TheLibrary, state: str = "", code: str = ""
) -> Response:
    """Back from the provider: who it is, and what they may do, by its word."""
    errand = errand_of(request.cookies.get(_named(request, ERRAND), ""))
    try:
        provider = _provider(library)
        if errand is None or not code or not may_sign_in(request):
            raise ProviderRefused("Begin again at the sign-in page.")
        person = await run_in_threadpool(provider.person, errand, state, code, _back(request))
        address = request.client.host if request.client else ""
        secret = await run_in_threadpool(library.access.sign_in_as, person, address)
    except ServiceError as fault:
        return _done(fault_page(request, fault), request)
    await end_old(request, library.access)
    answer = RedirectResponse(inside(request.cookies.get(_named(request, GOAL), "/")), 303)
    keep(answer, request, secret)
    return _done(answer, request)


def _provider(library: Library) -> Provider:
    if library.access.provider is None:
        raise ProviderRefused("No provider is set up here.")
    return library.access.provider


def _back(request: Request) -> str:
    return f"{str(request.base_url).rstrip('/')}{router.prefix}/back"


def _named(request: Request, name: str) -> str:
    return f"__Host-{name}" if is_secure(request) else name


def _put(answer: Response, request: Request, name: str, value: str) -> None:
    answer.set_cookie(
        _named(request, name),
        value,
        max_age=ERRAND_S,
        secure=is_secure(request),
        httponly=True,
        samesite="lax",  # the way back begins on the provider's page
    )


def _done(answer: Response, request: Request) -> Response:
    for name in (ERRAND, GOAL):
        answer.delete_cookie(
            _named(request, name), secure=is_secure(request), httponly=True, samesite="lax"
        )
    return answer
