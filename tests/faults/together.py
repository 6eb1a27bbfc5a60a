"""At the same time (F50-F55), and how the service begins, hears and ends (F02, F03, F05)."""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import socket
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import httpx

from tests.faults.checks import breaches
from tests.faults.kills import Stage, drop, finished, served
from tests.faults.product import Product, Running, Service
from tests.faults.stores import ended

PATIENT_S = 60.0


def same_file(stage: Stage, dice: random.Random) -> list[str]:
    """F51: one file 32 times at a barrier, under two names: one circular, 32 truthful answers."""
    product, ledger = stage.fresh(False), stage.ledger(False)
    file = dice.choice(sorted(stage.letters.folder.iterdir()))
    data, key = file.read_bytes(), hashlib.sha256(file.read_bytes()).hexdigest()
    service, barrier = Service(product), Barrier(32)

    def one(number: int) -> Any:
        barrier.wait(PATIENT_S)
        answer = httpx.post(
            f"http://127.0.0.1:{service.port}/api/v1/circulars",
            files={"files": (f"nama-{number % 2}.{file.suffix}", data)},
            timeout=PATIENT_S,
            trust_env=False,
        )
        return answer.json()["files"][0] if answer.status_code == 202 else answer.text

    with ThreadPoolExecutor(32) as clients:
        answers = list(clients.map(one, range(32)))
    listed = service.settled()
    service.stop()
    said = sorted(answer["outcome"] if isinstance(answer, dict) else answer for answer in answers)
    found = [] if said == ["accepted"] + ["duplicate"] * 31 else [f"F51 {said}"]
    if [item["key"] for item in listed] != [key]:
        found.append(f"I2 {[item['key'] for item in listed]}")
    ledger.accepted = {key}
    return ended(product, file.name, found + breaches(product, ledger))


def two_ingests(stage: Stage, dice: random.Random) -> list[str]:
    """F50: two runs over one folder at once, and uploads beside them."""
    product, ledger = stage.fresh(False), stage.ledger(False)
    other = Product(product.home, stage.zygote)
    other._notes = product._notes / "other"
    other._notes.mkdir()
    service = Service(product)
    runs = [one.start("ingest", stage.letters.folder, "--json") for one in (product, other)]
    for file in stage.letters.folder.iterdir():
        service.send(file.name, file.read_bytes())
    statuses = [run.wait() for run in runs]
    service.settled()
    service.stop()
    found = [f"F50 {run.err[-300:]}" for run, status in zip(runs, statuses, strict=True) if status]
    ledger.accepted = set(stage.letters.keys)
    return finished(product, ledger, found, dice)


def two_services(stage: Stage, dice: random.Random) -> list[str]:
    """F52: two services on one home, each sent every file: both are safe."""
    product, ledger = stage.fresh(False), stage.ledger(False)
    services = [Service(product), Service(product)]
    with ThreadPoolExecutor(4) as clients:
        files = sorted(stage.letters.folder.iterdir())
        sent = [
            clients.submit(service.send, file.name, file.read_bytes())
            for file in files
            for service in services
        ]
        answers = [one.result() for one in sent]
    found = [f"F52 {a.status_code} {a.text[:200]}" for a in answers if a.status_code != 202]
    for service in services:
        if {item["key"] for item in service.settled()} != set(stage.letters.keys):
            found.append("I1 one of the services lists others")
        answer = service.http.get("/api/v1/search", params={"q": "kampanye"})
        if answer.status_code != 200:
            found.append(f"I11 {answer.text[:200]}")
    for service in services:
        service.stop()
    ledger.accepted = set(stage.letters.keys)
    return finished(product, ledger, found, dice)


def two_reviewers(stage: Stage, dice: random.Random) -> list[str]:
    """F54: two correct the same clause at once, having seen the same revision."""
    product, ledger = stage.fresh(True), stage.ledger(True)
    service, barrier = Service(product), Barrier(2)
    key = dice.choice(sorted(stage.letters.keys))
    before = service.http.get(f"/api/v1/circulars/{key}")
    path = dice.choice([c["path"] for c in before.json()["clauses"] if c["leaf"] and c["text"]])

    def one(number: int) -> int:
        barrier.wait(PATIENT_S)
        answer = httpx.patch(
            f"http://127.0.0.1:{service.port}/api/v1/circulars/{key}/clauses/{path}",
            json={"text": f"teks dari penguji {number}", "by": f"penguji {number}"},
            headers={"If-Match": before.headers["ETag"]},
            timeout=PATIENT_S,
            trust_env=False,
        )
        return answer.status_code

    with ThreadPoolExecutor(2) as clients:
        statuses = sorted(clients.map(one, range(2)))
    lines = service.http.get(f"/api/v1/circulars/{key}/corrections").json()["items"]
    service.stop()
    found = [] if statuses == [200, 412] and len(lines) == 1 else [f"F54 {statuses} {lines}"]
    ledger.texts[key] = ["one of two"]
    return ended(product, path, found + breaches(product, ledger))


