"""Every answer is complete: headers, a number, a count; a crash and a stranger's form included."""

from __future__ import annotations

import logging

import anyio
import pytest
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from api.app import create_app
from api.headers import ALWAYS
from api.metrics import Metrics
from api.shell import Shell, from_elsewhere
from tests.api.callers import TestClient


@pytest.fixture
def client() -> TestClient:
    """The real application with one address that fails."""
    app = create_app()

    @app.get("/broken/{key}")
    def broken(key: str) -> None:
        raise RuntimeError("secret /home/somebody/data")

    return TestClient(app, raise_server_exceptions=False)


@pytest.mark.parametrize("path", ["/health/live", "/nowhere", "/broken/1", "/api/v1/nowhere"])
def test_every_answer_carries_the_standing_headers(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert {name: answer.headers.get(name) for name in ALWAYS} == ALWAYS
    assert len(answer.headers["x-request-id"]) == 16
    assert "server" not in answer.headers


def test_the_policy_allows_nothing_inline_and_nothing_foreign() -> None:
    policy = ALWAYS["content-security-policy"]
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "object-src 'none'" in policy and "frame-ancestors 'none'" in policy


def test_a_crash_tells_a_number_and_no_secret(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    answer = client.get("/broken/1")
    body = answer.json()
    assert answer.status_code == 500
    assert body["code"] == "internal_error"
    assert "secret" not in answer.text and "RuntimeError" not in answer.text
    assert body["request"] == answer.headers["x-request-id"]
    assert body["request"] in caplog.text


def test_a_log_line_a_request_with_route_and_key_and_no_line_break(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="edaran.http"):
        client.get("/broken/a%0d%0ab")
    lines = [record.getMessage() for record in caplog.records if record.levelname == "INFO"]
    told = next(line for line in lines if "/broken/{key}" in line)
    assert "\n" not in told and "\r" not in told


def test_head_is_get_without_a_body(client: TestClient) -> None:
    whole, head = client.get("/health/live"), client.head("/health/live")
    assert head.status_code == whole.status_code
    assert head.headers["content-length"] == whole.headers["content-length"]
    assert head.content == b""


@pytest.mark.parametrize(
    ("sent", "refused"),
    [
        ({"sec-fetch-site": "cross-site"}, True),
        ({"sec-fetch-site": "same-site"}, True),
        ({"origin": "https://evil.example"}, True),
        ({"origin": "null"}, True),
        ({"sec-fetch-site": "same-origin", "origin": "http://localhost"}, False),
        ({"origin": "http://localhost"}, False),
        ({}, False),
    ],
)
def test_changing_requests_of_other_sites_are_refused(sent: dict[str, str], refused: bool) -> None:
    asked = Headers({"host": "localhost", **sent})
    assert from_elsewhere("POST", asked) is refused
    assert from_elsewhere("GET", asked) is False


def test_a_refused_request_gets_a_problem(client: TestClient) -> None:
    answer = client.post("/health/live", headers={"origin": "https://evil.example"})
    assert answer.status_code == 403
    assert answer.json()["code"] == "cross_site"


def test_a_refused_method_is_told_every_method_there_is(client: TestClient) -> None:
    assert client.put("/api/v1/circulars").headers["allow"] == "GET, HEAD, POST"
    answer = client.put("/api/v1/circulars/abc")
    assert answer.status_code == 405 and answer.headers["allow"] == "DELETE, GET, HEAD, PATCH"


def test_the_server_below_goes_on_seeing_head() -> None:
    seen = []

    async def below(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append(scope["method"])
        await PlainTextResponse("ok")(scope, receive, send)

    async def nothing(*_: object) -> None:
        return None

    scope = {"type": "http", "method": "HEAD", "path": "/", "headers": []}
    anyio.run(Shell(below, Metrics()), scope, nothing, nothing)
    assert (seen, scope["method"]) == (["GET"], "HEAD")
