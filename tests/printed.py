"""Pages from text as printed: a test's document is what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.geometry import Box
from ingest.model import Page, Word, WordSource

LEFT, COLUMN = 0.08, 0.0095  # left edge of the sheet's text, width of one character
TOP, ROW, INK = 0.06, 0.0175, 0.012  # first line, distance of lines, height of the letters
GAP = 0.55  # an empty line counts as this many lines
ILLEGIBLE = 0.35  # confidence of a word after "~"


def pages(text: str, confidence: float | None = None) -> tuple[Page, ...]:
    """A page for each part between form feeds (or lines of ===); columns are character places.

    With a confidence the words are recognised ones; a word after `~` is hardly legible.
    """
    sheets = re.split(r"\f|^=+$\n?", text.strip("\n"), flags=re.MULTILINE)
    numbered = enumerate(sheets, 1)
    return tuple(_page(number, sheet.strip("\n"), confidence) for number, sheet in numbered)


def _page(number: int, text: str, confidence: float | None) -> Page:
    words = tuple(_words(number, text, confidence))
    source: WordSource = "text" if confidence is None else "ocr"
    return Page(number, 595.0, 842.0, source, confidence, 0, words)


def _words(page: int, text: str, confidence: float | None) -> Iterator[Word]:
    y = TOP
    for line in text.split("\n"):
        for match in re.finditer(r"\S+", line):
            x0, x1 = (LEFT + COLUMN * place for place in match.span())
            box = Box(page, x0, y, x1 - 0.15 * COLUMN, y + INK)
            faint = confidence is not None and match[0].startswith("~")
            yield Word(match[0][faint:], box, ILLEGIBLE if faint else confidence)
        y += ROW if line.strip() else ROW * GAP
