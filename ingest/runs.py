"""A stretch of text whose every character leads back to its printed word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.flow import joined
from ingest.geometry import Box, line_boxes
from ingest.model import Line, Word

_TAIL = 60  # characters that decide how the next line joins
_SEEK = 40  # characters a word may stand away from where it is expected


@dataclass(frozen=True, slots=True)
class Run:
    """Text and the words it was made of, each with its place in the text."""

    text: str
    places: tuple[tuple[int, int, Word], ...]  # start, end (exclusive), word

    def words(self, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
        """The words that touch a span of characters."""
        stop = len(self.text) if end is None else end
        return tuple(word for first, last, word in self.places if first < stop and last > start)

    def boxes(self, start: int = 0, end: int | None = None) -> tuple[Box, ...]:
        """One box a printed line for a span of characters."""
        return tuple(line_boxes(word.box for word in self.words(start, end)))

    def worst(self, start: int = 0, end: int | None = None) -> float | None:
        """The lowest OCR confidence of a span's words; None without OCR."""
        seen = [word.confidence for word in self.words(start, end) if word.confidence is not None]
        return min(seen, default=None)

    @property
    def page(self) -> int | None:
        """The page of the first word."""
        return self.places[0][2].box.page if self.places else None


def run(text: str, words: Iterable[Word]) -> Run:
    """Find the words one after another in the text they were joined into."""
    return Run(text, tuple(_places(text, words)))


def run_of(lines: Iterable[Line]) -> Run:
    """Lines as one flowing text; a hyphen at a line's end joins without a blank."""
    pieces, words = list[str](), list[Word]()
    for line in lines:
        if pieces:
            whole = joined(pieces.pop(), line.text)
            pieces.extend((whole[:-_TAIL], whole[-_TAIL:]))
        else:
            pieces.append(line.text)
        words.extend(line.words)
    return run("".join(pieces), words)


def _places(text: str, words: Iterable[Word]) -> Iterator[tuple[int, int, Word]]:
    cursor = 0
    for word in words:
        start = text.find(word.text, cursor, cursor + len(word.text) + _SEEK)
        length = len(word.text)
        if start < 0 and word.text.endswith("-"):
            start = text.find(word.text[:-1], cursor, cursor + len(word.text) + _SEEK)
            length -= 1
        if start >= 0:
            yield start, start + length, word
            cursor = start + length
