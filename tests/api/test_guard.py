"""Who comes in: sessions of the desk, keys of programs, roles over every route."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute

from api.app import CALLS, PAGES, create_app
from api.roles import NEEDS, needed
from api.routes.health import router as health
from service.accounts import ROLES, Role
from service.library import Library
from tests.api.callers import TestClient
from tests.api.conftest import opened, taken_in
from tests.api.letters import LETTERS

SECRET = "kuda hijau lompat pagar"
HERE = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library with one account a role."""
    root = tmp_path_factory.mktemp("closed")
    library = opened(root / "home")
    taken_in(library, root / "letters", LETTERS)
    for role in reversed(ROLES):
        library.access.add(f"a-{role}", role, SECRET, "test")
    yield library
    library.close()


@pytest.fixture(scope="module")
def app(closed: Library) -> FastAPI:
    return create_app(closed)


@pytest.fixture(scope="module")
def keys(closed: Library) -> dict[str, str]:
    return {role: closed.access.add_key(f"a-{role}", role, 1, "test")[1] for role in ROLES}


def caller(app: FastAPI, key: str | None = None) -> TestClient:
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    return TestClient(app, raise_server_exceptions=False, headers=headers, follow_redirects=False)


def signed_in(app: FastAPI, role: Role) -> TestClient:
    client = caller(app)
    answer = client.post("/login", data={"name": f"a-{role}", "password": SECRET}, headers=HERE)
    assert answer.status_code == 303
    return client


def calls() -> Iterator[tuple[str, str]]:
    """Every call of the application's routers, something in each place of its address."""
    routers = [(router, "/api/v1") for router in CALLS]
    routers += [(router, "") for router in (*PAGES, health)]
    for router, prefix in routers:
        for route in router.routes:
            assert isinstance(route, APIRoute)
            path = re.sub(r"\{(\w+)(:path)?\}", "1", prefix + route.path)
            yield from ((method, path) for method in sorted(route.methods - {"HEAD", "OPTIONS"}))


@pytest.mark.parametrize("row", NEEDS, ids=lambda row: row.pattern)
def test_each_row_of_the_table_takes_its_examples(row) -> None:  # type: ignore[no-untyped-def]
    for example in row.examples:
        assert needed(sorted(row.methods)[0], example) == row.role


def test_without_a_key_every_call_is_refused_alike_but_signs_of_life(app: FastAPI) -> None:
    bodies = set()
    for wrong in (None, "random", "edk_0_0", "eyJhbGciOiJub25lIn0.e30."):
        client = caller(app, wrong)
        for method, path in calls():
            if needed(method, path) is None:
                continue
            answer = client.request(method, path)
            if path.startswith("/api/"):
                assert answer.status_code == 401, (method, path)
                bodies.add(answer.text)
            else:
                assert answer.status_code in (303, 401), (method, path)
    assert len(bodies) == 1
    assert caller(app).get("/health/live").status_code == 200
    assert caller(app).get("/openapi.json").status_code in (303, 401)


def test_no_role_does_more_than_the_table_says(app: FastAPI, keys: dict[str, str]) -> None:
    wrong = []
    for role in ROLES:
        client = caller(app, keys[role])
        for method, path in calls():
            least = needed(method, path)
            allowed = least is None or ROLES.index(role) >= ROLES.index(least)
            if allowed:  # what is allowed is told by other tests, some of it would change things
                continue
            status = client.request(method, path).status_code
            wrong += [(role, method, path, status)] if status != 403 else []
    assert wrong == []


CHANGING = {
    ("DELETE", "/api/v1/circulars/1"): "administrator",
    ("POST", "/api/v1/circulars"): "uploader",
    ("PATCH", "/api/v1/circulars/1"): "reviewer",
    ("PATCH", "/api/v1/circulars/1/clauses/1"): "reviewer",
    ("POST", "/api/v1/comparisons"): "reader",
    ("GET", "/api/v1/search"): "reader",
    ("PUT", "/api/v1/anything"): "administrator",
}


