"""`python -m tests.eval.comparison --devset FOLDER`: alignment, topics and changes on truth.

Documents are read from digital files and office scans; half of them, told apart by their names,
serve for choosing thresholds, the other half only for measuring, and both are printed.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from tempfile import gettempdir
from types import ModuleType
from typing import Any

from index.index import INDEXES, Index
from ingest.model import Clause, Metadata
from service.compare import compare
from service.compared import Comparison
from service.model import Filters, Reading, Stored, TopicalClause
from service.topic_table import load_topics
from tests.eval.codes import TOPIC_OF
from tests.eval.own import render_all
from tests.eval.reading import Job, jobs, read_whole, tables
from tests.eval.source import sources
from tests.eval.typeset import write
from tests.service.edits import EDITS
from tests.service.test_edits import change

CONDITIONS = ("truth", "digital", "scan-office")  # "truth": as if read perfectly
Truths = dict[str, Any]


def main() -> None:
    """Read, align, score, print."""
    options = _options()
    scorer = _scorer(options.devset)
    base = options.devset
    if options.own:
        base = options.out / "own"
        _lay_out(options, base)
    truths: Truths = scorer.load([str(folder) for folder in sorted((base / "docs").iterdir())])
    index = INDEXES["local"](options.out / "index", options.model)
    print(
        "| documents | reading | pair F1 | P | R | F1 by topic | F1, matched by text "
        "| topic accuracy | clauses |"
    )
    print("|---|---|---:|---:|---:|---:|---:|---:|---:|")
    for condition in options.conditions:
        readings = _readings(condition, base, truths, options.pages)
        for half in ("all", "chosen on", "held out"):
            _row(scorer, index, half, condition, _half(truths, half), readings)
    _seeded()


def _seeded() -> None:
    """Seeded edits of clauses: how many are found, how many rightly named."""
    named = [(change(before, after).change, name) for _, before, after, name in EDITS]
    found = sum(name != "same" for name, _ in named)
    right = sum(name == wanted for name, wanted in named)
    wrong = sum(change(text, text).change != "same" for _, before, *_ in EDITS for text in [before])
    print(
        f"\nseeded edits: {len(named)}, found {found / len(named):.3f}, rightly named "
        f"{right / len(named):.3f}, found between identical texts {wrong}"
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--devset", type=Path, required=True)
    parser.add_argument("--own", choices=("seen", "apart"), help="our own documents instead")
    parser.add_argument("--conditions", nargs="+", choices=CONDITIONS, default=CONDITIONS)
    parser.add_argument("--pages", type=Path, help="folder of pages to keep between runs")
    parser.add_argument("--out", type=Path, default=Path(gettempdir()) / "edaran-comparison")
    parser.add_argument("--model", help="sentence model; the shipped one when left out")
    return parser.parse_args()


def _lay_out(options: argparse.Namespace, base: Path) -> None:
    """Our own documents: drawn only where they are to be read."""
    if set(options.conditions) != {"truth"}:
        render_all(options.own, base)
        return
    for source in sources(options.own):
        write(source, base / "docs" / options.own / source.slug)


def _scorer(devset: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", devset / "tools" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _half(truths: Truths, which: str) -> Truths:
    """Every second document in order of name is held out."""
    held_out = sorted(truths)[1::2]
    if which == "all":
        return truths
    return {slug: t for slug, t in truths.items() if (slug in held_out) == (which == "held out")}


def _readings(
    condition: str, base: Path, truths: Truths, kept: Path | None
) -> Mapping[str, Sequence[TopicalClause]]:
    if condition == "truth":
        return {slug: tuple(_as_read(one["truth"])) for slug, one in truths.items()}
    work = list(jobs(base, [condition], kept))
    with ProcessPoolExecutor(2) as pool:
        read = zip(work, pool.map(_clauses, work), strict=True)
        return {job.slug: clauses for job, clauses in read}


def _clauses(job: Job) -> Sequence[TopicalClause]:
    reading = read_whole(job)
    return reading.clauses if isinstance(reading, Reading) else ()


def _as_read(truth: Mapping[str, Any]) -> Iterator[TopicalClause]:
    """The clauses of a truth as if they had been read perfectly."""
    assign = tables().topics.assign
    for row in truth["clauses"]:
        lead_in, modality = row.get("lead_in"), row["modality"]
        paths = [other["path"] for other in truth["clauses"]]
        leaf = row.get("leaf", not any(p.startswith(row["path"] + ".") for p in paths))
        clause = Clause(row["path"], row["marker"] or "", row["text"], (), lead_in, modality, leaf)
        yield TopicalClause(clause, assign(clause.text, lead_in, modality))


def _row(
    scorer: ModuleType,
    index: Index,
    half: str,
    condition: str,
    truths: Truths,
    readings: Mapping[str, Sequence[TopicalClause]],
) -> None:
    compared = _compared({slug: readings.get(slug, ()) for slug in truths}, index)
    pairs = [[*pair.a, *pair.b] for pair in compared.pairs]
    score = scorer.pair_f1(pairs, truths)
    matched = scorer.pair_f1(list(_by_text(scorer, truths, readings, pairs)), truths)
    right, judged = _topics(scorer, truths, readings)
    cells = [score["f1"], score["precision"], score["recall"], score["f1_topic"], matched["f1"]]
    cells.append(right / judged)
    shown = " | ".join(f"{cell:.3f}" for cell in cells)
    print(f"| {half} ({len(truths)}) | {condition} | {shown} | {judged} |", flush=True)


def _by_text(
    scorer: ModuleType,
    truths: Truths,
    readings: Mapping[str, Sequence[TopicalClause]],
    pairs: Sequence[Sequence[str]],
) -> Iterator[tuple[str, str, str, str]]:
    """Pairs with the truth's paths where a clause was found under another one."""
    names: dict[tuple[str, str], str] = {}
    for slug, one in truths.items():
        rows = one["truth"]["clauses"]
        read = [{"path": i.clause.path, "text": i.clause.text} for i in readings.get(slug, ())]
        for at, of in scorer.match_clauses(read, rows, one["opt"].get("alternates", ())):
            names[slug, read[at]["path"]] = rows[of]["path"]
    for a, path_a, b, path_b in pairs:
        yield a, names.get((a, path_a), path_a), b, names.get((b, path_b), path_b)


