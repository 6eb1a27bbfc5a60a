"""Figures that a number or a date rests on, read a second time by other language data.

Recognition is sure of many a figure that it misreads; two engines seldom misread alike. Where the
second sees other figures at the same place the word keeps its text and loses its certainty.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.doubt import same_place
from ingest.folding import fold
from ingest.ocr import Seen
from ingest.signs import MONTH

CONTRADICTED = 0.55  # confidence of what another engine reads otherwise: doubtful in every field
HEARD = 0.5  # confidence from which the other engine's reading counts

_NUMBER = re.compile(r"(?i)\W{0,3}(?:n[o0]m[o0]r|no)\b")
_DATE = re.compile(rf"\b{MONTH}\b\s*\d{{4}}")


def rests_on_figures(line: Sequence[Seen]) -> bool:
    """Whether a line may give the letter's number or its day."""
    text = fold(" ".join(seen.text for seen in line))
    return bool(re.search(r"\d", text) and (_NUMBER.match(text) or _DATE.search(text)))


def contradicted(line: Sequence[Seen], other: Sequence[Seen]) -> list[Seen]:
    """The line, each word doubtful whose figures the other reading has otherwise."""
    return [
        replace(seen, confidence=CONTRADICTED)
        if seen.confidence > CONTRADICTED and _differs(seen, same_place(seen, other))
        else seen
        for seen in line
    ]


def _differs(seen: Seen, there: Sequence[Seen]) -> bool:
    said = _figures("".join(word.text for word in there))
    heard = min((word.confidence for word in there), default=0.0) >= HEARD
    return heard and _figures(seen.text) != said


def _figures(text: str) -> str:
    return re.sub(r"\D", "", text)
