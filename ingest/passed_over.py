"""Print that recognition passed over: lines whose letters run together are read again, sharper.

Tesseract looks for letters before it reads. Where a shaken hand or a worn glass joins the letters
of whole words into single blots it finds none there, says nothing, and is sure of the rest.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from ingest.bare import Print
from ingest.doubt import letters, mean
from ingest.ocr import Recogniser, Seen
from ingest.raster import Raster

LEAST = 2.0  # letter heights of print without words from which a line is read again
GAIN = 1.0  # letter heights of print that another reading must cover more
MORE = 2  # letters by which another reading must be longer
# in mean confidence
NOTHING = 0.4  # a reading below counts for none
READ = 0.6  # least of a reading that is taken instead
FIGURES = 0.7  # most of figures read without a search for letters
LOSS = 0.1  # what a reading that covers more print may lose


@dataclass(frozen=True, slots=True)
class Look:
    """How a line is looked at again: sharpened how strongly, as far as so many letter heights."""

    strength: float
    reach: float
    raw: bool = False  # without a search for letters before reading

    def of(self, printed: Print) -> Raster:
        """The line's picture as this look shows it."""
        if not self.strength:
            return printed.picture
        soft = cv2.GaussianBlur(printed.picture, (0, 0), self.reach * printed.letter)
        look = cv2.addWeighted(printed.picture, 1 + self.strength, soft, -self.strength, 0)
        return np.asarray(look, np.uint8)

    def seen(self, line: Sequence[Seen]) -> list[Seen]:
        """What this look read; figures that no letter's place vouches for ask to be compared."""
        if not self.raw:
            return list(line)
        return [
            replace(one, confidence=min(one.confidence, FIGURES)) if _has_figure(one) else one
            for one in line
        ]


# Mildest first: a reading without a search for letters is the least exact about where words stand.
LOOKS = (Look(1.5, 0.075), Look(3.0, 0.15), Look(0, 0, raw=True))


def reread(
    lines: Sequence[list[Seen]], prints: Sequence[Print], engine: Recogniser, dpi: int, end: float
) -> list[list[Seen]]:
    """The lines, those that leave print bare as the sharper look has them that sees more.

    `end` is the monotonic time by which all must be read; raises TimedOut.
    """
    read = list(lines)
    bare = {place: _bare(printed, read[place]) for place, printed in enumerate(prints)}
    for look in LOOKS:
        asked = [place for place, width in bare.items() if width >= LEAST]
        pictures = [look.of(prints[place]) for place in asked]
        rest = max(1.0, end - time.monotonic())
        others = engine.lines(pictures, dpi, rest, raw=look.raw)
        for place, other in zip(asked, others, strict=True):
            width = _bare(prints[place], other)
            if width <= bare[place] - GAIN and _is_better(other, read[place]):
                read[place], bare[place] = look.seen(other), width
    return read


def _is_better(other: Sequence[Seen], line: Sequence[Seen]) -> bool:
    """Whether a reading says more than the line and is as sure."""
    if mean(line) < NOTHING:
        return mean(other) >= READ and letters(other) >= MORE
    sure = mean(other) >= max(READ, mean(line) - LOSS)
    return sure and letters(other) >= letters(line) + MORE


def _has_figure(seen: Seen) -> bool:
    return any(sign.isdigit() for sign in seen.text)


def _bare(printed: Print, line: Sequence[Seen]) -> float:
    """Letter heights of what looks like text and has no words; none where it is too little."""
    bare = printed.bare(line if mean(line) >= NOTHING else ())
    return bare.width if bare.width >= LEAST and bare.is_text else 0.0
