"""Homes of other versions (F72, F73), and how long a restore takes (F76)."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import time

from tests.faults.checks import breaches
from tests.faults.files import here
from tests.faults.kills import Stage, aged, drop, finished
from tests.faults.product import Product, Service
from tests.faults.stores import ended
from tests.faults.surroundings import MIB, fill, own_disk

FAST_S = 60.0


def upgraded_on_full(stage: Stage, dice: random.Random) -> list[str]:
    """F72: an old home on a full disk: a refusal that says so, the old home unharmed, then room."""
    home = stage.fresh(False).home
    with own_disk(home, 64 * MIB):
        for file in stage.whole.rglob("*"):
            if file.is_file():
                to = home / file.relative_to(stage.whole)
                to.parent.mkdir(parents=True, exist_ok=True)
                to.write_bytes(file.read_bytes())
        aged(home)
        product, ledger = Product(home, stage.zygote), stage.ledger(True)
        ballast = fill(home, dice.choice((0, 16, 64, 128)) * 1024)
        ran = product.run("list")
        found = [] if ran.status in (0, 2) and "Traceback" not in ran.err else [ran.err[-300:]]
        ballast.unlink()
        return finished(product, ledger, found, dice)


def newer_home(stage: Stage, dice: random.Random) -> list[str]:
    """F73: a home of a newer version is refused by every command, and not a byte is changed."""
    product = stage.fresh(True)
    connection = sqlite3.connect(product.home / "catalogue.sqlite3", isolation_level=None)
    connection.execute("INSERT INTO migrations VALUES ('9999_later', '2030-01-01')")
    connection.close()
    before, found = here(product.home), []
    more = ["ingest", str(stage.letters.folder)], ["backup", f"{product.home}.tar"]
    care = ["verify", "--repair"], ["reindex"]
    for command in (["list"], ["search", "x"], ["serve"], *care, *more):
        ran = product.run(*command)
        if ran.status != 2 or "newer_home" not in ran.err:
            found.append(f"F73 {command[0]} {ran.status} {ran.err[-200:]}")
    if changed := before ^ here(product.home):
        found.append(f"F73 touched: {sorted(changed)[:3]}")
    return ended(product, "newer", found)


def restored_in_time(stage: Stage, dice: random.Random) -> list[str]:
    """F76: what the manual says of restoring: at least 20 originals a second, then the index."""
    product, restored = stage.fresh(True), stage.fresh(False)
    file = product.home.parent / f"{product.home.name}.tar"
    product.run("backup", file)
    begun = time.monotonic()
    ran = restored.run("restore", file)
    took = time.monotonic() - begun
    file.unlink()
    found = [f"F76 {ran.err[-300:]}"] if ran.status else []
    found += [f"F76 it took {took:.0f} s"] if took > FAST_S else []
    restored.run("reindex")
    found += breaches(restored, stage.ledger(True))
    drop(restored)
    return ended(product, "restored", found)


def same_answers(stage: Stage, dice: random.Random) -> list[str]:
    """F74: a home restored from a backup made while files came in gives the same answers."""
    product, ledger = stage.fresh(True), stage.ledger(True)
    service = Service(product)
    file = product.home.parent / f"{product.home.name}.tar"
    other = Product(product.home, stage.zygote)
    other._notes = product._notes / "other"
    other._notes.mkdir()
    key = sorted(stage.letters.keys)[0]
    if dice.random() < 0.5:  # with something removed and read again before
        service.http.delete(f"/api/v1/circulars/{key}")
        name = stage.letters.keys[key]
        service.send(name, (stage.letters.folder / name).read_bytes())
    service.settled()
    while service.http.get("/health/ready").json()["unsearchable"]:
        time.sleep(0.05)
    asked = ["kampanye", "kendaraan dinas", "sanksi", *stage.letters.words.values()]
    before = [_answer(service, question) for question in asked]
    ended_ = other.run("backup", file)
    service.stop()
    restored = stage.fresh(False)
    ran = restored.run("restore", file)
    file.unlink()
    found = [f"F74 {one.err[-300:]}" for one in (ended_, ran) if one.status]
    restored.run("reindex")
    service = Service(restored)
    for question, said in zip(asked, before, strict=True):
        now = _answer(service, question)
        if now != said:
            found.append(f"F74 {question}: {said[:3]} became {now[:3]}")
    service.stop()
    found += breaches(restored, ledger)
    drop(restored)
    return ended(product, "same answers", found)


def _answer(service: Service, question: str) -> list[tuple[str, str, float]]:
    """Ids, order and scores."""
    hits = service.http.get("/api/v1/search", params={"q": question, "limit": 100}).json()["hits"]
    return [(hit["circular"]["key"], hit["clause"]["path"], hit["score"]) for hit in hits]


def stalled(stage: Stage, dice: random.Random, stopped_s: float = 75.0) -> list[str]:
    """F81: a worker stopped for longer than its lease, then woken: the newer result stands."""
    product, ledger = stage.fresh(False), stage.ledger(False)
    first = Service(product)
    for file in sorted(stage.letters.folder.iterdir()):
        answer = first.send(file.name, file.read_bytes())
        ledger.accepted |= {line["key"] for line in answer.json()["files"]}
    time.sleep(dice.uniform(0, 0.3))
    os.kill(first.running.pid, signal.SIGSTOP)
    second = Service(product)
    begun = time.monotonic()
    listed = second.settled(stopped_s + 60)
    found = [f"F81 {one}" for one in listed if one["state"] != "ready"]
    took = time.monotonic() - begun
    revisions = {one["key"]: one.get("revision") for one in listed}
    os.kill(first.running.pid, signal.SIGCONT)
    time.sleep(3)
    later = {one["key"]: one.get("revision") for one in second.settled()}
    if later != revisions:
        found.append(f"F81 overwritten after {took:.0f} s: {revisions} {later}")
    first.stop()
    second.stop()
    return finished(product, ledger, found, dice)
