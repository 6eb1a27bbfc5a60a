"""The server as a process: it starts, says so, and stops in good order."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.commands import Run
from tests.service.letters import SELUMA

ROOT = Path(__file__).resolve().parents[3]
WAIT_S = 90.0


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.fixture
def served(run: Run, tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str, Path]]:
    """A server of its own, its address, and where its log goes."""
    port, log = free_port(), tmp_path / "log"
    command = [sys.executable, "-m", "service", "serve", "--port", str(port)]
    settings = {**os.environ, "EDARAN_LOG": "json", "EDARAN_WORKERS": "1"}
    with log.open("w") as out:
        process = subprocess.Popen(command, cwd=ROOT, env=settings, stderr=out, text=True)
    address, end = f"http://127.0.0.1:{port}", time.monotonic() + WAIT_S
    while not _ready(address):
        assert process.poll() is None and time.monotonic() < end, log.read_text()
        time.sleep(0.1)
    yield process, address, log
    if process.poll() is None:
        process.kill()
        process.wait()


def _ready(address: str) -> bool:
    try:
        return httpx.get(f"{address}/health/ready").status_code == 200
    except httpx.HTTPError:
        return False


def test_told_to_stop_it_ends_what_it_answers_and_gives_work_back(
    served: tuple[subprocess.Popen[str], str, Path], run: Run
) -> None:
    process, address, log = served
    files = [("files", (f"{n}.txt", SELUMA + f"\n{n}".encode())) for n in range(40)]
    answer = httpx.post(f"{address}/api/v1/circulars", files=files, timeout=60)
    accepted = {line["key"] for line in answer.json()["files"] if line["outcome"] == "accepted"}
    assert answer.status_code == 202 and len(accepted) == 40
    process.send_signal(signal.SIGTERM)
    assert process.wait(60) == 128 + signal.SIGTERM
    assert run("verify").status == 0
    listed = run("list", "--json").lines
    assert {line["key"] for line in listed} == accepted
    assert {line["state"] for line in listed} <= {"ready", "queued", "reading"}
    lines = [json.loads(line) for line in log.read_text().splitlines() if line.startswith("{")]
    upload = next(line for line in lines if line.get("route") == "/api/v1/circulars")
    assert upload["status"] == 202 and len(upload["request"]) == 16
    assert run("retry").status == 0  # nothing failed on the way
