"""What the English teacher is asked, and that a sentence asked twice gets the same answer."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np

from index.training.teacher import taught_sentences, teacher_vectors

SYNSETS = [
    {"id": ["uang", "duit"], "en": ["money"], "gloss": "what one pays with"},
    {"id": ["tanpa padanan"], "en": [], "gloss": ""},
]


def test_translations_come_once_then_words_by_their_gloss(tmp_path: Path) -> None:
    rows = ["the head\tkepala\tsmeru", "the head\tkepala\todb", "no\ttidak\tsmeru", "a b\t \tx"]
    _write(tmp_path / "parallel.tsv.gz", rows)
    _write(tmp_path / "wordnet_id.jsonl.gz", [json.dumps(row) for row in SYNSETS])
    assert taught_sentences(tmp_path) == (
        ("the head", "kepala"),
        ("money: what one pays with", "uang"),
        ("money: what one pays with", "duit"),
    )


def test_kept_answers_are_handed_out_by_sentence(tmp_path: Path) -> None:
    kept = tmp_path / "teacher.npy"
    np.save(kept, np.eye(2, dtype=np.float16))
    made = teacher_vectors(["one", "two", "one"], "no model is opened", kept)
    assert made.tolist() == [[1, 0], [0, 1], [1, 0]]


def _write(file: Path, lines: list[str]) -> None:
    with gzip.open(file, "wt", encoding="utf-8") as out:
        out.write("\n".join(lines) + "\n")
