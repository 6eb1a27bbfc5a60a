"""The circulars a reader has put aside to compare, kept in a cookie of their browser."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fastapi import Request, Response

COOKIE = "edaran_basket"
KEY = re.compile(r"[0-9a-f]{64}")
MOST = 50  # 50 keys of 64 digits fill what browsers keep in one cookie
DAYS_30 = 30 * 24 * 3600


def basket_of(request: Request) -> tuple[str, ...]:
    """Keys in the order they were chosen; anything else in the cookie is left out."""
    return _clean(request.cookies.get(COOKIE, "").split("."))


def put(answer: Response, keys: Iterable[str], secure: bool = False) -> None:
    """Keep these keys with the reader."""
    kept = ".".join(_clean(keys))
    if kept:
        answer.set_cookie(
            COOKIE, kept, max_age=DAYS_30, secure=secure, httponly=True, samesite="lax"
        )
    else:
        answer.delete_cookie(COOKIE, secure=secure, httponly=True, samesite="lax")


def _clean(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for key in keys if KEY.fullmatch(key)))[:MOST]
