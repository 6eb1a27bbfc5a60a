"""Clauses in many registers and what each of them does, as tables that a clerk can extend."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.modality import judge
from ingest.model import Modality
from tests.builders import clauses

CASES = Path(__file__).parent / "cases" / "modality"


def rows(name: str) -> Iterator[tuple[str, str]]:
    """Lines `modality | text` of a table, comments left out."""
    for line in (CASES / name).read_text(encoding="utf-8").splitlines():
        if " | " in line and not line.startswith("#"):
            modality, _, text = line.partition(" | ")
            yield modality.strip(), text


def trees() -> Iterator[tuple[str, str, list[str]]]:
    """Trees `# name`, clauses with their paths, `---`, then their modalities in order."""
    text = (CASES / "trees.txt").read_text(encoding="utf-8")
    for part in re.split(r"^# ", text, flags=re.MULTILINE)[1:]:
        name, _, rest = part.partition("\n")
        body, _, expected = rest.partition("\n---\n")
        yield name, body, expected.split()


def judged(path: str, text: str) -> Modality:
    """What one clause alone does."""
    return judge(clauses(f"{path} {text}"))[0].modality


@pytest.mark.parametrize(
    ("modality", "text"), [*rows("sentences.txt"), *rows("plain.txt"), *rows("odd.txt")]
)
def test_a_numbered_clause(modality: str, text: str) -> None:
    assert judged("1", text) == modality


@pytest.mark.parametrize(("modality", "text"), list(rows("openings.txt")))
def test_an_opening_paragraph(modality: str, text: str) -> None:
    assert judged("-1", text) == modality


@pytest.mark.parametrize(
    ("text", "expected"), [t[1:] for t in trees()], ids=[t[0] for t in trees()]
)
def test_a_tree(text: str, expected: list[str]) -> None:
    assert [clause.modality for clause in judge(clauses(text))] == expected
