"""Killed at any moment: nothing lost, nothing twice, nothing half, and no manual step after."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from service.originals import key_of
from tests.service.letters import letter, pdf_letter

ROOT = Path(__file__).resolve().parents[2]
FILES = 60
KILLS = 6
SEED = 20261124


def started(home: Path, *arguments: object) -> subprocess.Popen[str]:
    variables = {**os.environ, "EDARAN_HOME": str(home), "EDARAN_WORKERS": "2"}
    return subprocess.Popen(
        [sys.executable, "-m", "service", *map(str, arguments)],
        cwd=ROOT,
        env=variables,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def finished(home: Path, *arguments: object) -> str:
    """A command's stdout; it must end well."""
    process = started(home, *arguments)
    out, err = process.communicate(timeout=300)
    assert process.returncode == 0, f"{arguments}: {process.returncode}\n{out}\n{err}"
    return out


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty small letters, a third of them PDFs, each different."""
    place = tmp_path_factory.mktemp("letters")
    for number in range(FILES):
        if number % 3 == 0:
            (place / f"surat-{number:02}.pdf").write_bytes(pdf_letter(number))
        else:
            (place / f"surat-{number:02}.txt").write_bytes(letter(f"800/{number}/SE/2020"))
    return place


@pytest.fixture(scope="module")
def reference(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[float, Any]:
    """An undisturbed run: its seconds, and what it made of each file."""
    home = tmp_path_factory.mktemp("reference")
    begun = time.monotonic()
    finished(home, "ingest", folder)
    return time.monotonic() - begun, content(home)


def content(home: Path) -> Mapping[str, Any]:
    """What each circular holds, by key, without what differs between two runs."""
    lines = map(json.loads, finished(home, "list", "--json").splitlines())
    kept = ("state", "number", "subject", "issued_on", "clause_count", "page_count", "citations")
    return {line["key"]: {name: line[name] for name in kept} for line in lines}


@pytest.mark.slow
@pytest.mark.parametrize("point", range(KILLS))
def test_ingest_killed_at_any_moment_is_taken_up_again(
    folder: Path, reference: tuple[float, Any], tmp_path: Path, point: int
) -> None:
    seconds, expected = reference
    # Moments spread over the whole run, one in each sixth of it.
    moment = (point + random.Random(SEED + point).random()) / KILLS * seconds
    process = started(tmp_path, "ingest", folder)
    try:
        process.communicate(timeout=moment)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
    summary = json.loads(finished(tmp_path, "ingest", folder, "--json"))
    assert summary["failed"] == [] and summary["ready"] + summary["duplicates"] == FILES
    assert content(tmp_path) == expected
    assert set(expected) == {key_of(file.read_bytes()) for file in folder.iterdir()}
    finished(tmp_path, "verify")


@pytest.mark.slow
def test_a_run_killed_again_and_again_loses_nothing(
    folder: Path, reference: tuple[float, Any], tmp_path: Path
) -> None:
    """Also while it recovers: five kills in a row, then one run to its end."""
    seconds, expected = reference
    dice = random.Random(SEED)
    for _ in range(5):
        process = started(tmp_path, "ingest", folder)
        try:
            process.communicate(timeout=dice.uniform(0.2, 0.8) * seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
    finished(tmp_path, "ingest", folder)
    assert content(tmp_path) == expected
    finished(tmp_path, "verify")
