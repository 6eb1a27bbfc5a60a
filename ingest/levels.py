"""Open lists and hypotheses: what the outline remembers of the lines so far."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.numbering import Reading
from ingest.starts import LIST_END, Start

CERTAIN = frozenset({"bab", "bagian", "pasal", "diktum", "konsiderans"})  # never mere words


@dataclass(frozen=True, slots=True)
class Level:
    """One open list: its last number, where its markers and texts stand, its current item."""

    style: str = ""  # of the last numbered item; "" while only unnumbered ones came
    last: int = 0
    x: float = 0.0  # of the last marker
    text_x: float = 0.0  # where the current item's text stands
    numbered: bool = False  # the current item bears a marker
    heading: bool = False  # the current item is a heading without a number
    generic: bool = False  # the current item announces the points at large
    ending: str = ""  # how the list's first item ended: ";" or "."
    titled: bool = False  # the current item is numbered and only a heading: 5. Sanksi
    opening: bool = False  # the current item is the letter's first paragraph, recognised
    heads: bool = False  # an item of this list was a heading with a paragraph under it
    closes: bool = False  # the current item is the heading of the closing words: PENUTUP
    sign: str = ""  # the bullet its items bear, where print tells it for sure
    runs: tuple[str, int] = ("", 0)  # style and last number under the heading before this one
    lost: int = 0  # unnumbered units since the last number: markers that may not have been read


@dataclass(frozen=True, slots=True)
class Choice:
    """What one line is: the depth of the unit it opens and its marker, or a continuation."""

    opens: bool
    depth: int = 0
    reading: Reading | None = None
    cost: float = 0.0


@dataclass(frozen=True, slots=True)
class State:
    """One hypothesis about all lines so far."""

    cost: float
    levels: tuple[Level, ...]
    choice: Choice
    before: State | None
    empty: bool = False  # the current unit has a marker but no text yet
    articles: int = 0  # of the last Pasal: the count runs on over chapters


def ending_of(start: Start) -> str:
    """How the line before ends: with which stop, a last "dan" aside; scans take ; for ,."""
    stop = re.sub(r"\s*\b(?:dan|atau|dan/atau|serta)$", "", start.after.rstrip())[-1:]
    return "," if stop == ";" and start.scanned else stop


def bullet_of(start: Start, reading: Reading) -> str:
    """The sign of a printed bullet; empty for numbers, and on scans, which confuse the signs."""
    return "" if reading.counted or start.scanned else start.text[:1]


def titled(text: str) -> bool:
    """A few words without a stop."""
    few = 0 < len(text.split()) <= 10
    return few and text.rstrip()[-1:] not in ".;,:" and not LIST_END.search(text.rstrip())


def text_x(start: Start, reading: Reading) -> float:
    """Where the text after a marker begins."""
    position = 0
    for word in start.line.words:
        position += len(word.text) + 1
        if position > reading.end:
            return start.x + word.box.x0 - start.line.box.x0
    return start.x + 0.03
