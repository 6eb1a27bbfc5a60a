"""All hostile files through a running service: `python -m tests.hostile [--times 2] [--out FILE]`.

Each round sends every file, waits for its end, and removes all before the next round, so that all
are read again. Tells for each how it ended and after how long, and for the service: how soon
/health/ready and a search answered (asked each half second), the memory of itself after each round
and of every process below it, and what `verify` says.
"""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.bench.measure import resident
from tests.hostile.case import READY, Hostile
from tests.hostile.catalogue import CASES
from tests.hostile.watch import Watch

ROOT = Path(__file__).resolve().parents[2]
BUDGET_S = 60
MEMORY_MIB = 2048
HEALTHY_S = 2.0
GROWTH = 1.1  # of the service's memory from the first round to the last
CLIENTS = 2
VARIABLES = {
    "EDARAN_FILE_SECONDS": str(BUDGET_S),
    "EDARAN_PAGE_SECONDS": "30",
    "EDARAN_MAX_MEMORY": str(MEMORY_MIB),
    "EDARAN_WORKERS": "2",
}


@dataclass(frozen=True, slots=True)
class Sent:
    """One file's end: a state or a code, after how long."""

    case: Hostile
    end: str
    seconds: float

    @property
    def right(self) -> bool:
        """Whether its end is one that is right for it, within the budget and the wait before."""
        return self.end in self.case.ends and self.seconds < 2 * BUDGET_S


@contextmanager
def served(home: Path) -> Iterator[tuple[str, int]]:
    """A service of its own: its address and process number."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "service", "serve", "--port", str(port)],
        cwd=ROOT,
        env={**os.environ, **VARIABLES, "EDARAN_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=(home.parent / "log").open("a"),
    )
    base = f"http://127.0.0.1:{port}"
    try:
        _await(base)
        yield base, process.pid
    finally:
        process.terminate()
        process.wait(30)


def _await(base: str) -> None:
    for _ in range(240):
        try:
            if httpx.get(f"{base}/health/ready", timeout=5).status_code == 200:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.5)
    raise SystemExit("The service did not become ready.")


def sent(client: httpx.Client, case: Hostile) -> Sent:
    """Upload one file and wait for its end."""
    data, begun = case.make(), time.monotonic()
    answer = client.post("/api/v1/circulars", files={"files": (case.name, data)})
    end = refusal(answer) or _ended(client, answer.json()["files"][0]["key"], begun)
    one = Sent(case, end, time.monotonic() - begun)
    print(f"{case.name} {one.end} {one.seconds:.1f}", file=sys.stderr, flush=True)
    return one


def refusal(answer: httpx.Response) -> str:
    """The code of a refused upload; empty when it was taken in."""
    if answer.status_code >= 500:
        return f"HTTP {answer.status_code}"
    item = answer.json().get("files", [{}])[0] if answer.status_code < 300 else answer.json()
    refused = item.get("outcome") == "rejected" or "code" in item
    return str(item.get("code") or item["error"]["code"]) if refused else ""


def _ended(client: httpx.Client, key: str, begun: float) -> str:
    while time.monotonic() - begun < 3 * BUDGET_S:
        state = client.get(f"/api/v1/circulars/{key}").json()
        if state["state"] == READY:
            return READY
        if state["state"] == "failed":
            return str(state["error"]["code"])
        time.sleep(0.2)
    return "no end"


def main() -> None:
    """Run, print a table, exit with 1 when anything is not as it should be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--only", default="")
    parser.add_argument("--out", type=Path)
    chosen = parser.parse_args()
    cases = [case for case in CASES if chosen.only in case.name]
    with tempfile.TemporaryDirectory() as place:
        lines, wrong = _run(Path(place) / "home", cases, chosen.times)
    print("\n".join(lines))
    if chosen.out:
        chosen.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.exit(1 if wrong else 0)


def _run(home: Path, cases: list[Hostile], times: int) -> tuple[list[str], int]:
    home.mkdir()
    rounds: list[list[Sent]] = []
    with served(home) as (base, pid), _client(base) as client:
        client.get("/api/v1/search", params={"q": "kampanye"})  # all is loaded that searching needs
        watch, memory = Watch(base, pid), [resident(pid)]
        try:
            for _ in range(times):
                with ThreadPoolExecutor(CLIENTS) as clients:
                    rounds.append(list(clients.map(lambda case: sent(client, case), cases)))
                memory.append(resident(pid))
                told = verified(home)
                if len(rounds) < times:
                    emptied(client)
        finally:
            watch.stop()
    return _summary(watch, memory, rounds, told)


def _client(base: str) -> httpx.Client:
    return httpx.Client(base_url=base, timeout=120, trust_env=False)


def verified(home: Path) -> int:
    """Exit status of `verify`, while the service runs."""
    variables = {**os.environ, "EDARAN_HOME": str(home)}
    command = [sys.executable, "-m", "service", "verify"]
    return subprocess.run(command, cwd=ROOT, env=variables, capture_output=True).returncode


def emptied(client: httpx.Client) -> None:
    """Remove every circular, so that the same files are read anew."""
    while items := client.get("/api/v1/circulars", params={"limit": 100}).json()["items"]:
        for item in items:
            client.delete(f"/api/v1/circulars/{item['key']}").raise_for_status()


def _summary(
    watch: Watch, memory: list[int], rounds: list[list[Sent]], told: int
) -> tuple[list[str], int]:
    """The table of all files with a head of figures, and how much is wrong."""
    wrong = sum(not one.right for ends in rounds for one in ends)
    resident_most, addresses_most = watch.most()
    ready, search = watch.answers
    after = ", ".join(f"{held} after round {number}" for number, held in enumerate(memory[1:], 1))
    lines = [
        f"- {len(rounds[0])} files, {len(rounds)} rounds, {CLIENTS} at a time: {wrong} wrong ends;"
        f" slowest {max(one.seconds for ends in rounds for one in ends):.1f} s"
        f" (budget of a file {BUDGET_S} s, and as long for the one before it).",
        *(f"- {one.told}." for one in watch.answers),
        f"- Memory of the service, MiB resident: {memory[0]} at first, {after}, most {watch.own}.",
        f"- Processes below it: {len(watch.children)}; most resident {resident_most} MiB, most"
        f" of addresses {addresses_most} MiB (limit {MEMORY_MIB}).",
        f"- `verify` with the service running: exit {told}.",
        "",
        "| file | " + " | ".join(f"end {n + 1} | s {n + 1}" for n in range(len(rounds))) + " |",
        "|---|" + "---|---:|" * len(rounds),
    ]
    for row in zip(*rounds, strict=True):
        ends = " | ".join(f"{one.end} | {one.seconds:.1f}" for one in row)
        mark = "" if all(one.right for one in row) else " **wrong**"
        lines.append(f"| {row[0].case.name}{mark} | {ends} |")
    faults = (
        told != 0,
        bool(ready.unwell or search.unwell),
        max(ready.seconds) >= HEALTHY_S,
        addresses_most > MEMORY_MIB,
        len(memory) > 2 and memory[-1] > GROWTH * memory[1],
    )
    return lines, wrong + sum(faults)


if __name__ == "__main__":
    main()
