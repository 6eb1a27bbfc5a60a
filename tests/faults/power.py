"""Power cuts (F10) on a disk of its own, and what is synced before it is promised (F12)."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.faults.checks import Ledger
from tests.faults.kills import Stage, drop, finished
from tests.faults.product import Product, Service

MIB = 1024 * 1024
DISKS: Sequence[tuple[str, int, Sequence[str], str]] = (
    ("ext4", 64, ("mkfs.ext4", "-q", "-F"), "loop"),
    ("ext4, data=writeback", 64, ("mkfs.ext4", "-q", "-F"), "loop,data=writeback"),
    ("xfs", 320, ("mkfs.xfs", "-q", "-f"), "loop"),
)


@contextmanager
def mounted(image: Path, place: Path, options: str) -> Iterator[None]:
    """An image as a disk; only root may."""
    place.mkdir()
    subprocess.run(["mount", "-o", options, image, place], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", place], check=True)
        place.rmdir()


def power_cut(stage: Stage, dice: random.Random) -> list[str]:
    """F10: what has reached the disk, copied in mid-work without sync, is a home that goes on.

    What only stood in the page cache of the upper file system is not in the copy, as after a cut.
    """
    name, size, make, options = dice.choice([disk for disk in DISKS if shutil.which(disk[2][0])])
    base = stage.fresh(False).home
    image, copy = base.with_suffix(".img"), base.with_suffix(".cut")
    with image.open("wb") as out:
        out.truncate(size * MIB)
    subprocess.run([*make, image], check=True)
    with mounted(image, base.with_suffix(".disk"), options):
        product = Product(base.with_suffix(".disk") / "home", stage.zygote)
        accepted = copied_in_work(stage, product, image, copy, dice)
    ledger = stage.ledger(False)
    ledger.accepted = accepted
    with mounted(copy, base.with_suffix(".after"), options):
        product = Product(base.with_suffix(".after") / "home", stage.zygote)
        found = after_cut(product, ledger, dice)
    if not found:
        image.unlink()
        copy.unlink()
    return [f"{name}, {len(accepted)} accepted: {one}" for one in found]


def copied_in_work(
    stage: Stage, product: Product, image: Path, copy: Path, dice: random.Random
) -> set[str]:
    """Send letters, copy the disk at some moment, kill; what had been accepted before the copy."""
    service = Service(product)
    accepted: set[str] = set()

    def send(file: Path) -> None:
        try:
            answer = service.send(file.name, file.read_bytes())
        except httpx.TransportError:
            return
        if answer.status_code == 202:
            accepted.update(line["key"] for line in answer.json()["files"])

    files = sorted(stage.letters.folder.iterdir())
    dice.shuffle(files)
    with ThreadPoolExecutor(2) as clients:
        work = [clients.submit(send, file) for file in files]
        time.sleep(dice.uniform(0, 1.5 * stage.seconds["ingest"]))
        before = set(accepted)
        subprocess.run(["cp", "--sparse=always", image, copy], check=True)
        service.running.end()
        for one in work:
            one.result()
    service.http.close()
    return before


def after_cut(product: Product, ledger: Ledger, dice: random.Random) -> list[str]:
    """I1-I8 on the copy; a home that was not yet there is no breach when nothing was accepted."""
    service = Service(product)
    listed = {item["key"]: item for item in service.settled()}
    service.stop()
    found = [f"I1 lost: {key[:12]}" for key in ledger.accepted - listed.keys()]
    found += [f"I1 {item}" for item in listed.values() if item["state"] == "failed"]
    ledger.accepted |= listed.keys()
    return finished(product, ledger, found, dice)


def synced_first(stage: Stage, dice: random.Random) -> list[str]:
    """F12: the system calls of one upload: all is synced before the answer, the index in order."""
    product = stage.fresh(False)
    service = Service(product)
    trace = product.home.parent / f"{product.home.name}.trace"
    calls = "fsync,fdatasync,rename,renameat,renameat2,sendto,sendmsg,write,writev"
    tracer = subprocess.Popen(
        ["strace", "-fys60", f"-etrace={calls}", "-o", trace, "-p", str(service.running.pid)],
        stderr=subprocess.PIPE,
    )
    assert tracer.stderr
    os.read(tracer.stderr.fileno(), 100)  # "attached"
    file = sorted(stage.letters.folder.iterdir())[1]
    key = service.send(file.name, file.read_bytes()).json()["files"][0]["key"]
    service.settled()
    while service.http.get("/health/ready").json()["unsearchable"]:
        time.sleep(0.1)
    tracer.terminate()
    tracer.wait()
    service.stop()
    lines = trace.read_text(errors="replace").splitlines()
    trace.unlink()
    found = list(_out_of_order(lines, key, product.home))
    if not found:
        drop(product)
    return found


def _out_of_order(lines: Sequence[str], key: str, home: Path) -> Iterator[str]:
    """What was not synced, or not before what promises it."""
    answer = _first(lines, r"HTTP/1\.1 202")
    part, target = f"originals/incoming/{key}", f"originals/{key[:2]}/{key}"
    steps = (
        ("the original", rf"f(data)?sync\(\d+<[^>]*{part}"),
        ("its rename", rf"rename\w*\(.*{part}.*{target}"),
        ("its folder", rf"f(data)?sync\(\d+<[^>]*originals/{key[:2]}>"),
        ("the folder of originals", rf"f(data)?sync\(\d+<[^>]*{home.name}/originals>"),
        ("the catalogue", r"f(data)?sync\(\d+<[^>]*catalogue\.sqlite3-wal>"),
    )
    at = -1
    for what, pattern in steps:
        place = _first(lines, pattern, at + 1)
        if place is None or answer is None or place > answer:
            yield f"F12 {what} is not synced in order before the answer ({place}, {answer})"
        else:
            at = place
    manifest = _first(lines, r"rename\w*\(.*manifest\.json\.new.*manifest\.json\"")
    if manifest is None:
        yield "F12 the manifest is never renamed"
        return
    before = "\n".join(lines[:manifest])
    for kind in (
        r"s-\d+\.[\w.]+",
        r"words-\d+/\w+\.\w+",
        r"words-\d+/meta\.json|words-\d+/\.tmp\w+",
    ):
        if not re.search(rf"f(data)?sync\(\d+<[^>]*{kind}", before):
            yield f"F12 {kind} is not synced before the manifest"
    if not re.search(r"f(data)?sync\(\d+<[^>]*manifest\.json\.new>", before):
        yield "F12 the manifest is not synced before its rename"
    if _first(lines, r"f(data)?sync\(\d+<[^>]*/index/[^/>]*>", manifest) is None:
        yield "F12 the folder of the index is not synced after the rename"


def _first(lines: Sequence[str], pattern: str, start: int = 0) -> int | None:
    return next((n for n in range(start, len(lines)) if re.search(pattern, lines[n])), None)
