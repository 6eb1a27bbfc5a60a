"""`python -m tests.bench --devset FOLDER`: every measurement, one table, kept with its date."""

from __future__ import annotations

import argparse
import os
import platform
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tests.bench.comparing import measure as measure_comparing
from tests.bench.digital import measure as measure_digital
from tests.bench.measure import Measurement, table
from tests.bench.scans import measure as measure_scans
from tests.bench.searching import measure as measure_search
from tests.bench.starting import measure as measure_start

RESULTS = Path(__file__).resolve().parent / "results"


def main() -> None:
    """Measure, print, keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--devset", type=Path, required=True)
    parser.add_argument("--only", default="", help="part of a section's name")
    options = parser.parse_args()
    text = _head() + table(list(_sections(options.devset, options.only)))
    print(text)
    if not options.only:
        (RESULTS / f"{date.today().isoformat()}.md").write_text(text, encoding="utf-8")


def _sections(devset: Path, only: str) -> Iterator[Measurement]:
    sections = {
        "digital": measure_digital,
        "scans": measure_scans,
        "search": measure_search,
        "comparing": measure_comparing,
        "start": measure_start,
    }
    for name, section in sections.items():
        if only in name:
            yield from section(devset)


def _head() -> str:
    return (
        f"# Benchmarks, {date.today().isoformat()}\n\n"
        f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}. "
        "Machines are shared and noisy: trust the ratios, each taken in one run.\n\n"
    )


if __name__ == "__main__":
    main()
