"""Administration: accounts, keys, state of the service, settings, the audit trail."""

from __future__ import annotations

from collections.abc import Callable
from time import time
from typing import Any

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response

from api.access import TheLibrary, acting
from api.errors import status_of
from api.site.desk import fault_of, page
from service.access_errors import BadAccount
from service.accounts import ROLES
from service.library import Library
from service.settings import describe, from_environment

router = APIRouter(include_in_schema=False, prefix="/admin")
TAIL = 100  # lines of the audit trail shown at once
VITAL = ("disk", "catalogue", "tesseract")  # parts that are named in the reader's language
Form = dict[str, str]


@router.get("")
def shown(request: Request, library: TheLibrary) -> Response:
    """Everything an administrator looks after."""
    return page(request, "admin.html", "admin", **_values(library))


@router.get("/audit")
def audit(request: Request, library: TheLibrary, after: int = 0) -> Response:
    """The audit trail, a stretch at a time."""
    lines = library.access.audit_lines(max(0, after), TAIL)
    values: dict[str, Any] = {"lines": lines, "next": lines[-1].id if len(lines) == TAIL else None}
    return page(request, "audit.html", "admin", **values, broken=library.access.audit_broken_at())


@router.post("/{what}")
async def changed(what: str, request: Request, library: TheLibrary) -> Response:
    """An account or key added, changed or removed."""
    sent = await request.form(max_files=0, max_fields=10)
    form = {name: str(value) for name, value in sent.items()}
    by = acting(request, "desk")
    try:
        made = await run_in_threadpool(_change, library, what, form, by)
    except BadAccount as fault:
        values = _values(library) | {"fault": fault_of(request, fault)}
        return page(request, "admin.html", "admin", status_of(fault), **values)
    if made:  # a key is shown this once, so no address may lead to it again
        return page(request, "admin.html", "admin", **(_values(library) | {"made": made}))
    return RedirectResponse("/admin", 303)


def _change(library: Library, what: str, form: Form, by: str) -> str | None:
    if what not in CHANGES:
        raise BadAccount("There is nothing of that kind to change.")
    return CHANGES[what](library, form, by)


def _add(library: Library, form: Form, by: str) -> None:
    library.access.add(form.get("name", ""), form.get("role", ""), form.get("password", ""), by)


def _role(library: Library, form: Form, by: str) -> None:
    library.access.set_role(form.get("name", ""), form.get("role", ""), by)


def _password(library: Library, form: Form, by: str) -> None:
    library.access.set_password(form.get("name", ""), form.get("password", ""), by)


def _remove(library: Library, form: Form, by: str) -> None:
    library.access.remove(form.get("name", ""), by)


def _add_key(library: Library, form: Form, by: str) -> str:
    days = int(form["days"]) if form.get("days", "").isdigit() else 0
    owner = form.get("name", "")
    return library.access.add_key(owner, form.get("role", ""), days, by)[1]


def _remove_key(library: Library, form: Form, by: str) -> None:
    library.access.remove_key(form.get("id", ""), by)


CHANGES: dict[str, Callable[[Library, Form, str], str | None]] = {
    "add": _add,
    "role": _role,
    "password": _password,
    "remove": _remove,
    "key": _add_key,
    "key-removed": _remove_key,
}


def _values(library: Library) -> dict[str, Any]:
    now, findings = time(), library.care.doctor()
    keys = [(key, max(0, round((key.expires - now) / 86400))) for key in library.access.all_keys()]
    return {
        "fault": None,
        "made": None,
        "accounts": library.access.accounts(),
        "keys": keys,
        "roles": ROLES,
        "counts": library.counts(),
        "unsearchable": library.care.unsearchable(),
        "named": VITAL,
        "vital": [one for one in findings if one.part in VITAL or not one.ok],
        "libraries": [one for one in findings if one.part not in VITAL and one.ok],
        "settings": describe(from_environment()),
    }
