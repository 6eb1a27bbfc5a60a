"""Damaged stores (F11, F40, F41, F42): found, told or mended; never wrong or less in silence."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import httpx

from tests.faults.checks import Ledger, breaches, content
from tests.faults.kills import Stage, drop, killed, told_ready
from tests.faults.product import Product, Service

Damage = Callable[[Path, random.Random], str]


def cut_end(file: Path, dice: random.Random) -> str:
    """Lose the last bytes."""
    size = file.stat().st_size
    lost = min(size, dice.randint(1, 4096))
    os.truncate(file, size - lost)
    return f"the last {lost} bytes of {file.name} cut"


def zero_end(file: Path, dice: random.Random) -> str:
    """The last 4 KiB as zeros, as a file system gives back what it never wrote."""
    size = file.stat().st_size
    with file.open("r+b") as stream:
        stream.seek(max(0, size - 4096))
        stream.write(bytes(min(size, 4096)))
    return f"the end of {file.name} zeroed"


def cut_half(file: Path, dice: random.Random) -> str:
    """Half of it."""
    os.truncate(file, file.stat().st_size // 2)
    return f"{file.name} cut in half"


def emptied(file: Path, dice: random.Random) -> str:
    """Nothing in it."""
    os.truncate(file, 0)
    return f"{file.name} emptied"


def deleted(file: Path, dice: random.Random) -> str:
    """Gone."""
    file.unlink()
    return f"{file.name} deleted"


def flipped(file: Path, dice: random.Random) -> str:
    """A hundred bits turned."""
    data = bytearray(file.read_bytes())
    for _ in range(100 if data else 0):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    with file.open("r+b") as stream:
        stream.write(data)
    return f"bits of {file.name} flipped"


def scribbled(file: Path, dice: random.Random) -> str:
    """64 random bytes somewhere in one page of 4 KiB."""
    pages = max(1, file.stat().st_size // 4096)
    page = dice.randrange(pages)
    place = page * 4096 + dice.randrange(4096 - 64)
    with file.open("r+b") as stream:
        stream.seek(place)
        stream.write(dice.randbytes(64))
    return f"64 bytes of page {page + 1} of {pages} of {file.name} overwritten at {place}"


TORN: Sequence[Damage] = (cut_end, zero_end, deleted)
HURT: Sequence[Damage] = (deleted, emptied, cut_half, cut_end, flipped)


def torn_tail(stage: Stage, dice: random.Random) -> list[str]:
    """F11: after a kill the newest files are not as they were written."""
    product, ledger = stage.fresh(False), stage.ledger(False)
    running = product.start("ingest", stage.letters.folder)
    killed(stage, running, dice.uniform(0.3, 1.0) * stage.seconds["ingest"])
    ledger.accepted |= told_ready(running.err, stage.letters)
    kinds = ("catalogue.sqlite3-wal", "index/*/*", "index/*/words-*/*", "originals/*/*")
    files = [file for file in product.home.glob(dice.choice(kinds)) if file.is_file()]
    newest = sorted(files, key=lambda file: file.stat().st_mtime_ns)[-3:]
    if not newest:
        drop(product)
        return []
    file, hurt = dice.choice(newest), dice.choice(TORN)
    if file.name.startswith("catalogue") and hurt is deleted:
        hurt = cut_end
    was = hurt(file, dice)
    return [f"{was}: {one}" for one in recovered(product, ledger)]


def recovered(product: Product, ledger: Ledger) -> list[str]:
    """I8: a service over it goes on by itself; what cannot be kept is named, the rest is whole."""
    service = Service(product)
    try:
        listed = {item["key"]: item for item in service.settled()}
    finally:
        service.stop()
    found = [f"I1 lost: {key[:12]}" for key in ledger.due - listed.keys()]
    unreadable = {key for key, item in listed.items() if item["state"] == "failed"}
    for key in unreadable:
        if listed[key]["error"]["code"] not in ("original_missing", "original_damaged"):
            found.append(f"I10 {listed[key]}")
    damaged = {one["key"] for one in problems(product) if one["code"].startswith("original_")}
    if unreadable - damaged:
        found.append(f"I10 {unreadable - damaged} failed without a named original")
    # What is named is sent again, which is what the sentence asks for.
    product.run("ingest", ledger.corpus.folder)
    ledger.accepted |= set(ledger.corpus.keys)
    found += breaches(product, ledger)
    if not found:
        drop(product)
    return found


def problems(product: Product) -> list[Any]:
    """What verify finds."""
    ended = product.run("verify", "--json")
    if not ended.out.strip():
        return [{"code": ended.err, "key": None}]
    listed: list[Any] = json.loads(ended.out)["problems"]
    return listed


def hurt_index(stage: Stage, dice: random.Random) -> list[str]:
    """F40: a file of the index damaged while nothing runs."""
    product, ledger = stage.fresh(True), stage.ledger(True)
    was = dice.choice(HURT)(dice.choice(index_files(product.home)), dice)
    found = []
    key = dice.choice(sorted(ledger.due))
    for _ in range(2):
        answer = product.run("search", ledger.corpus.words[key], "--json")
        found += silent(answer.out if answer.status == 0 else None, key, ledger)
        if answer.status != 0 and "damaged" not in answer.err:
            found.append(f"I10 {answer.err[-300:]}")
    product.run("verify", "--repair")
    return ended(product, was, found + breaches(product, ledger))


def index_files(home: Path) -> list[Path]:
    """Every file of the index but locks."""
    files = sorted(file for file in (home / "index").rglob("*") if file.is_file())
    return [file for file in files if not file.name.endswith(".lock")]


def silent(out: str | None, key: str, ledger: Ledger) -> list[str]:
    """Fewer results without a word: the marker's circular is not found and nothing says why."""
    if out is None:
        return []
    result = json.loads(out)
    keys = [hit["circular"]["key"] for hit in result["hits"]]
    if keys[:1] == [key] or result.get("left_out"):
        return []
    return [f"I3 silently without {ledger.corpus.words[key]}"]


