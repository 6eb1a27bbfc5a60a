"""Pages from text as printed: a test's document is what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.model import Box, Page, Word

LEFT, COLUMN = 0.08, 0.0095  # left edge of the sheet's text, width of one character
TOP, ROW, INK = 0.06, 0.0175, 0.012  # first line, distance of lines, height of the letters
GAP = 0.55  # an empty line counts as this many lines


def pages(text: str) -> tuple[Page, ...]:
    """A page for each part between form feeds (or lines of ===); columns are character places."""
    sheets = re.split(r"\f|^=+$\n?", text.strip("\n"), flags=re.MULTILINE)
    return tuple(_page(number, sheet.strip("\n")) for number, sheet in enumerate(sheets, 1))


def _page(number: int, text: str) -> Page:
    return Page(number, 595.0, 842.0, "text", None, 0, tuple(_words(number, text)))


def _words(page: int, text: str) -> Iterator[Word]:
    y = TOP
    for line in text.split("\n"):
        for match in re.finditer(r"\S+", line):
            x0, x1 = (LEFT + COLUMN * place for place in match.span())
            yield Word(match[0], Box(page, x0, y, x1 - 0.15 * COLUMN, y + INK))
        y += ROW if line.strip() else ROW * GAP
