"""Print that recognition passed over: lines whose letters run together are read again, sharper.

Tesseract looks for letters before it reads. Where a shaken hand or a worn glass joins the letters
of whole words into single blots it finds none there, says nothing, and is sure of the rest.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.doubt import mean
from ingest.ocr import Recogniser, Seen
from ingest.raster import Raster

# in letter heights
LEAST = 2.0  # print without words, side by side, from which a line is read again
TALL = 0.5  # lower parts are dots, hyphens, commas
BESIDE = 0.2  # so far beyond a word's box print is still the word's
GAP = 1.0  # narrower print beside words is the end of a letter
GAIN = 1.0  # print that another reading must cover more
# in mean confidence
READ = 0.6  # least of a reading that is taken instead
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


# Mildest first: a reading without a search for letters is the least exact about where words stand.
LOOKS = (Look(1.5, 0.075), Look(3.0, 0.15), Look(0, 0, raw=True))


@dataclass(frozen=True, slots=True)
class Print:
    """A line's own picture, its parts (x, y, w, h in that picture), its page's letter, pixels."""

    picture: Raster
    parts: NDArray[np.float64]
    letter: float

    def bare(self, line: Sequence[Seen]) -> float:
        """Letter heights of print, side by side, that no word covers."""
        columns = np.zeros(self.picture.shape[1] + 2, np.int8)
        for x, _, width, height in self.parts:
            if height >= TALL * self.letter:
                columns[int(x) + 1 : int(x + width) + 1] = 1
        over = BESIDE * self.letter
        for seen in line:
            columns[max(0, int(seen.left - over)) : int(seen.right + over) + 2] = 0
        edges = np.nonzero(np.diff(columns))[0]
        runs = (edges[1::2] - edges[::2]) / self.letter
        return float(runs[runs >= GAP].sum())


def reread(
    lines: Sequence[list[Seen]], prints: Sequence[Print], engine: Recogniser, dpi: int, end: float
) -> list[list[Seen]]:
    """The lines, those that leave print bare as the sharper look has them that sees more.

    `end` is the monotonic time by which all must be read; raises TimedOut.
    """
    read = list(lines)
    bare = {place: printed.bare(read[place]) for place, printed in enumerate(prints)}
    for look in LOOKS:
        asked = [place for place, width in bare.items() if width >= LEAST]
        pictures = [look.of(prints[place]) for place in asked]
        rest = max(1.0, end - time.monotonic())
        others = engine.lines(pictures, dpi, rest, raw=look.raw)
        for place, other in zip(asked, others, strict=True):
            width = prints[place].bare(other)
            sure = mean(other) >= max(READ, mean(read[place]) - LOSS)
            if sure and width <= bare[place] - GAIN:
                read[place], bare[place] = other, width
    return read
