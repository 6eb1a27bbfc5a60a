"""Heads and tails of letters as printed, and the fields that a clerk reads from them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from ingest.model import Pages
from ingest.pipeline import circular, trace
from service.model import Reading
from service.reading import Tables, load_tables, make_reading
from tests import printed

CASES = Path(__file__).parents[1] / "ingest" / "cases" / "heads"


@dataclass(frozen=True)
class Case:
    """A printed document, the fields expected of it ("key?" is doubtful, "-" absent)."""

    name: str
    text: str
    expected: dict[str, str]


def cases() -> Iterator[Case]:
    """Every case of every file: `# name`, the document, `---`, then `field | value` lines."""
    for file in sorted(CASES.glob("*.txt")):
        for part in re.split(r"^# ", file.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            name, _, rest = part.partition("\n")
            text, _, fields = rest.partition("\n---\n")
            rows = [row.partition(" | ") for row in fields.strip().splitlines()]
            yield Case(f"{file.stem}: {name}", text, {key.strip(): value for key, _, value in rows})


@cache
def tables() -> Tables:
    """The shipped tables, read once."""
    return load_tables()


def read(case: Case) -> Reading:
    """The whole reading; `ocr | 0.9` makes its words recognised ones, `~` marks a doubtful word."""
    confidence = case.expected.get("ocr")
    pages = printed.pages(case.text, float(confidence) if confidence else None)
    return make_reading("surat.pdf", circular(trace(Pages(pages), "surat.pdf")), tables())


def shown(reading: Reading, key: str) -> str:
    """One field as a case file prints it."""
    if key == "region":
        return reading.region.name if reading.region else "-"
    if key == "level":
        return reading.region.level if reading.region else "-"
    if key == "election":
        return f"{reading.election or '-'} {reading.election_year or '-'}"
    if key == "kind":
        return reading.metadata.kind
    if key == "citations":
        return "; ".join(dict.fromkeys(item.canonical for item in reading.citations)) or "-"
    return "; ".join(reading.metadata.all(key)) or "-"


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.name)
def test_case(case: Case) -> None:
    reading = read(case)
    doubted = {found.key for found in reading.metadata.found if found.doubtful}
    told = sorted({item.code for item in reading.notices if item.stage == "metadata"})
    expected = {k: v for k, v in case.expected.items() if k not in {"notices", "ocr"}}
    found = {key: shown(reading, key.rstrip("?")) for key in expected}
    assert found == expected
    checked = {key.rstrip("?"): key.endswith("?") for key in expected}
    assert {key: key in doubted for key in checked} == checked
    assert ", ".join(told) == ", ".join(sorted(case.expected.get("notices", "").split(", ")))
