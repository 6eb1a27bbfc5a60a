"""The role matrix: every route of the application, for everybody who may knock, from one table."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts

import service.access
from api.app import create_app
from api.site.faults import DESK
from service.accounts import ROLES, Role
from service.library import Library
from tests.api.callers import TestClient
from tests.api.conftest import opened, taken_in
from tests.api.letters import LETTERS

SECRET = "kuda hijau lompat pagar"
HERE = {"Sec-Fetch-Site": "same-origin"}
AWAY = ("192.0.2.7", 5000)
ANYBODY = "anybody"
ABSENT = "0" * 64

# Method, route, who may (and all above), status for those who may with nothing else in the request.
# Changes are asked of what is not there, so that a row does no harm.
TABLE = """
GET    /health/live                                          anybody        200
GET    /health/ready                                         anybody        503
GET    /health/startup                                       anybody        503
GET    /.well-known/security.txt                             anybody        404
GET    /static/desk.css                                      anybody        200
GET    /login                                                anybody        200
POST   /login                                                anybody        401
GET    /login/single                                         anybody        403
GET    /login/single/back                                    anybody        403
POST   /logout                                               reader         303
GET    /openapi.json                                         reader         200
GET    /docs                                                 reader         200
GET    /help                                                 reader         200
GET    /metrics                                              reader         200
GET    /integrations/jdihn.json                              reader         200
GET    /api/v1/circulars                                     reader         200
POST   /api/v1/circulars                                     uploader       415
GET    /api/v1/circulars/{key}                               reader         200
PATCH  /api/v1/circulars/{absent}                            reviewer       422
DELETE /api/v1/circulars/{absent}                            administrator  404
GET    /api/v1/circulars/{key}/original                      reader         200
GET    /api/v1/circulars/{key}/pages/1.png                   reader         200
GET    /api/v1/circulars/{key}/clauses                       reader         200
GET    /api/v1/circulars/{key}/clauses/1/similar             reader         200
PATCH  /api/v1/circulars/{absent}/clauses/1                  reviewer       422
GET    /api/v1/circulars/{key}/citations                     reader         200
GET    /api/v1/circulars/{key}/history                       reader         200
GET    /api/v1/circulars/{key}/corrections                   reader         200
POST   /api/v1/circulars/{absent}/corrections/1/confirm      reviewer       422
POST   /api/v1/circulars/{absent}/corrections/1/withdraw     reviewer       422
GET    /api/v1/circulars/{key}/twins                         reader         200
POST   /api/v1/circulars/{absent}/twins/{absent}             reviewer       422
POST   /api/v1/circulars/{absent}/pages/1/trial              reviewer       422
PUT    /api/v1/circulars/{absent}/pages/1/reading            reviewer       422
GET    /api/v1/search?q=kampanye                             reader         200
GET    /api/v1/suggest?q=kam                                 reader         200
POST   /api/v1/search/batch                                  reader         415
POST   /api/v1/comparisons                                   reader         422
GET    /api/v1/comparisons/{absent}                          reader         404
GET    /api/v1/comparisons/{absent}/changes                  reader         404
POST   /api/v1/comparisons/{absent}/again                    reader         404
GET    /api/v1/citations                                     reader         200
POST   /api/v1/citations/check                               reader         415
GET    /api/v1/lineage                                       reader         200
GET    /api/v1/coverage                                      reader         200
GET    /api/v1/gaps?circular={absent}                        reader         404
POST   /api/v1/jdihn/import                                  uploader       415
GET    /api/v1/regions                                       reader         200
GET    /api/v1/topics                                        reader         200
GET    /api/v1/topics/proposed                               reader         200
GET    /api/v1/elections                                     reader         200
GET    /api/v1/regulations                                   reader         200
GET    /api/v1/jobs                                          reader         200
GET    /api/v1/jobs/{absent}                                 reader         404
GET    /                                                     reader         200
POST   /batch                                                reader         415
GET    /saved                                                reader         200
POST   /saved                                                reader         422
GET    /search.atom                                          reader         422
GET    /coverage                                             reader         200
GET    /lineage                                              reader         200
GET    /circulars                                            reader         200
GET    /circulars/{key}                                      reader         200
GET    /circulars/{key}/similar                              reader         404
GET    /circulars/{key}/twins                                reader         200
GET    /circulars/{key}/history                              reader         200
POST   /circulars/{absent}/twins                             reviewer       404
GET    /circulars/{key}/recognise                            reviewer       200
POST   /circulars/{absent}/recognise                         reviewer       404
GET    /circulars/{key}/correct                              reviewer       200
POST   /circulars/{absent}/correct                           reviewer       404
POST   /circulars/{absent}/corrections/1/confirm             reviewer       404
GET    /compare                                              reader         200
POST   /compare                                              reader         303
POST   /compare/basket                                       reader         303
GET    /compare/{absent}                                     reader         404
POST   /compare/{absent}/again                               reader         404
GET    /check                                                reader         200
POST   /check                                                reader         422
GET    /check/{absent}                                       reader         404
POST   /check/{absent}/forget                                reader         303
GET    /upload                                               reader         200
POST   /upload                                               uploader       415
GET    /upload/jobs                                          reader         200
POST   /upload/retry                                         uploader       404
GET    /review                                               reader         200
GET    /admin                                                administrator  200
GET    /admin/audit                                          administrator  200
POST   /admin/add                                            administrator  422
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    method: str
    address: str
    who: str
    status: int

    @property
    def page(self) -> bool:
        """Whether people read it: an unknown browser is led to the way in."""
        path = self.address.partition("?")[0]
        return path == "/" or path.startswith(DESK)


