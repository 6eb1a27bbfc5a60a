"""The recipe on a handful of data: the same seed gives the same model, and it learns its pairs."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

import numpy as np
import pytest

from index.encoder import StaticEncoder
from index.training.domain import domain_lines, read_topics
from index.training.recipe import Plan, make
from tests.index.tiny_model import tiny_model

PLAN = Plan(
    tokens=600, dimensions=16, domain_lines=2, domain_pairs=6, synonym_pairs=2, spans=20, epochs=2,
    imitation_epochs=1, batch=32,
)  # fmt: skip
PAIRS = [
    {
        "anchor": "Apa itu gugatan?",
        "positive": "Gugatan adalah permohonan",
        "source": "uu-definisi",
    },
    {"anchor": "kata", "positive": "urutan", "source": "paws-id"},
]
ROWS = {
    "pairs.jsonl.gz": PAIRS,
    "scored_sts_train.jsonl.gz": [{"s1": "anak makan", "s2": "anak makan nasi", "score": 0.8}],
    "wordnet_id.jsonl.gz": [{"id": ["uang", "duit", "fulus"]}, {"id": ["tunggal"]}],
}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder laid out as the command says."""
    folder = tmp_path_factory.mktemp("data")
    lines = list(domain_lines(read_topics(), random.Random(2), 2))
    _write(folder / "text_legal.txt.gz", lines)
    _write(folder / "text_general.txt.gz", lines[:50])
    for name, rows in ROWS.items():
        _write(folder / name, [json.dumps(row) for row in rows])
    sentence = "the staff go to the rally\tpegawai pergi ke kampanye\tsmeru"
    _write(folder / "parallel.tsv.gz", [sentence] * 40)
    (folder / "lexicon").mkdir()
    slang = folder / "lexicon" / "combined_slang_words.txt"
    slang.write_text(json.dumps({"gak": "tidak", "@": "di"}), encoding="utf-8")
    return folder


def _write(file: Path, lines: list[str]) -> None:
    with gzip.open(file, "wt", encoding="utf-8") as out:
        out.write("\n".join(lines) + "\n")


def made(data: Path, folder: Path, teacher: str = "") -> StaticEncoder:
    work = folder / "work"
    work.mkdir(parents=True)
    steps: list[str] = []
    model = make(data, work, teacher, PLAN, steps.append)
    model.half().save(str(folder / "model"), create_model_card=False)
    assert steps[-1].startswith("all pairs")
    return StaticEncoder(folder / "model")


def test_the_same_seed_gives_the_same_model_and_it_knows_its_topics(
    data: Path, tmp_path: Path
) -> None:
    first, second = made(data, tmp_path / "a"), made(data, tmp_path / "b")
    assert np.array_equal(first.table, second.table) and np.isfinite(first.table).all()
    assert first.name == second.name and first.dimensions == PLAN.dimensions
    asked, fits, other = first.passages(
        ["selfie bareng calon", "berfoto bersama bakal calon", "piket pegawai hari pemungutan"]
    )
    assert asked @ fits > asked @ other


def test_a_teacher_too_narrow_for_the_model_is_told(data: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="8 numbers, 16 are needed"):
        made(data, tmp_path / "taught", str(tiny_model(tmp_path / "teacher")))
