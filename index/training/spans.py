"""Pairs made from raw text alone: a few words of a sentence, and the sentence they stood in."""

from __future__ import annotations

import gzip
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from index.training.corpus import TEXT_FILES, Pair
from index.training.damage import mistyped

FITTING = range(12, 121)  # words of a line long enough to be asked about
ASKED = range(3, 13)  # words of what is asked: a third of the line, within these bounds
REMOVED = 0.5  # share of sentences that lose the words asked, so that their neighbours answer
SLIPS = 0.3


def span_pairs(folder: Path, each: int, draw: random.Random) -> Iterator[Pair]:
    """`each` pairs of every file of raw text, or as many as it has fitting lines."""
    for name in TEXT_FILES:
        with gzip.open(folder / name, "rt", encoding="utf-8") as file:
            lines = [words for line in file if len(words := line.split()) in FITTING]
        for words in draw.sample(lines, min(each, len(lines))):
            yield _pair(words, draw, f"spans of {name.partition('.')[0]}")


def _pair(words: Sequence[str], draw: random.Random, source: str) -> Pair:
    size = min(max(len(words) // 3, ASKED.start), ASKED.stop - 1)
    at = draw.randrange(len(words) - size + 1)
    asked = " ".join(words[at : at + size])
    answer = [*words[:at], *words[at + size :]] if draw.random() < REMOVED else words
    return Pair(
        mistyped(asked, draw) if draw.random() < SLIPS else asked, " ".join(answer), None, source
    )
