"""The devset's scorer on a set of documents, and the one table of all sets and conditions."""

from __future__ import annotations

import json
import platform
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from tests.eval.certain import wrong_as_certain
from tests.eval.reading import PRINTED, WEB

SETS = ("devset", "seen", "second", "third", "fourth", "apart")
RESULTS = Path(__file__).resolve().parents[1] / "bench" / "results"
COLUMNS = {
    "docs": "docs", "CER": "CER", "CER_text": "CER text", "WER": "WER", "clause_F1": "clause F1",
    "path_acc": "path", "path_acc_len": "path len", "mod_F1": "mod. F1", "citations": "cit.",
    "number": "number", "issued_on": "date", "region": "region", "province": "province",
    "election_year": "year", "issuer": "issuer", "signatory": "signer", "subject": "subject",
    "certain": "wrong as certain",
}  # fmt: skip
COUNTS = ("docs", "certain")
NAMES = {
    "devset": "devset",
    "seen": "own, seen",
    "second": "own, second",  # of other hands: first read unseen, then learned from
    "third": "own, third",  # likewise
    "fourth": "own, fourth",
    "apart": "own, apart",
}


@dataclass(frozen=True, slots=True)
class Scored:
    """A set's figures: condition to metric to value."""

    name: str
    figures: dict[str, dict[str, float]]


def scored(
    name: str, base: Path, out: Path, devset: Path, variants: Sequence[str], details: bool
) -> Scored:
    """Run the scorer on predictions under out against the truth under base.

    Where articles of the web have a truth of their own (docs-web), each is scored against its own.
    """
    ask = partial(_asked, name, base, out, devset, details=details)
    if (base / "docs-web").exists():
        printed = [v for v in PRINTED if not variants or v in variants]
        web = [v for v in WEB if not variants or v in variants]
        figures = (ask("docs", printed) if printed else {}) | (ask("docs-web", web) if web else {})
        figures.pop("overall", None)
    else:
        figures = ask("docs", variants)
    certain = wrong_as_certain(base, out)
    certain["overall"] = sum(certain[condition] for condition in figures)
    for condition in figures:
        figures[condition]["certain"] = certain[condition]
    return Scored(name, figures)


def _asked(
    name: str,
    base: Path,
    out: Path,
    devset: Path,
    docs: str,
    variants: Sequence[str],
    details: bool,
) -> dict[str, dict[str, float]]:
    truth = [str(folder) for folder in sorted((base / docs).iterdir())]
    result = out.parent / f"{name}-{docs}.json"
    command = [sys.executable, str(devset / "tools" / "score.py"), "docs", "--truth", *truth]
    command += ["--pred", str(out), "--json", str(result)]
    command += ["--variants", *variants] if variants else []
    command += ["--details"] if details else []
    said = subprocess.run(command, check=True, capture_output=True, text=True)
    if details:
        print(said.stdout[said.stdout.rindex("|") + 1 :], file=sys.stderr)
    figures: dict[str, dict[str, float]] = json.loads(result.read_text(encoding="utf-8"))
    return figures


def table(results: Sequence[Scored]) -> str:
    """Markdown, one row a set and condition."""
    head = f"| set | condition | {' | '.join(COLUMNS.values())} |\n"
    rule = "|---|---|" + "---:|" * len(COLUMNS) + "\n"
    return head + rule + "".join(row for result in results for row in _rows(result))


def _rows(result: Scored) -> Iterator[str]:
    for condition, figures in result.figures.items():
        cells = (str(figures[key]) if key in COUNTS else f"{figures[key]:.3f}" for key in COLUMNS)
        yield f"| {NAMES[result.name]} | {condition} | {' | '.join(cells)} |\n"


def keep(text: str, results: Sequence[Scored]) -> Path:
    """A dated file of results beside the benchmarks'."""
    RESULTS.mkdir(exist_ok=True)
    file = RESULTS / f"reading-{date.today().isoformat()}.md"
    sets = ", ".join(NAMES[result.name] for result in results)
    file.write_text(
        f"# Reading accuracy, {date.today().isoformat()}\n\nSets: {sets}. "
        f"Python {platform.python_version()}. CER and WER: 0 is perfect; all else: 1.\n"
        "Wrong as certain: numbers, dates, signers given without doubt that are not on the page.\n"
        "Nobody tunes on the set kept apart: only its figures are looked at.\n\n" + text,
        encoding="utf-8",
    )
    return file
