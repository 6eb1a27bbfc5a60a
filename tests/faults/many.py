"""Ten thousand files waiting, and the service killed in the middle (F91)."""

from __future__ import annotations

import random
import time
from concurrent.futures import ThreadPoolExecutor

from tests.bench.load import ended as read_so_far
from tests.faults.kills import Stage
from tests.faults.product import Service
from tests.faults.stores import ended
from tests.service.letters import letter

FILES = 10_000
AT_ONCE = 100  # files of one upload
START_S = 30.0
PATIENT_S = 3600.0


def queued(stage: Stage, dice: random.Random) -> list[str]:
    """F91: all are taken in; killed while they are read; it starts soon, goes on, none twice."""
    product = stage.fresh(False)
    service, found = Service(product), list[str]()

    def some(first: int) -> set[str]:
        numbers = range(first, min(first + AT_ONCE, FILES))
        files = [("files", (f"{one}.txt", letter(f"800/{one}/SE/2020"))) for one in numbers]
        answer = service.http.post("/api/v1/circulars", files=files)
        assert answer.status_code == 202, answer.text
        return {line["key"] for line in answer.json()["files"]}

    with ThreadPoolExecutor(2) as clients:
        accepted = {key for keys in clients.map(some, range(0, FILES, AT_ONCE)) for key in keys}
    enough = FILES * dice.uniform(0.3, 0.7)
    while read_so_far(service) < enough:
        time.sleep(0.5)
    service.kill()
    begun = time.monotonic()
    service = Service(product)
    found += [f"F91 {took:.0f} s to start"] if (took := time.monotonic() - begun) > START_S else []
    listed = _settled(service)
    service.stop()
    found += [f"I1 lost {len(accepted - listed.keys())}"] if accepted - listed.keys() else []
    wrong = [key for key, states in listed.items() if states != ["ready"]]
    found += [f"I2 twice, or not ready: {len(wrong)} {listed[wrong[0]]}"] if wrong else []
    verify = product.run("verify", "--json")
    found += [f"I7 verify: {verify.out[-300:]}"] if verify.status else []
    return ended(product, f"{len(accepted)} files", found)


def _settled(service: Service) -> dict[str, list[str]]:
    """The states of each circular, once none is under way."""
    until = time.monotonic() + PATIENT_S
    while read_so_far(service) < FILES:
        assert time.monotonic() < until, "not settled"
        time.sleep(1)
    states: dict[str, list[str]] = {}
    for offset in range(0, FILES + 500, 500):
        asked = {"limit": 500, "offset": offset}
        for item in service.http.get("/api/v1/circulars", params=asked).json()["items"]:
            states.setdefault(item["key"], []).append(item["state"])
    return states