@pytest.mark.parametrize(("call", "role"), CHANGING.items())
def test_the_documented_roles(call: tuple[str, str], role: str) -> None:
    assert needed(*call) == role


def test_the_desk_leads_to_the_way_in_and_back(app: FastAPI) -> None:
    client = caller(app)
    answer = client.get("/circulars?year=2024")
    assert answer.headers["location"] == "/login?next=%2Fcirculars%3Fyear%3D2024"
    form = {"name": "a-reader", "password": SECRET, "next": "/circulars?year=2024"}
    answer = client.post("/login", data=form, headers=HERE)
    assert (answer.status_code, answer.headers["location"]) == (303, "/circulars?year=2024")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=lax" in cookie and "path=/" in cookie
    page = client.get("/circulars")
    assert page.status_code == 200 and "a-reader" in page.text
    assert client.post("/logout", headers=HERE).headers["location"] == "/login"
    assert client.get("/circulars").status_code == 303


def test_over_tls_the_cookie_is_bound_to_the_host_and_secure(app: FastAPI) -> None:
    client = TestClient(app, base_url="https://desk.example", follow_redirects=False)
    form = {"name": "a-reader", "password": SECRET}
    cookie = client.post("/login", data=form, headers=HERE).headers["set-cookie"]
    assert cookie.startswith("__Host-edaran=") and "Secure" in cookie


def test_from_another_machine_in_the_clear_no_password_is_taken(app: FastAPI) -> None:
    client = TestClient(app, client=("192.0.2.7", 5000), follow_redirects=False)
    answer = client.post("/login", data={"name": "a-reader", "password": SECRET}, headers=HERE)
    assert answer.status_code == 403 and "set-cookie" not in answer.headers


@pytest.mark.parametrize("goal", ["//evil.example", "https://evil.example", "/\\evil", "x\r\ny"])
def test_the_way_back_never_leaves_this_site(app: FastAPI, goal: str) -> None:
    form = {"name": "a-reader", "password": SECRET, "next": goal}
    assert caller(app).post("/login", data=form, headers=HERE).headers["location"] == "/"


def test_a_wrong_password_names_neither_name_nor_password(app: FastAPI) -> None:
    texts = {
        re.sub(r'value="[^"]*"', "", answer.text)
        for name in ("a-reader", "nobody-here")
        if (
            answer := caller(app).post("/login", data={"name": name, "password": "x"}, headers=HERE)
        )
        and answer.status_code == 401
    }
    assert len(texts) == 1


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://evil.example"}, {"Origin": "null"}])
def test_a_session_changes_nothing_on_behalf_of_other_sites(
    app: FastAPI, headers: dict[str, str]
) -> None:
    client = signed_in(app, "administrator")
    answer = client.post("/api/v1/comparisons", json={"filters": {}}, headers=headers)
    assert answer.status_code == 403


def test_who_is_signed_in_signs_what_they_do(app: FastAPI, keys: dict[str, str]) -> None:
    client = caller(app, keys["reviewer"])
    item = client.get("/api/v1/circulars").json()["items"][0]
    address = f"/api/v1/circulars/{item['key']}"
    assert client.patch(address, json={"issued_at": "Tais", "by": "bupati"}).status_code == 200
    assert client.get(f"{address}/corrections").json()["items"][0]["who"] == "a-reviewer"
    assert client.delete(address).status_code == 403


def test_what_matters_is_in_the_audit_trail(
    app: FastAPI, keys: dict[str, str], closed: Library
) -> None:
    client = caller(app, keys["reader"])
    key = client.get("/api/v1/circulars").json()["items"][0]["key"]
    assert client.get(f"/api/v1/circulars/{key}/original").status_code == 200
    lines = closed.access.audit_lines(0, 10_000)
    assert ("a-reader", "original seen") in {(line.who, line.what) for line in lines}
    assert closed.access.audit_broken_at() is None


def test_an_address_with_a_line_break_is_one_that_is_not_there(
    app: FastAPI, keys: dict[str, str]
) -> None:
    for role in ROLES:
        assert caller(app, keys[role]).get("/api/v1/circulars/a%0Ab").status_code == 404
