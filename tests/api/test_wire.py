"""The service on a real socket, spoken to by clients that mean no good."""

from __future__ import annotations

import json
import resource
import socket
import threading
import time
from collections.abc import Iterator

import httpx
import pytest
import uvicorn
from fastapi import FastAPI

import api.bodies
import api.limits as limits
from api.wire import Patient


class Hasty(Patient):
    """As the server's, with less patience."""

    head_s = 0.5


@pytest.fixture(scope="module")
def port(app: FastAPI) -> Iterator[int]:
    """The application behind a real server, as `serve` sets it up."""
    config = uvicorn.Config(
        app, port=0, http=Hasty, ws="none", lifespan="off", log_config=None, server_header=False
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    thread.join(10)


def told(port: int, sent: bytes, most_s: float = 10.0) -> bytes:
    """Everything the server answers until it closes the line, or says no more."""
    with socket.create_connection(("127.0.0.1", port), timeout=most_s) as line:
        line.sendall(sent)
        line.settimeout(1.0)
        heard = b""
        try:
            while data := line.recv(65536):
                heard += data
        except (TimeoutError, ConnectionResetError):
            return heard
        return heard


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.1 ") else 0


HEAD = b"POST /api/v1/comparisons HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
SMUGGLED = b"GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n"
AMBIGUOUS = {
    "two kinds of length": HEAD
    + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "two lengths": HEAD + b"Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}",
    "a negative length": HEAD + b"Content-Length: -1\r\n\r\n{}",
    "a length with a sign": HEAD + b"Content-Length: +2\r\n\r\n{}",
    "an odd coding": HEAD + b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    "two codings": HEAD + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
    "a blank before the colon": HEAD + b"Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
    "a chunk of no length": HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
    "two hosts": b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n",
    "no host": b"GET / HTTP/1.1\r\n\r\n",
    "a null byte": b"GET / HTTP/1.1\r\nHost: localhost\r\nX: a\0b\r\n\r\n",
    "a carriage return": b"GET / HTTP/1.1\r\nHost: localhost\r\nX: a\rb\r\n\r\n",
}


@pytest.mark.parametrize("sent", AMBIGUOUS.values(), ids=AMBIGUOUS)
def test_what_two_servers_could_read_differently_is_refused_and_the_line_closed(
    port: int, sent: bytes
) -> None:
    answer = told(port, sent + SMUGGLED)
    assert status(answer) in (400, 501)
    assert answer.count(b"HTTP/1.1") == 1 and b"edaran_http" not in answer


@pytest.mark.parametrize(
    "sent", [b"X: " + b"a" * 200_000, b"".join(b"X%d: a\r\n" % n for n in range(20_000))]
)
def test_an_endless_head_is_refused_before_it_ends(port: int, sent: bytes) -> None:
    answer = told(port, b"GET /health/live HTTP/1.1\r\nHost: localhost\r\n" + sent)
    assert status(answer) in (0, 400, 431)  # 0: closed while we were still talking


def test_a_long_address_is_an_address_that_is_not_there(port: int) -> None:
    sent = b"GET /" + b"a" * 16_000 + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    assert status(told(port, sent)) in (400, 404, 414)


def test_who_drips_a_head_is_let_go_and_others_are_served(port: int) -> None:
    lines = [socket.create_connection(("127.0.0.1", port)) for _ in range(300)]
    try:
        for line in lines:
            line.sendall(b"GET / HTTP/1.1\r\nHost: loc")
        began = time.monotonic()
        assert httpx.get(f"http://127.0.0.1:{port}/health/live").status_code == 200
        assert time.monotonic() - began < 2.0
        time.sleep(Hasty.head_s + 0.5)
        for line in lines:
            line.settimeout(2.0)
            assert line.recv(100) == b""
    finally:
        for line in lines:
            line.close()


def test_a_quick_client_keeps_its_line(port: int) -> None:
    with httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
        for _ in range(3):
            assert client.get("/health/live").status_code == 200


def test_a_body_that_drips_is_given_up(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api.bodies, "PATIENCE_S", 0.3)
    answer = told(port, HEAD + b'Content-Length: 100\r\n\r\n{"filters"')
    assert status(answer) == 408 and b'"too_slow"' in answer


def test_a_body_without_end_is_cut_off_and_memory_stays_flat(port: int) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    chunk = b"10000\r\n" + b" " * 65536 + b"\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        line.sendall(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
        sent = 0
        try:
            while sent < 20 * limits.JSON_BYTES:
                line.sendall(chunk)
                sent += 65536
        except OSError:
            pass  # the server hung up
        line.settimeout(5)
        try:
            answer = line.recv(65536)
        except OSError:
            answer = b""
    assert status(answer) == 413 or sent < 20 * limits.JSON_BYTES
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 60 * 1024  # KiB


def test_a_declared_giant_is_refused_before_it_comes(port: int) -> None:
    answer = told(port, HEAD + b"Content-Length: 10737418240\r\n\r\n")
    assert status(answer) == 413


PATHS = (
    "/static/..%2f..%2f..%2f..%2fetc%2fpasswd",
    "/static/%2e%2e/%2e%2e/api/app.py",
    "/static/....//....//etc/passwd",
    "/static/%00",
    "/static//etc/passwd",
    "/..%2f..%2fetc/passwd",
    "/%c0%ae%c0%ae/%c0%ae%c0%ae/etc/passwd",
    "/api/v1/circulars/..%2f..%2fcatalogue.sqlite3",
    "/api/v1/circulars/%2e%2e%2f%2e%2e/original",
    "//evil.example/..",
    "/circulars;/x",
    "/CIRCULARS",
    "/circulars/",
)


@pytest.mark.parametrize("path", PATHS)
def test_no_address_leads_out_of_the_house(port: int, path: str) -> None:
    sent = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode()
    answer = told(port, sent)
    assert status(answer) in (400, 404), answer[:200]
    assert b"root:" not in answer and b"create_app" not in answer and b"SQLite" not in answer


def test_a_whole_address_in_the_request_names_nobody_else(port: int) -> None:
    sent = b"GET http://evil.example/docs HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    assert b"http://evil.example" not in told(port, sent)


def test_no_answer_names_its_maker(port: int) -> None:
    for path in ("/health/live", "/nowhere", "/static/desk.css"):
        headers = httpx.get(f"http://127.0.0.1:{port}{path}").headers
        assert not {"server", "x-powered-by"} & headers.keys()


def test_squeezed_bodies_are_not_blown_up(port: int) -> None:
    import gzip

    bomb = gzip.compress(b" " * 50_000_000)
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
    address = f"http://127.0.0.1:{port}/api/v1/comparisons"
    answer = httpx.post(address, content=bomb, headers=headers)
    assert answer.status_code in (400, 415, 422)
    assert json.loads(answer.text)["code"] in (
        "bad_request",
        "unsupported_media_type",
        "bad_parameter",
    )
