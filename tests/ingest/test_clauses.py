"""Clauses as a careful clerk would cut them: every case file is a printed body and its tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from ingest.blocks import split_blocks
from ingest.clauses import find_clauses
from ingest.lines import build_lines
from ingest.model import Clause
from tests import printed

CASES = Path(__file__).parent / "cases"
TITLE = """
                              SURAT EDARAN
                         NOMOR 800/12/BKD/2024
                                TENTANG
                    NETRALITAS APARATUR SIPIL NEGARA

"""


@dataclass(frozen=True)
class Case:
    """A printed document and the clauses a clerk reads in it."""

    name: str
    text: str
    expected: tuple[tuple[str, str], ...]  # path, text ("…" stands for words left out)


def cases() -> Iterator[Case]:
    """Every case of every file: `# name`, the lines as printed, `---`, then `path | text` lines."""
    for file in sorted(CASES.glob("*.txt")):
        for part in re.split(r"^# ", file.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            name, _, rest = part.partition("\n")
            text, _, tree = rest.partition("\n---\n")
            rows = [row.partition(" | ") for row in tree.strip().splitlines()]
            yield Case(f"{file.stem}: {name}", text, tuple((p.strip(), t) for p, _, t in rows))


def read(text: str, confidence: float | None = None) -> tuple[Clause, ...]:
    """Clauses of a document, printed or recognised; a body alone gets a plain title above it."""
    first = text.strip().split("\n")[0].strip()
    whole = text if first.isupper() or first.startswith("Nomor") else TITLE + text.strip("\n")
    return find_clauses(split_blocks(build_lines(printed.pages(whole, confidence))))[0]


@pytest.mark.parametrize("case", list(cases()), ids=lambda c: c.name)
def test_case(case: Case) -> None:
    clauses = read(case.text, 0.9 if case.name.startswith("recognised") else None)
    assert [c.path for c in clauses] == [path for path, _ in case.expected]
    for clause, (path, text) in zip(clauses, case.expected, strict=True):
        pattern = ".*".join(re.escape(part) for part in text.split("…"))
        assert re.fullmatch(pattern, clause.text), (path, clause.text)
