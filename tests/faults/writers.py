"""Kills while accounts, saved searches and reports are written; and the table of all writers."""

from __future__ import annotations

import csv
import io
import json
import random
import zipfile
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx

import tests.faults.kills as kills
from tests.faults.kills import Stage, drop, finished, killed, moment
from tests.faults.product import Service

ADMINISTRATOR = "kepala"
CHANGES = 10  # commands of one run over accounts
PIECES = "\x1e"  # before the exit status of each command of a run


def by_accounts(stage: Stage, dice: random.Random) -> list[str]:
    """F06: accounts and keys added, changed and removed, one command after another, killed."""
    product, ledger = stage.fresh(True), stage.ledger(True)
    product.run("user", "add", ADMINISTRATOR, "--role", "administrator", "--generate")
    commands = _account_changes(dice)

    def undisturbed() -> None:
        once = stage.fresh(True)
        once.run("user", "add", ADMINISTRATOR, "--role", "administrator", "--generate")
        once.run_all(commands)
        drop(once)

    at = moment(stage, "accounts", dice, undisturbed)
    running = product.start_all(commands)
    killed(stage, running, at)
    said = running.out.count(f"{PIECES}0\n")
    held = {line["name"]: line["role"] for line in product.run("user", "list", "--json").lines}
    found = [] if PIECES + "1" not in running.out else [f"driver: {running.err[-300:]}"]
    if held not in (_accounts_after(commands[:said]), _accounts_after(commands[: said + 1])):
        found.append(f"I6 accounts after {said} of {commands}: {held}")
    keys = len(product.run("key", "list", "--json").lines)
    if keys not in (_keys_after(commands[:said]), _keys_after(commands[: said + 1])):
        found.append(f"I6 {keys} keys after {said} of {commands}")
    trail = product.run("audit", "--json")
    if trail.status != 0 or len(trail.lines) - 1 not in (said, said + 1):
        found.append(f"I6 {len(trail.lines)} lines of the trail after {said}: {trail.err[-200:]}")
    return finished(product, ledger, found, dice)


def _account_changes(dice: random.Random) -> list[list[str]]:
    """Commands that each change something, in an order that makes sense."""
    there: list[str] = []
    commands: list[list[str]] = []
    for number in range(CHANGES):
        what = dice.choice(("add", "add", "role", "key", "remove")) if there else "add"
        name = dice.choice(there) if there else ""
        if what == "add":
            name = f"pegawai-{number}"
            there.append(name)
            commands.append(["user", "add", name, "--role", "reader", "--generate"])
        elif what == "role":
            now = _accounts_after(commands)[name]
            other = dice.choice(
                [role for role in ("reader", "uploader", "reviewer") if role != now]
            )
            commands.append(["user", "role", name, "--role", other])
        elif what == "key":
            commands.append(["key", "add", name, "--role", "reader"])
        else:
            there.remove(name)
            commands.append(["user", "remove", name])
    return commands


def _accounts_after(commands: list[list[str]]) -> dict[str, str]:
    roles = {ADMINISTRATOR: "administrator"}
    for of, what, name, *more in commands:
        if of == "user" and what == "remove":
            del roles[name]
        elif of == "user":
            roles[name] = more[1]
    return roles


def _keys_after(commands: list[list[str]]) -> int:
    there = _accounts_after(commands)
    return sum(of == "key" and name in there for of, _, name, *_ in commands)


def by_saved(stage: Stage, dice: random.Random) -> list[str]:
    """F06: serve killed while searches are saved and forgotten on the desk."""
    product, ledger = stage.fresh(True), stage.ledger(True)
    service = Service(product)
    said: list[str] = []

    def save() -> None:
        for number in range(200):
            try:
                answer = service.http.post("/saved", data={"search": f"q=kampanye+nomor{number}x"})
            except httpx.TransportError:
                return
            assert answer.status_code == 303, answer.text
            said.append(f"nomor{number}x")

    with ThreadPoolExecutor(1) as clients:
        work = clients.submit(save)
        killed(stage, service.running, dice.uniform(0, 0.8))
        work.result()
    service.http.close()
    service = Service(product)
    shown = service.http.get("/saved").text
    found = [f"I6 a saved search is lost: {one}" for one in said if one not in shown]
    if f"nomor{len(said) + 1}x" in shown:
        found.append("I6 a search nobody saved")
    service.stop()
    return finished(product, ledger, found, dice)