def ended(product: Product, was: str, found: list[str]) -> list[str]:
    """The breaches with what was done; the home put away when there are none."""
    if not found:
        drop(product)
    return [f"{was}: {one}" for one in found]


def hurt_index_served(stage: Stage, dice: random.Random) -> list[str]:
    """F40 with the service running: answers are right, or say what they lack; then it heals."""
    product, ledger = stage.fresh(True), stage.ledger(True)
    service = Service(product)
    found: list[str] = []
    try:
        ask(service, ledger, min(ledger.due))
        was = dice.choice(HURT)(dice.choice(index_files(product.home)), dice)
        until = time.monotonic() + 30
        while True:
            time.sleep(0.4)
            answers = [ask(service, ledger, key) for key in sorted(ledger.due)]
            for key, answer in zip(sorted(ledger.due), answers, strict=True):
                found += silent(answer.text if answer.status_code == 200 else None, key, ledger)
                if answer.status_code not in (200, 503):
                    found.append(f"I11 {answer.status_code} {answer.text[:300]}")
            if found or all(found_now(answer) for answer in answers):
                break
            if time.monotonic() > until:
                found.append(f"I8 not healed: {answers[0].text[:300]}")
                break
    finally:
        service.stop()
    if not found and (told := problems(product)):
        product.run("verify", "--repair")
        found += [f"after repair: {one}" for one in problems(product)]
        assert told
    return ended(product, was, found)


def found_now(answer: httpx.Response) -> bool:
    """A whole answer."""
    return answer.status_code == 200 and not answer.json().get("left_out")


def ask(service: Service, ledger: Ledger, key: str) -> httpx.Response:
    """Search for a circular's own word."""
    return service.http.get("/api/v1/search", params={"q": ledger.corpus.words[key]})


def hurt_catalogue(stage: Stage, dice: random.Random) -> list[str]:
    """F41: 64 bytes of one page overwritten: no wrong content as right, verify finds it."""
    product = stage.fresh(True)
    reference = whole_content(stage)
    settle_wal(product.home)
    was = scribbled(product.home / "catalogue.sqlite3", dice)
    found: list[str] = []
    told = problems(product)
    shown = delivered(product, reference, found)
    wrong = [key for key, body in shown.items() if body is not None and body != reference.get(key)]
    found += [
        f"F41 wrong content as right: {what_differs(reference.get(k), shown[k])}" for k in wrong
    ]
    differs = wrong or any(shown.get(key) is None for key in reference)
    if differs and not told:
        found.append("I7 verify does not find it")
    return ended(product, was, found)


def what_differs(expected: Any, got: Any) -> str:
    """The first places where two bodies differ."""
    if not isinstance(expected, dict) or not isinstance(got, dict):
        return f"{str(expected)[:80]} -> {str(got)[:80]}"
    names = [n for n in {*expected, *got} if expected.get(n) != got.get(n)]
    return "; ".join(f"{n}: {str(expected.get(n))[:120]} -> {str(got.get(n))[:120]}" for n in names)


def delivered(product: Product, reference: Mapping[str, Any], found: list[str]) -> dict[str, Any]:
    """What the service says of every circular; None where it says that it cannot."""
    try:
        service = Service(product)
    except AssertionError as fault:
        if "Traceback" in str(fault) or "damaged" not in str(fault):
            found.append(f"I10 {str(fault)[-400:]}")
        return dict.fromkeys(reference)
    try:
        shown: dict[str, Any] = {}
        for key in reference:
            answer = service.http.get(f"/api/v1/circulars/{key}")
            history = service.http.get(f"/api/v1/circulars/{key}/history")
            for one in (answer, history):
                if one.status_code not in (200, 404, 503):
                    found.append(f"I11 {one.status_code} {one.text[:200]}")
            whole = answer.status_code == history.status_code == 200
            shown[key] = body_of(answer, history) if whole else None
            search = service.http.get("/api/v1/search", params={"q": "kampanye", "limit": 3})
            if search.status_code not in (200, 503):
                found.append(f"I11 search {search.status_code} {search.text[:200]}")
        if service.running.poll() is not None:
            found.append(f"I11 the service ended: {service.running.err[-300:]}")
    finally:
        service.stop()
    return shown


