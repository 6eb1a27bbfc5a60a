"""Time from a cold process to the first answer, beside merely importing sentence-transformers."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.measure import Measurement, side_by_side

ROOT = Path(__file__).resolve().parents[2]


def measure(_: Path) -> Iterator[Measurement]:
    """`edaran search` over the digital samples."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "EDARAN_HOME": home}
        files = [str(file) for file in sorted((ROOT / "samples/documents").rglob("*.html"))]
        _run(["-m", "service", "ingest", *files], environment)
        yield side_by_side(
            "cold `edaran search`",
            "import sentence_transformers",
            "1 query",
            lambda: _run(["-m", "service", "search", "foto bersama calon", "--json"], environment),
            lambda: _run(["-c", "import sentence_transformers"], environment),
        )


def _run(arguments: list[str], environment: dict[str, str]) -> None:
    command = [sys.executable, *arguments]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=environment)
