"""Looks at a running service from outside: how soon it answers, and what memory it holds."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tests.bench.measure import children, resident

EVERY_S = 0.5
LOOK_S = 0.1
MIB = 1 << 20


@dataclass
class Answers:
    """Seconds that one address took each time it was asked, and how often it was not well."""

    path: str
    seconds: list[float] = field(default_factory=list)
    unwell: list[str] = field(default_factory=list)

    def ask(self, client: httpx.Client) -> None:
        """Ask once; anything but 200 is unwell."""
        begun = time.monotonic()
        try:
            answer = client.get(self.path)
            if answer.status_code != 200:
                self.unwell.append(f"{answer.status_code} {answer.text[:100]}")
        except httpx.HTTPError as fault:
            self.unwell.append(type(fault).__name__)
        self.seconds.append(time.monotonic() - begun)

    @property
    def told(self) -> str:
        """Middle, 99th of a hundred, longest, and how many."""
        line = sorted(self.seconds)
        at = [line[int(share * (len(line) - 1))] for share in (0.5, 0.99, 1)]
        return (
            f"{self.path}: asked {len(line)} times, median {at[0]:.3f} s, p99 {at[1]:.3f} s,"
            f" longest {at[2]:.3f} s, not well {len(self.unwell)} times"
        )


class Watch:
    """Asks for health and for a search each half second, and looks at memory, until stopped."""

    def __init__(self, base: str, pid: int) -> None:
        self.base, self.pid = base, pid
        self.answers = [Answers("/health/ready"), Answers("/api/v1/search?q=kampanye&limit=5")]
        self.own = 0  # MiB resident, the most of the service's process
        self.children: dict[int, tuple[int, int]] = {}  # pid -> most MiB resident, of addresses
        self._over = threading.Event()
        self._threads = [
            *(threading.Thread(target=self._ask, args=(one,)) for one in self.answers),
            threading.Thread(target=self._look),
        ]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Stop looking."""
        self._over.set()
        for thread in self._threads:
            thread.join()

    def most(self) -> tuple[int, int]:
        """Most MiB resident and most MiB of addresses that any process below the service held."""
        held = self.children.values()
        return max((one for one, _ in held), default=0), max((of for _, of in held), default=0)

    def _ask(self, answers: Answers) -> None:
        with httpx.Client(base_url=self.base, timeout=30, trust_env=False) as client:
            while not self._over.wait(EVERY_S):
                answers.ask(client)

    def _look(self) -> None:
        while not self._over.wait(LOOK_S):
            self.own = max(self.own, resident(self.pid))
            for child in descendants(self.pid):
                now, before = peaks(child), self.children.get(child, (0, 0))
                self.children[child] = max(now[0], before[0]), max(now[1], before[1])


def descendants(pid: int) -> list[int]:
    """Every process below one."""
    below = children(pid)
    return below + [deeper for child in below for deeper in descendants(child)]


def peaks(pid: int) -> tuple[int, int]:
    """The most MiB a process ever held resident, and of addresses; the kernel keeps both."""
    try:
        text = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except OSError:
        return 0, 0
    lines = dict(line.split(":", 1) for line in text.splitlines() if ":" in line)
    return tuple(int(lines.get(name, "0").split()[0]) >> 10 for name in ("VmHWM", "VmPeak"))  # type: ignore[return-value]
