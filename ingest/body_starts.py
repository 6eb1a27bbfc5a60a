"""Where the operative text begins: after the title, the addressees, the head, or at once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.announcing import COMPLETING, OPENING
from ingest.farewells import APART
from ingest.measures import WIDE
from ingest.modal_cues import find_cue
from ingest.numbering import Reading, readings
from ingest.places import Place, capitals, first_marker, prose
from ingest.signs import (
    NUMBER,
    PLACE,
)

FULL = 0.09  # page widths: how near a full line comes to the right margin, a word at most


def _decree_marker(place: Place) -> bool:
    marker = first_marker(place)
    decree = marker is not None and marker.marker.style in {"konsiderans", "diktum", "bab", "pasal"}
    return decree or _bare_diktum(place)


def _bare_diktum(place: Place) -> bool:
    """KESATU without its colon, at the left, and KEDUA soon after."""
    if not place.text.startswith(("KESATU", "PERTAMA")) or place.indent > 0.15:
        return False
    after = (r.marker for line in place.following(40) for r in readings(line.text))
    return any(m.style == "diktum" and m.value == 2 for m in after)


def starts_body_after_title(place: Place) -> bool:
    if place.line.row is not None or prose(place) or _decree_marker(place) or _orders(place):
        return True
    if _opens_short(place):
        return True
    if place.measures.centred(place.line) or place.indent > 0.1:
        return False
    before = place.lines[place.i - 1]
    if capitals(place.text) > 0.9 and place.width > WIDE and not first_marker(place):
        return False  # a title that fills its line; headings of the body are short
    sentence = place.indent < 0.02 or capitals(place.text) < 0.5
    flush = sentence and place.measures.centred(before)
    return first_marker(place) is not None or (flush and not NUMBER.pattern.match(place.text))


def starts_body_after_addressee(place: Place) -> bool:
    if _decree_marker(place):
        return True
    if _opening(place) or _heads_below_place(place):
        return True
    first = place.lines[place.opened]
    column = place.measures.x0(first) - place.measures.left
    marker = first_marker(place)
    if marker is not None and _is_rule(place):
        return True
    if column > 0.15:
        left = place.x0 < place.measures.x0(first) - 0.1
        return left and (prose(place) or marker is not None)
    if _closed(place) and _begins_list(place, marker):
        return True
    earlier = [_mark(line.text) for line in place.lines[place.opened : place.i]]
    if marker is not None and any(earlier):
        return marker.marker.style not in {m for m in earlier if m} or _closed(place)
    if marker is None and any(earlier) and _heads_anew(place, earlier):
        return True
    hanging = _hangs(place) or _runs_on(place)
    return prose(place) and not hanging and not readings(place.text)


def _is_rule(place: Place) -> bool:
    """The first number's text orders or forbids, as no addressee does: 1. ASN dilarang …"""
    cue = find_cue(place.text)
    return cue is not None and not cue.weak and cue.modality in {"prohibition", "obligation"}


def _runs_on(place: Place) -> bool:
    """The line above is full and breaks off: the addressees stand in one sentence."""
    above = place.lines[place.i - 1]
    gap = place.measures.gap(above, place.line)
    full = place.measures.x1(above) > place.measures.right - FULL
    unended = above.text.rstrip()[-1:] not in ".:;,"
    return full and unended and gap is not None and gap < APART


def _heads_below_place(place: Place) -> bool:
    """A heading in capitals at the left, below the place that ends the addressees: I. UMUM."""
    above = place.lines[place.i - 1].text.strip()
    named = re.fullmatch(r"(?i:di)\s*[-–:.]*\s*[A-Z]\w+(?:\s\w+)?\W*|[Tt]empat\W*|TEMPAT\W*", above)
    at_left = place.indent < 0.05 and not place.measures.centred(place.line)
    return named is not None and at_left and capitals(place.text) > 0.8


def _begins_list(place: Place, marker: Reading | None) -> bool:
    """A first number at the left, or a short heading right above one."""
    above = place.lines[place.i - 1].text.strip()
    names_place = re.fullmatch(r"(?i)di\s*[-–—.:]*", above) or PLACE.pattern.match(place.text)
    if place.indent > 0.1 or names_place:
        return False
    below = place.following(1)
    first = below and any(r.doubt < 1 and r.marker.value == 1 for r in readings(below[0].text))
    return marker is not None or (bool(first) and place.text.strip()[-1:].isalpha())