ROWS = [
    Row(method, address, who, int(status))
    for method, address, who, status in (line.split() for line in TABLE.strip().splitlines())
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Letters, and one account a role."""
    root = tmp_path_factory.mktemp("matrix")
    library = opened(root / "home")
    taken_in(library, root / "letters", LETTERS)
    yield library
    library.close()


@pytest.fixture(scope="module")
def places(library: Library) -> dict[str, str]:
    key = next(key for key, state, _ in library.parts.store.entries() if state == "ready")
    return {"key": key, "absent": ABSENT}


@pytest.fixture(scope="module")
def unlocked(library: Library, places: dict[str, str]) -> Iterator[list[list[int]]]:
    """Before anybody has an account: what each row answers here, and beyond this machine."""
    app = create_app(library)
    here = TestClient(app, follow_redirects=False)
    beyond = TestClient(app, follow_redirects=False, client=AWAY)
    asked = [partial(_status, row=row, places=places) for row in ROWS]
    yield [[ask(here) for ask in asked], [ask(beyond) for ask in asked]]


@pytest.fixture(scope="module")
def app(library: Library, unlocked: list[list[int]]) -> FastAPI:
    """The same, with an account a role: closed."""
    for role in reversed(ROLES):
        library.access.add(f"a-{role}", role, SECRET, "test")
    return create_app(library)


def _status(client: TestClient, row: Row, places: dict[str, str]) -> int:
    return client.request(row.method, row.address.format(**places), headers=HERE).status_code


def _with_key(app: FastAPI, key: str) -> TestClient:
    headers = {"Authorization": f"Bearer {key}"}
    return TestClient(app, follow_redirects=False, headers=headers)


def _signed_in(app: FastAPI, role: Role) -> TestClient:
    form = {"name": f"a-{role}", "password": SECRET}
    client = TestClient(app, follow_redirects=False, client=(f"127.0.0.{ROLES.index(role) + 2}", 5))
    assert client.post("/login", data=form, headers=HERE).status_code == 303
    return client


def _expected(row: Row, role: Role | None) -> int:
    """What the table says for somebody with this role, or for a stranger."""
    if row.who == ANYBODY:
        return row.status
    if role is None:
        return 303 if row.page and row.method == "GET" else 401
    allowed = ROLES.index(role) >= ROLES.index(next(one for one in ROLES if one == row.who))
    return row.status if allowed else 403


def _wrong(client: TestClient, role: Role | None, places: dict[str, str]) -> list[str]:
    """Every row that answers otherwise than the table says."""
    found = []
    for row in ROWS:
        if role is not None and row.address == "/logout":
            continue  # would end the session that asks; told below
        got, meant = _status(client, row, places), _expected(row, role)
        slowed = row.address == "/login" and got == 429  # so many wrong passwords
        if got != meant and not slowed:
            found.append(f"{row.method} {row.address}: {got}, the table says {meant}")
    return found


def test_every_route_has_its_row() -> None:
    missing = [
        f"{method} {route.path}"
        for route in iter_route_contexts(create_app().routes)
        for method in sorted((getattr(route, "methods", None) or {"GET"}) - {"HEAD", "OPTIONS"})
        if not _row_for(method, str(route.path))
    ]
    assert missing == []


def _row_for(method: str, template: str) -> bool:
    """Whether a row asks this very route (a mounted folder: something in it)."""
    pattern = re.sub(r"\\\{\w+(:\w+)?\\\}", "[^/]+", re.escape(template))
    asked = [row.address.partition("?")[0] for row in ROWS if row.method == method]
    asked = [address.replace("{", "").replace("}", "") for address in asked]
    return any(re.fullmatch(f"{pattern}(/desk.css)?", address) for address in asked)


def test_before_the_first_account_this_machine_may_do_everything(
    unlocked: list[list[int]],
) -> None:
    wrong = [
        f"{row.method} {row.address}: {got}, the table says {row.status}"
        for row, got in zip(ROWS, unlocked[0], strict=True)
        if got != row.status
    ]
    assert wrong == []


def test_before_the_first_account_other_machines_see_signs_of_life_only(
    unlocked: list[list[int]],
) -> None:
    signs = {"/health/live", "/health/ready", "/health/startup"}
    answered = {
        row.address for row, got in zip(ROWS, unlocked[1], strict=True) if got not in (403, 404)
    }
    assert answered == signs


@pytest.mark.parametrize("address", [None, AWAY], ids=["here", "beyond"])
def test_a_stranger_comes_nowhere(
    app: FastAPI, places: dict[str, str], address: tuple[str, int] | None
) -> None:
    client = TestClient(app, follow_redirects=False, client=address or ("127.0.0.1", 5000))
    wrong = _wrong(client, None, places)
    if address:  # passwords do not travel in the clear
        wrong = [one for one in wrong if not one.startswith("POST /login: 403")]
    assert wrong == []


@pytest.mark.parametrize("role", ROLES)
def test_a_role_signed_in_does_what_the_table_says(
    app: FastAPI, places: dict[str, str], role: Role
) -> None:
    client = _signed_in(app, role)
    assert _wrong(client, role, places) == []
    assert client.post("/logout", headers=HERE).status_code == 303
    assert client.get("/circulars").status_code == 303


@pytest.mark.parametrize("role", ROLES)
def test_a_key_does_what_the_table_says(
    app: FastAPI, library: Library, places: dict[str, str], role: Role
) -> None:
    _, key = library.access.add_key(f"a-{role}", role, 1, "test")
    assert _wrong(_with_key(app, key), role, places) == []


@pytest.mark.parametrize("role", ROLES[:-1])
def test_a_key_narrower_than_its_owner_stays_so(
    app: FastAPI, library: Library, places: dict[str, str], role: Role
) -> None:
    _, key = library.access.add_key("a-administrator", role, 1, "test")
    assert _wrong(_with_key(app, key), role, places) == []


def test_keys_that_are_over_revoked_or_forged_open_nothing(
    app: FastAPI, library: Library, places: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made, revoked = library.access.add_key("a-administrator", "administrator", 1, "test")
    library.access.remove_key(made.id, "test")
    _, over = library.access.add_key("a-administrator", "administrator", 1, "test")
    forged = f"{over[:-1]}{'A' if over[-1] != 'A' else 'B'}"
    unsigned = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhLWFkbWluaXN0cmF0b3IifQ."
    for key in (revoked, forged, unsigned, "random"):
        assert _wrong(_with_key(app, key), None, places) == []
    later = time.time() + 86401
    monkeypatch.setattr(service.access.time, "time", lambda: later)
    assert _wrong(_with_key(app, over), None, places) == []


METHODS = ("PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "ANYTHING")


@pytest.mark.parametrize("role", ROLES)
def test_a_method_no_route_takes_is_405_for_whoever_is_known(
    app: FastAPI, library: Library, places: dict[str, str], role: Role
) -> None:
    _, key = library.access.add_key(f"a-{role}", role, 1, "test")
    client, wrong = _with_key(app, key), []
    taken = {(row.method, row.address.partition("?")[0]) for row in ROWS}
    for address in sorted({address for _, address in taken}):
        for method in METHODS:
            named = {address.replace("{key}", "{absent}"), address.replace("{absent}", "{key}")}
            if any((method, one) in taken for one in named):
                continue
            answer = client.request(method, address.format(**places))
            if answer.status_code != 405 or not answer.headers.get("allow"):
                wrong.append(f"{method} {address}: {answer.status_code} {answer.headers}")
    assert wrong == []
