"""A real cluster on loopback: a scheduler and readers, each a process of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
Process = subprocess.Popen[bytes]


class Cluster:
    """Starts, kills and counts; whatever still runs at the end is ended."""

    def __init__(
        self,
        host: str = "127.0.0.1",
        log: Path | None = None,
        failures: int = 1,
        tls: dict[str, str] | None = None,
    ) -> None:
        self.host, self.port, self._failures = host, free_port(host), failures
        self._tls = tls or {}  # variables that name certificates
        self._log = log
        self._running: list[Process] = []
        self.scheduler = self.start_scheduler()

    @property
    def address(self) -> str:
        """As EDARAN_EXECUTOR names it."""
        return f"dask{'+tls' if self._tls else ''}://{self.host}:{self.port}"

    def start_scheduler(self, before: Sequence[str] = ()) -> Process:
        """A scheduler at this cluster's address."""
        program = ["-m", "distributed.cli.dask_scheduler", "--no-dashboard", "--no-show"]
        protocol = "tls" if self._tls else "tcp"
        place = ["--host", self.host, "--port", str(self.port), "--protocol", protocol]
        name = "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES"
        variables = {name: str(self._failures)}
        self.scheduler = self._start([*before, sys.executable, *program, *place], variables)
        return self.scheduler

    def start_reader(
        self, places: int = 1, before: Sequence[str] = (), **variables: str
    ) -> Process:
        """A machine that reads."""
        command = [*before, sys.executable, "-m", "service", "reader", "--workers", str(places)]
        return self._start(command, {"EDARAN_EXECUTOR": self.address, **variables})

    def kill(self, process: Process, number: int = signal.SIGKILL) -> None:
        """End one at once, with its children."""
        process.send_signal(number)
        process.wait(30)

    def end(self) -> None:
        """End all."""
        for process in self._running:
            with suppress(ProcessLookupError):
                process.kill()
            process.wait(30)

    def _start(self, command: Sequence[str], variables: dict[str, str]) -> Process:
        out: Any = self._log.open("ab") if self._log else subprocess.DEVNULL
        environment = {**os.environ, **self._tls, **variables}
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT
        )
        self._running.append(process)
        return process


def free_port(host: str) -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])


def until(found: Any, seconds: float = 60) -> Any:
    """Wait until a call gives something; AssertionError when it never does."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if value := found():
            return value
        time.sleep(0.05)
    raise AssertionError("It never came to be.")
