"""What clients of a long run do, and a ledger of what they were promised."""

from __future__ import annotations

import hashlib
import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.bench.load import QUESTIONS, scan
from tests.faults.checks import marker
from tests.service.letters import letter, pdf_letter

LEVEL = 120  # circulars kept: beyond, the oldest are removed
PATH = "1.a"  # the clause that is corrected; the word that marks a letter stands in another
WAIT_S = 120.0
PROBED = 60  # circulars whose word is searched in the end
FORMS = ("json", "csv", "xlsx", "docx", "html")


@dataclass
class Deeds:
    """One service's clients: what was promised, what may have happened, what was wrong."""

    base: str
    dice: random.Random = field(default_factory=lambda: random.Random(7))
    rest: threading.Event = field(default_factory=threading.Event)
    numbers: dict[str, int] = field(default_factory=dict)  # key -> number of the letter
    accepted: set[str] = field(default_factory=set)
    removed: set[str] = field(default_factory=set)
    maybe_removed: set[str] = field(default_factory=set)
    texts: dict[str, list[str]] = field(default_factory=dict)  # key -> texts that were accepted
    maybe: dict[str, set[str]] = field(default_factory=dict)  # key -> texts nobody answered for
    counted: Counter[str] = field(default_factory=Counter)
    found: list[str] = field(default_factory=list)
    unmet: int = 0
    sent: int = 0

    def __post_init__(self) -> None:
        self.http = httpx.Client(base_url=self.base, timeout=60, trust_env=False)

    @property
    def due(self) -> set[str]:
        """What must be there."""
        return self.accepted - self.removed - self.maybe_removed

    def call(self, what: str, right: Sequence[int], method: str, url: str, **more: Any) -> Any:
        """An answer, or None when nobody answered or the service said that it cannot now."""
        try:
            answer = self.http.request(method, url, **more)
        except httpx.TransportError:
            self.unmet += 1
            return None
        if answer.status_code == 503 and answer.json().get("code"):
            self.unmet += 1
            return None
        self.counted[what] += 1
        if answer.status_code not in right:
            self.found.append(f"{what}: {answer.status_code} {answer.text[:200]}")
        return answer


def upload(deeds: Deeds) -> None:
    """A new letter: text, PDF or picture; or one that is there already."""
    if deeds.due and deeds.dice.random() < 0.1:
        number = max(deeds.numbers[key] for key in deeds.due)  # the oldest are being removed
    else:
        number = deeds.sent = deeds.sent + 1
    name, data = made(number)
    key = hashlib.sha256(data).hexdigest()
    deeds.numbers[key] = number
    answer = deeds.call(
        "uploads", (202,), "POST", "/api/v1/circulars", files={"files": (name, data)}
    )
    if answer is not None and answer.status_code == 202 and answer.json()["files"][0]["key"] == key:
        deeds.accepted.add(key)


def made(number: int) -> tuple[str, bytes]:
    """The file of a letter with a word of its own."""
    second = f"menggunakan kendaraan dinas {marker(number)} untuk kampanye"
    if number % 10 == 0:
        return f"surat-{number}.png", scan(number)
    if number % 3 == 0:
        return f"surat-{number}.pdf", pdf_letter(number, second)
    return f"surat-{number}.txt", letter(f"800/{number}/SE/2020", second=second)


def ask(deeds: Deeds) -> None:
    """A search."""
    asked = {"q": deeds.dice.choice(QUESTIONS), "limit": 10}
    deeds.call("searches", (200,), "GET", "/api/v1/search", params=asked)


def correct(deeds: Deeds) -> None:
    """Another text for a clause of some circular that is read."""
    if not deeds.due:
        return
    key = deeds.dice.choice(sorted(deeds.due))
    text = f"mengikuti kampanye nomor {deeds.counted['corrections']} sebagai peserta"
    url = f"/api/v1/circulars/{key}/clauses/{PATH}"
    deeds.maybe.setdefault(key, set()).add(text)
    body = {"text": text, "by": "penguji"}
    answer = deeds.call("corrections", (200, 404, 409), "PATCH", url, json=body)
    if answer is None:
        return
    deeds.maybe[key].discard(text)
    if answer.status_code == 200:
        deeds.texts.setdefault(key, []).append(text)


