"""How much of one text stands in another, through the damage of recognition; pure.

A text is compared by its bare letters: blanks, signs, accents and digits that look like letters
do not count. Damage is letters here and there among many that agree; a change of wording is a
stretch in which differing letters outweigh those that agree.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from ingest.folding import fold

GRAM = 5  # letters; at one wrong letter in ten, three grams in five survive
ONE_IN = 3  # of the grams are kept, the same ones in every text
CHANGE = 7  # letters by which differences must outweigh agreement to be a change of wording
_LOOK_ALIKES = str.maketrans({"l": "i", "j": "i", "t": "i", "f": "i", "c": "e", "0": "o", "1": "i"})
Span = tuple[int, int, int, int]  # first and last letter of the source, of the copy
_NO_LETTER = re.compile(r"[\W\d_]+")


class Step(NamedTuple):
    """One run of letters that agree or differ: in the source, and in the copy."""

    tag: str
    a0: int
    a1: int
    b0: int
    b1: int


@dataclass(frozen=True, slots=True)
class Overlap:
    """What a copy took over from a source, in letters."""

    length: int  # of the copy
    kept: int  # letters of the copy outside changes of wording
    left: int  # letters of the source inside changes of wording
    equal: int  # letters outside changes that are the very same

    @property
    def share(self) -> float:
        """0..1 of the copy's letters that stand in the source."""
        return self.kept / self.length if self.length else 0.0

    @property
    def weight(self) -> float:
        """How strongly the agreement speaks for copying, in letters.

        Equal letters speak for it; letters that differ among them, as in sentences of one pattern
        about other things, twice against it; what was left out a little.
        """
        return self.equal - 2 * (self.kept - self.equal) - self.left / 3


def letters(text: str) -> str:
    """The bare letters of a text, look-alikes as one: what copies through scans still share."""
    bare = _NO_LETTER.sub("", fold(text).casefold())
    return bare.replace("rn", "m").translate(_LOOK_ALIKES)


def grams(bare: str) -> frozenset[int]:
    """A fixed sample of the runs of letters, as numbers; the same runs in every text."""
    runs = (bare[at : at + GRAM] for at in range(len(bare) - GRAM + 1))
    marks = (zlib.crc32(run.encode()) for run in runs)
    return frozenset(mark for mark in marks if mark % ONE_IN == 0)


def overlap(source: str, copy: str) -> Overlap:
    """How much of a copy's letters stand in a source's; both as `letters` gives them."""
    steps = [
        Step(code.tag, code.src_start, code.src_end, code.dest_start, code.dest_end)
        for code in Levenshtein.opcodes(source, copy)
    ]
    changes = list(_changes(steps))
    gone = sum(b1 - b0 for _, _, b0, b1 in changes)
    left = sum(a1 - a0 for a0, a1, _, _ in changes)
    spans = [(b0, b1) for _, _, b0, b1 in changes]
    equal = sum(_outside(b0, b1, spans) for tag, _, _, b0, b1 in steps if tag == "equal")
    return Overlap(len(copy), len(copy) - gone, left, equal)


def _outside(first: int, last: int, spans: Sequence[tuple[int, int]]) -> int:
    """Letters of a run that no span covers; a run lies inside a span or outside of all."""
    return 0 if any(b0 <= first and last <= b1 for b0, b1 in spans) else last - first


def _changes(steps: Iterable[Step]) -> Iterator[Span]:
    """Stretches in which differing letters outweigh equal ones, by CHANGE at least."""
    balance = peak = 0
    start = end = (0, 0)
    for tag, a0, a1, b0, b1 in steps:
        if tag == "equal":
            balance -= a1 - a0
            if balance <= 0 or peak - balance >= CHANGE:
                if peak >= CHANGE:
                    yield start[0], end[0], start[1], end[1]
                balance = peak = 0
            continue
        if balance == 0:
            start = (a0, b0)
        balance += max(a1 - a0, b1 - b0)
        if balance > peak:
            peak, end = balance, (a1, b1)
    if peak >= CHANGE:
        yield start[0], end[0], start[1], end[1]