def body_of(answer: httpx.Response, history: httpx.Response) -> Any:
    """A circular with its history."""
    body = answer.json()
    body["history"] = history.json()["items"]
    return body


_CONTENT: dict[Path, dict[str, Any]] = {}


def whole_content(stage: Stage) -> dict[str, Any]:
    """Every circular of the whole home as the service shows it, once for all draws."""
    if stage.whole not in _CONTENT:
        product = stage.fresh(True)
        found: list[str] = []
        _CONTENT[stage.whole] = delivered(product, dict(stage.reference), found)
        assert not found, found
        drop(product)
    return _CONTENT[stage.whole]


def settle_wal(home: Path) -> None:
    """Everything in the one file, as after an orderly end."""
    connection = sqlite3.connect(home / "catalogue.sqlite3")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def hurt_originals(stage: Stage, dice: random.Random) -> list[str]:
    """F42: one deleted, one cut, one swapped, one extra: verify names each of the four."""
    product = stage.fresh(True)
    folder = product.home / "originals"
    gone, short, one, other = dice.sample(sorted(stage.letters.keys), 4)

    def path(key: str) -> Path:
        return folder / key[:2] / key

    path(gone).unlink()
    cut_half(path(short), dice)
    shutil.copy(path(other), path(one))
    extra = "ab" + "0" * 62
    path(extra).parent.mkdir(exist_ok=True)
    path(extra).write_bytes(b"extra")
    told = {item["key"]: item["code"] for item in problems(product)}
    expected = {
        gone: "original_missing",
        short: "original_damaged",
        one: "original_damaged",
        extra: "original_unknown",
    }
    found = [f"F42 {told} instead of {expected}"] if told != expected else []
    product.run("ingest", stage.letters.folder)  # as the sentence asks
    left = {item["key"]: item["code"] for item in problems(product)}
    if left.keys() - {extra}:
        found.append(f"F42 ingested again, still {left}")
    return ended(product, "originals", found)


def special_catalogue(stage: Stage, dice: random.Random) -> list[str]:
    """F41: states a catalogue file can be found in; each told, none taken for an empty home."""
    name, break_it = dice.choice(SPECIAL)
    product = stage.fresh(True)
    settle_wal(product.home)
    break_it(product.home / "catalogue.sqlite3")
    listed = product.run("list", "--json")
    told = problems(product)
    found = [f"I10 {listed.err[-400:]}"] if "Traceback" in listed.err else []
    if listed.status == 0:
        held = content(listed)
        if held != stage.reference and not told:
            found.append(
                f"I1 {len(held)} of {len(stage.reference)} circulars, and verify is silent"
            )
        if not held:
            found.append("I1 an empty list without a word")
    return ended(product, name, found)


def statement(sql: str) -> Callable[[Path], None]:
    """Break by a statement."""

    def one(file: Path) -> None:
        connection = sqlite3.connect(file, isolation_level=None)
        connection.execute(sql)
        connection.close()

    return one


def as_folder(file: Path) -> None:
    """A folder in its place."""
    file.unlink()
    file.mkdir()


def write_at(ending: str, data: bytes) -> Callable[[Path], None]:
    """Put bytes at the start of the file or beside it."""

    def one(file: Path) -> None:
        place = file.with_name(file.name + ending)
        with place.open("r+b" if place.exists() else "wb") as stream:
            stream.write(data)

    return one


SPECIAL: Sequence[tuple[str, Callable[[Path], None]]] = (
    ("catalogue of 0 bytes", lambda file: os.truncate(file, 0)),
    ("catalogue deleted", lambda file: file.unlink()),
    ("header of zeros", write_at("", bytes(100))),
    ("-wal of garbage", write_at("-wal", random.Random(1).randbytes(20000))),
    ("-shm of garbage", write_at("-shm", random.Random(2).randbytes(32768))),
    ("a folder", as_folder),
    ("clauses table dropped", statement("DROP TABLE clauses")),
    ("circulars table dropped", statement("DROP TABLE circulars")),
    ("a clause deleted", statement("DELETE FROM clauses WHERE rowid = 3")),
    ("a circular deleted", statement("DELETE FROM circulars WHERE rowid = 2")),
    ("pages deleted", statement("DELETE FROM pages WHERE rowid = 2")),
)
