"""A body larger than allowed is refused, whether it says so or not."""

from __future__ import annotations

from collections.abc import Iterator

import api.limits as limits
from tests.api.callers import TestClient


def test_a_declared_length_is_refused_before_a_byte_is_read(client: TestClient) -> None:
    def never() -> Iterator[bytes]:
        raise AssertionError("the body was read")
        yield b""

    headers = {"content-length": str(10**13), "content-type": "application/json"}
    answer = client.post("/api/v1/comparisons", content=never(), headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_an_undeclared_length_is_counted(client: TestClient) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(limits.JSON_BYTES // limits.MIB + 2):
            yield b" " * limits.MIB

    headers = {"content-type": "application/json"}
    answer = client.post("/api/v1/comparisons", content=endless(), headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_a_body_within_its_limit_passes(client: TestClient) -> None:
    padded = b" " * 1000 + b'{"circulars": []}'
    headers = {"content-type": "application/json"}
    answer = client.post("/api/v1/comparisons", content=padded, headers=headers)
    assert answer.status_code != 413
