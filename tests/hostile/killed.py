"""The hostile set with kills in between (F93): `python -m tests.hostile.killed [--times 2]`.

As tests.hostile, but the service is killed again and again, and begun again on the same home. Every
file still ends as it should, none is there twice, and `verify` finds nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx

from tests.faults.product import Product, Service, free_port
from tests.hostile.__main__ import BUDGET_S, VARIABLES, refusal
from tests.hostile.case import READY, Hostile
from tests.hostile.catalogue import CASES

CLIENTS = 2
START_S = 30.0
MOST_S = 10 * BUDGET_S  # of one file, with all that is killed meanwhile


class Killer:
    """A service that is killed after a while, again and again, until stopped."""

    def __init__(self, home: Path, every_s: float, seed: int) -> None:
        self.product, self.port = Product(home, env=VARIABLES), free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        self.starts: list[float] = []
        self.service = self._started()
        self._every, self._dice, self._over = every_s, random.Random(seed), threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def stop(self) -> None:
        """No more kills; the service stays."""
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._over.wait(self._dice.uniform(0.3, 1.7) * self._every):
            self.service.kill()
            self.service = self._started()

    def _started(self) -> Service:
        begun = time.monotonic()
        service = Service(self.product, port=self.port)
        self.starts.append(time.monotonic() - begun)
        return service


def ended(base: str, case: Hostile) -> str:
    """How a file ends, sent again while nobody answers for it."""
    data, until = case.make(), time.monotonic() + MOST_S
    with httpx.Client(base_url=base, timeout=120, trust_env=False) as client:
        while time.monotonic() < until:
            try:
                if end := _asked(client, case.name, data):
                    return end
            except httpx.TransportError:
                pass
            time.sleep(0.3)
    return "no end"


def _asked(client: httpx.Client, name: str, data: bytes) -> str:
    key = hashlib.sha256(data).hexdigest()
    state = client.get(f"/api/v1/circulars/{key}")
    if state.status_code == 404:
        answer = client.post("/api/v1/circulars", files={"files": (name, data)})
        return "" if answer.status_code == 503 else refusal(answer)  # sent again later
    if state.status_code != 200:
        return "" if state.status_code == 503 else f"HTTP {state.status_code}"
    told: Mapping[str, Any] = state.json()
    return _named(told)


def _named(told: Mapping[str, Any]) -> str:
    if told["state"] == READY:
        return READY
    return str(told["error"]["code"]) if told["state"] == "failed" else ""


def one_round(home: Path, cases: list[Hostile], every_s: float, seed: int) -> Iterator[str]:
    """All files through a service that is killed; what is wrong, then a line of figures."""
    killer = Killer(home, every_s, seed)
    try:
        with ThreadPoolExecutor(CLIENTS) as clients:
            ends = list(clients.map(lambda case: ended(killer.base, case), cases))
    finally:
        killer.stop()
    listed = killer.service.settled(MOST_S)
    killer.service.stop()
    for case, end in zip(cases, ends, strict=True):
        if end not in case.ends:
            yield f"{case.name} ends as {end}, not as {sorted(case.ends)}"
    keys = [item["key"] for item in listed]
    yield from [f"twice: {len(keys) - len(set(keys))}"] * (len(keys) > len(set(keys)))
    yield from (f"{took:.0f} s to start" for took in killer.starts if took > START_S)
    verify = killer.product.run("verify", "--json")
    yield from [f"verify {verify.status}: {verify.out[-300:]}"] * (verify.status != 0)
    print(
        f"{len(cases)} files, {len(killer.starts) - 1} kills, longest start"
        f" {max(killer.starts):.1f} s, verify {verify.status}",
        flush=True,
    )


def main() -> None:
    """Run; 1 when anything is not as it should be."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--times", type=int, default=2)
    parser.add_argument("--every", type=float, default=20.0, help="seconds from kill to kill")
    parser.add_argument("--only", default="")
    chosen = parser.parse_args()
    cases = [case for case in CASES if chosen.only in case.name]
    wrong: list[str] = []
    for number in range(chosen.times):
        with tempfile.TemporaryDirectory() as place:
            wrong += one_round(Path(place) / "home", cases, chosen.every, number)
    print("\n".join(wrong) or "nothing wrong")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
