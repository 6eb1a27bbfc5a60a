"""Measures an encoder on the public sets: Spearman on scored pairs, hit and MRR at 10 on search."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Encode = Callable[[Sequence[str]], npt.NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Retrieval:
    """One search set: queries with the documents that answer them."""

    name: str
    queries: tuple[str, ...]
    relevant: tuple[frozenset[str], ...]
    texts: dict[str, str]


def evaluate(encode: Encode, folder: Path) -> dict[str, str]:
    """Figures by set, ready to print; `folder` is the evaluation folder."""
    figures = {"STS": f"{scored_likeness(encode, folder / 'sts_indo_test.jsonl'):.3f}"}
    for task in tasks(folder):
        figures[task.name] = reached(first_ranks(encode, task))
    return figures


def reached(ranks: Sequence[int]) -> str:
    """Share of first finds within ten, and their mean reciprocal rank there."""
    hit = np.mean([rank <= 10 for rank in ranks])
    reciprocal = np.mean([1 / rank if rank <= 10 else 0 for rank in ranks])
    return f"{hit:.3f}/{reciprocal:.3f}"


def scored_likeness(encode: Encode, path: Path) -> float:
    """Spearman correlation of cosine and human score."""
    rows = list(_rows(path))
    first, second = encode([row["s1"] for row in rows]), encode([row["s2"] for row in rows])
    return _spearman(np.sum(first * second, axis=1), np.array([row["score"] for row in rows]))


def first_ranks(encode: Encode, task: Retrieval) -> list[int]:
    """Rank (from 1) of the first relevant document of each query."""
    keys = list(task.texts)
    scores = encode(task.queries) @ encode([task.texts[key] for key in keys]).T
    ranks = []
    for row, relevant in zip(scores, task.relevant, strict=True):
        best = max(row[position] for position, key in enumerate(keys) if key in relevant)
        ranks.append(1 + int(np.sum(~(row <= best))))  # what is no number is no find
    return ranks


def tasks(folder: Path) -> Iterator[Retrieval]:
    """The search sets of the evaluation folder."""
    laws = {
        row["did"]: row["text"] for row in _rows(folder / "retrieval_uu_penjelasan.corpus.jsonl")
    }
    wiki = folder / "retrieval_idkmrc_test.corpus.jsonl.gz"
    passages = {row["did"]: row["text"] for row in _rows(wiki)}
    yield _task(folder, "idkmrc_test", passages)
    yield _task(folder, "facqa_test", passages)
    yield _task(folder, "uu_penjelasan", laws)
    yield _task(folder, "asn_lay", laws)
    yield _omnibus(folder)


def _task(folder: Path, name: str, texts: dict[str, str]) -> Retrieval:
    rows = list(_rows(folder / f"retrieval_{name}.queries.jsonl"))
    relevant = [frozenset(row.get("positives") or [row["positive"]]) & texts.keys() for row in rows]
    kept = [index for index, keys in enumerate(relevant) if keys]
    return Retrieval(
        name.removesuffix("_test"),
        tuple(rows[index]["query"] for index in kept),
        tuple(relevant[index] for index in kept),
        texts,
    )


def _omnibus(folder: Path) -> Retrieval:
    corpus = list(_rows(folder / "retrieval_omnibus_legalqa.corpus.jsonl"))
    rows = list(_rows(folder / "retrieval_omnibus_legalqa.queries.jsonl"))
    relevant = [
        frozenset(doc["did"] for doc in corpus if doc["reg"] in row["positive_regs"])
        for row in rows
    ]
    kept = [index for index, keys in enumerate(relevant) if keys]
    return Retrieval(
        "omnibus",
        tuple(rows[index]["query"] for index in kept),
        tuple(relevant[index] for index in kept),
        {doc["did"]: doc["text"] for doc in corpus},
    )


def _spearman(first: npt.NDArray[Any], second: npt.NDArray[Any]) -> float:
    return float(np.corrcoef(_ranks(first), _ranks(second))[0, 1])


def _ranks(values: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    return np.asarray((ends - (counts - 1) / 2)[inverse], dtype=np.float64)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    opener: Any = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)
