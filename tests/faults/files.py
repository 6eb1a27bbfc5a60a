"""Files that others make: twins of one weak sum (F53), files still being written (F57)."""

from __future__ import annotations

import hashlib
import json
import os
import random
import threading
import time
from pathlib import Path

from tests.faults.checks import breaches
from tests.faults.kills import Stage
from tests.faults.product import Product
from tests.faults.stores import ended
from tests.service.letters import letter, pdf_letter

# Two beginnings that differ in six bits and have one MD5: published in 2004 as proof that it fails.
TWIN = (
    "d131dd02c5e6eec4693d9a0698aff95c2fcab5{0}712467eab4004583eb8fb7f89"
    "55ad340609f4b30283e488832{1}1415a085125e8f7cdc99fd91dbd{2}280373c5b"
    "d8823e3156348f5bae6dacd436c919c6dd53e2{3}487da03fd02396306d248cda0"
    "e99f33420f577ee8ce54b67080{4}80d1ec69821bcb6a8839396f965{5}b6ff72a70"
)
TWINS = (TWIN.format("8", "57", "f", "b", "a", "2"), TWIN.format("0", "5f", "7", "3", "2", "a"))


def twins(stage: Stage, dice: random.Random) -> list[str]:
    """F53: two files whose MD5 is the same are two circulars."""
    product = stage.fresh(False)
    folder = product.home.parent / f"{product.home.name}.in"
    folder.mkdir()
    files = [bytes.fromhex(twin) + pdf_letter(77) for twin in TWINS]
    assert len({hashlib.md5(data).digest() for data in files}) == 1 < len(set(files))
    for number, data in enumerate(files):
        (folder / f"kembar-{number}.pdf").write_bytes(data)
    product.run("ingest", folder)
    held = {line["key"] for line in product.run("list", "--json").lines}
    found = [] if held == {hashlib.sha256(data).hexdigest() for data in files} else [f"F53 {held}"]
    return ended(product, "twins", found + breaches(product, stage.ledger(False)))


def unsteady(stage: Stage, dice: random.Random) -> list[str]:
    """F57: a folder in which files grow, turn into pipes or vanish: whole, or not at all."""
    product, ledger = stage.fresh(False), stage.ledger(False)
    folder = product.home.parent / f"{product.home.name}.in"
    folder.mkdir()
    for file in stage.letters.folder.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    growing = letter("555/1/SE/2020", second="menggunakan rumah dinas " * 4000)
    over = threading.Event()

    def grow() -> None:
        with (folder / "aaa-tumbuh.txt").open("wb") as stream:
            for at in range(0, len(growing), 4096):
                stream.write(growing[at : at + 4096])
                stream.flush()
                if over.wait(0.05):
                    return

    def replaced() -> None:
        for number in range(10):
            pipe, gone = folder / f"pipa-{number}.txt", folder / f"hilang-{number}.txt"
            gone.write_bytes(letter(f"600/{number}/SE/2020"))
            time.sleep(dice.uniform(0, 0.05))
            gone.unlink()
            os.mkfifo(pipe)

    writers = [threading.Thread(target=one) for one in (grow, replaced)]
    for writer in writers:
        writer.start()
    time.sleep(dice.uniform(0.05, 0.5))
    ran = product.run("ingest", folder, "--json")
    over.set()
    for writer in writers:
        writer.join()
    told = ran.status <= 1 and "Traceback" not in ran.err
    found = [] if told else [f"F57 {ran.status} {ran.err[-300:]}"]
    listed = {line["file"]: line["key"] for line in product.run("list", "--json").lines}
    if listed.get("aaa-tumbuh.txt") not in (None, hashlib.sha256(growing).hexdigest()):
        found.append("F57 half a file is taken")
    failed = {one["file"] for one in json.loads(ran.out)["failed"]} if ran.out.strip() else set()
    if failed & set(stage.letters.keys.values()):
        found.append(f"F57 {failed}")
    ledger.accepted = set(stage.letters.keys)
    return ended(product, "unsteady", found + breaches(product, ledger))


def searched_meanwhile(stage: Stage, dice: random.Random) -> list[str]:
    """F56: searches while the index is made again: no circular is missing for a moment."""
    from tests.faults.product import Service

    product, ledger = stage.fresh(True), stage.ledger(True)
    service = Service(product)
    other = Product(product.home, stage.zygote)
    other._notes = product._notes / "other"
    other._notes.mkdir()
    found: list[str] = []
    words = stage.letters.words
    for _ in range(3):
        running = other.start("reindex")
        while running.poll() is None:
            key = dice.choice(sorted(words))
            answer = service.http.get("/api/v1/search", params={"q": words[key]}).json()
            hits = [hit["circular"]["key"] for hit in answer.get("hits", [])]
            if key not in hits[:1]:
                found.append(f"F56 {key[:12]} is missing; left out {answer.get('left_out')}")
    service.stop()
    return ended(product, "searched", found + breaches(product, ledger))


def here(place: Path) -> set[str]:
    """Names and sums of every file below a folder."""
    files = [file for file in place.rglob("*") if file.is_file()]
    sums = [hashlib.sha256(file.read_bytes()).hexdigest() for file in files]
    return {f"{file.relative_to(place)} {one}" for file, one in zip(files, sums, strict=True)}
