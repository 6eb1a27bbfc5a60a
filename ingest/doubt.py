"""A second look at doubtful words: other language data reads the line too, the surer reading wins.

Nothing is composed or corrected: every word of the outcome was read off the picture as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.ocr import Seen

DOUBTFUL_WORD = 0.8  # confidence below which a word deserves a second look
SURER = 0.05  # by which another reading's confidence must be higher
DRAWING = 0.2  # mean confidence below which a short line is drawing, not a marker misread
SHORT = 5  # letters of such a line
READ = 0.5  # mean confidence that makes writing of a line first taken for drawing


def wants_second_look(line: Sequence[Seen]) -> bool:
    """Whether a line holds a doubtful word and is more than a few strokes."""
    if all(seen.confidence >= DOUBTFUL_WORD for seen in line):
        return False
    return letters(line) >= SHORT or mean(line) >= DRAWING


def settle(first: Sequence[Seen], others: Sequence[Sequence[Seen]], least: float) -> list[Seen]:
    """Each doubtful word as the other readings agree on it, else as the surest has it.

    `least` is the mean confidence below which the line would be dropped; such a line is kept only
    when the other readings make clear that it is writing.
    """
    settled = [
        seen if seen.confidence >= DOUBTFUL_WORD else _settled(seen, others) for seen in first
    ]
    if mean(first) < least and mean(settled) < READ:
        return list(first)
    return settled


def _settled(seen: Seen, others: Sequence[Sequence[Seen]]) -> Seen:
    same = [_same_place(seen, line) for line in others]
    found = [word for word in same if word is not None and not _is_odd(word.text)]
    if len(found) > 1 and len({word.text for word in found}) == 1:
        sure = max(seen.confidence, *(word.confidence for word in found))
        return replace(found[0], confidence=sure)
    best = seen
    for word in found:
        if word.confidence > best.confidence + SURER:
            best = word
    return best


def _is_odd(text: str) -> bool:
    """Whether strokes were taken for a mark that no word has inside: BKPSDM.I!I/2024."""
    return re.search(r"\w[!|]+\w", text) is not None


def _same_place(seen: Seen, line: Sequence[Seen]) -> Seen | None:
    """The one word of a line that stands where this one does; None for none or several."""
    there = [
        other
        for other in line
        if min(other.right, seen.right) - max(other.left, seen.left)
        > 0.6 * max(other.right - other.left, seen.right - seen.left)
    ]
    return there[0] if len(there) == 1 else None


def letters(line: Sequence[Seen]) -> int:
    """Characters of a line without the blanks."""
    return sum(len(seen.text) for seen in line)


def mean(line: Sequence[Seen]) -> float:
    """Mean confidence of a line, long words weighing more."""
    total = letters(line)
    return sum(seen.confidence * len(seen.text) for seen in line) / total if total else 0.0
