"""The table of metadata fields, and the reading of them: stated, doubtful or absent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import chain

from ingest.citations import number_key
from ingest.issue import find_issued_at, find_issued_on
from ingest.kinds import find_kind
from ingest.letterheads import find_issuer
from ingest.model import Block, Found, Line, Metadata, Notice
from ingest.notices import notice
from ingest.numbers import Numbered, read_number_line
from ingest.parts import Parts, parts_of
from ingest.press import PRESS_FIELDS, find_press_kind
from ingest.runs import run_of
from ingest.signatures import find_signatory
from ingest.subjects import (
    Finding,
    find_addressees,
    find_election_words,
    find_replaces,
    find_subject,
)

DOUBTFUL_BELOW = 0.70  # OCR confidence of the worst word in a number


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
    found = tuple(chain.from_iterable(values for values, _ in findings))
    notices = tuple(chain.from_iterable(notices for _, notices in findings))
    return Metadata("news" if parts.news else "official", kind, found), notices


def find_number(parts: Parts) -> Finding:
    """The letter's own number or numbers; blank or doubtful parts are told, never filled in."""
    own = _number_lines(parts.lines("head", "title", "letterhead", "addressee"))
    attached = _number_lines(parts.attached("head", "title", "letterhead", "body"))
    if not own:
        own = attached if not parts.letter else ()
    stated = [(line, number) for line, number in own if number.value]
    if not stated:
        return _without_number(own, attached)
    return _with_number(stated, attached)


def _with_number(
    stated: list[tuple[Line, Numbered]], attached: tuple[tuple[Line, Numbered], ...]
) -> Finding:
    values = list(dict.fromkeys(number.value or "" for _, number in stated))
    if len({line.page for line, _ in stated}) == 1 and len(values) > 1:
        stated = [item for item in stated if item[1].value in values]
    value = "; ".join(values)
    boxes = tuple(chain.from_iterable(run_of([line]).boxes(n.start, n.end) for line, n in stated))
    others = {number.value for _, number in attached if number.value}
    conflict = bool(others) and not {number_key(v) for v in values} & {
        number_key(other or "") for other in others
    }
    agreed = bool(others) and not conflict
    doubtful = conflict or (not agreed and any(_is_doubtful(*item) for item in stated))
    found = Found("number", value, boxes, doubtful)
    page = stated[0][0].page
    if conflict:
        return (found,), (notice("number_conflict", page, ", ".join(map(str, others))),)
    return (found,), (notice("number_doubtful", page, value),) if doubtful else ()


def _without_number(
    own: tuple[tuple[Line, Numbered], ...], attached: tuple[tuple[Line, Numbered], ...]
) -> Finding:
    blank = next(iter(own), None)
    if blank is None:
        return (), ()
    line, number = blank
    notices = (notice("number_blank", line.page, line.text[number.start :].strip() or line.text),)
    repeated = next(((li, no) for li, no in attached if no.value), None)
    if repeated is None:
        return (), notices
    boxes = run_of([repeated[0]]).boxes(repeated[1].start, repeated[1].end)
    return (Found("number", repeated[1].value or "", boxes, doubtful=True),), notices


def _number_lines(lines: tuple[Line, ...]) -> tuple[tuple[Line, Numbered], ...]:
    """Number lines before the subject begins; a number on the line after its label counts too."""
    found: list[tuple[Line, Numbered]] = []
    for index, line in enumerate(lines):
        if found and line.text.strip().upper().startswith("TENTANG"):
            break
        number = read_number_line(line.text)
        if number and number.value is None and line.text.strip(" :.").upper() == "NOMOR":
            following = lines[index + 1 : index + 2]
            below = read_number_line(f"Nomor {following[0].text}") if following else None
            if below and below.value:
                shifted = replace(below, start=below.start - 6, end=below.end - 6)
                found.append((following[0], shifted))
                continue
        if number:
            found.append((line, number))
    return tuple(found)


def _is_doubtful(line: Line, number: Numbered) -> bool:
    worst = run_of([line]).worst(number.start, number.end)
    if worst is None:
        return number.damaged
    return number.damaged or number.gapped or worst < DOUBTFUL_BELOW


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
