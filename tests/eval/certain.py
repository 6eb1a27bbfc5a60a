"""The worst outcome counted: a number, date or signer given as certain that is not on the page."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

LIKE = 85  # of 100: below it two names are different names
TOLD = {
    "number": {"number_doubtful", "number_conflict"},
    "issued_on": {"date_doubtful"},
    "name": {"signatory_doubtful"},
}


def wrong_as_certain(base: Path, predictions: Path) -> Counter[str]:
    """Condition to the count of such values, over the documents under base."""
    found: Counter[str] = Counter()
    for folder in sorted((base / "docs").glob("*/*")):
        truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
        for file in sorted((predictions / folder.name).glob("*.json")):
            reading = json.loads(file.read_text(encoding="utf-8"))
            found[file.stem] += len(list(wrong_values(reading, truth)))
    return found


def wrong_values(reading: Mapping[str, Any], truth: Mapping[str, Any]) -> Iterator[str]:
    """Fields of one reading that are wrong without any mark of doubt."""
    told = {notice["code"] for notice in reading.get("notices") or ()}
    read, right = _values(reading), _values(truth)
    for field, value in read.items():
        if value and not told & TOLD[field] and not _same(field, value, right[field]):
            yield field


def _values(data: Mapping[str, Any]) -> dict[str, str]:
    return {
        "number": data.get("number") or "",
        "issued_on": data.get("issued_on") or "",
        "name": (data.get("signatory") or {}).get("name") or "",
    }


def _same(field: str, value: str, right: str) -> bool:
    one, other = (_parts(text) for text in (value, right))
    if field == "name":
        return all(any(fuzz.ratio(a, b) >= LIKE for b in other) for a in one)
    return one <= other


def _parts(text: str) -> set[str]:
    """The values of a joint document apart from each other, without blanks and case."""
    return {re.sub(r"\s+", "", part).casefold() for part in text.split(";") if part.strip()}