def _heads_anew(place: Place, styles: Sequence[str | None]) -> bool:
    """A heading below counted addressees: under it the count begins again at one."""
    below = place.following(1)
    if not below or _hangs(place) or place.indent > 0.1 or PLACE.pattern.match(place.text):
        return False
    found = (r for r in readings(below[0].text) if r.doubt < 1 and r.counted)
    begins = any(r.marker.value == 1 and r.marker.style in styles for r in found)
    return begins and not place.text.rstrip().endswith((":", ","))


def _opening(place: Place) -> bool:
    """The first sentence by its first words, however short: Menindaklanjuti:"""
    leads = place.width > 0.3 or place.text.rstrip().endswith(":")
    return leads and place.line.row is None and _opens_at_left(place)


def _opens_at_left(place: Place) -> bool:
    at_left = place.indent < 0.1 and not place.measures.centred(place.line)
    return at_left and bool(OPENING.match(place.text))


def _opens_short(place: Place) -> bool:
    """The first sentence after a title at the left margin, however short its lines are."""
    if not _opens_at_left(place) or capitals(place.text) > 0.5:
        return False
    above = place.lines[place.i - 1]
    gap = place.measures.gap(above, place.line)
    return capitals(above.text) > 0.8 or gap is None or gap > APART


def _mark(text: str) -> str | None:
    bare = re.sub(r"^(Kepada|KEPADA)?\s*[:.]?\s*(Yth\.?)?\s*[:.]?\s*", "", text.strip())
    return next((r.marker.style for r in readings(bare) if r.doubt < 1), None)


def _closed(place: Place) -> bool:
    """The addressee's place (di - Tempat) has been printed."""
    lines = place.lines[max(place.opened + 1, place.i - 2) : place.i]
    return any(PLACE.pattern.match(x.text) or x.text.strip() == "Tempat" for x in lines)


def _hangs(place: Place) -> bool:
    """The line continues the numbered addressee above it: it stands further in than the number."""
    above = place.lines[place.i - 1]
    return bool(_mark(above.text)) and place.x0 > place.measures.x0(above) + 0.012


def starts_body_after_head(place: Place) -> bool:
    before = place.lines[place.i - 1]
    gap = place.measures.gap(before, place.line)
    under = place.x0 > place.measures.x0(place.lines[place.opened]) + 0.02
    hanging = under and gap is not None and gap < 1.35
    if _opening(place):
        return True
    return _decree_marker(place) or (prose(place) and not hanging) or _heads_section(place)


def _heads_section(place: Place) -> bool:
    """A numbered heading right after the head: 1. Latar Belakang, running text below it."""
    below = place.following(1)
    lead = Place(place.lines, place.i + 1, place.kind, 0, place.measures) if below else None
    return lead is not None and prose(lead) and _counts_on(place)


def _counts_on(place: Place) -> bool:
    """A first number at the left whose second follows soon."""
    first = first_marker(place)
    if first is None or not first.counted or place.indent > 0.15:
        return False
    after = [r.marker for line in place.following(40) for r in readings(line.text) if r.doubt < 1]
    return any(m.style == first.marker.style and m.value == 2 for m in after)


def starts_body_at_once(place: Place) -> bool:
    """No head or title at all: two lines of running text, or a first number that counts on."""
    nearby = place.following(2)
    if not prose(place):
        return _decree_marker(place) or _counts_on(place) or _orders(place)
    running = any(
        prose(Place(place.lines, place.i + 1 + k, place.kind, 0, place.measures))
        for k in range(len(nearby))
    )
    return running or _counts_on(place)


TABLE = 3  # columns, and rows of them: labels and their values stand in two


def starts_body_in_table(place: Place) -> bool:
    """A ruled table of several columns is the document's text, whatever stands above it."""
    if place.line.row is None:
        return False
    columns = [
        line.column
        for line in (place.line, *place.following(TABLE * TABLE * 2))
        if line.row is not None and line.page == place.line.page
    ]
    return len(set(columns)) >= TABLE and columns.count(0) >= TABLE - 1


LEAD_IN = 3  # words: fewer are a label


def _orders(place: Place) -> bool:
    """A short text that begins with its order: "ASN dilarang:" and its points, or one sentence."""
    if place.indent > 0.1 or capitals(place.text) > 0.5 or place.line.row is not None:
        return False
    below = next(iter(place.following(1)), None)
    if below is not None and COMPLETING.search(place.text):
        return bool(readings(below.text)) or below.text[:1].islower()
    if below is not None and place.text.endswith(":") and len(place.text.split()) >= LEAD_IN:
        return any(reading.marker.value == 1 for reading in readings(below.text))
    cue = find_cue(place.text) if place.text.endswith(".") else None
    return cue is not None and not cue.weak
