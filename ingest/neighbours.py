"""Doubtful markers made surer by the markers above and below them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.headings import MISREAD, STRAY
from ingest.model import Marker
from ingest.numbering import Reading
from ingest.numerals import roman_text
from ingest.placed import with_placed
from ingest.roman_chain import with_roman_chain
from ingest.set_in import set_in
from ingest.starts import Start

NEAR = 6  # lines before and after in which bullets are compared
COUNTED_NEAR = 12  # lines before and after in which the next number of a list may stand
ALIGNED = 0.012  # page widths: how far the markers of one list may stand apart
LOST = 1.3  # doubt of a Roman numeral that would have lost a stroke
SURE = 1.5  # doubt below which a neighbour bears witness
FAINT = 2.7  # doubt below which two neighbours bear each other out
PASSES = 2  # a number made surer bears witness to the next
BLOT = re.compile(r"(?!(?:di|ke|se|ya)\b)\S{1,2}\s+(?=[A-Za-z]{3})")  # what a check mark may become


def surer(starts: Sequence[Start]) -> tuple[Start, ...]:
    """The same lines, the doubt of their markers weighed by what stands around them."""
    starts = with_roman_chain([_with_lost_stroke(start) for start in set_in(starts)])
    for _ in range(PASSES):
        starts = [_with_surer_numbers(starts, i) for i in range(len(starts))]
    return tuple(_with_surer_bullets(with_placed(starts)))


def _with_lost_stroke(start: Start) -> Start:
    """A Roman numeral on a scan may have one stroke less than was printed: I. for II."""
    if not start.scanned or not start.heading:
        return start
    more = [
        replace(
            r, marker=replace(r.marker, value=r.marker.value + 1, label=label), doubt=r.doubt + LOST
        )
        for r in start.readings
        if r.marker.style == "romawi" and r.doubt < SURE and r.marker.label.endswith("I")
        if (label := roman_text(r.marker.value + 1).upper()).endswith("I")
    ]
    return replace(start, readings=(*start.readings, *more))


def _with_surer_numbers(starts: Sequence[Start], i: int) -> Start:
    """A damaged number is one where the one before or after it stands in the same place."""
    start = starts[i]
    if not any(r.counted and r.doubt > 0.6 for r in start.readings):
        return start
    found = (replace(r, doubt=_weighed(starts, i, r)) for r in start.readings)
    return replace(start, readings=tuple(sorted(found, key=lambda r: r.doubt)))


def _weighed(starts: Sequence[Start], i: int, reading: Reading) -> float:
    """The doubt left when the number before stands above, or the number after below."""
    if not reading.counted:
        return reading.doubt
    above = starts[max(0, i - COUNTED_NEAR) : i]
    below = starts[i + 1 : i + 1 + COUNTED_NEAR]
    found = (
        _witness(above, reading, starts[i], -1),
        _witness(below, reading, starts[i], 1),
    )
    # In the midst of a paragraph both must speak.
    witness = min(found) if starts[i].para > -1 else max(found)
    return min(reading.doubt, 0.6 if witness < SURE else 1.0 if witness < FAINT else 9.0)


def _witness(others: Sequence[Start], reading: Reading, start: Start, step: int) -> float:
    """The least doubt with which another line bears the marker a step away in the count."""
    return min(
        (
            r.doubt
            for other in others
            if abs(other.x - start.x) < ALIGNED
            for r in other.readings
            if r.marker.style == reading.marker.style
            and r.marker.value == reading.marker.value + step
        ),
        default=9.0,
    )


def _with_surer_bullets(starts: Sequence[Start]) -> Iterator[Start]:
    """A bullet that was read as a letter is one where others stand under or over it."""
    for i, start in enumerate(starts):
        near = [*starts[max(0, i - NEAR) : i], *starts[i + 1 : i + 1 + NEAR]]
        near = [other for other in near if abs(other.x - start.x) < ALIGNED]
        others = sum(map(_bullet, near))
        blot = BLOT.match(start.text) if start.scanned else None
        if blot and others < 2 and not _twins(start, near):
            blot = None
        if others and _bullet(start):
            style = _printed_style(near)
            yield replace(start, readings=tuple(_surer_bullet(r, style) for r in start.readings))
        elif blot and all(r.doubt > MISREAD for r in start.readings):
            marker = Marker("butir", 0, blot[0].strip(), "")
            bullet = Reading(marker, blot.end(), 0.5, counted=False)
            yield replace(start, readings=(bullet, *start.readings))
        else:
            yield start


def _twins(start: Start, near: Sequence[Start]) -> bool:
    """The same small letter or sign before a capital letter at the head of another line near."""
    sign = STRAY.match(start.text)
    others = (STRAY.match(other.text) for other in near)
    return sign is not None and any(other and other[0] == sign[0] for other in others)


def _bullet(start: Start) -> bool:
    return any(not r.counted and r.doubt < MISREAD for r in start.readings)


def _printed_style(near: Sequence[Start]) -> str | None:
    """How the bullets around are printed, dash or dot, where all that are sure agree."""
    sure = (r for other in near for r in other.readings if not r.counted and not r.doubt)
    styles = {r.marker.style for r in sure}
    return styles.pop() if len(styles) == 1 else None


def _surer_bullet(reading: Reading, style: str | None) -> Reading:
    """Less doubtful, and printed as the bullets around it are."""
    if reading.counted or not 0 < reading.doubt < MISREAD:
        return reading
    marker = replace(reading.marker, style=style or reading.marker.style)
    return replace(reading, marker=marker, doubt=min(reading.doubt, 0.3))
