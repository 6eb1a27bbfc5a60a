"""The desk's frame: language, templates, addresses of static files, and how a page is answered."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

import api.errors as errors
import api.site.words as words
from api.sessions import is_secure
from api.site.basket import basket_of
from api.site.places import clause_href, crop_href, name_of, page_href, strip_of
from api.site.quoting import clause_name, segments

STATIC = Path(__file__).resolve().parent.parent / "static"
LANGUAGE_COOKIE = "edaran_language"
YEAR_SECONDS = 365 * 24 * 3600


@cache
def environment() -> Environment:
    """The templates; every value is escaped, and a missing one is an error."""
    made = Environment(
        loader=PackageLoader("api"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        static=static,
        segments=segments,
        clause_href=clause_href,
        crop_href=crop_href,
        page_href=page_href,
        strip_of=strip_of,
    )
    return made


@cache
def static(name: str) -> str:
    """The address of a static file, which changes with its content."""
    version = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?v={version}"


def language_of(request: Request) -> str:
    """The language asked for in the address, else the one kept, else Bahasa Indonesia."""
    asked = request.query_params.get("lang") or request.cookies.get(LANGUAGE_COOKIE, "")
    return asked if asked in words.TABLES else words.DEFAULT


def page(
    request: Request, template: str, here: str = "", status: int = 200, **values: Any
) -> HTMLResponse:
    """A page of the desk in the reader's language; `here` is its place in the menu."""
    language = language_of(request)
    common = _common(request, language) | {"here": here, "status": status}
    text = environment().get_template(template).render(common | values)
    answer = HTMLResponse(text, status)
    if request.query_params.get("lang") in words.TABLES:
        answer.set_cookie(
            LANGUAGE_COOKIE,
            language,
            max_age=YEAR_SECONDS,
            secure=is_secure(request),
            httponly=True,
            samesite="lax",
        )
    return answer


def _common(request: Request, language: str) -> dict[str, Any]:
    return {
        "language": language,
        "t": words.sayer(language),
        "day": partial(words.day, language=language),
        "count": partial(words.number, language=language),
        "remedy": partial(_remedy, language=language),
        "noticed": partial(words.noticed, language=language),
        "name_of": partial(name_of, language=language),
        "clause_name": partial(clause_name, language=language),
        "switch_href": _switched(request, language),
        "basket": basket_of(request),
        "identity": getattr(request.state, "identity", None),
    }


def _remedy(code: str, sentence: str, language: str) -> str:
    return words.remedy(code, language, sentence)


def _switched(request: Request, language: str) -> str:
    """This page in the other language; pages answered to a form have no address to go back to."""
    other = "en" if language == "id" else "id"
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "lang"]
    path = request.url.path if request.method == "GET" else "/"
    return f"{path}?{urlencode([*kept, ('lang', other)])}"


def fault_of(request: Request, error: Exception) -> Mapping[str, str]:
    """What a page says of an error: code, what to do, and the particulars of this case."""
    _, code, sentence = errors.described(error)
    detail = sentence.removeprefix(str(getattr(error, "sentence", ""))).strip()
    told = words.remedy(code, language_of(request), sentence)
    return {"code": code, "remedy": told, "detail": "" if detail == sentence else detail}
