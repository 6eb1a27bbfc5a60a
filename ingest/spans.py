"""Characters of a clause's text to the boxes of the words that printed them."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.geometry import Box, line_boxes
from ingest.model import Word

Place = tuple[int, int, Word]


def places(text: str, words: Sequence[Word]) -> tuple[Place, ...]:
    """Each word with its span in the text; a word that hyphenation changed takes what is left."""
    found: list[Place] = []
    cursor = 0
    for word in words:
        for printed in (word.text, word.text[:-1]):
            at = text.find(printed, cursor) if printed else -1
            if 0 <= at <= cursor + 1:
                cursor = at + len(printed)
                found.append((at, cursor, word))
                break
    return tuple(found)


def boxes_of(placed: Sequence[Place], start: int, end: int) -> tuple[Box, ...]:
    """One box a printed line around the words that a span touches."""
    touched = (word.box for first, last, word in placed if first < end and start < last)
    return tuple(line_boxes(touched))
