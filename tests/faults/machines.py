"""Several machines over one database, each a process with a home and an address of its own."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults.product import Product, Service

PATIENCE_S = 120.0


def machine(folder: Path, name: str, store: str) -> Product:
    """The program with its own home; originals lie in a folder that all share."""
    variables = {
        "EDARAN_STORE": store,
        "EDARAN_ORIGINALS": str(folder / "originals"),
        "EDARAN_ACCESS": "open",
        "EDARAN_MODEL": "fixed",
        "EDARAN_WORKERS": "1",
    }
    return Product(folder / name, env=variables)


@contextmanager
def serving(products: Iterable[Product]) -> Iterator[list[Service]]:
    """Each on an address of loopback; all ended afterwards."""
    services = [Service(one, host=f"127.0.0.{number}") for number, one in enumerate(products, 1)]
    try:
        yield services
    finally:
        for service in services:
            service.kill()


def seconds_until_found(service: Service, query: str, key: str) -> float:
    """How long until a search gives a circular first."""
    start = time.monotonic()
    while time.monotonic() - start < PATIENCE_S:
        answer = service.http.get("/api/v1/search", params={"q": query, "limit": 1})
        matches = answer.json()["hits"] if answer.status_code == 200 else []
        if matches and matches[0]["circular"]["key"] == key:
            return time.monotonic() - start
        time.sleep(0.02)
    raise AssertionError(f"not found within {PATIENCE_S:g} s: {query}")
