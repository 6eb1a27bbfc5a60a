"""`python -m tests.eval --devset FOLDER`: every document in every condition, one table."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.eval.own import render_all
from tests.eval.reading import Job, jobs, read_job


def main() -> None:
    """Read, write predictions, hand them to the devset's scorer."""
    options = _options()
    out = Path(options.out or tempfile.mkdtemp(prefix="edaran-eval-"))
    base = options.devset
    if options.own:
        base = out / "own"
        render_all(options.own, base)
    work = [job for job in jobs(base, options.variants, options.pages) if options.only in job.slug]
    with ProcessPoolExecutor(options.workers) as pool:
        for job, reading in zip(work, pool.map(read_job, work), strict=True):
            _write(out, job, reading)
    _score(base, out, options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--devset", type=Path, required=True)
    parser.add_argument("--variants", nargs="*", default=[])
    parser.add_argument("--own", choices=("seen", "apart"), help="our own documents instead")
    parser.add_argument("--only", default="", help="part of a document's folder name")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--out", help="folder for the predictions")
    parser.add_argument("--pages", type=Path, help="folder of pages to keep between runs")
    parser.add_argument("--details", action="store_true")
    return parser.parse_args()


def _write(out: Path, job: Job, reading: dict[str, object]) -> None:
    file = out / job.slug / f"{job.variant}.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(reading, ensure_ascii=False, indent=1), encoding="utf-8")
    state = reading.get("error") or f"{len(reading['clauses'])} clauses"  # type: ignore[arg-type]
    print(f"{job.slug:40} {job.variant:12} {state}", file=sys.stderr, flush=True)


def _score(base: Path, out: Path, options: argparse.Namespace) -> None:
    truth = [str(folder) for folder in sorted((base / "docs").iterdir())]
    command = [
        sys.executable,
        str(options.devset / "tools" / "score.py"),
        "docs",
        "--truth",
        *truth,
    ]
    command += ["--pred", str(out)]
    command += ["--variants", *options.variants] if options.variants else []
    command += ["--details"] if options.details else []
    subprocess.run(command, check=True)
    print(f"predictions: {out}", file=sys.stderr)


if __name__ == "__main__":
    main()
