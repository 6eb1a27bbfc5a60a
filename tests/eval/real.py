"""`python -m tests.eval.real FOLDER`: reads every file of a folder, one table row each."""

from __future__ import annotations

import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import IngestError
from ingest.options import ReadOptions
from ingest.pages import read_pages
from ingest.pipeline import circular, trace
from service.model import Reading
from service.reading import load_tables, make_reading

SUFFIXES = {".pdf", ".txt", ".html", ".jpg", ".png", ".tif", ".tiff"}
HEAD = "| file | pages | source | clauses | s | kind | number | date | region | notices |"


@dataclass(frozen=True, slots=True)
class Row:
    """One file's outcome."""

    file: str
    seconds: float
    reading: Reading | None
    error: str = ""


def main() -> None:
    """Read with one process a core and print the table."""
    files = sorted(f for f in Path(sys.argv[1]).iterdir() if f.suffix.lower() in SUFFIXES)
    print(f"{HEAD}\n|---|---:|---|---:|---:|---|---|---|---|---|")
    with ProcessPoolExecutor(2) as pool:
        for row in pool.map(_read, files):
            print(_shown(row), flush=True)


def _read(file: Path) -> Row:
    start = time.perf_counter()
    try:
        pages = read_pages(file.read_bytes(), file.name, ReadOptions())
        reading = make_reading(file.name, circular(trace(pages, file.name)), load_tables())
    except IngestError as error:
        return Row(file.name, time.perf_counter() - start, None, f"{error.code}: {error}")
    return Row(file.name, time.perf_counter() - start, reading)


def _shown(row: Row) -> str:
    if row.reading is None:
        return f"| {row.file[:40]} | | failed | | {row.seconds:.1f} | {row.error} | | | | |"
    data, pages = row.reading.metadata, row.reading.pages
    doubtful = {found.key for found in data.found if found.doubtful}
    fields = [
        f"{data.get(key) or '–'}{' (doubtful)' if key in doubtful else ''}"
        for key in ("number", "issued_on")
    ]
    cells = [
        row.file[:40],
        str(len(pages)),
        "/".join(sorted({page.source for page in pages})),
        str(len(row.reading.clauses)),
        f"{row.seconds:.1f}",
        data.kind,
        *fields,
        row.reading.region.name if row.reading.region else "–",
        ", ".join(
            f"{code} {n}" for code, n in Counter(x.code for x in row.reading.notices).items()
        ),
    ]
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