def removed_meanwhile(stage: Stage, dice: random.Random) -> list[str]:
    """F55: circulars removed while they are read, searched, compared, fetched and indexed."""
    product, ledger = stage.fresh(False), stage.ledger(False)
    service = Service(product)
    for file in sorted(stage.letters.folder.iterdir()):
        service.send(file.name, file.read_bytes())
    keys = dice.sample(sorted(stage.letters.keys), 2)
    reindex = Product(product.home, stage.zygote)
    reindex._notes = product._notes / "other"
    reindex._notes.mkdir()
    time.sleep(dice.uniform(0, 0.5))
    running = reindex.start("reindex")
    calls = [
        lambda key=key, what=what: service.http.get(f"/api/v1/circulars/{key}{what}")
        for key in keys
        for what in ("", "/original", "/clauses", "/pages/1.png")
    ]
    calls += [lambda: service.http.post("/api/v1/comparisons", json={"filters": {}})]
    calls += [lambda: service.http.get("/api/v1/search", params={"q": "kampanye"})]
    calls += [lambda key=key: service.http.delete(f"/api/v1/circulars/{key}") for key in keys]
    dice.shuffle(calls)
    with ThreadPoolExecutor(4) as clients:
        answers = list(clients.map(lambda call: call(), calls))
    found = [f"F55 {a.status_code} {a.text[:200]}" for a in answers if a.status_code in (500, 502)]
    running.wait()
    service.settled()
    service.stop()
    ledger.accepted, ledger.removed = set(stage.letters.keys), set(keys)
    return ended(product, "removed", found + breaches(product, ledger))


