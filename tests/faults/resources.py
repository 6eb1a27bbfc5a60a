"""Less than usual of memory (F22), handles and file size (F23), processor time (F24)."""

from __future__ import annotations

import os
import random
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.faults.checks import breaches
from tests.faults.kills import Stage
from tests.faults.product import Product, Service
from tests.faults.stores import ended
from tests.faults.surroundings import bomb
from tests.faults.tools import picture

MIB = 1024 * 1024
PLAIN = {
    "EDARAN_MODEL": "fixed",
    "EDARAN_EXECUTOR": "processes",
    "EDARAN_WORKERS": "2",
    "EDARAN_PAGE_SECONDS": "20",
    "EDARAN_FILE_SECONDS": "30",
}
CGROUP = Path("/sys/fs/cgroup/memory")
LIMITS: Mapping[str, Sequence[str]] = {
    "1 GiB of addresses": ("prlimit", f"--as={1024 * MIB}"),
    "1.5 GiB of addresses": ("prlimit", f"--as={1536 * MIB}"),
    "2 GiB of addresses": ("prlimit", f"--as={2048 * MIB}"),
    "3 GiB of addresses": ("prlimit", f"--as={3072 * MIB}"),
    "64 handles": ("prlimit", "--nofile=64"),
    "files of 10 MiB": ("prlimit", f"--fsize={10 * MIB}"),
}


def little(stage: Stage, dice: random.Random) -> list[str]:
    """F22, F23: the service under a limit: letters are read, the bomb fails, nothing is lost."""
    name = dice.choice(sorted(LIMITS))
    return [f"{name}: {one}" for one in under(stage, LIMITS[name], name == "64 handles")]


def under(stage: Stage, prefix: Sequence[str], idle: bool = False) -> list[str]:
    """The same under a limit; `idle`: 500 connections that say nothing stand open meanwhile."""
    home = stage.fresh(False).home
    product, ledger = Product(home, None, PLAIN, prefix), stage.ledger(False)
    service = Service(product)
    opened = _connections(service.port, 500) if idle else []
    time.sleep(0.5)
    for one in opened:
        one.close()
    files = [(file.name, file.read_bytes()) for file in sorted(stage.letters.folder.iterdir())]
    found = []
    for name, data in [("aaa-poison.pdf", bomb()), *files]:
        answer = service.send(name, data)
        if answer.status_code != 202:
            found.append(f"{answer.status_code} {answer.text[:200]}")
            continue
        ledger.accepted |= {line["key"] for line in answer.json()["files"] if line["key"]}
    items = service.settled(180)
    found += [f"{one}" for one in items if one["state"] == "failed" and "poison" not in one["file"]]
    found += [one["file"] for one in items if one["state"] == "ready" and "poison" in one["file"]]
    if service.running.poll() is not None:
        found.append(f"the service ended: {service.running.err[-300:]}")
    service.stop()
    quick = Product(home, stage.zygote)
    told = breaches(quick, ledger)
    return ended(quick, "limit", found + [one for one in told if "is failed" not in one])


def _connections(port: int, number: int) -> list[socket.socket]:
    made = []
    for _ in range(number):
        one = socket.socket()
        one.setblocking(False)
        one.connect_ex(("127.0.0.1", port))
        made.append(one)
    return made


@contextmanager
def memory_group(name: str, most: int) -> Iterator[Path]:
    """A group of processes that may hold so many bytes; only root may make one."""
    group = CGROUP / name
    group.mkdir()
    (group / "memory.limit_in_bytes").write_text(str(most))
    try:
        yield group
    finally:
        until = time.monotonic() + 10
        while (group / "cgroup.procs").read_text() and time.monotonic() < until:
            time.sleep(0.1)
        group.rmdir()


def bounded_tree(stage: Stage, dice: random.Random) -> list[str]:
    """F22: the whole tree of processes in 1 GiB of memory, as a container would hold it."""
    with memory_group(f"edaran-{os.getpid()}-{stage.number}", 1024 * MIB) as group:
        enter = f'echo $$ > {group}/cgroup.procs; exec "$0" "$@"'
        found = under(stage, ("sh", "-c", enter))
        peak = int((group / "memory.max_usage_in_bytes").read_text()) // MIB
    print(f"F22: at most {peak} MiB in the group of 1024", file=sys.stderr)
    return found


def few_processes(stage: Stage, dice: random.Random) -> list[str]:
    """F23: a user who may have 50 processes and threads, and no right beyond."""
    user = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
    limits = ("prlimit", "--nproc=50", *user)
    home = stage.fresh(False).home
    home.mkdir()
    home.chmod(0o777)
    stage.folder.chmod(0o755)
    product = Product(home, None, {**PLAIN, "HOME": str(home)}, limits)
    running = product.start("ingest", stage.letters.folder, "--json")
    status = running.wait(300)
    found = [] if status in (0, 1, 2) and "Traceback" not in running.err else [running.err[-500:]]
    ledger = stage.ledger(False)
    again = Product(home, None, {**PLAIN, "HOME": str(home)}, user)
    if (ran := again.run("ingest", stage.letters.folder)).status != 0:
        found.append(f"F23 without the limit: {ran.err[-300:]}")
    ledger.accepted = set(stage.letters.keys)
    return ended(product, f"50 processes ({status})", found + breaches(again, ledger, 1))


def starved(stage: Stage, dice: random.Random) -> list[str]:
    """F24: at the lowest priority beside two busy loops no good file runs out of time."""
    home = stage.fresh(False).home
    folder = home.parent / f"{home.name}.in"
    folder.mkdir()
    for number in range(3):
        (folder / f"scan-{number}.png").write_bytes(picture() + bytes(number))
    loops = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(2)]
    try:
        product = Product(home, None, {"EDARAN_MODEL": "fixed"}, ("nice", "-n", "19"))
        running = product.start("ingest", folder, stage.letters.folder, "--json")
        status = running.wait(600)
    finally:
        for loop in loops:
            loop.kill()
            loop.wait()
    ledger = stage.ledger(False)
    ledger.accepted = set(stage.letters.keys)
    found = [f"F24 {status}: {running.err[-400:]}"] if status else []
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    return ended(product, "starved", found + breaches(Product(home, stage.zygote), ledger, 1))
