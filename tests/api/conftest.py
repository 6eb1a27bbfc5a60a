"""The real application over a real home in a temporary folder, read in this very process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI

from api.app import create_app
from service.library import Library
from service.settings import Settings
from service.wiring import build
from tests.api.callers import TestClient
from tests.api.letters import LETTERS


def opened(home: Path) -> Library:
    """A Library over an empty home."""
    return build(Settings(home=home, executor="inline", workers=1))


def taken_in(library: Library, folder: Path, letters: dict[str, bytes]) -> None:
    """Read these letters into a Library."""
    folder.mkdir()
    for name, data in letters.items():
        (folder / name).write_bytes(data)
    library.ingest([folder])


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Three letters, read; for tests that change nothing."""
    root = tmp_path_factory.mktemp("shelf")
    library = opened(root / "home")
    taken_in(library, root / "letters", LETTERS)
    yield library
    library.close()


@pytest.fixture(scope="session")
def app(shelf: Library) -> FastAPI:
    """The service over the three letters; its worker sleeps."""
    return create_app(shelf)


@pytest.fixture
def client(app: FastAPI) -> TestClient:
    """A caller without a cookie."""
    return TestClient(app, raise_server_exceptions=False)


@pytest.fixture(scope="session")
def keys(app: FastAPI) -> dict[str, str]:
    """The circulars' keys by file name."""
    items = TestClient(app).get("/api/v1/circulars").json()["items"]
    return {item["file"]: item["key"] for item in items}


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[TestClient]:
    """A caller of a service without a letter, its worker at work."""
    with TestClient(create_app(opened(tmp_path / "home")), raise_server_exceptions=False) as caller:
        yield caller
