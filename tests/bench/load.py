"""Many users search while scans are read: `python -m tests.bench.load [--users 50] [--scans 500]`.

Each user asks, waits about a second, asks again. First nobody ingests, then all scans are sent over
HTTP and read meanwhile, then it is quiet again. Tells how long searches took in the three spans,
side by side in one run, and whether any failed or any scan was lost. The pictures are drawn before,
and only the service's own count is asked for meanwhile: the users share this process.
"""

from __future__ import annotations

import argparse
import http.client
import io
import os
import random
import re
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from PIL import Image, ImageDraw, ImageFont

from tests.bench.measure import resident
from tests.faults.checks import marker
from tests.faults.product import Product, Service
from tests.service.letters import letter, write_letters

KEPT = 200  # letters kept before anybody asks
PAUSE_S = (0.5, 1.5)  # between an answer and the same user's next question
SENT_AT_ONCE = 10
MOST_S = 3600.0  # until all scans are read
MOST_TIMES = 3.0  # p95 while scans are read, beside that of the quiet span before
QUESTIONS = (
    "kampanye",
    "larangan memakai kendaraan dinas",
    "boleh foto bersama calon sambil angkat jari?",
    "sanksi bagi yang melanggar",
    "netralitas ASN pilkada 2020",
    "UU 5/2014",
    "PP 94 tahun 2021",
    "800/12/SE/2020",
    '"mengikuti kampanye"',
    "siapa yang dikenai sanksi",
    "Kabupaten Seluma",
    "mengikuti kampanye pasangan calon",
    "kendaran dinas",
    "pegawai dilarang ikut kampanye",
)


@dataclass
class Span:
    """One stretch of the run: what each search took, in seconds, and what went wrong."""

    name: str
    seconds: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def at(self, share: float) -> float:
        """The time within which this share of the searches was answered, in ms."""
        line = sorted(self.seconds)
        return 1000 * line[int(share * (len(line) - 1))] if line else 0.0

    @property
    def row(self) -> str:
        """A row of the table."""
        figures = " | ".join(f"{self.at(share):.0f}" for share in (0.5, 0.95, 0.99, 1.0))
        return f"| {self.name} | {len(self.seconds)} | {figures} | {len(self.faults)} |"


class Users:
    """Asks as many users would, into whichever span is open."""

    def __init__(self, port: int, number: int, span: Span) -> None:
        self.span = span
        self._over = threading.Event()
        self._port = port
        self._threads = [threading.Thread(target=self._one, args=(seed,)) for seed in range(number)]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """All of them leave."""
        self._over.set()
        for thread in self._threads:
            thread.join()

    def _one(self, seed: int) -> None:
        dice = random.Random(seed)
        line = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        while not self._over.wait(dice.uniform(*PAUSE_S)):
            asked = urlencode({"q": dice.choice(QUESTIONS), "limit": 10})
            span, begun = self.span, time.perf_counter()
            try:
                line.request("GET", f"/api/v1/search?{asked}")
                answer = line.getresponse()
                body = answer.read()
                if answer.status != 200:
                    span.faults.append(f"{answer.status} {body[:200]!r}")
            except (OSError, http.client.HTTPException) as fault:
                span.faults.append(repr(fault))
                line.close()
            span.seconds.append(time.perf_counter() - begun)
        line.close()


def scan(number: int) -> bytes:
    """A circular of one small page as a clean picture of its lines."""
    second = f"menggunakan kendaraan dinas {marker(number)} untuk kampanye"
    text = letter(f"700/{number}/SE/2020", second=second).decode()
    page = Image.new("L", (1000, 620), 255)
    font = ImageFont.load_default(size=22)
    ImageDraw.Draw(page).multiline_text((60, 40), text, fill=0, font=font, spacing=8)
    out = io.BytesIO()
    page.save(out, "PNG", dpi=(150, 150))
    return out.getvalue()


