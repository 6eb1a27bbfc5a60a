"""Which words of a text layer are printed: those that leave ink at their place on the page."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from ingest.model import Word
from ingest.raster import Raster

DPI = 90  # at which a page is drawn for the question; six-point type still leaves its mark
FAINTEST = 14  # of 255 steps of grey between a word and its ground; less no reader sees
CORE = (0.2, 0.85)  # part of a word's height looked at, so that neighbours' ink is none of its own
SMALLEST = 1.8  # points: the height of a word's line below which nobody reads it


def printed(
    words: Sequence[Word], picture: Raster, height: float, hidden: Collection[int] = ()
) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """The words that can be seen on the drawn page, and those that cannot.

    height is the page's in points; hidden holds indexes of words painted invisibly. Words outside
    the page, covered, clipped, in the colour of their ground or too small to read leave no ink.
    """
    grey: NDArray[np.uint8] = picture if picture.ndim == 2 else picture.min(axis=2)
    seen: list[Word] = []
    unseen: list[Word] = []
    for index, word in enumerate(words):
        visible = (
            index not in hidden and word.box.height * height >= SMALLEST and _inked(word, grey)
        )
        (seen if visible else unseen).append(word)
    return tuple(seen), tuple(unseen)


def _inked(word: Word, grey: NDArray[np.uint8]) -> bool:
    """Whether the word's place differs from its ground."""
    box, (high, wide) = word.box, grey.shape
    start, end = CORE if any(letter.isalnum() for letter in word.text) else (-0.15, 1.15)
    left, top = int(box.x0 * wide), int(max(0.0, box.y0 + start * box.height) * high)
    right = max(left + 2, int(box.x1 * wide) + 1)
    bottom = max(top + 2, int((box.y0 + end * box.height) * high) + 1)
    area = grey[top:bottom, left:right]
    return area.size > 0 and int(area.max()) - int(area.min()) >= FAINTEST
