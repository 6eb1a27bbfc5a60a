"""Starts commands of the program quickly: a process that has loaded it forks one child for each.

A thousand kills would otherwise spend their time loading libraries. A child runs the program's own
`main`, command after command, as `python -m service` would; it is killed like any other process.

Spoken over stdin and stdout in JSON Lines: {"run": [[argument…]…], "env", "out"} gives {"pid"};
{"wait": pid, "hang"} gives {"status"}: null while it lives, else the last command's.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from contextlib import redirect_stdout
from importlib import import_module
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.faults.checks import corpus


def load() -> None:
    """Load what commands load when they are called: modules, and the tables they look into."""
    from service.cli.main import COMMANDS

    used = (
        "api.app",
        "faiss",
        "ingest.pages",
        "ingest.pipeline",
        "pdfplumber",
        "tantivy",
        "uvicorn",
    )
    for module in (*used, *(place.partition(":")[0] for place in COMMANDS.values())):
        import_module(module)
    with TemporaryDirectory() as place, redirect_stdout(StringIO()):
        letters = corpus(Path(place) / "letters", 2)
        os.environ["EDARAN_HOME"] = str(Path(place) / "home")
        commands([["ingest", str(letters.folder)], ["search", "kampanye"], ["verify"]])


def serve() -> None:
    """Answer until stdin ends."""
    for line in sys.stdin:
        asked = json.loads(line)
        if "run" in asked:
            answer: dict[str, Any] = {"pid": forked(asked)}
        else:
            pid, status = os.waitpid(asked["wait"], 0 if asked["hang"] else os.WNOHANG)
            answer = {"status": os.waitstatus_to_exitcode(status) if pid else None}
        print(json.dumps(answer), flush=True)


def forked(asked: Mapping[str, Any]) -> int:
    """A child that runs the commands one after another; its output goes to files."""
    pid = os.fork()
    if pid:
        return pid
    os.setsid()
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for handle, end in ((1, "out"), (2, "err")):
        file = os.open(f"{asked['out']}.{end}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(file, handle)
    os.environ.update(asked["env"])
    status = 70
    try:
        status = commands(asked["run"])
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(status)


def commands(asked: Sequence[Sequence[str]]) -> int:
    """Run commands; each one's stdout ends with a line that holds its exit status."""
    from service.cli.main import main

    worst = 0
    for arguments in asked:
        status = 0
        try:
            main(arguments)
        except SystemExit as ended:
            status = ended.code if isinstance(ended.code, int) else 1
        sys.stdout.write(f"\x1e{status}\n")
        sys.stdout.flush()
        worst = max(worst, status)
    return worst


if __name__ == "__main__":
    load()
    serve()
