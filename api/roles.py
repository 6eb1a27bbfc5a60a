"""Which role each call needs, as a table; what no row names is for administrators."""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.accounts import Role

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
LIVE = "/health/live"
# Answered to everybody: signs of life, the way in, and what the way in looks like.
SIGNS = frozenset({LIVE, "/health/ready", "/health/startup"})
OPEN = re.compile(
    r"/health/(live|ready|startup)|/login(/single(/back)?)?|/static/[^/]+|/\.well-known/security\.txt"
)


@dataclass(frozen=True, slots=True)
class Need:
    """One row: calls by method and address, and the least role that may make them."""

    methods: frozenset[str]
    pattern: str
    role: Role
    examples: tuple[str, ...]


def _need(methods: str, pattern: str, role: Role, *examples: str) -> Need:
    return Need(frozenset(methods.split()), pattern, role, examples)


NEEDS = (
    _need("GET", r"/admin(/.*)?", "administrator", "/admin", "/admin/audit"),
    _need("POST", r"/logout", "reader", "/logout"),
    _need("POST", r"/compare(/.*)?", "reader", "/compare", "/compare/basket"),
    _need("POST", r"/batch|/api/v1/search/batch", "reader", "/batch", "/api/v1/search/batch"),
    _need("POST", r"/saved", "reader", "/saved"),
    _need("POST", r"/check(/.*)?", "reader", "/check"),
    _need("POST", r"/api/v1/(comparisons|citations)(/.*)?", "reader", "/api/v1/citations/check"),
    _need("POST", r"/upload(/retry)?", "uploader", "/upload", "/upload/retry"),
    _need("POST", r"/api/v1/circulars", "uploader", "/api/v1/circulars"),
    _need("POST", r"/api/v1/jdihn/import", "uploader", "/api/v1/jdihn/import"),
    _need(
        "PUT POST",
        r"/api/v1/circulars/[^/]+/pages/.+",
        "reviewer",
        "/api/v1/circulars/ab/pages/2/trial",
    ),
    _need("PATCH", r"/api/v1/circulars/.+", "reviewer", "/api/v1/circulars/ab/clauses/1.a"),
    _need(
        "POST",
        r"(/api/v1)?/circulars/[^/]+/(correct|corrections/.+|twins.*|recognise)",
        "reviewer",
        "/circulars/ab/correct",
        "/api/v1/circulars/ab/corrections/3/confirm",
        "/api/v1/circulars/ab/twins/cd",
    ),
    _need("GET", r"/circulars/[^/]+/(correct|recognise)", "reviewer", "/circulars/ab/correct"),
    _need("GET", r"/.*", "reader", "/", "/api/v1/search", "/metrics", "/docs"),
)


def needed(method: str, path: str) -> Role | None:
    """The least role for a call; None where nobody needs to sign in."""
    if OPEN.fullmatch(path):
        return None
    asked = "GET" if method in SAFE else method
    for row in NEEDS:
        if asked in row.methods and re.fullmatch(row.pattern, path, re.DOTALL):
            return row.role
    return "administrator"
