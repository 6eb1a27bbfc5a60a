"""`python -m tests.fuzz [--st PATH] [--examples N]`: every described call, as several callers.

Schemathesis (4.x, `pip install schemathesis` in an environment of its own) asks a service that
runs here over three letters; rates are lifted, so that refusals of haste do not hide answers.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import httpx
import uvicorn

import api.rates as rates
from api.app import create_app
from api.wire import Patient
from service.accounts import ROLES
from tests.api.conftest import opened, taken_in
from tests.api.letters import LETTERS

CONFIG = Path(__file__).with_name("schemathesis.toml")
NOBODY = "nobody"


@contextmanager
def served(root: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """A service with an account a role: its address, and a key for each."""
    rates.RATES = tuple(replace(rate, a_minute=10**6) for rate in rates.RATES)
    library = opened(root / "home")
    taken_in(library, root / "letters", LETTERS)
    keys = {}
    for role in reversed(ROLES):
        library.access.add(f"a-{role}", role, "kuda hijau lompat pagar", "fuzz")
        keys[role] = library.access.add_key(f"a-{role}", role, 1, "fuzz")[1]
    config = uvicorn.Config(create_app(library), port=0, http=Patient, ws="none", log_config=None)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}", keys
    server.should_exit = True
    thread.join(30)
    report = library.care.verify()
    print(f"afterwards: {'sound' if report.sound else report.problems}")


def asked(st: str, address: str, who: str, key: str, examples: int, out: Path) -> dict[str, object]:
    """One run as one caller; what was asked and what was found."""
    description = httpx.get(
        f"{address}/openapi.json", headers={"Authorization": f"Bearer {key}"}
    ).text
    file = out / "openapi.json"
    file.write_text(description, "utf-8")
    bearer = [] if who == NOBODY else ["-H", f"Authorization: Bearer {key}"]
    command = [st, "--config-file", str(CONFIG), "run", str(file), "--url", address, *bearer]
    command += ["--checks", "all", "--mode", "all", "--max-examples", str(examples)]
    command += ["--continue-on-failure", "--seed", "20240817", "--request-timeout", "30"]
    command += ["--report", "ndjson", "--report-ndjson-path", str(out / f"{who}.ndjson")]
    if who == NOBODY:  # only the refusal can be judged: what is behind it is not seen
        command += ["--phases", "coverage,fuzzing"]
    ran = subprocess.run(command, capture_output=True, text=True, cwd=out)
    (out / f"{who}.txt").write_text(ran.stdout + ran.stderr, "utf-8")
    return {"who": who, "status": ran.returncode, **_counted(ran.stdout)}


def _counted(text: str) -> dict[str, object]:
    found: Counter[str] = Counter()
    told = {"operations": "?", "cases": "?"}
    for line in text.splitlines():
        words = line.split()
        if "Tested:" in words:
            told["operations"] = words[-1]
        if "generated," in words:
            told["cases"] = words[0]
        if "ST" in line and ":" in line and words and words[0] == "❌":
            found[" ".join(words[1:-1]).rstrip(":")] += int(words[-1])
    return {**told, "failures": dict(found)}


def main() -> None:
    """Ask as everybody, print a line each; exit 1 when anything was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--st", default="st", help="Schemathesis's command.")
    parser.add_argument("--examples", type=int, default=60)
    parser.add_argument("--who", nargs="*", default=["administrator", "reader", NOBODY])
    parser.add_argument("--out", type=Path, default=Path("build/fuzz"))
    chosen = parser.parse_args()
    chosen.out = chosen.out.absolute()
    chosen.out.mkdir(parents=True, exist_ok=True)
    results = []
    with tempfile.TemporaryDirectory() as root, served(Path(root)) as (address, keys):
        for who in chosen.who:
            key = keys.get(who, keys["administrator"])
            results.append(asked(chosen.st, address, who, key, chosen.examples, chosen.out))
            print(json.dumps(results[-1], ensure_ascii=False), flush=True)
    sys.exit(any(result["status"] for result in results))


if __name__ == "__main__":
    main()
