"""The table of metadata fields, and the reading of them: stated, doubtful or absent."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from ingest.doubts import doubted
from ingest.folding import plain
from ingest.issue import find_issued_at, find_issued_on
from ingest.kinds import find_kind
from ingest.letterheads import find_issuer
from ingest.model import Block, DocumentSource, Found, Kind, Metadata, Notice
from ingest.notices import notice
from ingest.number_repairs import repaired
from ingest.own_number import find_number
from ingest.parts import Parts, parts_of
from ingest.press import PRESS_FIELDS, find_press_kind
from ingest.signatures import find_signatory
from ingest.subjects import (
    Finding,
    find_addressees,
    find_election_words,
    find_replaces,
    find_subject,
)


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its keys among the Found values, where an official document states it."""

    keys: tuple[str, ...]
    find: Callable[[Parts], Finding]
    repeatable: bool = False


def find_metadata(blocks: tuple[Block, ...]) -> tuple[Metadata, tuple[Notice, ...]]:
    """What the document says of itself, each value with its proof; and what was doubtful."""
    parts = parts_of(blocks)
    if parts.news:
        findings = [find(parts) for find in PRESS_FIELDS.values()]
        kind = find_press_kind(parts)
    else:
        findings = [field.find(parts) for field in FIELDS]
        kind = find_kind(parts)
    read = (_plainly(item) for values, _ in findings for item in values)
    found = tuple(item for item in read if item.value)  # an office of capacities only is none
    notices = tuple(chain.from_iterable(notices for _, notices in findings))
    recognised = _recognised(blocks)
    if recognised:
        found, doubts = repaired(found)
        notices = (*notices, *doubts)
    found, conflicts = _cross_checked(found)
    found, unlikely = doubted(found, recognised, blocks)
    source: DocumentSource = "news" if parts.news else "official"
    metadata = Metadata(source, kind, found)
    return metadata, (*notices, *conflicts, *unlikely, *_gaps(metadata, notices))


def _gaps(metadata: Metadata, notices: tuple[Notice, ...]) -> Iterator[Notice]:
    """What a document of its kind always states and this one does not, unless told already."""
    told = {item.code for item in notices}
    if metadata.source == "news":
        return
    if metadata.kind in _UNNUMBERED and metadata.get("number") is None:
        return  # what has a number has a date too
    for key, codes in _EXPECTED.items():
        if metadata.get(key) is None and not told & codes:
            yield notice(f"{key}_absent")


_UNNUMBERED: frozenset[Kind] = frozenset({"ikrar", "lain"})
_EXPECTED = {
    "number": frozenset({"number_blank"}),
    "issued_on": frozenset({"date_partial"}),
}


def _plainly(found: Found) -> Found:
    """A value without the accents that recognition strews over letters."""
    return replace(found, value=plain(found.value))


def _recognised(blocks: tuple[Block, ...]) -> bool:
    lines = (line for block in blocks for line in block.lines[:1])
    return any(line.confidence is not None for line in lines)


def _cross_checked(found: tuple[Found, ...]) -> tuple[tuple[Found, ...], tuple[Notice, ...]]:
    """A number that names another year than the date makes both doubtful; neither is changed."""
    values = {item.key: item for item in found if item.key in {"number", "issued_on"}}
    number, day = values.get("number"), values.get("issued_on")
    years = set(_YEAR_OF_NUMBER.findall(number.value)) if number else set()
    if number is None or day is None or not years or day.value[:4] in years:
        return found, ()
    marked = tuple(
        replace(item, doubtful=True) if item in (number, day) else item for item in found
    )
    page = day.boxes[0].page if day.boxes else None
    return marked, (notice("year_conflict", page, f"{number.value}, {day.value}"),)


_YEAR_OF_NUMBER = re.compile(r"(?i)(?:/|-|\btahun\s)((?:19|20)\d\d)(?=;|$)")


FIELDS: tuple[Field, ...] = (
    Field(("number",), find_number),
    Field(("issued_on",), find_issued_on),
    Field(("issued_at",), find_issued_at),
    Field(("issuer",), find_issuer),
    Field(("signatory_name", "signatory_position", "on_behalf_of"), find_signatory),
    Field(("subject",), find_subject),
    Field(("addressee",), find_addressees, repeatable=True),
    Field(("replaces",), find_replaces),
    Field(("election_words",), find_election_words, repeatable=True),
)
