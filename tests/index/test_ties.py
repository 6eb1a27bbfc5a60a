"""Passages that answer equally well stand in one order, however the index came about."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from index.local import LocalIndex
from index.model import Passage, Query

SAYING = "pegawai dilarang memakai kendaraan dinas untuk kampanye calon"
LETTERS = {
    f"surat-{number:02}": [
        Passage(f"surat-{number:02}#{row}", text, "ASN", {"year": ("2024",)}, f"surat-{number:02}")
        for row, text in enumerate((SAYING, SAYING, f"laporan nomor {number}", "sanksi disiplin"))
    ]
    for number in range(40)
}


def answers(folder: Path, steps: Sequence[Sequence[str]]) -> list[tuple[str, float, object]]:
    """What an index says that was taught these letters in these steps."""
    index = LocalIndex(folder, "fixed")
    for step in steps:
        index.replace(step, [passage for name in step for passage in LETTERS[name]])
    asked = (
        Query("kendaraan dinas", (), {}, 50, 0),
        Query("sanksi", ("sanksi disiplin",), {}, 50, 10),
        Query("laporan", (), {"year": frozenset(["2024"])}, 50, 0, everything=True),
    )
    found = [index.search(one) for one in asked]
    found.append(index.similar("surat-00#0", 30, {}))
    index.close()
    return [(hit.key, hit.score, hit.same) for answer in found for hit in answer.hits]


def test_equal_answers_stand_in_one_order(tmp_path: Path) -> None:
    names = sorted(LETTERS)
    at_once = answers(tmp_path / "one", [names])
    shuffled = random.Random(1).sample(names, len(names))
    one_by_one = answers(tmp_path / "other", [[name] for name in shuffled])
    assert at_once == one_by_one and len(at_once) > 60
