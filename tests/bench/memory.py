"""`python -m tests.bench.memory --devset FOLDER`: memory while a thousand files are ingested.

The resident memory of the ingesting process and the largest of its reading children are looked at
when 100, 500 and 1,000 files are ready; each file is a digital letter of the devset, or with
`--files 'docs/*/*/article.txt'` others that may end in text, with a line of its own, so none is a
duplicate.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench.measure import Cost, children, resident

MARKS = (100, 500, 1000)
LETTERS = "rendered/*/*/digital.pdf"


def measure(devset: Path, files: str = LETTERS) -> Iterator[Cost]:
    """The same figures as rows."""
    with tempfile.TemporaryDirectory() as place:
        folder, home = Path(place) / "letters", Path(place) / "home"
        _letters(sorted(devset.glob(files)), folder)
        for mark, own, child in _watched(folder, home):
            yield Cost(f"ingesting process at {mark} files", own, "MiB")
            yield Cost(f"largest reading child at {mark} files", child, "MiB")


def main() -> None:
    """Ingest and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--devset", type=Path, required=True)
    parser.add_argument("--files", default=LETTERS, help="which, within the devset")
    options = parser.parse_args()
    for row in measure(options.devset, options.files):
        print(f"{row.name}: {row.value:.0f} {row.unit}", flush=True)


def _letters(files: Sequence[Path], folder: Path) -> None:
    """A thousand files: these over and over, each with a line of its own at the end."""
    folder.mkdir()
    sources = [(one.suffix, one.read_bytes()) for one in files]
    for number in range(MARKS[-1]):
        suffix, data = sources[number % len(sources)]
        (folder / f"{number:04}{suffix}").write_bytes(data + f"\n%{number}\n".encode())


def _watched(folder: Path, home: Path) -> list[tuple[int, int, int]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "service", "ingest", str(folder)],
        env={**os.environ, "EDARAN_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    seen: list[tuple[int, int, int]] = []
    largest = 0
    while process.poll() is None:
        largest = max([largest, *map(resident, _readers(process.pid))])
        done = _ready(home)
        if len(seen) < len(MARKS) and done >= MARKS[len(seen)] - 5:
            seen.append((done, resident(process.pid), largest))
        time.sleep(0.2)
    return seen


def _readers(parent: int) -> list[int]:
    """Children that run a program of their own: one just made is for a moment its parent's copy."""
    own = _command(parent)
    return [child for child in children(parent) if _command(child) != own]


def _command(pid: int) -> bytes:
    """The command line of a process; nothing when it is gone."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def _ready(home: Path) -> int:
    """How many circulars are ready, asked of the command line's own catalogue, read-only."""
    try:
        with sqlite3.connect(f"file:{home}/catalogue.sqlite3?mode=ro", uri=True) as catalogue:
            query = "SELECT count(*) FROM circulars WHERE state = 'ready'"
            return int(catalogue.execute(query).fetchone()[0])
    except sqlite3.Error:
        return 0


if __name__ == "__main__":
    main()
