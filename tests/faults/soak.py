"""Hours of everything at once (F92): `python -m tests.faults.soak [--minutes 120] [--out FILE]`.

Clients upload, search, correct, compare and remove; every five minutes the service is killed, every
ten it runs for a minute with an engine that fails. In the end nothing may be lost, doubled or half,
and memory, open files and temporary files stand where they stood.
"""

from __future__ import annotations

import argparse
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any

from tests.bench.measure import resident
from tests.faults.clients import CLIENTS, Deeds, alive, of_deeds
from tests.faults.product import Product, Service, free_port
from tests.faults.tools import FAKES, false_path

KILL_S = 300.0
FALSE_S = 60.0  # with the failing engine, after every other kill
START_S = 30.0
REST_S = 8.0  # the clients pause before the service is weighed
GROWN = 1.1


@dataclass(frozen=True, slots=True)
class Weighed:
    """What an idle service holds."""

    after_s: float
    circulars: int
    memory: int  # MiB resident
    files: int  # open handles
    temporary: int  # KiB in its folder for temporary files

    @property
    def row(self) -> str:
        """A row of the table."""
        held = (self.circulars, self.memory, self.files, self.temporary)
        return f"| {self.after_s / 60:.0f} | " + " | ".join(map(str, held)) + " |"


class Soak:
    """One home, its clients, and whoever kills the service."""

    def __init__(self, place: Path, seed: int) -> None:
        self.dice, self.port, self.place = random.Random(seed), free_port(), place
        (place / "temporary").mkdir()
        self.true = {"TMPDIR": str(place / "temporary"), "EDARAN_WORKERS": "2"}
        self.deeds = Deeds(f"http://127.0.0.1:{self.port}")
        self.begun, self.found, self.kills = time.monotonic(), list[str](), 0
        self.weighed: list[Weighed] = []
        self.service = self.started(self.true)

    def started(self, env: dict[str, str]) -> Service:
        """The service again, on the same port; I8 when it takes long."""
        begun = time.monotonic()
        service = Service(Product(self.place / "home", env=env), port=self.port)
        if (took := time.monotonic() - begun) > START_S:
            self.found.append(f"I8 answers after {took:.0f} s")
        return service

    def killed(self) -> None:
        """Weigh it at rest, let work go on, kill it in mid-work."""
        self.weigh()
        time.sleep(self.dice.uniform(2, 12))
        self.service.kill()
        self.kills += 1
        self.service = self.started(self.true)

    def weigh(self) -> None:
        """Clients pause, all is read; then look at the process."""
        self.deeds.rest.set()
        time.sleep(REST_S)
        held = len(alive(self.deeds, self.found))
        pid, temporary = self.service.running.pid, self.place / "temporary"
        files = len(list(Path(f"/proc/{pid}/fd").iterdir()))
        size = sum(one.stat().st_size for one in temporary.rglob("*") if one.is_file())
        now = time.monotonic() - self.begun
        self.weighed.append(Weighed(now, held, resident(pid), files, size >> 10))
        print(self.weighed[-1].row, file=sys.stderr, flush=True)
        self.deeds.rest.clear()

    def deceived(self, seconds: float) -> None:
        """A while with an engine that fails; what it failed is read again afterwards."""
        tools = self.place / f"tools-{self.kills}"
        false = dict(false_path(tools, FAKES["exit1"]))
        self.service.stop()
        self.service = self.started(false | {"EDARAN_MODEL": ""})
        time.sleep(seconds)
        self.service.stop()
        again = Product(self.place / "home", env=self.true).run("retry")
        self.found += [f"F92 retry: {again.err[-300:]}"] if again.status else []
        shutil.rmtree(tools)
        self.service = self.started(self.true)


def main() -> None:
    """Run; 1 when anything does not hold."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--minutes", type=float, default=120)
    asked.add_argument("--every", type=float, default=KILL_S, help="seconds from kill to kill")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--out", type=Path)
    chosen = asked.parse_args()
    place = Path(tempfile.mkdtemp(prefix="soak-"))
    soak = Soak(place, chosen.seed)
    found = list(run(soak, chosen.minutes * 60, chosen.every))
    text = "\n".join(report(soak, found)) + "\n"
    print(text)
    if chosen.out:
        chosen.out.write_text(text, encoding="utf-8")
    if not found:
        shutil.rmtree(place)
    sys.exit(1 if found else 0)


def run(soak: Soak, seconds: float, every: float) -> Iterator[str]:
    """All clients at work until the time is over; then every invariant."""
    over = Event()
    with ThreadPoolExecutor(len(CLIENTS)) as clients:
        work = [clients.submit(_again, one, soak.deeds, over, pause) for one, pause in CLIENTS]
        try:
            while time.monotonic() - soak.begun < seconds:
                time.sleep(every)
                soak.killed()
                if soak.kills % 2 == 0:
                    soak.deceived(min(FALSE_S, every / 2))
            soak.weigh()
        finally:
            over.set()
        for one in work:
            one.result()
    yield from soak.found
    yield from soak.deeds.found
    yield from of_deeds(soak.deeds)
    yield from _level(soak.weighed)
    yield from _verified(soak)


def _again(client: Callable[[Deeds], Any], deeds: Deeds, over: Event, pause: float) -> None:
    while not over.wait(deeds.dice.uniform(0.5, 1.5) * pause):
        if not deeds.rest.is_set():
            client(deeds)


def _level(weighed: list[Weighed]) -> Iterator[str]:
    first, last = weighed[0], weighed[-1]
    if last.memory > GROWN * first.memory:
        yield f"I7 memory grew: {first} {last}"
    if last.files > GROWN * first.files + 8 or last.temporary > first.temporary + 1024:
        yield f"I7 files grew: {first} {last}"


def _verified(soak: Soak) -> Iterator[str]:
    with closing(soak.service.http):
        soak.service.running.kill(signal.SIGTERM)
        soak.service.running.wait()
    verify = Product(soak.place / "home", env=soak.true).run("verify", "--json")
    if verify.status:
        yield f"I7 verify {verify.status}: {verify.out[-400:]}"


def report(soak: Soak, found: list[str]) -> list[str]:
    """What was done, what the service held, what did not hold."""
    deeds = soak.deeds
    return [
        f"{(time.monotonic() - soak.begun) / 60:.0f} minutes, {soak.kills} kills; "
        + ", ".join(f"{number} {name}" for name, number in sorted(deeds.counted.items()))
        + f"; {deeds.unmet} calls met no service or a named 503.",
        "",
        "| minute | circulars | memory MiB | open files | temporary KiB |",
        "|---:|---:|---:|---:|---:|",
        *(one.row for one in soak.weighed),
        "",
        f"Breaches: {len(found)}.",
        *(f"- {one}" for one in found[:40]),
    ]


if __name__ == "__main__":
    main()
