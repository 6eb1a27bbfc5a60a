"""Cutting a printed line in two at a character, words and boxes with it."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce

from ingest.geometry import unite
from ingest.model import Line, Word


def cut_words(words: tuple[Word, ...], offset: int) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """Words before and from a character of their joined text; a word it falls in is divided."""
    before: list[Word] = []
    after: list[Word] = []
    start = 0
    for word in words:
        end = start + len(word.text)
        if end <= offset:
            before.append(word)
        elif start >= offset:
            after.append(word)
        else:
            first, second = _cut_word(word, offset - start)
            before.append(first)
            after.append(second)
        start = end + 1
    return tuple(before), tuple(after)


def _cut_word(word: Word, at: int) -> tuple[Word, Word]:
    x = word.box.x0 + word.box.width * at / len(word.text)
    left, right = replace(word.box, x1=x), replace(word.box, x0=x)
    return replace(word, text=word.text[:at], box=left), replace(
        word, text=word.text[at:], box=right
    )


def cut_line(line: Line, offset: int) -> tuple[Line, Line]:
    """A line before and from a character of its text; both parts must hold words."""
    first, second = cut_words(line.words, offset)
    return _part(line, first), _part(line, second)


def _part(line: Line, words: tuple[Word, ...]) -> Line:
    """The part of a line that holds these words; straightened edges move with the boxes."""
    box = reduce(unite, (w.box for w in words))
    lean = (line.box.x0 if line.left is None else line.left) - line.box.x0
    return replace(
        line,
        text=" ".join(w.text for w in words),
        box=box,
        words=words,
        left=box.x0 + lean,
        right=box.x1 + lean,
    )
