"""`python -m tests.bench --devset FOLDER [--only digital,search]`: every measurement, one table.

Rows are kept in `results/DATE.json`, one file a day: a section measured again replaces its own rows
and leaves the others. `results/DATE.md` is the table of that file.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.bench.measure import Cost, Measurement, Row, costs_table, table

RESULTS = Path(__file__).resolve().parent / "results"
SECTIONS = {  # name -> module with `measure(devset)`, in the order measured
    "digital": "tests.bench.digital",
    "scans": "tests.bench.scans",
    "costs": "tests.bench.costs",
    "afternoon": "tests.bench.afternoon",
    "search": "tests.bench.searching",
    "comparing": "tests.bench.comparing",
    "start": "tests.bench.starting",
    "memory": "tests.bench.memory",
    "growth": "tests.bench.growth",
    "scale": "tests.bench.scale",
}


def main() -> None:
    """Measure section by section, print, keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--devset", type=Path, required=True)
    parser.add_argument("--only", default="", help=f"of {', '.join(SECTIONS)}; joined by commas")
    options = parser.parse_args()
    wanted = options.only.split(",") if options.only else list(SECTIONS)
    if unknown := set(wanted) - set(SECTIONS):
        parser.error(f"no such section: {', '.join(sorted(unknown))}")
    file = RESULTS / f"{datetime.now().date().isoformat()}.json"
    for name in wanted:
        begun = _surroundings()
        measure: Callable[[Path], Iterator[Row]] = import_module(SECTIONS[name]).measure
        rows = list(measure(options.devset))
        print(f"\n## {name}\n\n{_told(rows)}", flush=True)
        _keep(file, name, begun, rows)


def read_rows(section: Mapping[str, Any]) -> list[Row]:
    """The rows of a kept section."""
    return [Cost(**row) if "unit" in row else Measurement(**row) for row in section["rows"]]


def _surroundings() -> dict[str, Any]:
    return {
        "at": datetime.now().strftime("%H:%M"),
        "load": round(os.getloadavg()[0], 1),
        "cores": os.cpu_count(),
        "processor": _processor(),
        "python": platform.python_version(),
    }


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _keep(file: Path, name: str, begun: dict[str, Any], rows: list[Row]) -> None:
    kept = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    kept[name] = begun | {"rows": [asdict(row) for row in rows]}
    file.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    file.with_suffix(".md").write_text(_page(file.stem, kept), encoding="utf-8")


def _page(date: str, kept: Mapping[str, Any]) -> str:
    parts = [
        f"# Benchmarks, {date}\n\n"
        "`make bench`; how to read and how to disbelieve it: [README](../README.md).\n"
        "Ours and the peer took turns in one run, so trust the ratios; (limit) marks what is no\n"
        "product but the least the work can cost.\n"
    ]
    for name in [name for name in SECTIONS if name in kept]:
        section = kept[name]
        where = f"{section['cores']} cores, {section['processor']}, Python {section['python']}"
        parts.append(
            f"\n## {name}\n\nBegun at {section['at']}, load {section['load']}; {where}.\n\n"
        )
        parts.append(_told(read_rows(section)))
    return "".join(parts)


def _told(rows: list[Row]) -> str:
    beside = [row for row in rows if isinstance(row, Measurement)]
    alone = [row for row in rows if isinstance(row, Cost)]
    both = [table(beside)] * bool(beside) + [costs_table(alone)] * bool(alone)
    return "\n".join(both)


if __name__ == "__main__":
    main()
