"""`python -m tests.bench.pages --devset FOLDER --home FOLDER`: how soon pages of the desk come.

An empty home is filled first with synthetic circulars, straight into catalogue and index. A service
of its own process answers; each kind of page is asked for at many addresses, in mixed order.
"""

from __future__ import annotations

import argparse
import hashlib
import http.client
import json
import random
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from itertools import islice
from os import environ
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import numpy as np

from index.model import Passage
from ingest.geometry import Box
from ingest.model import Clause, Found, Metadata, Page, Pages, Word
from service.filters import circular_attributes
from service.indexing import settle
from service.library import Library
from service.model import Reading, Stored, TopicalClause
from service.settings import Settings
from service.store.store import Record
from service.wiring import build
from tests.bench.corpus import PER_CIRCULAR, clauses, source

SEED = 7
ROOT = Path(__file__).resolve().parents[2]
WORKER = "bench"
LEASE_S = 600.0
PER_LINE, LINES = 12, 50  # words of a printed line, lines of a page
SETTLED = 2_000  # circulars the index is told of at once
COMPARED = 12  # circulars of the comparisons asked for
TOPICS = ("attending_campaign", "mobilising", "state_facilities")


def main() -> None:
    """Fill, serve, ask, print."""
    options = _options()
    if not (options.home / "catalogue.sqlite3").exists():
        started = time.perf_counter()
        fill(options.home, options.devset, options.circulars)
        print(f"filled in {time.perf_counter() - started:.0f} s", file=sys.stderr)
    port = _free_port()
    environment = {**environ, "EDARAN_HOME": str(options.home), "EDARAN_PORT": str(port)}
    server = subprocess.Popen([sys.executable, "-m", "service", "serve"], cwd=ROOT, env=environment)
    try:
        _wait(port)
        _print(port, _queries(options.devset), options.rounds)
    finally:
        server.terminate()
        server.wait(30)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--devset", type=Path, required=True)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--circulars", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=40, help="requests of each kind of page")
    return parser.parse_args()


def fill(home: Path, devset: Path, circulars: int) -> None:
    """Write circulars into an empty home without their originals."""
    library = build(Settings(home=home, executor="inline", workers=1))
    made = clauses(source(devset), circulars * PER_CIRCULAR)
    while passages := list(islice(made, PER_CIRCULAR)):
        keep(library, passages)
    while settle(library.parts, SETTLED):
        pass
    library.close()


def keep(library: Library, passages: Sequence[Passage]) -> None:
    """Enter one circular of these clauses as read."""
    key = hashlib.sha256(passages[0].key.encode()).hexdigest()
    file = f"{key[:8]}.pdf"
    reading, store = _reading(library, file, passages), library.parts.store
    store.put_upload(key, file, "application/pdf", 1, WORKER)
    job = store.claim(WORKER, LEASE_S)
    assert job is not None
    stored = Stored(key, file, "", 1, "ready", 1, "", "", reading=reading)
    attributes = circular_attributes(stored, library.parts.tables.gazetteer)
    record = Record(reading, attributes, "1")
    store.save_reading(job.id, WORKER, record, Pages(reading.pages))


def _reading(library: Library, file: str, passages: Sequence[Passage]) -> Reading:
    shared = passages[0].attributes
    region = library.parts.tables.gazetteer.by_code(shared["region"][0])
    assert region is not None
    number = int(passages[0].key.partition("#")[0], 16)
    said = {
        "number": f"800/{number}/BKPSDM/{shared['year'][0]}",
        "issued_on": f"{shared['issued'][1]}-{number % 28 + 1:02}",
        "issuer": f"BUPATI {region.name.upper()}",
        "subject": f"NETRALITAS PEGAWAI DI LINGKUNGAN PEMERINTAH {region.name.upper()}",
    }
    found = tuple(Found(name, value) for name, value in said.items())
    own = tuple(_clause(passage, place) for place, passage in enumerate(passages))
    last = own[-1].clause.words[-1].box.page
    return Reading(
        file=file,
        metadata=Metadata("official", shared["kind"][0], found),  # type: ignore[arg-type]  # from a table
        region=region,
        election_year=int(shared["year"][0]),
        election=shared["election"][0],  # type: ignore[arg-type]
        pages=tuple(_page(page, own) for page in range(1, last + 1)),
        text="\n".join(item.clause.text for item in own),
        clauses=own,
        citations=(),
        notices=(),
    )


def _clause(passage: Passage, place: int) -> TopicalClause:
    parts, top = passage.text.split(), place * 4  # four lines a clause
    words = tuple(_word(text, top, number) for number, text in enumerate(parts))
    sense: Any = passage.sense
    clause = Clause(
        str(place + 1), f"{place + 1}.", passage.text, words, passage.context or None, sense
    )
    return TopicalClause(clause, passage.attributes["topic"])


