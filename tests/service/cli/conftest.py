"""A home with content, for commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands import Run


@pytest.fixture
def kept(run: Run, papers: Path) -> Run:
    """Commands over a home that holds the three circulars."""
    assert run("ingest", papers).status == 0
    return run
