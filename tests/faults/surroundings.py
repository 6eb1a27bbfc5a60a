"""What lies around the program: disk, settings, locale, clock, and a poisonous file (F20-F90)."""

from __future__ import annotations

import json
import os
import random
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.faults.checks import Ledger, breaches
from tests.faults.kills import Stage, finished, served
from tests.faults.product import Product, Service
from tests.faults.stores import ended

MIB = 1024 * 1024


@contextmanager
def own_disk(folder: Path, size: int) -> Iterator[None]:
    """A file system of so many bytes; only root may."""
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def may_mount() -> bool:
    """Whether this user may mount at all."""
    return os.geteuid() == 0


def fill(folder: Path, leave: int) -> Path:
    """Fill a file system until so many bytes are left."""
    file = folder / "ballast"
    free = shutil.disk_usage(folder).free
    with file.open("wb") as out:
        os.posix_fallocate(out.fileno(), 0, max(1, free - leave))
    return file


def disk_full(stage: Stage, dice: random.Random) -> list[str]:
    """F20: the disk fills before or while files come in; then there is room again."""
    home = stage.fresh(False).home
    leave = dice.choice((0, 8, 32, 64, 128, 256, 512, 1024, 2048)) * 1024
    with own_disk(home, 64 * MIB):
        product, ledger = Product(home, stage.zygote), stage.ledger(False)
        files = sorted(stage.letters.folder.iterdir())
        found: list[str] = []
        service = Service(product)
        found += sent(service, ledger, files[:2], (202,))
        ballast = fill(home, leave)
        found += sent(service, ledger, files[2:], (202, 503, 507))
        for path in ("/api/v1/circulars", "/health/live"):
            if (answer := service.http.get(path)).status_code != 200:
                found.append(f"I11 {path} {answer.status_code} {answer.text[:200]}")
        answer = service.http.get("/api/v1/search", params={"q": "kampanye"})
        if answer.status_code not in (200, 503):
            found.append(f"I11 search {answer.status_code} {answer.text[:200]}")
        time.sleep(dice.uniform(0, 1))
        ballast.unlink()
        if dice.random() < 0.5:
            service.kill()
            found += served(product, ledger)
        else:
            listed = service.settled(90)
            found += [f"F20 {item}" for item in listed if item["state"] == "failed"]
            service.stop()
        result = finished(product, ledger, found, dice)
    return [f"{leave // 1024} KiB left: {one}" for one in result]


def sent(
    service: Service, ledger: Ledger, files: Sequence[Path], allowed: Sequence[int]
) -> Iterator[str]:
    """Send files; every answer is one of those allowed, and what is accepted is in the ledger."""
    for file in files:
        answer = service.send(file.name, file.read_bytes())
        if answer.status_code not in allowed:
            yield f"F20 {answer.status_code} {answer.text[:300]}"
        elif answer.status_code == 202:
            ledger.accepted |= {line["key"] for line in answer.json()["files"] if line["key"]}


def read_only(stage: Stage, dice: random.Random) -> list[str]:
    """F21: the disk turns read-only while files come in; later it is writable again."""
    home = stage.fresh(False).home
    with own_disk(home, 64 * MIB):
        product, ledger = Product(home, stage.zygote), stage.ledger(False)
        files = sorted(stage.letters.folder.iterdir())
        service = Service(product)
        found = list(sent(service, ledger, files[:2], (202,)))
        time.sleep(dice.uniform(0, 1))
        if remounted(home, "ro"):
            found += sent(service, ledger, files[2:], (503, 507))
            answer = service.http.get("/api/v1/circulars")
            if answer.status_code != 200:
                found.append(f"I11 {answer.status_code} {answer.text[:200]}")
            remounted(home, "rw")
        service.settled(90)
        service.stop()
        return finished(product, ledger, found, dice)


def remounted(folder: Path, how: str) -> bool:
    """Mount again so, and tell whether the system did; it refuses while files are being written."""
    command = ["mount", "-o", f"remount,{how}", str(folder)]
    return subprocess.run(command, capture_output=True).returncode == 0


SETTINGS: Sequence[tuple[str, Mapping[str, str]]] = (
    ("unknown executor", {"EDARAN_EXECUTOR": "clouds"}),
    ("not a number", {"EDARAN_PORT": "viele"}),
    ("unknown setting", {"EDARAN_WORKER": "3"}),
    ("number out of range", {"EDARAN_WORKERS": "0"}),
    ("store of an unknown kind", {"EDARAN_STORE": "oracle:x"}),
    ("model that is not there", {"EDARAN_MODEL": "/nonexistent/model"}),
    ("access", {"EDARAN_ACCESS": "all"}),
    ("open to the network", {"EDARAN_HOST": "0.0.0.0"}),
)


