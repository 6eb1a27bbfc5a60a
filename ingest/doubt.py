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
SAME = 0.6  # of the wider reading's width: so much two readings of one place have in common
BEYOND = 0.3  # of the word's width: how far another reading of it may reach on either side
MOST = 0.8  # of a word's width: what is narrower and shorter is a part of it
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
        word
        for seen in first
        for word in ([seen] if seen.confidence >= DOUBTFUL_WORD else _settled(seen, others))
    ]
    if mean(first) < least and mean(settled) < READ:
        return list(first)
    return settled


def _settled(seen: Seen, others: Sequence[Sequence[Seen]]) -> Sequence[Seen]:
    """The word as the others have it; as several words only where two agree on them."""
    same = [same_place(seen, line) for line in others]
    found = [words for words in same if words and not any(_is_odd(word.text) for word in words)]
    said = {" ".join(word.text for word in words) for words in found}
    if len(found) > 1 and len(said) == 1:
        best = max(found, key=mean)
        return best if mean(best) > seen.confidence else _as_sure(best, seen)
    best = [seen]
    for words in found:
        if len(words) == 1 and mean(words) > mean(best) + SURER:
            best = words
    return best


def _as_sure(words: Sequence[Seen], seen: Seen) -> list[Seen]:
    return [replace(word, confidence=max(word.confidence, seen.confidence)) for word in words]


def _is_odd(text: str) -> bool:
    """Whether strokes were taken for a mark that no word has inside: BKPSDM.I!I/2024."""
    return re.search(r"\w[!|]+\w", text) is not None


def same_place(seen: Seen, line: Sequence[Seen]) -> list[Seen]:
    """The words of a line that stand where this one does; none where they stand otherwise.

    >>> joined, line = Seen("IsiEdaran", 54, 0, 165, 9, 0.7), [Seen("Isi", 54, 0, 80, 9, 0.9)]
    >>> [word.text for word in same_place(joined, [*line, Seen("Edaran", 90, 0, 165, 9, 0.9)])]
    ['Isi', 'Edaran']
    >>> same_place(joined, line)
    []
    """
    there = [word for word in line if seen.left < (word.left + word.right) / 2 < seen.right]
    if not there:
        return []
    left, right = there[0].left, there[-1].right
    wide = seen.right - seen.left
    if left < seen.left - BEYOND * wide or right > seen.right + BEYOND * wide:
        return []  # it holds the word beside too, which would then be said twice
    shared = min(right, seen.right) - max(left, seen.left)
    part = right - left < MOST * wide and letters(there) + 2 < len(seen.text)
    same = shared > SAME * max(right - left, wide)
    return there if same and not part else []


def letters(line: Sequence[Seen]) -> int:
    """Characters of a line without the blanks."""
    return sum(len(seen.text) for seen in line)


def mean(line: Sequence[Seen]) -> float:
    """Mean confidence of a line, long words weighing more."""
    total = letters(line)
    return sum(seen.confidence * len(seen.text) for seen in line) / total if total else 0.0
