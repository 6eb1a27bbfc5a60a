"""`python -m tests.eval --devset FOLDER`: documents with truth in every condition, one table."""

from __future__ import annotations

import argparse
import json
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.eval.own import render_all
from tests.eval.reading import Job, jobs, read_job
from tests.eval.scoring import SETS, Scored, keep, scored, table

BUILD = Path(__file__).resolve().parents[2] / "build" / "eval"


@dataclass(frozen=True, slots=True)
class Part:
    """A set of documents on disk, laid as the devset is."""

    name: str
    base: Path


def main() -> None:
    """Read, write predictions, hand them to the devset's scorer, print and keep the table."""
    options = _options()
    results = [_measured(part, options) for part in _parts(options)]
    text = table(results)
    print(text)
    if options.keep:
        print(f"kept: {keep(text, results)}", file=sys.stderr)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--devset", type=Path, required=True)
    parser.add_argument("--sets", nargs="*", choices=SETS, default=list(SETS))
    parser.add_argument("--own", choices=SETS[1:], help="the same as --sets with this one")
    parser.add_argument("--variants", nargs="*", default=[])
    parser.add_argument("--only", default="", help="part of a document's folder name")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--out", type=Path, default=BUILD / "predictions")
    parser.add_argument("--rendered", type=Path, default=BUILD, help="where our own are drawn once")
    parser.add_argument("--fate", default="", help="a word: our own drawn with other damage")
    parser.add_argument("--pages", type=Path, default=BUILD / "pages", help="pages read before")
    parser.add_argument("--details", action="store_true", help="a line a document from the scorer")
    parser.add_argument("--keep", action="store_true", help="write a dated file of results")
    return parser.parse_args()


def _parts(options: argparse.Namespace) -> list[Part]:
    names = [options.own] if options.own else options.sets
    parts = []
    for name in names:
        own = options.rendered / f"{name}{options.fate and '-'}{options.fate}"
        if name != "devset":
            render_all(name, own, options.workers, options.fate)
        parts.append(Part(name, options.devset if name == "devset" else own))
    return parts


def _measured(part: Part, options: argparse.Namespace) -> Scored:
    out = options.out / part.name
    listed = jobs(part.base, options.variants, options.pages)
    work = [job for job in listed if options.only in job.slug]
    with ProcessPoolExecutor(options.workers) as pool:
        for job, reading in zip(work, pool.map(read_job, work), strict=True):
            _write(out, job, reading)
    return scored(part.name, part.base, out, options.devset, options.variants, options.details)


def _write(out: Path, job: Job, reading: dict[str, object]) -> None:
    file = out / job.slug / f"{job.variant}.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(reading, ensure_ascii=False, indent=1), encoding="utf-8")
    state = reading.get("error") or f"{len(reading['clauses'])} clauses"  # type: ignore[arg-type]
    print(f"{job.slug:40} {job.variant:12} {state}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