def by_report(stage: Stage, dice: random.Random) -> list[str]:
    """F06: a report killed while it is made: a whole file, or none; half the time over HTTP."""
    product, ledger = stage.fresh(True), stage.ledger(True)
    found = (_report_served if dice.random() < 0.5 else _report_written)(stage, product, dice)
    return finished(product, ledger, found, dice)


def _report_written(stage: Stage, product: kills.Product, dice: random.Random) -> list[str]:
    form = dice.choice(sorted(WHOLE))
    file = product.home.parent / f"{product.home.name}.{form}"

    def command(to: Path) -> list[str]:
        return ["compare", "--year", "2020", "--format", form, "-o", str(to)]

    def undisturbed() -> None:
        product.run(*command(file.with_suffix(".once")))
        file.with_suffix(".once").unlink()

    at = moment(stage, f"report {form}", dice, undisturbed)
    killed(stage, product.start(*command(file)), at)
    found = [f"F06 half a report: {form}"] if file.exists() and not whole(form, file) else []
    if (again := product.run(*command(file))).status != 0 or not whole(form, file):
        found.append(f"F06 no report after: {again.err[-300:]}")
    for left in file.parent.glob(f"*{file.name}*"):
        left.unlink()
    return found


def _report_served(stage: Stage, product: kills.Product, dice: random.Random) -> list[str]:
    service = Service(product)
    made: list[str] = []
    broken: list[str] = []

    def ask() -> None:
        for number in range(100):
            form = sorted(WHOLE)[number % len(WHOLE)]
            try:
                answer = service.http.post(
                    "/api/v1/comparisons", json={"filters": {"year": [2020]}}
                )
                assert answer.status_code == 201, answer.text
                made.append(answer.json()["id"])
                url = f"/api/v1/comparisons/{made[-1]}"
                answer = service.http.get(url, params={"format": form})
            except httpx.TransportError:
                return
            if answer.status_code != 200 or not sound(form, answer.content):
                broken.append(f"F06 {form} {answer.status_code}")

    with ThreadPoolExecutor(1) as clients:
        work = clients.submit(ask)
        killed(stage, service.running, dice.uniform(0, 1.5))
        work.result()
    service.http.close()
    service = Service(product)
    for one in made:
        answer = service.http.get(f"/api/v1/comparisons/{one}")
        if answer.status_code != 200:
            broken.append(f"I6 a comparison is lost: {answer.status_code}")
    service.stop()
    return broken


def whole(form: str, file: Path) -> bool:
    """Whether a file is a whole one of its form."""
    return file.exists() and sound(form, file.read_bytes())


def sound(form: str, data: bytes) -> bool:
    """Whether bytes are a whole file of a form."""
    try:
        return WHOLE[form](data)
    except (ValueError, zipfile.BadZipFile):
        return False


def _zip(data: bytes) -> bool:
    return zipfile.ZipFile(io.BytesIO(data)).testzip() is None


WHOLE: Mapping[str, Callable[[bytes], bool]] = {
    "docx": _zip,
    "xlsx": _zip,
    "html": lambda data: data.rstrip().endswith(b"</html>"),
    "json": lambda data: bool(json.loads(data)),
    "csv": lambda data: len(list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))) > 1,
}

WRITERS: Mapping[str, Callable[[Stage, random.Random], list[str]]] = {
    **kills.WRITERS,
    "accounts": by_accounts,
    "saved": by_saved,
    "report": by_report,
}