def half_bodies(stage: Stage, dice: random.Random) -> list[str]:
    """F03: half a body and gone; a whole body and gone before the answer: whole or nothing."""
    product, ledger = stage.fresh(False), stage.ledger(False)
    service = Service(product)
    for file in sorted(stage.letters.folder.iterdir()):
        request = httpx.Request(
            "POST", f"http://127.0.0.1:{service.port}/api/v1/circulars",
            files={"files": (file.name, file.read_bytes())},
        )  # fmt: skip
        body = request.read()
        head = f"POST /api/v1/circulars HTTP/1.1\r\nHost: 127.0.0.1:{service.port}\r\n"
        names = "".join(f"{n}: {v}\r\n" for n, v in request.headers.items() if n != "host")
        sent = body[: dice.choice((len(body) // 2, len(body) - 1, len(body)))]
        with socket.create_connection(("127.0.0.1", service.port)) as client:
            client.sendall(f"{head}{names}\r\n".encode() + sent)
    listed = service.settled()
    left = [file.name for file in (product.home / "originals").glob("incoming/*")]
    found = [f"F03 temp files {left}"] if left else []
    service.stop()
    ledger.accepted = {item["key"] for item in listed}
    if ledger.accepted - set(stage.letters.keys):
        found.append("F03 half a file is listed")
    return finished(product, ledger, found, dice)


def orderly(stage: Stage, dice: random.Random) -> list[str]:
    """F05: asked to stop in mid-work, once or twice: ends within 30 s, nothing lost."""
    product, ledger = stage.fresh(False), stage.ledger(False)
    number = dice.choice((signal.SIGTERM, signal.SIGINT, signal.SIGHUP))
    service = Service(product)
    for file in sorted(stage.letters.folder.iterdir()):
        answer = service.send(file.name, file.read_bytes())
        ledger.accepted |= {line["key"] for line in answer.json()["files"]}
    time.sleep(dice.uniform(0, 0.5))
    for _ in range(dice.choice((1, 2))):
        service.running.kill(number)
        time.sleep(dice.uniform(0, 0.1))
    begun = time.monotonic()
    service.running.wait(40)
    found = [] if time.monotonic() - begun < 30 else [f"F05 ended after 30 s of {number}"]
    return finished(product, ledger, found + served(product, ledger), dice)


def children_killed(stage: Stage, dice: random.Random) -> list[str]:
    """F02: reading processes killed, the service stays: all is read or failed with a reason."""
    plain = {"EDARAN_MODEL": "fixed", "EDARAN_EXECUTOR": "processes", "EDARAN_WORKERS": "2"}
    home = stage.fresh(False).home
    product, ledger = Product(home, None, plain), stage.ledger(False)
    service = Service(product)
    for file in sorted(stage.letters.folder.iterdir()):
        answer = service.send(file.name, file.read_bytes())
        ledger.accepted |= {line["key"] for line in answer.json()["files"]}
    until = time.monotonic() + 15  # with nothing left to read there may be none
    for _ in range(2):
        while not (pids := readers(service.running)) and time.monotonic() < until:
            time.sleep(0.05)
        time.sleep(dice.uniform(0, 1.0))
        for pid in dice.sample(pids, min(1, len(pids))):
            os.kill(pid, signal.SIGKILL)
    listed = service.settled(120)
    found = [f"F02 {item}" for item in listed if item["state"] == "failed"]
    service.stop()
    time.sleep(0.5)
    found += [f"F02 orphan {pid}" for pid in readers(service.running)]
    return finished(Product(home, stage.zygote), ledger, found, dice)


def readers(running: Running) -> list[int]:
    """Reading processes of a service: its children that Python started to work."""
    listed = subprocess.run(
        ["ps", "-o", "pid=,args=", "--ppid", str(running.pid)], capture_output=True, text=True
    ).stdout
    lines = [line.split(None, 1) for line in listed.splitlines()]
    return [int(line[0]) for line in lines if "spawn_main" in line[1]]


def backup_under_load(stage: Stage, dice: random.Random) -> list[str]:
    """F74: a backup while files come in holds all that was accepted before it began."""
    product, ledger = stage.fresh(False), stage.ledger(False)
    service = Service(product)
    files = sorted(stage.letters.folder.iterdir())
    for file in files[:3]:
        answer = service.send(file.name, file.read_bytes())
        ledger.accepted |= {line["key"] for line in answer.json()["files"]}
    other = Product(product.home, stage.zygote)
    other._notes = product._notes / "other"
    other._notes.mkdir()
    file = product.home.parent / f"{product.home.name}.tar"
    running = other.start("backup", file)
    for one in files[3:]:
        service.send(one.name, one.read_bytes())
    status = running.wait()
    service.settled()
    service.stop()
    found = [f"F74 {running.err[-300:]}"] if status else []
    restored = stage.fresh(False)
    if (ran := restored.run("restore", file)).status:
        found.append(f"F74 {ran.err[-300:]}")
    restored.run("retry")  # what was queued is read
    found += breaches(restored, ledger)
    found += cut_backup(stage, file, product, dice)
    file.unlink()
    drop(restored)
    return ended(product, "backup", found)


def cut_backup(stage: Stage, file: Path, present: Product, dice: random.Random) -> list[str]:
    """F75: a backup cut or changed is refused, and nothing is touched."""
    data = bytearray(file.read_bytes())
    if dice.random() < 0.5:
        data = data[: dice.randrange(len(data) - 20480 // 2)]
    else:
        place = dice.randrange(len(data) * 9 // 10)
        data[place : place + 64] = dice.randbytes(64)
    hurt = file.with_suffix(".hurt.tar")
    hurt.write_bytes(data)
    before = {
        one: one.read_bytes() for one in (present.home / "originals").rglob("*") if one.is_file()
    }
    over = present.run("restore", hurt)
    empty = stage.fresh(False)
    ran = empty.run("restore", hurt)
    hurt.unlink()
    found = [] if over.status == 2 and "home_not_empty" in over.err else [f"F75 {over.err[-200:]}"]
    if ran.status == 0:
        told = json.loads(empty.run("verify", "--json").out)["problems"]
        wrong = [one for one in told if one["code"] != "index_behind"]
        found += [f"F75 a changed backup is taken: {wrong[:2]}"] if wrong else []
    if ran.status != 0 and (any((empty.home / "originals").glob("*/*")) or "Traceback" in ran.err):
        found.append(f"F75 something is left behind: {ran.err[-300:]}")
    if any(one.read_bytes() != was for one, was in before.items()):
        found.append("F75 the present home was touched")
    drop(empty)
    return found