def bad_settings(stage: Stage, dice: random.Random) -> list[str]:
    """F43: a setting that cannot be: serve ends at once with one sentence, and changes nothing."""
    name, variables = dice.choice((*SETTINGS, ("port taken", {}), ("home is a file", {})))
    product = stage.fresh(True)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        arguments = ["--port", taken.getsockname()[1]] if name == "port taken" else []
        if name == "home is a file":
            file = product.home.parent / f"{product.home.name}.file"
            file.write_text("x")
            variables = {"EDARAN_HOME": str(file)}
        running = Product(product.home, stage.zygote, variables).start("serve", *arguments)
        try:
            status = running.wait(60)
        except (TimeoutError, subprocess.TimeoutExpired):
            running.end()
            return ended(product, name, ["F43 it serves"])
    err = running.err
    found = []
    if status == 0 or "Traceback" in err or not 1 <= len(err.strip().splitlines()) <= 3:
        found.append(f"F43 {status}: {err[-400:]}")
    return ended(product, name, found)


PLACES: Sequence[tuple[str, Mapping[str, str], str]] = (
    ("LANG=C", {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": ""}, "home"),
    ("far away", {"TZ": "Asia/Jayapura"}, "home"),
    ("HOME unset", {"HOME": ""}, "home"),
    ("TMPDIR missing", {"TMPDIR": "/nonexistent"}, "home"),
    ("spaces and letters", {}, "rumah  kita é 文書"),
    ("200 characters", {}, "x" * 200),
    ("blanks in TMPDIR", {"TMPDIR": "<spaces>"}, "home"),
)


def odd_places(stage: Stage, dice: random.Random) -> list[str]:
    """F61: locale, time zone, folders: all as ever. Plain processes, as they are set at start."""
    name, variables, folder = dice.choice(PLACES)
    parent = stage.fresh(False).home
    parent.mkdir()
    if variables.get("TMPDIR") == "<spaces>":
        (parent / "a b").mkdir()
        variables = {"TMPDIR": str(parent / "a b")}
    plain = {"EDARAN_MODEL": "fixed", "EDARAN_EXECUTOR": "processes", **variables}
    product, ledger = Product(parent / folder[:180] / folder, None, plain), stage.ledger(False)
    ended_ = product.run("ingest", stage.letters.folder, "--json")
    if ended_.status:
        return [f"F61 {name}: {ended_.err[-500:]}"]
    ledger.accepted = set(stage.letters.keys)
    found = breaches(product, ledger, searched=1)
    shutil.rmtree(parent) if not found else None
    return [f"{name}: {one}" for one in found]


def poison(stage: Stage, dice: random.Random) -> list[str]:
    """F90: a file that kills its reader, at the head of good ones: it fails, they are read.

    Its one form draws itself ten times, ten levels deep.
    """
    home = stage.fresh(False).home
    plain = {"EDARAN_MODEL": "fixed", "EDARAN_EXECUTOR": "processes", "EDARAN_WORKERS": "2"}
    limits = {"EDARAN_PAGE_SECONDS": "4", "EDARAN_FILE_SECONDS": "8"}
    product, ledger = Product(home, None, {**plain, **limits}), stage.ledger(False)
    folder = home.parent / f"{home.name}.in"
    shutil.copytree(stage.letters.folder, folder)
    (folder / "aaa-poison.pdf").write_bytes(bomb())
    ran = product.run("ingest", folder, "--json")
    summary = json.loads(ran.out) if ran.out.strip() else {}
    found = []
    if [one["file"] for one in summary.get("failed", [])] != ["aaa-poison.pdf"]:
        found.append(f"F90 {summary} {ran.err[-300:]}")
    shutil.rmtree(folder)
    ledger.accepted = set(stage.letters.keys)
    quick = Product(home, stage.zygote)
    told = breaches(quick, ledger)
    return ended(quick, "poison", found + [one for one in told if "is failed" not in one])


def bomb() -> bytes:
    """A small PDF whose one form draws itself ten times, ten levels deep: work without an end."""
    levels = 10
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        " /Resources << /XObject << /F 5 0 R >> >> >>",
        "<< /Length 5 >>\nstream\n/F Do\nendstream",
    ]
    draw = " ".join(["/F Do"] * 10)
    for level in range(levels):
        inner = f"/Resources << /XObject << /F {6 + level} 0 R >> >>" if level < levels - 1 else ""
        body = draw if level < levels - 1 else "0 0 1 1 re f"
        objects.append(
            f"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] {inner} /Length {len(body)} >>\n"
            f"stream\n{body}\nendstream"
        )
    from tests.service.letters import _pdf

    return _pdf(objects)
