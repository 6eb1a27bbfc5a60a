"""Signing in with the office's accounts, against a real provider on loopback."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from fastapi import FastAPI

import service.oidc as oidc
from api.app import create_app
from service.errors import BadSettings
from service.library import Library
from service.settings import Settings, describe
from service.wiring import build
from tests.api.callers import TestClient
from tests.api.provider import CLIENT, SECRET, Keeper, served

HERE = {"Sec-Fetch-Site": "same-origin"}
ROLES = "pimpinan=administrator, pemeriksa=reviewer,staf=reader"


@pytest.fixture
def keeper() -> Iterator[Keeper]:
    with served() as keeper:
        yield keeper


@pytest.fixture
def library(tmp_path: Path, keeper: Keeper) -> Iterator[Library]:
    settings = Settings(
        home=tmp_path / "home",
        executor="inline",
        oidc_issuer=keeper.issuer,
        oidc_client=CLIENT,
        oidc_secret=SECRET,
        oidc_roles=ROLES,
    )
    library = build(settings)
    yield library
    library.close()


@pytest.fixture
def app(library: Library) -> FastAPI:
    return create_app(library)


def caller(app: FastAPI) -> TestClient:
    return TestClient(app, follow_redirects=False)


def returned(client: TestClient, keeper: Keeper, **changed: str) -> Any:
    """To the provider and back, with something changed on the way."""
    answer = client.get("/login/single", params={"next": "/circulars"})
    assert answer.status_code == 303
    code, state = keeper.authorize(answer.headers["location"])
    return client.get("/login/single/back", params={"code": code, "state": state} | changed)


def test_whom_the_provider_vouches_for_comes_in_with_the_role_of_the_group(
    app: FastAPI, keeper: Keeper, library: Library
) -> None:
    client = caller(app)
    assert client.get("/circulars").status_code == 303  # closed from the start
    assert "/login/single?next=" in client.get("/login").text
    answer = returned(client, keeper)
    assert (answer.status_code, answer.headers["location"]) == (303, "/circulars")
    page = client.get("/circulars")
    assert page.status_code == 200 and "budi" in page.text
    assert client.get("/admin").status_code == 403
    keeper.told = {"groups": ["lain", "pemeriksa"]}  # promoted at the office
    returned(client, keeper)
    assert [(one.name, one.role) for one in library.access.accounts()] == [("budi", "reviewer")]
    lines = library.access.audit_lines(0, 100)
    assert ("budi", "signed in") in {(line.who, line.what) for line in lines}
    assert SECRET not in repr(lines) and library.access.audit_broken_at() is None
    assert client.post("/login", data={"name": "budi", "password": "outside:"}).status_code == 401


def test_cookies_of_the_errand_are_gone_and_its_code_works_once(
    app: FastAPI, keeper: Keeper
) -> None:
    client = caller(app)
    answer = client.get("/login/single")
    flags = [value.lower() for value in answer.headers.get_list("set-cookie")]
    assert len(flags) == 2 and all("httponly" in one and "samesite=lax" in one for one in flags)
    code, state = keeper.authorize(answer.headers["location"])
    back = {"code": code, "state": state}
    assert client.get("/login/single/back", params=back).status_code == 303
    assert "edaran_errand" not in client.cookies
    assert caller(app).get("/login/single/back", params=back).status_code == 403


NOW = int(time.time())
WRONG = {
    "another nonce": {"nonce": "x"},
    "no nonce": {"nonce": None},
    "another audience": {"aud": "other"},
    "another program": {"aud": [CLIENT, "other"], "azp": "other"},
    "another issuer": {"iss": "https://evil.example"},
    "over": {"exp": NOW - 3600},
    "without an end": {"exp": None},
    "not yet": {"iat": NOW + 3600},
    "a group without a role": {"groups": ["tamu"]},
    "no group": {"groups": None},
    "nobody": {"sub": None},
}


@pytest.mark.parametrize("told", WRONG.values(), ids=WRONG)
def test_a_token_with_anything_wrong_lets_nobody_in(
    app: FastAPI, keeper: Keeper, library: Library, told: dict[str, Any]
) -> None:
    keeper.told = told
    client = caller(app)
    answer = returned(client, keeper)
    assert answer.status_code == 403 and "provider_refused" in answer.text
    assert client.get("/circulars").status_code == 303
    assert library.access.accounts() == ()


def test_a_wrong_state_or_code_or_another_browser_lets_nobody_in(
    app: FastAPI, keeper: Keeper
) -> None:
    assert returned(caller(app), keeper, state="x").status_code == 403
    assert returned(caller(app), keeper, code="code-9").status_code == 403
    answer = caller(app).get("/login/single")
    code, state = keeper.authorize(answer.headers["location"])
    theirs = caller(app).get("/login/single/back", params={"code": code, "state": state})
    assert theirs.status_code == 403


@pytest.mark.parametrize("forger", ["another key", "key as password", "unsigned"])
def test_a_forged_token_lets_nobody_in(app: FastAPI, keeper: Keeper, forger: str) -> None:
    other = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    public = keeper.key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    keeper.signing = {
        "another key": (other, "RS256", keeper.key_id),
        "key as password": (public, "HS256", keeper.key_id),
        "unsigned": ("", "none", keeper.key_id),
    }[forger]
    assert returned(caller(app), keeper).status_code == 403


def test_a_new_key_of_the_provider_is_fetched(
    app: FastAPI, keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert returned(caller(app), keeper).status_code == 303
    keeper.rotate()
    time.sleep(1.1)  # the provider is asked for keys at most once a second
    assert returned(caller(app), keeper).status_code == 303


def test_a_name_that_is_somebody_elses_here_is_not_taken_over(
    app: FastAPI, keeper: Keeper, library: Library
) -> None:
    library.access.add("budi", "administrator", "kuda hijau lompat pagar", "test")
    answer = returned(caller(app), keeper)
    assert answer.status_code == 403 and "budi" in answer.text
    keeper.told = {"preferred_username": "dewi", "sub": "1"}
    assert returned(caller(app), keeper).status_code == 303
    keeper.told = {"preferred_username": "dewi", "sub": "2"}  # another person of that name
    assert returned(caller(app), keeper).status_code == 403


def test_a_provider_that_is_silent_or_another_is_told(app: FastAPI, keeper: Keeper) -> None:
    keeper.issuer, address = "https://another.example", keeper.issuer
    answer = caller(app).get("/login/single")
    assert answer.status_code == 503 and "provider_failed" in answer.text
    keeper.issuer = address
    assert caller(app).get("/login/single").status_code == 303


@pytest.mark.parametrize(
    ("issuer", "secret", "roles"),
    [
        ("https://a.example", "", "x=reader"),
        ("https://a.example", "s", ""),
        ("http://a.example", "s", "x=reader"),
        ("https://a.example", "s", "x=king"),
        ("https://a.example", "s", "reader"),
    ],
)
def test_half_a_provider_is_refused_at_the_start(issuer: str, secret: str, roles: str) -> None:
    with pytest.raises(BadSettings):
        oidc.provider_of(issuer, CLIENT, secret, "groups", roles)


def test_a_secret_is_never_shown() -> None:
    kept = Settings(oidc_secret=SECRET, store="postgresql://edaran:hunter2@db/edaran")
    shown = str(describe(kept))
    assert SECRET not in shown and "hunter2" not in shown and "(hidden)@db" in shown
    provider = oidc.provider_of("https://a.example", CLIENT, SECRET, "groups", "x=reader")
    assert SECRET not in repr(provider)
    assert jwt.__version__ >= "2.10"
