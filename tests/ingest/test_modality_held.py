"""Sentences of many wordings held against the rules of modality, each where it would stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from ingest.modal_endings import ENDINGS
from ingest.modal_plain import (
    CLOSINGS,
    EXCEPTIONS,
    INFORMS,
    LIMITS,
    OCCASIONS,
    SANCTIONS,
    SCOPES,
    SITUATIONS,
    TASKS,
    Plain,
    says,
)
from ingest.modal_rows import COLUMNS
from ingest.modal_words import mended
from ingest.modality import judge
from ingest.model import Modality
from tests.builders import clauses

CASES = Path(__file__).parent / "cases" / "modality"
FLOOR = 0.95  # of tables we know; 0.88 is asked of sentences never seen
TABLES = (
    CLOSINGS,
    EXCEPTIONS,
    INFORMS,
    LIMITS,
    OCCASIONS,
    SANCTIONS,
    SCOPES,
    SITUATIONS,
    TASKS,
    ENDINGS,
)


def held(name: str) -> Iterator[tuple[Modality, str, str]]:
    """Lines `modality | place | text` of a table, comments left out."""
    for line in (CASES / name).read_text(encoding="utf-8").splitlines():
        if " | " in line and not line.startswith("#"):
            modality, place, text = line.split(" | ", 2)
            yield modality, place, text  # type: ignore[misc]


def found(place: str, text: str) -> Modality:
    """What a sentence does as a point, an opening, a last paragraph or under a heading."""
    if place == "point":
        return judge(clauses(f"1 {text}"))[-1].modality
    if place == "opening":
        return judge(clauses(f"-1 {text}\n1 ASN wajib netral."))[0].modality
    if place == "last":
        return judge(clauses(f"1 ASN wajib netral.\n-1 {text}"))[-1].modality
    return judge(clauses(f"A {place}\nA.-1 {text}"))[-1].modality


def macro_f1(name: str) -> tuple[float, list[str]]:
    """Macro-F1 over a table's modalities, and the sentences judged otherwise."""
    pairs = [(truth, found(place, text), text) for truth, place, text in held(name)]
    right = Counter(truth for truth, given, _ in pairs if truth == given)
    truths, givens = Counter(p[0] for p in pairs), Counter(p[1] for p in pairs)
    scores = [2 * right[m] / (truths[m] + givens[m]) for m in truths]
    return sum(scores) / len(scores), [f"{t} not {g}: {x}" for t, g, x in pairs if t != g]


@pytest.mark.parametrize("name", ["held_a.txt", "held_b.txt", "held_c.txt"])
def test_many_wordings_are_judged_as_they_are_meant(name: str) -> None:
    score, wrong = macro_f1(name)
    assert score >= FLOOR, wrong


@pytest.mark.parametrize(
    "row", [row for table in TABLES for row in table], ids=lambda row: row.examples[0][:30]
)
def test_turns_of_phrase_match_their_examples_and_not_their_near_misses(row: Plain) -> None:
    assert [text for text in row.examples if not says(text, (row,))] == []
    assert [text for text in row.near_misses if says(text, (row,))] == []


CLOSES = "1 ASN wajib netral.\n-1 Perhatian Saudara kami hargai."


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (CLOSES, "closing"),
        (f"{CLOSES}\n2 ASN wajib hadir.", "obligation"),
        ("LAMPIRAN IKRAR\nLAMPIRAN.-1 Kami berikrar:\nLAMPIRAN.1 menjaga netralitas;\n"
         "LAMPIRAN.-2 Kiranya Tuhan menolong kami.", "closing"),
    ],
)  # fmt: skip
def test_courtesy_closes_only_after_the_last_point(text: str, last: Modality) -> None:
    assert judge(clauses(text))[-1].modality == last


def test_a_courtesy_between_points_closes_nothing() -> None:
    judged = judge(clauses(f"{CLOSES}\n2 ASN wajib hadir."))
    assert judged[1].modality != "closing"


@pytest.mark.parametrize(
    ("damaged", "meant"),
    [
        ("Kepala Desa wajb menahan diri.", "Kepala Desa wajib menahan diri."),
        ("Atasan dyatuhi hukumn.", "Atasan dijatuhi hukuman."),
        ("DILARAMG berkampanye", "DILARANG berkampanye"),
        ("Lapangan itu dikenal saksi.", "Lapangan itu dikenal saksi."),
        ("Sebaliknya ketentuan dipatuhi.", "Sebaliknya ketentuan dipatuhi."),
    ],
)
def test_damaged_modal_words_are_read_as_meant_and_others_left(damaged: str, meant: str) -> None:
    assert mended(damaged) == meant


ROWS = (
    "LAMPIRAN Daftar\nLAMPIRAN.1 Berdiri di panggung saat deklarasi\n"
    "LAMPIRAN.1.-1 Pasal 11 huruf c PP 42/2004\nLAMPIRAN.1.-2 Sanksi moral terbuka"
)


def test_an_act_beside_its_ground_and_penalty_is_forbidden_without_a_heading() -> None:
    assert [clause.modality for clause in judge(clauses(ROWS))][1:] == [
        "prohibition",
        "basis",
        "sanction",
    ]


def test_a_duty_with_a_ground_only_stays_a_duty() -> None:
    text = "1 Camat membina pegawai:\n1.-1 Pasal 11 PP 42/2004\n1.-2 apel pagi"
    assert judge(clauses(text))[0].modality == "obligation"


@pytest.mark.parametrize(("pattern", "modality", "examples", "near_misses"), COLUMNS)
def test_titles_of_columns_match_their_examples_and_not_their_near_misses(
    pattern: str, modality: Modality, examples: tuple[str, ...], near_misses: tuple[str, ...]
) -> None:
    assert modality in get_args(Modality)
    assert [text for text in examples if not re.search(pattern, text, re.IGNORECASE)] == []
    assert [text for text in near_misses if re.search(pattern, text, re.IGNORECASE)] == []


def test_the_title_of_a_column_says_what_its_cells_do() -> None:
    rows = clauses(
        "LAMPIRAN Batas\nLAMPIRAN.1 Menekan tombol suka pada unggahan calon\n"
        "LAMPIRAN.1.-1 Membaca unggahan calon\nLAMPIRAN.1.-2 25 September 2024\n"
        "LAMPIRAN.1.-3 Pegawai wajib hadir"
    )
    titles = ("", "TIDAK BOLEH DILAKUKAN", "MASIH DIPERBOLEHKAN", "Waktu", "Waktu")
    titled = tuple(replace(c, column=t) for c, t in zip(rows, titles, strict=True))
    assert [clause.modality for clause in judge(titled)][1:] == [
        "prohibition",
        "permission",
        "other",
        "obligation",
    ]
