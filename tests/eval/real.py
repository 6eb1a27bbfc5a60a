"""`python -m tests.eval.real FOLDER [--truth TABLE]`: reads every file of a folder, a row each."""

from __future__ import annotations

import argparse
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ingest.errors import IngestError
from ingest.options import ReadOptions
from ingest.pipeline import circular, trace
from service.model import Reading
from service.reading import load_tables, make_reading
from tests.eval.kept import pages_of
from tests.eval.truth import COLUMNS, VERDICTS, Judged, judge, load_truth

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
    """Read with one process a core, print the table, then the fields against the truth."""
    options = _options()
    files = sorted(f for f in options.folder.iterdir() if f.suffix.lower() in SUFFIXES)
    files = [file for file in files if not file.stem.startswith("README")]
    truth = {name: row for file in options.truth for name, row in load_truth(file).items()}
    judged: list[Judged] = []
    print(f"{HEAD}\n|---|---:|---|---:|---:|---|---|---|---|---|")
    with ProcessPoolExecutor(options.workers) as pool:
        for row in pool.map(partial(_read, kept=options.pages), files):
            print(_shown(row), flush=True)
            if row.reading and row.file in truth:
                judged += judge(row.reading, truth[row.file])
    if truth:
        print(_counted(judged))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--truth", type=Path, nargs="*", default=[], help="tables read by eye")
    parser.add_argument("--pages", type=Path, help="folder of pages to keep between runs")
    parser.add_argument("--workers", type=int, default=2)
    return parser.parse_args()


def _read(file: Path, kept: Path | None) -> Row:
    start = time.perf_counter()
    try:
        pages = pages_of(file.read_bytes(), file.name, ReadOptions(), kept)
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


def _counted(judged: list[Judged]) -> str:
    """Right, doubtful and wrong a field, then every value that is not right."""
    rows = [f"\n| field | {' | '.join(VERDICTS)} |", f"|---{'|---:' * len(VERDICTS)}|"]
    for key in COLUMNS:
        counts = Counter(item.verdict for item in judged if item.field == key)
        rows.append(f"| {key} | {' | '.join(str(counts[verdict]) for verdict in VERDICTS)} |")
    rows += [
        f"\n- {item.file[:24]} {item.field} {item.verdict}:\n    {item.truth}\n    {item.read}"
        for item in judged
        if not item.verdict.endswith("right")
    ]
    return "\n".join(rows)


if __name__ == "__main__":
    main()
