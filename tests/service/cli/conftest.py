"""Runs commands in this process as a shell would, over a home of their own."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from service.cli.main import main


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
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


@pytest.fixture
def kept(run: Run, papers: Path) -> Run:
    """Commands over a home that holds the three circulars."""
    assert run("ingest", papers).status == 0
    return run