def _word(text: str, top: int, number: int) -> Word:
    line, column = top + min(number // PER_LINE, 3), number % PER_LINE
    page, row = line // LINES + 1, line % LINES
    x0, y0 = 0.1 + column / PER_LINE * 0.8, 0.1 + row / LINES * 0.8
    return Word(text, Box(page, x0, y0, x0 + 0.06, y0 + 0.012))


def _page(number: int, own: Sequence[TopicalClause]) -> Page:
    words = tuple(w for item in own for w in item.clause.words if w.box.page == number)
    return Page(number, 595.0, 842.0, "text", None, 0, words)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


def _wait(port: int) -> None:
    for _ in range(300):
        try:
            if _first_byte(port, "/health/ready")[1] == 200:
                return
        except OSError:
            pass
        time.sleep(0.2)
    raise SystemExit("The service did not start.")


def _queries(devset: Path) -> list[str]:
    return [row["q"] for row in json.loads((devset / "queries.json").read_text())]


def _print(port: int, queries: Sequence[str], rounds: int) -> None:
    asked = _addresses(port, queries, rounds)
    taken: dict[str, list[float]] = {name: [] for name in asked}
    for turn in range(rounds):
        for name, addresses in asked.items():
            seconds, status, _ = _first_byte(port, addresses[turn % len(addresses)])
            assert status == 200, (name, addresses[turn % len(addresses)], status)
            taken[name].append(seconds * 1000)
    print("| page | first ms | p50 ms | p95 ms |\n|---|---:|---:|---:|")
    for name, times in taken.items():
        middle, slow = (float(np.percentile(times[1:], share)) for share in (50, 95))
        print(f"| {name} | {times[0]:.0f} | {middle:.0f} | {slow:.0f} |")


def _addresses(port: int, queries: Sequence[str], rounds: int) -> dict[str, list[str]]:
    """Addresses of each kind of page; chance is fixed."""
    chance = random.Random(SEED)
    years = ("2015", "2017", "2018", "2019", "2020", "2024")
    listed = _get(port, f"/api/v1/circulars?limit=200&offset={chance.randrange(9000)}")["items"]
    keys = [item["key"] for item in listed]
    numbers = [item["number"] for item in listed]
    asks = [urlencode({"q": query}) for query in queries]
    made = [_made(port, keys[at : at + COMPARED]) for at in range(0, 60, COMPARED)]
    every: dict[str, Callable[[], str]] = {
        "start": lambda: "/",
        "search": lambda: f"/?{chance.choice(asks)}",
        "search, year": lambda: f"/?{chance.choice(asks)}&year={chance.choice(years)}",
        "search, number": lambda: f"/?q={quote(chance.choice(numbers))}",
        "suggestions": lambda: (
            f"/api/v1/suggest?q={chance.choice('adgkmnps')}{chance.choice('aei')}"
        ),
        "suggestions, number": lambda: f"/api/v1/suggest?q=800/{chance.randrange(100)}",
        "list": lambda: "/circulars",
        "list, far": lambda: f"/circulars?offset={chance.randrange(9000)}",
        "list, year": lambda: f"/circulars?year={chance.choice(years)}",
        "list, topic": lambda: "/circulars?topic=" + chance.choice(TOPICS),
        "circular": lambda: f"/circulars/{chance.choice(keys)}",
        "correct": lambda: f"/circulars/{chance.choice(keys)}/correct?clause=3",
        "similar": lambda: f"/circulars/{chance.choice(keys)}/similar?clause=5",
        "twins": lambda: f"/circulars/{chance.choice(keys)}/twins",
        "choose to compare": lambda: "/compare",
        "comparison": lambda: f"/compare/{chance.choice(made)}",
        "check a draft": lambda: "/check",
        "coverage": lambda: "/coverage",
        "upload": lambda: "/upload",
        "review": lambda: "/review",
        "saved": lambda: "/saved",
        "help": lambda: "/help",
        "administration": lambda: "/admin",
    }
    return {name: [draw() for _ in range(rounds)] for name, draw in every.items()}


def _made(port: int, keys: Sequence[str]) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    body = json.dumps({"circulars": list(keys)})
    connection.request("POST", "/api/v1/comparisons", body, {"content-type": "application/json"})
    return str(json.loads(connection.getresponse().read())["id"])


def _get(port: int, path: str) -> dict[str, list[dict[str, str]]]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request("GET", path)
    found: dict[str, list[dict[str, str]]] = json.loads(connection.getresponse().read())
    return found


def _first_byte(port: int, path: str) -> tuple[float, int, int]:
    """Seconds until the head of the answer came, its status, and the bytes of its body."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    connection.connect()
    started = time.perf_counter()
    connection.request("GET", path, headers={"accept": "text/html", "accept-encoding": "gzip"})
    answer = connection.getresponse()
    seconds = time.perf_counter() - started
    return seconds, answer.status, len(answer.read())


if __name__ == "__main__":
    main()
