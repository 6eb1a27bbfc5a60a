"""Stray marks that recognition took for letters: dust, edges, strokes of stamps."""

from __future__ import annotations

import re

from ingest.spots import Spot
from ingest.straighten import Sheet

CLOSE_BEFORE = 1.5  # word heights: punctuation stands no further behind its word
CLOSE_AFTER = 4.0  # word heights: a dash or number stands no further before its text
MARK = re.compile(r"[-–—•●▪*+»«>]|\(?\w{1,2}[.):]|[|!lI1]{1,3}[.,)]|\d{1,2}|[a-zA-Z©¢]")


def specks(sheet: Sheet) -> frozenset[int]:
    """Indices of recognised words that are no writing: a lone mark far from any word of its row."""
    real = [s for s in sheet.spots if not _doubtful(s, sheet.em)]
    return frozenset(
        i
        for i, spot in enumerate(sheet.spots)
        if _doubtful(spot, sheet.em) and not _belongs(spot, real, sheet.em)
    )


def _doubtful(spot: Spot, em: float) -> bool:
    """A recognised mark without letters, or one letter that is faint or of an odd size."""
    word = spot.word
    if word.confidence is None or len(word.text) > 3:
        return False
    if not any(c.isalnum() for c in word.text):
        return True
    odd = spot.height < 0.45 * em or spot.height > 2.2 * em
    return len(word.text) == 1 and not word.text.isdigit() and (word.confidence < 0.75 or odd)


def _belongs(spot: Spot, real: list[Spot], em: float) -> bool:
    """Punctuation right behind a word of the row, or a marker before one."""
    row = [s for s in real if s.y0 - 0.35 * em < spot.middle < s.y1 + 0.35 * em]
    behind = any(-0.5 * em < spot.x0 - s.x1 < CLOSE_BEFORE * em for s in row)
    label = spot.word.text in {":", "=", ";"} and any(0 < spot.x0 - s.x1 < 12 * em for s in row)
    before = any(-0.5 * em < s.x0 - spot.x1 < CLOSE_AFTER * em for s in row)
    return behind or label or (before and bool(MARK.fullmatch(spot.word.text)))
