"""Labels of a letter's head and their values, read as columns, set beside each other again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import reduce

from rapidfuzz.distance import Levenshtein

from ingest.geometry import unite
from ingest.model import Line, Word

LABELS = ("Nomor", "Sifat", "Lampiran", "Perihal", "Hal", "Lamp", "No")
FARTHEST = 0.5  # of the page's width: values begin left of it
_COLON = re.compile(r"[:;.,·|Il1!]")


def labelled(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The same lines, a lone label joined with the value printed at its height to its right."""
    taken: set[int] = set()
    joined: list[Line] = []
    for line in lines:
        label = _label(line)
        value = next((one for one in lines if _is_value(line, one)), None) if label else None
        if label is None or value is None or id(value) in taken:
            joined.append(line)
            continue
        taken.add(id(value))
        joined.append(_joined(line, label, value))
    return tuple(line for line in joined if id(line) not in taken)


def _label(line: Line) -> str | None:
    """The label that is all of a line, also when a letter or two of it were misread."""
    bare = re.sub(r"[\W_]+", "", line.text)
    if not 2 <= len(bare) <= 9 or line.box.x0 > FARTHEST - 0.2:
        return None
    exact = next((label for label in LABELS if label.casefold() == bare.casefold()), None)
    near = (
        label
        for label in LABELS[:4]
        if Levenshtein.distance(label.casefold(), bare.casefold()) <= (3 if len(label) > 6 else 2)
    )
    return exact or (next(near, None) if len(bare) >= 5 else None)


def _is_value(label: Line, other: Line) -> bool:
    overlap = min(label.box.y1, other.box.y1) - max(label.box.y0, other.box.y0)
    beside = label.box.x1 < other.box.x0 < FARTHEST and label.page == other.page
    return beside and overlap > 0.4 * min(label.box.height, other.box.height)


def _joined(line: Line, label: str, value: Line) -> Line:
    """One line of both; a colon that was lost or read as a stroke stands between them again."""
    rest = value.words[1:] if _is_stroke(value.words) else value.words
    head = replace(line.words[0], text=f"{label} :")
    words = (head, *rest)
    return Line(" ".join(word.text for word in words), reduce(unite, (w.box for w in words)), words)


def _is_stroke(words: tuple[Word, ...]) -> bool:
    return len(words) > 1 and bool(_COLON.fullmatch(words[0].text))
