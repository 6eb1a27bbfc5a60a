"""A caller on this machine: the application's client as a browser here would be."""

from __future__ import annotations

from typing import Any

from starlette import testclient
from starlette.types import ASGIApp

HERE = "http://localhost"


class TestClient(testclient.TestClient):
    """Calls the application from this machine, under its own name, unless told otherwise."""

    __test__ = False

    def __init__(self, app: ASGIApp, base_url: str = HERE, **more: Any) -> None:
        more.setdefault("client", ("127.0.0.1", 50_000))
        super().__init__(app, base_url, **more)
