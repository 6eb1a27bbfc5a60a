"""Markers that recognition made unreadable, known by their place: where the list's others stand.

Between a. and c. a line begins at their markers' edge with a sign or two, and its text at the edge
of their texts: whatever the signs were read as, b. is printed there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.levels import text_x
from ingest.model import Marker
from ingest.numbering import Reading
from ingest.numerals import label_of
from ingest.starts import Start

NEAR = 60  # lines before and after in which the list's next markers may stand
MARGIN = 0.012  # page widths: how far the markers of one list may stand apart
EDGE = 0.014  # and their texts
SIGNS, LETTERS = 5, 2  # a damaged marker is no longer, and has no more letters
LEFT_OUT = 3  # figures may be so much higher, where the markers before were not read either
DOUBT = 0.6  # of a marker between two others
END = 1.0  # of the first or last of its list
FIRST_SEEN = 3  # a list whose first sure number is higher may begin on a page that is missing
SURE = 1.5  # doubt below which another marker bears witness
LISTS = frozenset(
    "angka angka_tutup angka_kurung huruf huruf_tutup huruf_kurung kapital kapital_tutup".split()
)
WORDS = re.compile(r"(?:di|ke|se|ya|dan|atau|oleh|para|yang|ASN|PNS|TNI|Pj|Plt|Plh)\b")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a list's markers and texts stand, and a number of it that is sure."""

    style: str
    value: int
    text_x: float


def with_placed(starts: Sequence[Start]) -> list[Start]:
    """The same lines; signs where a marker of the list around must stand can be read as it."""
    placed, sure = list(starts), [_sure(start) for start in starts]
    last = len(starts) - 1
    upwards = ((i, True) for i in range(last, -1, -1))  # what stands above 3. is 2., above that 1.
    for i, upward in (*upwards, *((i, False) for i in range(last + 1))):
        placed[i] = _placed(placed, sure, i, upward)
        sure[i] = _sure(placed[i])
    return placed


def _sure(start: Start) -> Reading | None:
    """The list marker of a line that is hardly in doubt."""
    found = (r for r in start.readings if r.doubt < SURE and r.marker.style in LISTS)
    return next(found, None)


def _placed(starts: Sequence[Start], sure: Sequence[Reading | None], i: int, upward: bool) -> Start:
    start = starts[i]
    if not start.scanned or start.para < -1 or any(r.doubt < SURE for r in start.readings):
        return start
    above = list(_places(starts, sure, i, range(i - 1, max(-1, i - 1 - NEAR), -1)))
    below = list(_places(starts, sure, i, range(i + 1, min(len(starts), i + 1 + NEAR))))
    for place, doubt in _before(above, below) if upward else _after(above, below):
        end = _signs_end(start, place.text_x)
        printed = start.text[:end].strip()
        value = _value(printed, place)
        if end and value:
            marker = Marker(place.style, value, printed, label_of(place.style, value))
            reading = Reading(marker, end, doubt, counted=True)
            return replace(start, readings=(reading, *start.readings))
    return start


def _value(printed: str, place: Place) -> int:
    """The number that stands here: figures must be it or one soon after it, else it is 0."""
    figures = re.fullmatch(r"\W{0,2}(\d{1,2})\W{0,2}", printed)
    if figures is None or not place.style.startswith("angka"):
        return place.value
    if figures[1] == f"{place.value}1":
        return place.value  # whose point was read as a stroke: 21 for 2.
    return int(figures[1]) if 0 <= int(figures[1]) - place.value <= LEFT_OUT else 0


def _places(
    starts: Sequence[Start], sure: Sequence[Reading | None], i: int, others: range
) -> Iterator[Place]:
    """The nearest sure marker of each style at this line's edge, in one direction."""
    seen: set[str] = set()
    for k in others:
        reading = sure[k]
        if reading is None or abs(starts[k].x - starts[i].x) > MARGIN:
            continue
        if reading.marker.style not in seen:
            seen.add(reading.marker.style)
            marker = reading.marker
            yield Place(marker.style, marker.value, text_x(starts[k], reading))


def _after(above: Sequence[Place], below: Sequence[Place]) -> Iterator[tuple[Place, float]]:
    """The numbers that may stand here after another: between two, or after the last."""
    under = {place.style: place for place in below}
    for place in above:
        later = under.get(place.style)
        if later is None or later.value == 1:
            yield replace(place, value=place.value + 1), END
        elif later.value == place.value + 2:
            yield replace(place, value=place.value + 1), DOUBT


def _before(above: Sequence[Place], below: Sequence[Place]) -> Iterator[tuple[Place, float]]:
    """The number that may stand here before the first that was read."""
    over = {place.style for place in above}
    for place in below:
        if place.style not in over and 2 <= place.value <= FIRST_SEEN:
            yield replace(place, value=place.value - 1), END


def _signs_end(start: Start, edge: float) -> int:
    """Where the text after the signs begins, if it begins at the list's edge; 0 where not."""
    position = 0
    for word in start.line.words:
        x = start.x + word.box.x0 - start.line.box.x0
        if position and abs(x - edge) < EDGE:
            signs = start.text[:position].strip()
            letters = sum(sign.isalpha() for sign in signs)
            fits = len(signs) <= SIGNS and letters <= LETTERS and not WORDS.match(signs)
            return position if fits else 0
        position += len(word.text) + 1
        if position > SIGNS + 3:
            return 0
    return 0
