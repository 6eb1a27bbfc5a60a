"""A Library over real parts in a fresh home: SQLite, the fixed encoder, reading in this process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from service.library import Library
from service.settings import Settings
from service.wiring import build
from tests.service.letters import BASEL, BATANGHARI, SELUMA


@pytest.fixture
def settings(tmp_path: Path, store: str) -> Settings:
    return Settings(
        home=tmp_path / "home", executor="inline", model="fixed", workers=1, store=store
    )


@pytest.fixture
def library(settings: Settings) -> Iterator[Library]:
    """An empty Library."""
    opened = build(settings)
    yield opened
    opened.close()


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder of three circulars."""
    folder = tmp_path / "papers"
    (folder / "2024").mkdir(parents=True)
    (folder / "seluma.txt").write_bytes(SELUMA)
    (folder / "2024" / "basel.txt").write_bytes(BASEL)
    (folder / "2024" / "batanghari.txt").write_bytes(BATANGHARI)
    return folder


@pytest.fixture
def filled(library: Library, papers: Path) -> Library:
    """A Library that holds the three circulars."""
    assert library.ingest([papers]).ready == 3
    return library
