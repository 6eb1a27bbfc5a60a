"""`python -m tests.bench.chaos`: thousands of files over a cluster whose readers are killed.

Letters, files that are none, the same letter under two names, files that kill the child or the
whole reader that opens them. A reader is killed and replaced again and again; once the service
itself is killed and started anew, and once the scheduler. Afterwards every file must be in a named
state, none twice. Exit status 1 when anything is amiss.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from threading import Event, Thread
from typing import Any

import service.crew
import service.wiring
from service.library import Library
from service.settings import Settings
from tests.bench import standin
from tests.bench.letters import write
from tests.service.executors.clusters import ROOT, Cluster, Process


def main() -> None:
    """Run, look, tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument(
        "--bad", type=float, default=0.05, help="share of files that are no letters"
    )
    parser.add_argument("--every", type=float, default=60, help="seconds from kill to kill")
    parser.add_argument("--readers", type=int, default=3)
    parser.add_argument("--places", type=int, default=2, help="of each reader")
    parser.add_argument("--store", default="", help="address of the catalogue, as EDARAN_STORE")
    parser.add_argument("--serve", nargs=3, metavar=("HOME", "FOLDER", "ADDRESS"), help="internal")
    chosen = parser.parse_args()
    if chosen.serve:
        home, folder, address = chosen.serve
        ingest(home, folder, address, chosen.store)
        return
    with tempfile.TemporaryDirectory() as place:
        faults = run(Path(place), chosen)
    print("\n".join(["amiss:", *faults]) if faults else "every file in a named state, none twice")
    sys.exit(bool(faults))


def ingest(home: str, folder: str, address: str, store: str) -> None:
    """The service of this run: the real one but for the reading."""
    service.crew.read_document = standin.deadly  # type: ignore[attr-defined]
    with closing(opened(home, address, store)) as library:
        summary = library.ingest([Path(folder)], workers=4)
    failed = Counter(one.code for one in summary.failed)
    print(json.dumps({"ready": summary.ready, "duplicates": summary.duplicates, **failed}))


def opened(home: str, address: str, store: str) -> Library:
    """A library over a home, with the small encoder."""
    return service.wiring.build(
        Settings(home=Path(home), executor=address, model="fixed", store=store)
    )


def run(place: Path, chosen: argparse.Namespace) -> list[str]:
    """The whole run; gives what is amiss."""
    sorts = write(place / "files", chosen.files, chosen.bad, chosen.files // 100, 2)
    print(f"{chosen.files} files: {sorts}", flush=True)
    cluster = Cluster(log=place / "cluster.log")
    stop, kills = Event(), [0]
    killer = Thread(target=kill_readers, args=(cluster, chosen, stop, kills))
    begin = time.perf_counter()
    try:
        killer.start()
        first = started(place, cluster, chosen)
        finished(first, 0.3 * estimate(chosen))
        first.kill()
        print(f"service killed after {time.perf_counter() - begin:.0f} s", flush=True)
        second = started(place, cluster, chosen)
        finished(second, 0.2 * estimate(chosen))
        cluster.kill(cluster.scheduler)
        print(f"scheduler killed after {time.perf_counter() - begin:.0f} s", flush=True)
        cluster.start_scheduler()
        out, _ = second.communicate()
    finally:
        stop.set()
        killer.join()
        cluster.end()
    seconds = time.perf_counter() - begin
    print(f"{seconds:.0f} s, {chosen.files / seconds:.1f} files/s, {kills[0]} readers killed")
    print(f"second run told: {out.decode().strip()}")
    return amiss(place, chosen, sorts, second.returncode)


def estimate(chosen: argparse.Namespace) -> float:
    """Seconds it should take when nobody is killed."""
    return float(chosen.files * standin.NAP_S / (chosen.readers * chosen.places))


def started(place: Path, cluster: Cluster, chosen: argparse.Namespace) -> Process:
    """The service, in a process of its own."""
    ours = ["--serve", str(place / "home"), str(place / "files"), cluster.address]
    command = [sys.executable, "-m", "tests.bench.chaos", "--store", chosen.store, *ours]
    return subprocess.Popen(command, cwd=ROOT, env=dict(os.environ), stdout=subprocess.PIPE)


def finished(process: Process, seconds: float) -> None:
    """Give a process some time."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return


def kill_readers(
    cluster: Cluster, chosen: argparse.Namespace, stop: Event, kills: list[int]
) -> None:
    """Start the readers, kill the oldest again and again, and replace all that are dead."""
    alive: list[Process] = []
    killed = time.monotonic()
    while not stop.wait(1):
        if time.monotonic() - killed > chosen.every and alive:
            cluster.kill(alive[0])
            killed = time.monotonic()
            kills[0] += 1
        alive = [one for one in alive if one.poll() is None]
        while len(alive) < chosen.readers:
            alive.append(cluster.start_reader(chosen.places))


def amiss(place: Path, chosen: argparse.Namespace, sorts: dict[str, int], status: int) -> list[str]:
    """Whatever is not as promised."""
    with closing(opened(str(place / "home"), "inline", chosen.store)) as library:
        store = library.parts.store
        states: Counter[Any] = Counter()
        twice = []
        for key, state, _ in list(store.entries()):
            stored = store.get_many([key], whole=False)[key]
            states[stored.failure.code if state == "failed" and stored.failure else state] += 1
            reads = sum(line["what"] == "read" for line in store.history(key))
            if reads != (state == "ready"):
                twice.append(f"{stored.file}: {state}, read {reads} times")
        sound = library.care.verify()
    print(f"states: {dict(states)}")
    faults = twice + [f"verify: {problem}" for problem in sound.problems]
    if states["ready"] != sorts["letters"]:
        faults.append(f"{states['ready']} ready, {sorts['letters']} letters")
    if waiting := states["queued"] + states["reading"]:
        faults.append(f"{waiting} in no last state")
    crashed = sum(1 for n in range(sorts["bad"]) if n % 5 == 4) + sorts["deadly"]
    if states["reader_crashed"] != crashed:
        faults.append(f"{states['reader_crashed']} crashed, {crashed} kill")
    return faults if status in (0, 1) else [*faults, f"the service ended with {status}"]


if __name__ == "__main__":
    main()
