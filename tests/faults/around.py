"""What surrounds the program: the clock (F60), closed streams (F62), no network (F63)."""

from __future__ import annotations

import hashlib
import random
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.faults.checks import breaches
from tests.faults.kills import Stage, finished
from tests.faults.product import Product, Service
from tests.faults.stores import ended

CLOCKS: Mapping[str, str] = {
    "in ten years": "+3650d",
    "yesterday": "-1d",
    "1970": "@1970-01-02 00:00:00",
    "29 February": "@2028-02-29 23:59:30",
}
STEADY = {"FAKETIME_DONT_FAKE_MONOTONIC": "1"}  # as a clock that is set leaves it
INLINE = {"EDARAN_MODEL": "fixed", "EDARAN_EXECUTOR": "inline"}


def other_clock(stage: Stage, dice: random.Random) -> list[str]:
    """F60: half of the letters taken in today, the other half under another clock."""
    name = dice.choice(sorted(CLOCKS))
    home = stage.fresh(False).home
    product, ledger = Product(home, stage.zygote), stage.ledger(False)
    files = sorted(stage.letters.folder.iterdir())
    product.run("ingest", *files[:2])
    service = Service(Product(home, None, {**clock(), "FAKETIME": CLOCKS[name]}))
    found = [
        f"{answer.status_code} {answer.text[:200]}"
        for file in files[2:]
        for answer in [service.send(file.name, file.read_bytes())]
        if answer.status_code != 202
    ]
    service.settled()
    service.stop()
    ledger.accepted = set(stage.letters.keys)
    return [f"{name}: {one}" for one in finished(product, ledger, found, dice)]


def clock() -> dict[str, str]:
    """Variables of a service that takes the time from libfaketime, itself and not in a child."""
    library = next(Path("/usr/lib").rglob("libfaketime.so.1"))
    return {**INLINE, **STEADY, "LD_PRELOAD": str(library)}


def clock_set_back(stage: Stage, dice: random.Random) -> list[str]:
    """F60: the clock is set back by an hour in mid-ingest; then forward by two."""
    home = stage.fresh(False).home
    stamp = home.parent / f"{home.name}.clock"
    stamp.write_text("+0")
    told = {"FAKETIME_TIMESTAMP_FILE": str(stamp), "FAKETIME_NO_CACHE": "1"}
    service = Service(Product(home, None, {**clock(), **told}))
    ledger = stage.ledger(False)
    for number, file in enumerate(sorted(stage.letters.folder.iterdir())):
        answer = service.send(file.name, file.read_bytes())
        ledger.accepted |= {line["key"] for line in answer.json()["files"]}
        if number in (1, 3):
            stamp.write_text("-3600" if number == 1 else "+3600")
    service.settled()
    service.stop()
    stamp.unlink()
    return finished(Product(home, stage.zygote), ledger, [], dice)


def nobody_listens(stage: Stage, dice: random.Random) -> list[str]:
    """F62: stdout and stderr closed, or a log collector that is gone."""
    home = stage.fresh(False).home
    closed = ("sh", "-c", 'exec "$0" "$@" >&- 2>&-')
    gone = ("bash", "-c", 'exec "$0" "$@" > >(exec true) 2>&1')
    name, prefix = dice.choice((("closed", closed), ("gone", gone)))
    service = Service(Product(home, None, INLINE, prefix))
    ledger = stage.ledger(False)
    found = []
    for file in sorted(stage.letters.folder.iterdir()):
        answer = service.send(file.name, file.read_bytes())
        ledger.accepted |= {line["key"] for line in answer.json()["files"]}
    answer = service.send("x.pdf", b"%PDF-1.4 nothing")  # what fails is logged
    service.settled()
    if service.http.get("/health/ready").status_code != 200:
        found.append("F62 not well")
    for pid in [service.running.pid, *_below(service.running.pid)]:
        subprocess.run(["kill", str(pid)], capture_output=True)
    service.running.wait(30)
    service.http.close()
    product = Product(home, stage.zygote)
    poor = hashlib.sha256(b"%PDF-1.4 nothing").hexdigest()
    told = [one for one in breaches(product, ledger) if poor[:12] not in one]
    return ended(product, name, found + told)


def _below(pid: int) -> list[int]:
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True).stdout
    return [int(one) for one in listed.split()]


def no_network(stage: Stage, dice: random.Random) -> list[str]:
    """F63: without any network it starts, reads and finds; no address outside is asked for."""
    home, trace = stage.fresh(False).home, stage.folder / f"trace-{stage.number}"
    tracer = ("strace", "-f", "-e", "trace=connect,sendto", "-o", str(trace))
    plain = {"EDARAN_EXECUTOR": "processes", "EDARAN_WORKERS": "1"}  # with the shipped model
    product = Product(home, None, plain, ("unshare", "-n", *tracer))
    found = []
    for command in (["ingest", str(stage.letters.folder)], ["search", "kampanye"], ["verify"]):
        ran = product.run(*command)
        found += [f"F63 {command[0]} {ran.status}: {ran.err[-300:]}"] if ran.status else []
        asked = re.findall(r"AF_INET6?, .*", trace.read_text(errors="replace"))
        found += [f"F63 {command[0]} asked for {line[:120]}" for line in asked]
    trace.unlink()
    return ended(Product(home, stage.zygote), "no network", found)