def compare(deeds: Deeds) -> None:
    """A comparison of all, in one of its forms."""
    asked = {"filters": {"year": [2020]}}
    answer = deeds.call("comparisons", (201, 422), "POST", "/api/v1/comparisons", json=asked)
    if answer is not None and answer.status_code == 201:
        url = f"/api/v1/comparisons/{answer.json()['id']}"
        form = {"format": deeds.dice.choice(FORMS)}
        deeds.call("reports", (200,), "GET", url, params=form)


def remove(deeds: Deeds) -> None:
    """The oldest circular, once there are many."""
    if len(deeds.due) <= LEVEL:
        return
    key = min(deeds.due, key=lambda one: deeds.numbers[one])
    deeds.maybe_removed.add(key)
    answer = deeds.call("removals", (200, 204), "DELETE", f"/api/v1/circulars/{key}")
    if answer is not None and answer.status_code < 300:
        deeds.removed.add(key)


CLIENTS: Sequence[tuple[Callable[[Deeds], None], float]] = (  # seconds between two calls
    (upload, 1.2),
    (ask, 0.4),
    (ask, 0.4),
    (correct, 3.0),
    (compare, 15.0),
    (remove, 1.0),
)


def alive(deeds: Deeds, found: list[str]) -> dict[str, str]:
    """The state of every circular, once none is under way."""
    until = time.monotonic() + WAIT_S
    while True:
        listed = list(_listed(deeds))
        states = dict(listed)
        if all(state in ("ready", "failed") for state in states.values()):
            if len(states) < len(listed):
                found.append(f"I2 twice: {len(listed) - len(states)}")
            return states
        if time.monotonic() > until:
            found.append(f"I8 not settled: {Counter(states.values())}")
            return states
        time.sleep(0.5)


def _listed(deeds: Deeds) -> Iterator[tuple[str, str]]:
    offset = 0
    while True:
        asked = {"limit": 200, "offset": offset}
        items = deeds.http.get("/api/v1/circulars", params=asked).json()["items"]
        yield from ((item["key"], item["state"]) for item in items)
        offset += len(items)
        if not items:
            return


def of_deeds(deeds: Deeds) -> Iterator[str]:
    """Every promise that does not hold."""
    late: list[str] = []
    states = alive(deeds, late)
    yield from late
    yield from (f"I1 lost: {key[:12]}" for key in deeds.due - states.keys())
    yield from (f"I3 removed but there: {key[:12]}" for key in deeds.removed & states.keys())
    yield from (f"I1 {key[:12]} is {state}" for key, state in states.items() if state != "ready")
    for key in sorted(deeds.due):
        yield from _of_corrections(deeds, key)
        original = deeds.http.get(f"/api/v1/circulars/{key}/original").content
        if hashlib.sha256(original).hexdigest() != key:
            yield f"I5 original not whole: {key[:12]}"
    for key in sorted(deeds.due)[:PROBED]:
        yield from _of_search(deeds, key)


def _of_corrections(deeds: Deeds, key: str) -> Iterator[str]:
    """I6: each accepted text is in the history once, and the newest is the clause's."""
    said, maybe = deeds.texts.get(key, []), deeds.maybe.get(key, set())
    url = f"/api/v1/circulars/{key}"
    history = [one["after"] for one in deeds.http.get(f"{url}/corrections").json()["items"]]
    for text in said:
        if (times := history.count(text)) != 1:
            yield f"I6 {key[:12]} {text} is {times} times in the history"
    clauses = deeds.http.get(f"{url}/clauses").json()["items"]
    now = next((one["text"] for one in clauses if one["path"] == PATH), None)
    if said and now != said[-1] and now not in maybe:
        yield f"I6 {key[:12]} says {now} instead of {said[-1]}"


def _of_search(deeds: Deeds, key: str) -> Iterator[str]:
    """I3: its own word finds it; a picture's word may be read otherwise."""
    number = deeds.numbers[key]
    if number % 10 == 0:
        return
    asked = {"q": marker(number), "limit": "1"}
    hits = deeds.http.get("/api/v1/search", params=asked).json()["hits"]
    if not hits or hits[0]["circular"]["key"] != key:
        yield f"I3 {key[:12]} is not found by {marker(number)}"