def main() -> None:
    """Run, print the table; 1 when a search failed, a scan is lost, or searches became too slow."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--users", type=int, default=50)
    asked.add_argument("--scans", type=int, default=500)
    asked.add_argument("--quiet", type=float, default=30.0, help="seconds of the quiet spans")
    asked.add_argument("--out", type=Path)
    chosen = asked.parse_args()
    with tempfile.TemporaryDirectory() as place:
        lines, wrong = run(Path(place), chosen.users, chosen.scans, chosen.quiet)
    text = "\n".join(lines) + "\n"
    print(text)
    if chosen.out:
        chosen.out.write_text(text, encoding="utf-8")
    sys.exit(1 if wrong else 0)


def run(place: Path, users: int, scans: int, quiet_s: float) -> tuple[list[str], list[str]]:
    """The table of the three spans, and what is wrong."""
    files = [(f"pindai-{number}.png", scan(number)) for number in range(scans)]  # not beside users
    write_letters(place / "letters", KEPT)
    product = Product(place / "home")
    product.run("ingest", place / "letters")
    service = Service(product)
    for question in QUESTIONS:  # what searching needs is loaded
        service.http.get("/api/v1/search", params={"q": question})
    spans = [Span("before"), Span("while scans are read"), Span("after")]
    asking = Users(service.port, users, Span("warm"))
    time.sleep(3)
    asking.span = spans[0]
    time.sleep(quiet_s)
    asking.span, begun, load = spans[1], time.monotonic(), os.getloadavg()[0]
    keys = sent(service, files)
    ended = settled(service, KEPT + len(keys))
    took = time.monotonic() - begun
    asking.span = spans[2]
    time.sleep(quiet_s)
    asking.stop()
    memory = resident(service.running.pid)
    service.running.kill(signal.SIGTERM)
    service.running.wait()
    verify = product.run("verify", "--json")
    ratio = spans[1].at(0.95) / max(spans[0].at(0.95), 0.001)
    lost = [key for key in keys if ended.get(key) != "ready"]
    wrong = [fault for span in spans for fault in span.faults]
    wrong += [f"lost or failed: {key[:12]} {ended.get(key)}" for key in lost]
    wrong += [f"verify: {verify.out}"] * (verify.status != 0)
    wrong += [f"p95 is {ratio:.2f} times that of the quiet span"] * (ratio > MOST_TIMES)
    return [
        f"{users} users, each asking about once a second, over {KEPT} letters; {scans} scans of one"
        f" page sent and read in {took:.0f} s beside them; load of the machine before {load:.1f}.",
        "",
        "| span | searches | median ms | p95 ms | p99 ms | longest ms | failed |",
        "|---|---:|---:|---:|---:|---:|---:|",
        *(span.row for span in spans),
        "",
        f"p95 while reading / before: **{ratio:.2f}**. Scans lost or failed: {len(lost)} of"
        f" {len(keys)}. verify: exit {verify.status}. Service {memory} MiB at the end.",
        *(f"- {fault}" for fault in wrong[:20]),
    ], wrong


def sent(service: Service, scans: Sequence[tuple[str, bytes]]) -> list[str]:
    """Upload all scans, some at once; their keys. Every one must be accepted."""

    def some(first: int) -> list[str]:
        files = [("files", one) for one in scans[first : first + SENT_AT_ONCE]]
        answer = service.http.post("/api/v1/circulars", files=files)
        assert answer.status_code == 202, answer.text
        return [line["key"] for line in answer.json()["files"]]

    with ThreadPoolExecutor(2) as clients:
        parts = clients.map(some, range(0, len(scans), SENT_AT_ONCE))
        return [key for keys in parts for key in keys]


def settled(service: Service, due: int) -> dict[str, str]:
    """The state of each circular once so many are ready or failed."""
    until = time.monotonic() + MOST_S
    while ended(service) < due and time.monotonic() < until:
        time.sleep(1)
    states: dict[str, str] = {}
    for offset in range(0, due, 500):
        asked = {"limit": 500, "offset": offset}
        items = service.http.get("/api/v1/circulars", params=asked).json()["items"]
        states |= {item["key"]: item["state"] for item in items}
    return states


def ended(service: Service) -> int:
    """How many circulars are ready or failed, by the service's own count."""
    told = service.http.get("/metrics").text
    found = re.findall(r'^edaran_circulars\{state="(?:ready|failed)"\} (\d+)', told, re.MULTILINE)
    return sum(map(int, found))


if __name__ == "__main__":
    main()
