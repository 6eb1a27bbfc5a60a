"""A letter's last lines at the left margin: place and date, office, name, without any rank."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from ingest.model import Line
from ingest.places import Place, counted, prose
from ingest.signs import BARE_DATE, CAPACITY_SIGN, COPIES, DATE, ISSUED_ON, OFFICE

FEW = 6  # lines from place and date to the last name
SHORT = 0.55  # width of such a line
APART = 1.5  # line gaps: more than between lines of one paragraph
# "H. POLAN SALIM, S.H." is a pilgrim's name, no item H.
INITIAL = re.compile(r"(?:H|Hj|R|I|KH|A|M|S)\.\s*(?:[A-Z][A-Za-z.'’-]*,?\s*){1,7}$")
DAY = re.compile(r"(?:Senin|Selasa|Rabu|Kamis|Jum.?at|Sabtu|Minggu|Ahad)\b")


def ends_plainly(place: Place) -> bool:
    """Date and office in either order, nothing but short lines from there to the letter's end."""
    if not _is_last_line(place) or not _set_off(place):
        return False
    rest = list(takewhile(lambda line: not COPIES.pattern.match(line.text), _below(place)))
    if len(rest) > FEW or not all(_is_last_line(_at(place, k)) for k in range(len(rest))):
        return False
    if _dates(place.text):
        return True
    office = any(sign.pattern.match(place.text) for sign in (OFFICE, CAPACITY_SIGN))
    return office and (any(_dates(line.text) for line in rest[:2]) or _signs(place.text, rest))


def _below(place: Place) -> Sequence[Line]:
    return place.lines[place.i + 1 :]


def _at(place: Place, further: int) -> Place:
    return Place(place.lines, place.i + 1 + further, place.kind, place.opened, place.measures)


def _is_last_line(place: Place) -> bool:
    short = place.width < SHORT and place.line.row is None
    return short and (_named(place.text) or not counted(place)) and not prose(place)


def _named(text: str) -> bool:
    return bool(INITIAL.match(text))


def _set_off(place: Place) -> bool:
    """The sentence above is finished, or a gap parts it from this line."""
    if not place.i:
        return False
    above = place.lines[place.i - 1]
    gap = place.measures.gap(above, place.line)
    return above.text.rstrip()[-1:] in ".;!" or gap is None or gap > APART


def _dates(text: str) -> bool:
    text = text.strip()
    signs = (DATE, BARE_DATE, ISSUED_ON)
    return not DAY.match(text) and any(sign.pattern.match(text) for sign in signs)


def _signs(text: str, rest: Sequence[Line]) -> bool:
    """An office with its comma, and under it a name: nothing else ends so."""
    return text.endswith(",") and len(rest) == 1
