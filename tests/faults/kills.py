"""Kills at any moment (F01, F04, F06, F71): one writer, one kill, one recovery, one look at all."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from tests.faults.checks import Corpus, Ledger, breaches, content, corpus, idempotent
from tests.faults.product import Product, Running, Service, Zygote

FILES = 5


@dataclass
class Stage:
    """What every kill starts from: letters, a whole home of them, how long each writer takes."""

    folder: Path
    zygote: Zygote | None
    letters: Corpus
    whole: Path
    reference: Mapping[str, Any]
    seconds: dict[str, float]
    number: int = 0
    kills: int = 0  # processes killed while they lived

    def fresh(self, filled: bool) -> Product:
        """A home for one kill: empty, or a copy of the whole one."""
        self.number += 1
        home = self.folder / f"home-{self.number}"
        if filled:
            shutil.copytree(self.whole, home)
        return Product(home, self.zygote)

    def ledger(self, filled: bool) -> Ledger:
        """What stands in it at the start."""
        return Ledger(self.letters, self.reference, set(self.letters.keys) if filled else set())


def staged(folder: Path, zygote: Zygote | None, files: int = FILES) -> Stage:
    """Letters, and the home an undisturbed run makes of them."""
    letters = corpus(folder / "letters", files)
    product = Product(folder / "whole", zygote)
    begun = time.monotonic()
    ended = product.run("ingest", letters.folder, "--json")
    seconds = time.monotonic() - begun
    assert ended.status == 0, ended.err
    reference = content(product.run("list", "--json"))
    assert set(reference) == set(letters.keys)
    return Stage(folder, zygote, letters, product.home, reference, {"ingest": seconds})


def killed(stage: Stage, running: Running, moment: float) -> None:
    """Kill a process after a moment, if it is still there, and count it."""
    begun = time.monotonic()
    while (left := moment - (time.monotonic() - begun)) > 0:
        if running.poll() is not None:
            return
        time.sleep(min(left, 0.02))
    stage.kills += running.poll() is None
    running.end()


def moment(
    stage: Stage, name: str, dice: random.Random, undisturbed: Callable[[], object]
) -> float:
    """A moment anywhere in a writer's run; how long it takes is measured now and then, as the load
    of the machine changes."""
    if name not in stage.seconds or dice.random() < 0.02:
        begun = time.monotonic()
        undisturbed()
        stage.seconds[name] = time.monotonic() - begun
    return dice.uniform(0, 1.05) * stage.seconds[name]


def by_ingest(stage: Stage, dice: random.Random) -> list[str]:
    """F01, F04: ingest killed, each fourth time again and again while it recovers."""
    product, ledger = stage.fresh(False), stage.ledger(False)

    def undisturbed() -> None:
        once = stage.fresh(False)
        once.run("ingest", stage.letters.folder)
        drop(once)

    at = moment(stage, "ingest", dice, undisturbed)
    kills = dice.choice((1, 1, 1, 5))
    for number in range(kills):
        running = product.start("ingest", stage.letters.folder)
        killed(
            stage, running, at if number == 0 else dice.uniform(0, 1.05) * stage.seconds["ingest"]
        )
        ledger.accepted |= told_ready(running.err, stage.letters)
    # What was accepted stands there before anything is sent again.
    seen = {line["key"] for line in product.run("list", "--json").lines}
    found = [f"I1 lost: {key[:12]}" for key in ledger.accepted - seen]
    ledger.accepted |= seen
    # Half of the time the folder comes again, half of the time the queue goes on by itself.
    if dice.random() < 0.5:
        ended = product.run("ingest", stage.letters.folder, "--json")
        ledger.accepted |= set(stage.letters.keys)
        if ended.status != 0:
            found.append(f"I8 ingest after kill: {ended.err[-400:]}")
    else:
        product.run("retry")
    return finished(product, ledger, found, dice)


def told_ready(err: str, letters: Corpus) -> set[str]:
    """Files that ingest named as ready."""
    names = {name: key for key, name in letters.keys.items()}
    lines = [line.split() for line in err.splitlines() if line.startswith("[")]
    return {names[line[2]] for line in lines if len(line) == 3 and line[1] == "ready"}


def by_upload(stage: Stage, dice: random.Random) -> list[str]:
    """F01: serve killed while clients send; two of three within 200 ms after an answer."""
    product, ledger = stage.fresh(False), stage.ledger(False)
    service = Service(product)
    files = sorted(stage.letters.folder.iterdir())
    dice.shuffle(files)
    due = dice.randrange(len(files)) if dice.random() < 0.67 else None
    wait = dice.uniform(0, 0.2) if due is not None else dice.uniform(0, stage.seconds["ingest"])

    def send(file: Path) -> None:
        try:
            answer = service.send(file.name, file.read_bytes())
        except httpx.TransportError:
            return
        if answer.status_code == 202:
            ledger.accepted |= {line["key"] for line in answer.json()["files"] if line["key"]}

    with ThreadPoolExecutor(2) as clients:
        sent = [clients.submit(send, file) for file in files]
        if due is not None:
            sent[due].result()
        killed(stage, service.running, wait)
        for one in sent:
            one.result()
    service.http.close()
    return finished(product, ledger, served(product, ledger), dice)


def served(product: Product, ledger: Ledger) -> list[str]:
    """I8: a new serve answers and ends all work by itself."""
    begun = time.monotonic()
    service = Service(product)
    took = time.monotonic() - begun
    listed = {item["key"] for item in service.settled()}
    ledger.accepted |= listed
    service.stop()
    return [f"I8 answers after {took:.0f} s"] if took > 30 else []


def by_correction(stage: Stage, dice: random.Random) -> list[str]:
    """F06: serve killed while a clause is corrected again and again."""
    product, ledger = stage.fresh(True), stage.ledger(True)
    service = Service(product)
    key = dice.choice(sorted(stage.letters.keys))
    clauses = service.http.get(f"/api/v1/circulars/{key}/clauses").json()["items"]
    path = dice.choice([c["path"] for c in clauses if c["leaf"] and c["text"]])
    said: list[str] = []

    def correct() -> None:
        for number in range(200):
            text = f"menggunakan rumah dinas nomor {number} untuk kampanye"
            try:
                answer = service.http.patch(
                    f"/api/v1/circulars/{key}/clauses/{path}", json={"text": text, "by": "penguji"}
                )
            except httpx.TransportError:
                return
            assert answer.status_code == 200, answer.text
            said.append(text)

    with ThreadPoolExecutor(1) as clients:
        work = clients.submit(correct)
        killed(stage, service.running, dice.uniform(0, 0.8))
        work.result()
    service.http.close()
    ledger.texts[key] = said
    service = Service(product)
    lines = service.http.get(f"/api/v1/circulars/{key}/corrections").json()["items"]
    held = [line for line in map(json.dumps, lines) if "rumah dinas" in line]
    found = [] if len(said) <= len(held) <= len(said) + 1 else [f"I6 {len(said)} said, {len(held)}"]
    now = {
        c["path"]: c["text"]
        for c in service.http.get(f"/api/v1/circulars/{key}/clauses").json()["items"]
    }
    newest = f"nomor {len(held) - 1} untuk" if held else ""
    if newest not in now[path]:
        found.append(f"I6 {now[path]} instead of {newest}")
    service.settled()
    service.stop()
    return finished(product, ledger, found, dice)


def by_removal(stage: Stage, dice: random.Random) -> list[str]:
    """F06: removal of half the circulars killed."""
    product, ledger = stage.fresh(True), stage.ledger(True)
    keys = dice.sample(sorted(stage.letters.keys), len(stage.letters.keys) // 2)

    def undisturbed() -> None:
        once = stage.fresh(True)
        once.run("remove", *keys)
        drop(once)

    at = moment(stage, "remove", dice, undisturbed)
    running = product.start("remove", *keys)
    killed(stage, running, at)
    lines = [line.split() for line in running.err.splitlines() if line.startswith("removed ")]
    told = {line[1] for line in lines if len(line) == 2}
    ledger.removed = {key for key in keys if key[:12] in told}
    ledger.maybe_removed = set(keys) - ledger.removed
    found = []
    if dice.random() < 0.5:  # the rest is asked for again
        left = [line["key"] for line in product.run("list", "--json").lines if line["key"] in keys]
        if left and (ended := product.run("remove", *left)).status != 0:
            found.append(f"I8 remove again: {ended.err[-300:]}")
        ledger.removed, ledger.maybe_removed = set(keys), set()
    return finished(product, ledger, found, dice, again=False)


def by_care(name: str) -> Callable[[Stage, random.Random], list[str]]:
    """F06: reindex, reread or backup killed."""

    def one(stage: Stage, dice: random.Random) -> list[str]:
        product, ledger = stage.fresh(True), stage.ledger(True)
        more = [str(product.home.parent / f"{product.home.name}.tar")] if name == "backup" else []

        def undisturbed() -> None:
            once = stage.fresh(True)
            once.run(name, *more)
            Path(*more).unlink() if more else None
            drop(once)

        at = moment(stage, name, dice, undisturbed)
        killed(stage, product.start(name, *more), at)
        found = of_backup(stage, Path(more[0]), ledger) if more else []
        return finished(product, ledger, found, dice)

    return one


def by_migration(stage: Stage, dice: random.Random) -> list[str]:
    """F71: the first command over an old home killed: old or new, never between."""
    product, ledger = stage.fresh(True), stage.ledger(True)
    aged(product.home)

    def undisturbed() -> None:
        once = stage.fresh(True)
        aged(once.home)
        once.run("list")
        drop(once)

    at = moment(stage, "migration", dice, undisturbed)
    killed(stage, product.start("list"), at)
    return finished(product, ledger, [], dice)


def aged(home: Path) -> None:
    """Take from a home what later steps added, as the first release would have left it."""
    connection = sqlite3.connect(home / "catalogue.sqlite3", isolation_level=None)
    for index in ("circulars_received", "circulars_state"):
        connection.execute(f"DROP INDEX {index}")
    for table in (
        "drafts",
        "saved_searches",
        "keys",
        "sessions",
        "audit",
        "accounts",
        "corrections",
    ):
        connection.execute(f"DROP TABLE {table}")
    connection.execute("DELETE FROM migrations WHERE name <> '0001_catalogue'")
    connection.close()


def of_backup(stage: Stage, file: Path, ledger: Ledger) -> list[str]:
    """A backup that is there is whole; else there is none."""
    if not file.exists():
        return []
    product = stage.fresh(False)
    ended = product.run("restore", file)
    file.unlink()
    if ended.status != 0:
        return [f"F74 a backup that cannot be restored: {ended.err[-300:]}"]
    found = breaches(product, ledger) if product.run("reindex").status == 0 else ["reindex"]
    drop(product)
    return found


def finished(
    product: Product,
    ledger: Ledger,
    found: list[str],
    dice: random.Random,
    again: bool = True,
) -> list[str]:
    """Every invariant, after the next ordinary use; and the home put away when they hold."""
    if dice.random() < 0.5 and again:
        found = found + idempotent_or_taken(product, ledger)
    else:
        product.run("retry")
    found = found + breaches(product, ledger)
    if not found:
        drop(product)
    return found


def idempotent_or_taken(product: Product, ledger: Ledger) -> list[str]:
    """Ingest of the folder again: takes what was not accepted, then changes nothing."""
    if set(ledger.corpus.keys) - ledger.accepted:
        product.run("ingest", ledger.corpus.folder)
        ledger.accepted |= set(ledger.corpus.keys)
    return idempotent(product, ledger)


def drop(product: Product) -> None:
    """Delete a home that is no longer needed, and what its commands said."""
    shutil.rmtree(product.home, ignore_errors=True)
    shutil.rmtree(product.home.parent / f"{product.home.name}.notes", ignore_errors=True)


WRITERS: Mapping[str, Callable[[Stage, random.Random], list[str]]] = {
    "ingest": by_ingest,
    "upload": by_upload,
    "correction": by_correction,
    "remove": by_removal,
    "reindex": by_care("reindex"),
    "reread": by_care("reread"),
    "backup": by_care("backup"),
    "migration": by_migration,
}
