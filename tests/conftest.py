"""What tests of every package may use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from service.cli.main import main
from tests.commands import Ran, Run
from tests.postgres import new_schema, postgres

__all__ = ["new_schema", "postgres"]  # fixtures of every package

# No timed assertions: a loaded machine must not fail a property test, slow inputs included.
settings.register_profile("edaran", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("edaran")


@pytest.fixture
def store(request: pytest.FixtureRequest) -> str:
    """Address of the catalogue: with EDARAN_TEST_STORE=postgresql an empty place on a server."""
    if os.environ.get("EDARAN_TEST_STORE", "") != "postgresql":
        return ""
    address: str = request.getfixturevalue("new_schema")()
    return address


@pytest.fixture
def run(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    store: str,
) -> Run:
    """Runs commands in this process as a shell would, over a home of their own."""
    monkeypatch.setenv("EDARAN_STORE", store)
    monkeypatch.setenv("EDARAN_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("EDARAN_EXECUTOR", "inline")
    monkeypatch.setenv("EDARAN_MODEL", "fixed")

    def one(*arguments: object) -> Ran:
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        assert isinstance(ended.value.code, int)
        return Ran(ended.value.code, out, err)

    return one