def _compared(readings: Mapping[str, Sequence[TopicalClause]], index: Index) -> Comparison:
    columns = [_stored(slug, clauses) for slug, clauses in readings.items()]
    labels = {topic.key: topic.label_en for topic in load_topics()}
    return compare(columns, Filters(), None, index.meaning, labels)


def _stored(slug: str, clauses: Sequence[TopicalClause]) -> Stored:
    metadata = Metadata("official", "edaran")
    reading = Reading(slug, metadata, None, None, None, (), "", tuple(clauses), (), ())
    return Stored(slug, slug, "application/pdf", 1, "ready", 1, "", "1", None, reading)


def _topics(
    scorer: ModuleType, truths: Truths, readings: Mapping[str, Sequence[TopicalClause]]
) -> tuple[int, int]:
    """(right, judged): clauses found in the truth whose chief topic is the truth's or an other
    acceptable one."""
    right = judged = 0
    for slug, one in truths.items():
        rows = one["truth"]["clauses"]
        items = readings.get(slug, ())
        read = [{"path": i.clause.path, "text": i.clause.text} for i in items]
        leaves = {row["path"] for row in scorer.leaves(one["truth"])}
        for at, of in scorer.match_clauses(read, rows, one["opt"].get("alternates", ())):
            row = rows[of]
            if row["path"] not in leaves or not scorer.alignable(row["topic"]):
                continue
            judged += 1
            wanted = {TOPIC_OF.get(code) for code in (row["topic"], *row.get("alt_topics", ()))}
            right += bool(wanted & set(items[at].topics[:1]))
    return right, judged


if __name__ == "__main__":
    sys.exit(main())
