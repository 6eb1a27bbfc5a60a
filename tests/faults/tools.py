"""A false `tesseract` first in the path (F30): a reason is told, others go on, retry mends it.

The library inside our own process is hidden from these runs, so that the program is what is used.
"""

from __future__ import annotations

import io
import random
import time
from collections.abc import Mapping
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from tests.faults.checks import breaches
from tests.faults.kills import Stage
from tests.faults.product import Product
from tests.faults.stores import ended
from tests.service.letters import letter

VERSION = 'if [ "$1" = "--version" ]; then echo "tesseract 5.3.0"; exit 0; fi\n'
FAKES: Mapping[str, str | None] = {
    "missing": None,
    "hang": "trap '' TERM; while :; do sleep 1; done",
    "crash": "kill -SEGV $$",
    "exit1": "echo 'Error opening data file' >&2; exit 1",
    "garbage": 'head -c 200000 /dev/urandom > "$2.tsv"',
    "spam": "head -c 300000000 /dev/zero; exit 1",
    "child": "sleep 987 & exit 1",
    "childhang": "sleep 987 & sleep 987",
    "fill": 'head -c 100000000 /dev/zero > "$2.tsv"',
    "nothing": "exit 0",
}
PAGE_S, FILE_S = 5, 15


def false_engine(stage: Stage, dice: random.Random) -> list[str]:
    """F30: one kind of false engine, a scan among digital letters, then the true one again."""
    name = dice.choice(sorted(FAKES))
    return of_engine(stage, name)


def of_engine(stage: Stage, name: str) -> list[str]:
    """The same for a kind by name."""
    home = stage.fresh(False).home
    tools = home.parent / f"{home.name}.tools"
    product, ledger = Product(home, None, false_path(tools, FAKES[name])), stage.ledger(False)
    scan = tools / "scan.png"
    scan.write_bytes(picture())
    begun = time.monotonic()
    ran = product.run("ingest", stage.letters.folder, scan, "--json")
    took = time.monotonic() - begun
    lines = {line["file"]: line for line in product.run("list", "--json").lines}
    found = [f"F30 {ran.err[-300:]}"] if ran.status != 1 or "Traceback" in ran.err else []
    if lines["scan.png"]["state"] != "failed":
        found.append(f"F30 a blank scan is {lines['scan.png']['state']}")
    elif "rror)" in lines["scan.png"]["error"]["message"]:
        found.append(f"I10 {lines['scan.png']['error']}")
    if took > FILE_S + 10 + 60:  # the digital letters, and a loaded machine
        found.append(f"F30 it took {took:.0f} s")
    found += [f"F30 left behind: {line}" for line in left(tools)]
    true = Product(home, None, {"EDARAN_MODEL": "fixed"})
    if (again := true.run("retry")).status != 0:
        found.append(f"F30 retry: {again.err[-300:]}")
    ledger.accepted = set(stage.letters.keys)
    return ended(product, name, found + breaches(Product(home, stage.zygote), ledger))


def false_path(tools: Path, script: str | None) -> Mapping[str, str]:
    """Settings under which the program finds this engine only."""
    (tools / "hidden").mkdir(parents=True)
    (tools / "hidden" / "tesserocr.py").write_text("raise ImportError('hidden')\n")
    (tools / "temporary").mkdir()
    (tools / "bin").mkdir()
    if script is not None:
        file = tools / "bin" / "tesseract"
        file.write_text(f"#!/bin/sh\n# {tools}\n{VERSION}{script}\n")
        file.chmod(0o755)
    for tool in ("sh", "sleep", "head", "kill", "echo"):
        (tools / "bin" / tool).symlink_to(f"/bin/{tool}")
    return {
        "PATH": str(tools / "bin"),
        "PYTHONPATH": str(tools / "hidden"),
        "TMPDIR": str(tools / "temporary"),
        "EDARAN_MODEL": "fixed",
        "EDARAN_WORKERS": "2",
        "EDARAN_PAGE_SECONDS": str(PAGE_S),
        "EDARAN_FILE_SECONDS": str(FILE_S),
    }


def left(tools: Path) -> list[str]:
    """Processes that still run for these tools, and files they left."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            variables = (process / "environ").read_bytes()
        except OSError:
            continue
        if str(tools).encode() in variables:
            found.append(f"process {process.name} {(process / 'cmdline').read_bytes()[:60]!r}")
    found += [f"file {file.name}" for file in (tools / "temporary").rglob("*") if file.is_file()]
    return found


def picture() -> bytes:
    """A letter as a scan: a picture of its lines."""
    page = Image.new("L", (1240, 1000), 255)
    font = ImageFont.load_default(size=26)
    text = letter("700/1/SE/2020").decode()
    ImageDraw.Draw(page).multiline_text((80, 80), text, fill=0, font=font, spacing=14)
    out = io.BytesIO()
    page.save(out, "PNG", dpi=(150, 150))
    return out.getvalue()
