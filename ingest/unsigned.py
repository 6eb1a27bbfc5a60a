"""Lines taken for a signature that are none: nothing in them signs, and the text goes on below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from ingest.model import BlockKind, Line
from ingest.numbering import readings
from ingest.signs import (
    BARE_DATE,
    CAPACITY_SIGN,
    DATE,
    FAREWELL,
    ISSUED,
    ISSUED_ON,
    OFFICE,
    RANK,
)

Walked = BlockKind | Literal["new"]  # what a line is found to be; "new" opens an attachment
SIGNED = (ISSUED, ISSUED_ON, DATE, BARE_DATE, RANK, CAPACITY_SIGN, FAREWELL)


def with_text_kept(lines: Sequence[Line], kinds: Sequence[Walked]) -> list[Walked]:
    """The kinds of a letter's lines; a run of "signature" that signs nothing amid text is text."""
    kept = list(kinds)
    for start, end in _runs(kinds):
        if "body" in kinds[end:] and not any(_signs(line) for line in lines[start:end]):
            kept[start:end] = ["body" if x.row is None else "table" for x in lines[start:end]]
    return kept


def _runs(kinds: Sequence[Walked]) -> Iterator[tuple[int, int]]:
    start = 0
    for i in range(1, len(kinds) + 1):
        if i == len(kinds) or kinds[i] != kinds[start]:
            if kinds[start] == "signature":
                yield start, i
            start = i


def _signs(line: Line) -> bool:
    text = line.text.strip()
    if any(sign.pattern.match(text) for sign in SIGNED):
        return True
    counted = any(r.counted and r.doubt < 1 for r in readings(text))
    return bool(OFFICE.pattern.match(text)) and not counted
