"""The invariants that hold after every fault, looked at from outside."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.faults.product import Ended, Product
from tests.service.letters import letter, pdf_letter

KEPT = ("state", "number", "subject", "issued_on", "clause_count", "page_count", "citations")


@dataclass(frozen=True, slots=True)
class Corpus:
    """Small letters as files of a folder, each with a number and a word nobody else has."""

    folder: Path
    keys: Mapping[str, str]  # key -> file name
    numbers: Mapping[str, str]  # key -> letter number
    words: Mapping[str, str]  # key -> marker word


def corpus(folder: Path, count: int, first: int = 0) -> Corpus:
    """Letters number `first` and on, a third of them digital PDFs."""
    folder.mkdir(parents=True, exist_ok=True)
    keys, numbers, words = {}, {}, {}
    for number in range(first, first + count):
        word = marker(number)
        second = f"menggunakan kendaraan dinas {word} untuk kampanye"
        series, ending = ("900", "pdf") if number % 3 == 0 else ("800", "txt")
        printed = f"{series}/{number}/SE/2020"
        data = pdf_letter(number, second) if ending == "pdf" else letter(printed, second=second)
        name = f"surat-{number:04}.{ending}"
        (folder / name).write_bytes(data)
        key = hashlib.sha256(data).hexdigest()
        keys[key], numbers[key], words[key] = name, printed, word
    return Corpus(folder, keys, numbers, words)


def marker(number: int) -> str:
    """A made-up word of letters only, far from every other."""
    letters = "bcdfghjklmnprstvwz"
    picked = hashlib.sha256(str(number).encode()).digest()[:9]
    return "zq" + "".join(letters[byte % len(letters)] for byte in picked)


@dataclass
class Ledger:
    """What the program has promised, and what it should hold."""

    corpus: Corpus
    reference: Mapping[str, Any]
    accepted: set[str] = field(default_factory=set)
    removed: set[str] = field(default_factory=set)
    texts: dict[str, list[str]] = field(default_factory=dict)  # key -> texts acknowledged
    maybe_removed: set[str] = field(default_factory=set)

    @property
    def due(self) -> set[str]:
        """What must be there."""
        return self.accepted - self.removed - self.maybe_removed


def content(listed: Ended) -> dict[str, Any]:
    """What each circular holds, by key, without what differs between two runs."""
    return {line["key"]: {name: line[name] for name in KEPT} for line in listed.lines}


def breaches(product: Product, ledger: Ledger, searched: int = 3) -> list[str]:
    """Every invariant that does not hold, each a short sentence."""
    known = ledger.due & ledger.corpus.words.keys() - ledger.texts.keys()
    probes = sorted(known)[:searched]
    questions = [["search", ledger.corpus.words[key], "--json"] for key in probes]
    asked = [["verify", "--json"], ["list", "--json"], *questions]
    verify, listed, *answers = product.run_all(asked)
    found: list[str] = []
    if verify.status != 0:
        found.append(f"I7 verify {verify.status}: {verify.out[-400:]} {verify.err[-300:]}")
    if listed.status != 0:
        return [*found, f"I7 list {listed.status}: {listed.err[-300:]}"]
    found += of_catalogue(content(listed), ledger)
    for key, answer in zip(probes, answers, strict=False):
        found += of_search(key, answer, ledger)
    found += of_originals(product.home, ledger)
    found += of_storage(product.home)
    return found


def of_catalogue(held: Mapping[str, Any], ledger: Ledger) -> Iterator[str]:
    """I1, I2, I4: nothing lost, nothing twice (keys are hashes), nothing half."""
    for key in sorted(ledger.due - held.keys()):
        yield f"I1 lost: {key[:12]} {ledger.corpus.keys.get(key)}"
    for key in sorted(ledger.removed & held.keys()):
        yield f"I3 removed but there: {key[:12]}"
    for key, line in held.items():
        expected = ledger.reference.get(key)
        if line["state"] != "ready":
            yield f"I1 {key[:12]} is {line['state']}"
        elif expected is not None and line != expected and key not in ledger.texts:
            yield f"I4 {key[:12]} differs from the reference"


def of_search(key: str, answer: Ended, ledger: Ledger) -> Iterator[str]:
    """I3: the marker word finds its own circular first, and by words nobody else."""
    if answer.status != 0:
        yield f"I3 search: {answer.err[-300:]}"
        return
    result = json.loads(answer.out)
    hits = result["hits"]
    if not hits or hits[0]["circular"]["key"] != key:
        yield f"I3 {key[:12]} is not found by {ledger.corpus.words[key]}"
    if any(hit["circular"]["key"] in ledger.removed for hit in hits):
        yield "I3 a removed circular is found"


def of_originals(home: Path, ledger: Ledger) -> Iterator[str]:
    """I5: the bytes accepted lie somewhere in the home, whole."""
    folder = home / "originals"
    held = {file.name for file in folder.rglob("*") if file.is_file() and whole(file)}
    for key in sorted(ledger.due - held):
        yield f"I5 original not whole: {key[:12]}"


def whole(file: Path) -> bool:
    """Whether a file's bytes are those its name promises."""
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest() == file.name
    except FileNotFoundError:
        return False


def of_storage(home: Path) -> Iterator[str]:
    """I7: the catalogue is sound, looked at on a copy."""
    with tempfile.TemporaryDirectory() as place:
        for file in home.glob("catalogue.sqlite3*"):
            if not file.name.endswith("-shm"):
                shutil.copy(file, place)
        connection = sqlite3.connect(Path(place) / "catalogue.sqlite3")
        try:
            answer = connection.execute("PRAGMA integrity_check").fetchone()[0]
        except sqlite3.DatabaseError as fault:
            answer = str(fault)
        finally:
            connection.close()
    if answer != "ok":
        yield f"I7 integrity_check: {answer}"


def idempotent(product: Product, ledger: Ledger) -> list[str]:
    """I9: ingesting the same folder again changes nothing and says so."""
    again = product.run("ingest", ledger.corpus.folder, "--json")
    if again.status != 0:
        return [f"I9 ingest again {again.status}: {again.err[-400:]}"]
    summary = json.loads(again.out)
    if summary["failed"] or summary["duplicates"] != len(ledger.corpus.keys):
        return [f"I9 ingest again: {summary}"]
    return []


def clean(answers: Sequence[Ended]) -> list[str]:
    """I10: what is said holds no stack trace."""
    return [f"I10 traceback: {a.err[-600:]}" for a in answers if "Traceback" in a.err]
