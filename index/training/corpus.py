"""Reads the training data folder: raw text, pairs, scored pairs and translations."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TEXT_FILES = ("text_legal.txt.gz", "text_general.txt.gz")
EXCLUDED = frozenset({"paws-id"})  # word order alone tells these apart: nothing for a bag of tokens


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that mean the like, and one that does not when known."""

    anchor: str
    positive: str
    negative: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Scored:
    """Two texts and their likeness, 0..1, judged by people."""

    first: str
    second: str
    score: float


def read_lines(folder: Path) -> Iterator[str]:
    """Every line of raw Indonesian text in the folder."""
    for name in TEXT_FILES:
        with gzip.open(folder / name, "rt", encoding="utf-8") as lines:
            yield from (line.strip() for line in lines)


def read_pairs(folder: Path) -> Iterator[Pair]:
    """The pairs of `pairs.jsonl.gz` that a bag of tokens can learn from."""
    for row in _rows(folder / "pairs.jsonl.gz"):
        if row["source"] not in EXCLUDED:
            yield Pair(row["anchor"], row["positive"], row.get("negative"), row["source"])


def read_scored(folder: Path) -> Iterator[Scored]:
    """The human-scored pairs of `scored_sts_train.jsonl.gz`."""
    for row in _rows(folder / "scored_sts_train.jsonl.gz"):
        yield Scored(row["s1"], row["s2"], float(row["score"]))


def read_parallel(folder: Path) -> Iterator[tuple[str, str, str]]:
    """(English, Indonesian, source) rows of `parallel.tsv.gz`."""
    with gzip.open(folder / "parallel.tsv.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            english, indonesian, *source = line.rstrip("\n").split("\t")
            yield english, indonesian, source[0] if source else ""


def read_synonyms(folder: Path) -> Iterator[tuple[str, ...]]:
    """Groups of Indonesian words that mean the same, from `wordnet_id.jsonl.gz`."""
    for row in _rows(folder / "wordnet_id.jsonl.gz"):
        if len(row["id"]) > 1:
            yield tuple(row["id"])


def read_glossed(folder: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(English words and gloss, Indonesian words) of every synset known in both languages."""
    for row in _rows(folder / "wordnet_id.jsonl.gz"):
        if row.get("en") and row["id"]:
            gloss = f": {row['gloss']}" if row.get("gloss") else ""
            yield ", ".join(row["en"][:4]) + gloss, tuple(row["id"])


def read_slang(folder: Path) -> Iterator[tuple[str, str]]:
    """(slang, formal) words of `lexicon/combined_slang_words.txt`, plain letters only."""
    text = (folder / "lexicon" / "combined_slang_words.txt").read_text(encoding="utf-8")
    for slang, formal in json.loads(text).items():
        if slang.isalpha() and formal.replace(" ", "").isalpha():
            yield slang, formal


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)
