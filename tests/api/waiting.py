"""Waits for work under way, as a client would: by asking for the job's circular."""

from __future__ import annotations

import time
from typing import Any

from tests.api.callers import TestClient

PATIENCE_S = 60


def finished(client: TestClient, key: str) -> dict[str, Any]:
    """The circular once it is ready or failed."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        body: dict[str, Any] = client.get(f"/api/v1/circulars/{key}").json()
        if body["state"] in {"ready", "failed"}:
            return body
        time.sleep(0.05)
    raise AssertionError(f"{key} was not read within {PATIENCE_S} s")
