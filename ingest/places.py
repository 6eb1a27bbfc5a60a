"""One line where it stands in the letter, and what the line looks like there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.folding import plain
from ingest.measures import Measures
from ingest.model import Line
from ingest.numbering import Reading, readings

SET_IN = (0.03, 0.12)  # page widths by which a paragraph's first line stands in
FULL = 0.03  # … from a full line's end to the right margin


@dataclass(frozen=True, slots=True)
class Place:
    """One line where it stands: what the rules look at."""

    lines: Sequence[Line]  # the document without furniture
    i: int
    kind: str  # the part the line before belongs to
    opened: int  # index at which that part began
    measures: Measures

    @property
    def line(self) -> Line:
        """The line itself."""
        return self.lines[self.i]

    @property
    def text(self) -> str:
        """Its text, without the accents that recognition strews over letters."""
        return plain(self.line.text).strip()

    @property
    def x0(self) -> float:
        """Its left edge, comparable across pages."""
        return self.measures.x0(self.line)

    @property
    def indent(self) -> float:
        """How far it stands in from the left margin."""
        return self.x0 - self.measures.left

    @property
    def width(self) -> float:
        """Its width."""
        return self.measures.x1(self.line) - self.x0

    def following(self, count: int) -> Sequence[Line]:
        """The next lines of the same page or the next."""
        return self.lines[self.i + 1 : self.i + 1 + count]


def capitals(text: str) -> float:
    letters = [c for c in text if c.isalpha()]
    return sum(c.isupper() for c in letters) / len(letters) if letters else 0.0


def prose(place: Place) -> bool:
    """A line of running text: wide, from the left margin, mostly small letters."""
    return (
        place.width > 0.5
        and (place.indent < 0.1 or _set_in(place))
        and capitals(place.text) < 0.5
        and (not place.measures.centred(place.line) or _runs_on(place) or _set_in(place))
        and place.line.row is None
    )


def _set_in(place: Place) -> bool:
    """A paragraph's first line: set in before a line that begins further left; both are full."""
    below = next(iter(place.following(1)), None)
    if below is None or below.page != place.line.page or readings(place.text):
        return False
    ends = (place.measures.x1(line) for line in (place.line, below))
    inward = place.x0 - place.measures.x0(below)
    return SET_IN[0] < inward < SET_IN[1] and all(x > place.measures.right - FULL for x in ends)


def _runs_on(place: Place) -> bool:
    """A first line that stands in like a centred one: the sentence goes on at the left margin."""
    below = next(iter(place.following(1)), None)
    if below is None or below.page != place.line.page or place.width < 0.6:
        return False
    left = abs(place.measures.x0(below) - place.measures.left) < 0.02
    return (
        left and below.text[:1].islower() and place.measures.x1(below) > place.measures.left + 0.5
    )


def first_marker(place: Place) -> Reading | None:
    """A certain marker at the left that starts a count: 1., A., I., a., KESATU, Menimbang."""
    for reading in readings(place.text):
        if reading.doubt < 1 and (
            reading.marker.value == 1 or reading.marker.style == "konsiderans"
        ):
            return reading
    return None


def counted(place: Place) -> bool:
    """An item of a list, in a column of its own perhaps."""
    return any(r.counted and not r.doubt for r in readings(place.text))
