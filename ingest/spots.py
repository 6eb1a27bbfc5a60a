"""A word with straightened edges."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.model import Word


@dataclass(frozen=True, slots=True)
class Spot:
    """A word with straightened edges; x and y both in fractions of the page's WIDTH."""

    word: Word
    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def middle(self) -> float:
        """Height of the word's centre on the page."""
        return (self.y0 + self.y1) / 2

    @property
    def height(self) -> float:
        """Height of the word's box."""
        return self.y1 - self.y0
