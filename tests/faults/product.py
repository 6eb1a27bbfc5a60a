"""The program from outside: its commands, started plainly or from a loaded process; its HTTP."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).resolve().parents[2]
QUICK = {"EDARAN_EXECUTOR": "inline", "EDARAN_MODEL": "fixed", "EDARAN_WORKERS": "2"}
END_S = 180.0


@dataclass(frozen=True, slots=True)
class Ended:
    """One command's end: exit status, stdout and stderr."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[Any]:
        """Stdout as JSON Lines."""
        return [json.loads(line) for line in self.out.splitlines() if line.strip()]


class Running:
    """A process of the program that may be killed, by its own pid only."""

    def __init__(self, process: subprocess.Popen[bytes], place: Path) -> None:
        self._process = process
        self._place = place
        self.pid = process.pid

    def kill(self, number: int = signal.SIGKILL) -> None:
        """Send a signal; nothing when it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def poll(self) -> int | None:
        """Its exit status, or None while it lives."""
        return self._process.poll()

    def wait(self, most_s: float = END_S) -> int:
        """Its exit status once it has ended."""
        return self._process.wait(most_s)

    def end(self) -> int:
        """Kill it and see it gone."""
        self.kill()
        return self.wait()

    @property
    def out(self) -> str:
        """What it wrote to stdout so far."""
        return self._said(".out")

    @property
    def err(self) -> str:
        """What it wrote to stderr so far."""
        return self._said(".err")

    def _said(self, ending: str) -> str:
        try:
            return self._place.with_suffix(ending).read_text(errors="replace")
        except FileNotFoundError:  # killed before it said anything
            return ""


class Forked(Running):
    """The same for a child of the zygote."""

    def __init__(self, zygote: Zygote, pid: int, place: Path) -> None:
        self._zygote, self.pid, self._place = zygote, pid, place
        self._status: int | None = None

    def poll(self) -> int | None:
        if self._status is None:
            self._status = self._zygote.ask({"wait": self.pid, "hang": False})["status"]
        return self._status

    def wait(self, most_s: float = END_S) -> int:
        until = time.monotonic() + most_s
        while (status := self.poll()) is None:
            if time.monotonic() > until:
                raise TimeoutError(f"pid {self.pid} still runs after {most_s:g} s")
            time.sleep(0.01)
        return status


class Zygote:
    """The loaded process; see zygote.py."""

    def __init__(self) -> None:
        variables = {**os.environ, **QUICK, "OMP_NUM_THREADS": "1"}
        command = [sys.executable, "-m", "tests.faults.zygote"]
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=variables, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def ask(self, question: Mapping[str, Any]) -> Any:
        """One question, one answer."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps(question).encode() + b"\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def close(self) -> None:
        """End the loaded process."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(30)


class Product:
    """The program over one home; with a zygote, started from it, else as a user would."""

    def __init__(
        self,
        home: Path,
        zygote: Zygote | None = None,
        env: Mapping[str, str] | None = None,
        prefix: Sequence[str] = (),
    ) -> None:
        self.home = home
        self.prefix = prefix  # a program that ends as ours, with less of something; no zygote
        self.zygote = zygote
        self.env = {"EDARAN_HOME": str(home), **(QUICK if zygote else {}), **(env or {})}
        self._number = 0
        self._notes = home.parent / f"{home.name}.notes"
        self._notes.mkdir(parents=True, exist_ok=True)

    def start(self, *arguments: object) -> Running:
        """One command in the background."""
        return self._started([[str(argument) for argument in arguments]])

    def start_all(self, commands: Sequence[Sequence[str]]) -> Running:
        """Commands one after another in the background; needs a zygote."""
        return self._started(commands)

    def run(self, *arguments: object) -> Ended:
        """One command to its end."""
        return self.run_all([[str(argument) for argument in arguments]])[0]

    def run_all(self, commands: Sequence[Sequence[str]]) -> list[Ended]:
        """Commands one after another, each to its end."""
        if self.zygote is None:
            return [self._run_one(command) for command in commands]
        running = self._started(commands)
        try:
            running.wait()
        except TimeoutError:
            running.end()
            raise
        parts = running.out.split("\x1e")
        heads = [parts[0], *(part.split("\n", 1)[1] for part in parts[1:])]
        statuses = [int(part.split("\n", 1)[0]) for part in parts[1:]]
        return [Ended(s, o, running.err) for s, o in zip(statuses, heads, strict=False)]

    def _run_one(self, command: Sequence[str]) -> Ended:
        running = self._started([command])
        try:
            status = running.wait()
        except subprocess.TimeoutExpired:
            running.end()
            raise
        return Ended(status, running.out, running.err)

    def _started(self, commands: Sequence[Sequence[str]]) -> Running:
        self._number += 1
        place = self._notes / f"{self._number:05}"
        if self.zygote is not None:
            asked = {"run": [list(command) for command in commands], "env": self.env}
            return Forked(self.zygote, self.zygote.ask({**asked, "out": str(place)})["pid"], place)
        with place.with_suffix(".out").open("wb") as out, place.with_suffix(".err").open("wb") as e:
            process = subprocess.Popen(
                [*self.prefix, sys.executable, "-m", "service", *commands[0]],
                cwd=ROOT,
                env={**os.environ, **self.env},
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=e,
            )
        return Running(process, place)


def free_port(host: str = "127.0.0.1") -> int:
    """A port nobody listens on."""
    with socket.socket() as free:
        free.bind((host, 0))
        return int(free.getsockname()[1])


class Service:
    """`edaran serve` on a free port of loopback."""

    def __init__(
        self, product: Product, wait: bool = True, host: str = "127.0.0.1", port: int = 0
    ) -> None:
        self.port = port or free_port(host)
        self.running = product.start("serve", "--host", host, "--port", self.port)
        self.http = httpx.Client(base_url=f"http://{host}:{self.port}", timeout=60, trust_env=False)
        if wait:
            self.wait_live()

    def wait_live(self, most_s: float = 60.0) -> None:
        """Until it answers at all."""
        until = time.monotonic() + most_s
        while time.monotonic() < until:
            if self.running.poll() is not None:
                raise AssertionError(f"serve ended: {self.running.err}")
            try:
                self.http.get("/health/live")
                return
            except httpx.TransportError:
                time.sleep(0.02)
        raise AssertionError(f"serve does not answer: {self.running.err}")

    def send(self, name: str, data: bytes) -> httpx.Response:
        """One upload."""
        return self.http.post("/api/v1/circulars", files={"files": (name, data)})

    def settled(self, most_s: float = 60.0) -> list[Any]:
        """The list once nothing in it is under way."""
        until = time.monotonic() + most_s
        while True:
            answer = self.http.get("/api/v1/circulars", params={"limit": 500})
            items: list[Any] = answer.json()["items"] if answer.status_code == 200 else []
            under_way = [item for item in items if item["state"] not in ("ready", "failed")]
            if answer.status_code == 200 and not under_way:
                return items
            if time.monotonic() > until:
                raise AssertionError(f"not settled: {answer.status_code} {under_way}")
            time.sleep(0.05)

    def stop(self) -> int:
        """End it in good order."""
        self.running.kill(signal.SIGTERM)
        status = self.running.wait()
        self.http.close()
        return status

    def kill(self) -> None:
        """End it as a power cut ends a process."""
        self.running.end()
        self.http.close()
