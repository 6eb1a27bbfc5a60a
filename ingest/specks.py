"""Stray marks that recognition took for letters, and letters that it read twice."""

from __future__ import annotations

import re

from ingest.model import Word
from ingest.spots import Spot
from ingest.straighten import Sheet

CLOSE_BEFORE = 1.5  # word heights: punctuation stands no further behind its word
CLOSE_AFTER = 4.0  # word heights: a dash or number stands no further before its text
EDGE = 0.012  # share of the sheet's width
SAME = 0.8  # share of a word's box within another's from which they are the same print
MARK = re.compile(r"[-–—•●▪*+»«>=~¥°]|\(?\w{1,2}[.):]|[|!lI1]{1,3}[.,)]|\d{1,2}|[a-zA-Z©¢]")


def specks(sheet: Sheet) -> frozenset[int]:
    """Indices of recognised words that are no writing of their own.

    A lone mark far from any word of its row; a part of a word that was read once more whole.
    """
    real = [s for s in sheet.spots if not _doubtful(s, sheet.em)]
    return frozenset(
        i
        for i, spot in enumerate(sheet.spots)
        if (_doubtful(spot, sheet.em) and not _belongs(spot, real, sheet.em))
        or any(_repeats(spot, other) for other in sheet.spots)
    )


def _repeats(spot: Spot, other: Spot) -> bool:
    """A piece of a surer word at the same place: "B/7" within "B/71/M.SM.00.00/2017"."""
    part, whole = spot.word, other.word
    if part.confidence is None or whole.confidence is None or part.confidence > whole.confidence:
        return False
    across = min(spot.x1, other.x1) - max(spot.x0, other.x0)
    down = min(spot.y1, other.y1) - max(spot.y0, other.y0)
    same = across > SAME * (spot.x1 - spot.x0) and down > SAME * spot.height
    return same and len(whole.text) > len(part.text) and part.text in whole.text


def _doubtful(spot: Spot, em: float) -> bool:
    """A recognised mark without letters, or one letter that is faint or of an odd size."""
    word = spot.word
    if word.confidence is None or len(word.text) > 3:
        return False
    if not any(c.isalnum() for c in word.text) or _at_edge(word):
        return True
    odd = spot.height < 0.45 * em or spot.height > 2.2 * em
    return len(word.text) == 1 and not word.text.isdigit() and (word.confidence < 0.75 or odd)


def _at_edge(word: Word) -> bool:
    """On the very edge of the sheet, where scanners see the paper's end and nothing is printed."""
    return word.box.x1 < EDGE or word.box.x0 > 1 - EDGE


def _belongs(spot: Spot, real: list[Spot], em: float) -> bool:
    """Punctuation right behind a word of the row, or a marker before one."""
    row = [s for s in real if s.y0 - 0.35 * em < spot.middle < s.y1 + 0.35 * em]
    behind = any(-0.5 * em < spot.x0 - s.x1 < CLOSE_BEFORE * em for s in row)
    label = spot.word.text in {":", "=", ";"} and any(0 < spot.x0 - s.x1 < 12 * em for s in row)
    before = any(-0.5 * em < s.x0 - spot.x1 < CLOSE_AFTER * em for s in row)
    return behind or label or (before and bool(MARK.fullmatch(spot.word.text)))
