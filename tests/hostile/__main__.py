"""All hostile files through a running service: `python -m tests.hostile [--times 2] [--out FILE]`.

Tells for each how it ended and after how long, and for the service: the longest wait for
/health/ready, the most memory of itself and of a reading child, and what `verify` says.
"""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.bench.measure import children, resident
from tests.hostile.case import READY, Hostile
from tests.hostile.catalogue import CASES

ROOT = Path(__file__).resolve().parents[2]
BUDGET_S = 60
MEMORY_MIB = 2048
VARIABLES = {
    "EDARAN_FILE_SECONDS": str(BUDGET_S),
    "EDARAN_PAGE_SECONDS": "30",
    "EDARAN_MAX_MEMORY": str(MEMORY_MIB),
    "EDARAN_WORKERS": "2",
}


class Watch:
    """Asks a service for its health, and looks at its memory, until told to stop."""

    def __init__(self, base: str, pid: int) -> None:
        self.base, self.pid = base, pid
        self.longest = 0.0
        self.unwell = 0
        self.own = self.child = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop looking."""
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        with httpx.Client(timeout=30) as client:
            while not self._over.wait(0.25):
                begun = time.monotonic()
                try:
                    well = client.get(f"{self.base}/health/ready").status_code == 200
                except httpx.HTTPError:
                    well = False
                self.unwell += not well
                self.longest = max(self.longest, time.monotonic() - begun)
                self.own = max(self.own, resident(self.pid))
                self.child = max([self.child, *map(resident, children(self.pid))])


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


def sent(client: httpx.Client, case: Hostile) -> tuple[str, float]:
    """Upload one file and wait for its end."""
    begun = time.monotonic()
    answer = client.post("/api/v1/circulars", files={"files": (case.name, case.make())})
    if answer.status_code >= 500:
        return f"HTTP {answer.status_code}", time.monotonic() - begun
    item = answer.json().get("files", [{}])[0] if answer.status_code < 300 else answer.json()
    if item.get("outcome") == "rejected" or "code" in item:
        return item.get("code") or item["failure"]["code"], time.monotonic() - begun
    return _ended(client, item["key"], begun), time.monotonic() - begun


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
    rows, wrong = ["| file | end | seconds | right |", "|---|---|---|---|"], 0
    with served(home) as (base, pid):
        before, watch = resident(pid), Watch(base, pid)
        with httpx.Client(base_url=base, timeout=120) as client:
            for case in cases * times:
                end, seconds = sent(client, case)
                right = end in case.ends and seconds < 2 * BUDGET_S
                wrong += not right
                rows.append(f"| {case.name} | {end} | {seconds:.1f} | {'yes' if right else 'NO'} |")
                print(rows[-1], file=sys.stderr, flush=True)
        watch.stop()
        after = resident(pid)
    told = subprocess.run(
        [sys.executable, "-m", "service", "verify"],
        cwd=ROOT, env={**os.environ, "EDARAN_HOME": str(home)}, capture_output=True, text=True,
    )  # fmt: skip
    summary = [
        f"{len(cases)} files, {times} times: {wrong} not as they should.",
        f"Longest wait for /health/ready {watch.longest:.2f} s, unwell {watch.unwell} times.",
        f"Memory of the service {before} MiB at first, at most {watch.own}, {after} at the end;"
        f" of a reading child at most {watch.child} MiB (limit {MEMORY_MIB} of address space).",
        f"verify: exit {told.returncode}.",
    ]
    return [*summary, "", *rows], wrong + (told.returncode != 0) + watch.unwell


if __name__ == "__main__":
    main()
