"""Operators see whether the service lives, can serve, and what it did."""

from __future__ import annotations

import pytest

from service.errors import StoreUnavailable
from service.library import Library
from tests.api.callers import TestClient
from tests.api.letters import LETTERS


def test_alive_says_no_more_than_that(empty: TestClient) -> None:
    assert empty.get("/health/live").json() == {"status": "ok"}


def test_ready_while_catalogue_and_worker_are_there(empty: TestClient) -> None:
    answer = empty.get("/health/ready")
    assert answer.status_code == 200
    assert answer.json()["parts"] == {"catalogue": "ok", "worker": "ok"}


def test_not_ready_when_the_worker_sleeps(client: TestClient) -> None:
    answer = client.get("/health/ready")  # this fixture never starts it
    assert answer.status_code == 503
    assert answer.json()["parts"]["worker"] == "stopped"


def test_metrics_count_circulars_and_requests_by_route_not_by_address(client: TestClient) -> None:
    client.get(f"/api/v1/circulars/{'a' * 64}")
    text = client.get("/metrics").text
    assert f'edaran_circulars{{state="ready"}} {len(LETTERS)}.0' in text
    assert 'route="/api/v1/circulars/{key}",status="404"' in text
    assert "aaaa" not in text


@pytest.mark.parametrize("path", ["/health/live", "/health/ready", "/metrics"])
def test_operations_live_outside_the_versioned_base(client: TestClient, path: str) -> None:
    assert client.get(f"/api/v1{path}").status_code == 404


def test_alive_also_while_the_catalogue_does_not_answer(
    client: TestClient, shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone() -> bool:
        raise StoreUnavailable("PostgreSQL says: the server cannot be reached.")

    monkeypatch.setattr(shelf.parts.store, "has_accounts", gone)
    assert client.get("/health/live").status_code == 200
    assert client.get("/api/v1/circulars").status_code == 503
