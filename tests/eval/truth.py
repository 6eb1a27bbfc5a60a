"""A truth table of metadata read by eye, and how each field of a reading stands against it."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from service.model import Reading

Verdict = Literal["right", "marked, right", "marked, wrong", "told", "silent", "wrong as certain"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
# Fields left empty are "told" when a notice says so, else "silent".
TELLING = {
    "number": {"number_blank", "number_absent"},
    "issued_on": {"date_partial", "issued_on_absent"},
    "signatory_name": {"signatory_absent"},
}
# Our field: the column of the table, and how its values are compared.
COLUMNS = {
    "number": "number_as_printed",
    "issued_on": "date_iso",
    "issued_at": "place",
    "signatory_name": "signer",
    "subject": "subject",
}


@dataclass(frozen=True, slots=True)
class Judged:
    """One field of one file: what the page says, what was read, and the verdict."""

    file: str
    field: str
    truth: str
    read: str
    verdict: Verdict


def load_truth(file: Path) -> dict[str, Mapping[str, str]]:
    """Rows of a tab-separated table by file name; it may have any of the columns in COLUMNS."""
    with file.open(encoding="utf-8", newline="") as handle:
        return {row["file"]: row for row in csv.DictReader(handle, delimiter="\t")}


def judge(reading: Reading, row: Mapping[str, str]) -> list[Judged]:
    """Every field that the row states, also as absent ("-"); an empty cell says nothing."""
    judged = []
    for key, column in COLUMNS.items():
        truth = (row.get(column) or "").strip()
        if truth and not truth.startswith("same"):
            judged.append(_judged(reading, key, truth))
    return judged


def _judged(reading: Reading, key: str, truth: str) -> Judged:
    found = [item for item in reading.metadata.found if item.key == key]
    read = "; ".join(item.value for item in found)
    marked = any(item.doubtful for item in found)
    expected = "" if truth == "-" or "missing" in truth or truth.startswith("(none") else truth
    told = bool({item.code for item in reading.notices} & TELLING.get(key, set()))
    verdict = _empty(expected, told) if not read else _given(key, expected, read, marked)
    return Judged(reading.file, key, truth, read, verdict)


def _empty(expected: str, told: bool) -> Verdict:
    if not expected:
        return "right"
    return "told" if told else "silent"


def _given(key: str, expected: str, read: str, marked: bool) -> Verdict:
    if _same(key, expected, read):
        return "marked, right" if marked else "right"
    return "marked, wrong" if marked else "wrong as certain"


def _same(key: str, expected: str, read: str) -> bool:
    one, other = (re.sub(r"[\W_]+", "", text).casefold() for text in (expected, read))
    if key == "number":
        one, other = (re.sub(r"\s+", "", text).casefold() for text in (expected, read))
    if key == "subject" and "..." in expected:
        parts = [re.sub(r"[\W_]+", "", part).casefold() for part in expected.split("...")]
        return other.startswith(parts[0]) and other.endswith(parts[-1])
    return one == other
