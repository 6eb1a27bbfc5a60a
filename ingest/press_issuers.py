"""Whose letter an article reports: the office in its name, or the one that it says issued it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.press_instruments import governs
from ingest.press_letter import LETTER, Own, is_cited, sentences
from ingest.press_people import (
    ISSUED_BY,
    POSITION,
    UNIT,
    Person,
    areas_in,
    issues_after,
    persons,
    within_area,
)

_SENDS = re.compile(
    r"(?i)\b(?:menerbitkan|mengeluarkan|menetapkan|menanda\s?tangani|meneken|merilis|mengirim(?:kan|i)?|melayangkan"
    r"|menyampaikan|mengedarkan|membuat|menyurati)\b"
)
# Right before an office that only stands by: didampingi Sekda, bersama Ketua KPU.
_BESIDE = re.compile(
    r"(?i)\b(?:didampingi|bersama|melalui|lewat|kepada|disaksikan|menurut|dihadiri|dari|oleh|di|ke|dengan|dan|serta)\s+$"
)


def issuing_office(text: str, own: Own | None, signer: Person | None) -> Person | None:
    """Whose letter it is: the office in its name, the office that issued it, or the signer's."""
    areas = areas_in(text)
    found = (
        _office_in_name(text, areas, own.office if own else "")
        or (own and _sender(text, areas, own))
        or _issuing_unit(text, areas)
        or signer
        or next((p for p in persons(text, areas) if _issues(text, p.end)), None)
        or _unit_named_by(text, areas)
        or _office_beside(text, areas)
        or next((_government(match) for match in _GOVERNMENT.finditer(text)), None)
    )
    return replace(found, name=None) if found else None


def _sender(text: str, areas: list[str], own: Own) -> Person | None:
    """The office whose verb governs the numbered letter: "Bupati X meneken Edaran Nomor …"."""
    start, _ = next(s for s in sentences(text) if s[0] <= own.start < s[1])
    verbs = [v for v in _SENDS.finditer(text, start, own.start) if governs(text, v.end(), own)]
    if not verbs:
        return None
    offices = [p for p in _offices(text, areas, start, verbs[0].start()) if _acts(text, start, p)]
    return offices[-1] if offices else None


def _offices(text: str, areas: list[str], start: int, end: int) -> Iterator[Person]:
    """The offices named in a stretch, and the units apart from their heads' offices."""
    held = [p for p in persons(text, areas, start, end) if p.start < end]
    units = (_unit(match, areas) for match in UNIT.finditer(text, start, end))
    apart = [u for u in units if not any(p.start <= u.start < p.end for p in held)]
    yield from sorted((*held, *apart), key=lambda person: person.start)


def _acts(text: str, start: int, person: Person) -> bool:
    return not _BESIDE.search(text, start, person.start)


def _unit(match: re.Match[str], areas: list[str]) -> Person:
    position = within_area(match.group(), areas)
    return Person(position, None, match.start(), match.start() + len(position))


def _issues(text: str, end: int) -> bool:
    """Whether the office that ends at a place issues a letter, and no other named behind it."""
    verb = issues_after(text, end)
    between = text[end : end + verb.start("verb")] if verb else ""
    others = (m for kind in (POSITION, UNIT) for m in kind.finditer(between))
    return verb is not None and all(_BESIDE.search(between[: m.start()]) for m in others)


def _office_in_name(text: str, areas: list[str], office: str) -> Person | None:
    """The office that the letter's own name holds: "Surat Edaran Sekda Konawe Nomor …"."""
    if not office:
        return None
    at = text.find(office)
    named = next(persons(text, areas, at, at + len(office)), None)
    unit = UNIT.search(office)
    if named or not unit:
        return named
    return Person(unit.group(), None, at + unit.start(), at + unit.end())


def _issuing_unit(text: str, areas: list[str]) -> Person | None:
    """A unit that "menerbitkan" the letter."""
    units = (_unit(match, areas) for match in UNIT.finditer(text))
    return next((unit for unit in units if _issues(text, unit.end)), None)


def _unit_named_by(text: str, areas: list[str]) -> Person | None:
    """A unit by which something was issued."""
    passive = {match.end() for match in ISSUED_BY.finditer(text)}
    units = (_unit(match, areas) for match in UNIT.finditer(text) if match.start() in passive)
    return next(units, None)


# Words right before an office that make a letter its own.
_OF = re.compile(
    rf"{LETTER}(?i:nya)?\s+(?:(?i:yang\s+(?:ter|di)\w+\s+(?:oleh\s+)?|dari\s+|oleh\s+|milik\s+))?(?=[A-Z])"
)
_BY_LETTER = re.compile(
    rf"(?i:\b(?:melalui|lewat|dengan))\s+(?:sebuah\s+)?{LETTER}(?i:nya)?(?:\s(?:[^.;,]|\.(?=\S)){{0,100}})?,\s+(?=[A-Z])"
)
_GOVERNMENT = re.compile(
    r"\b(?P<name>(?:Pemerintah\s+(?:Kabupaten|Kota|Provinsi)|Pemkab|Pemkot|Pemprov)(?:\s[A-Z][\w'’-]*){1,3})"
    r"(?=[^.;]{0,40}?\b(?:menerbitkan|mengeluarkan|terbitkan|keluarkan|mengirim\w*|membuat|menyebarkan|mengedarkan)\b"
    r"[^.;]{0,40}?\b(?i:edaran|h?imbauan|instruksi)\b)"
)


def _government(match: re.Match[str]) -> Person:
    return Person(match["name"], None, match.start("name"), match.end("name"))


def _office_beside(text: str, areas: list[str]) -> Person | None:
    """The office that the letter is named by: "edaran Bupati X", "lewat edaran, Bupati X …"."""
    places = {match.end() for match in (*_BY_LETTER.finditer(text), *ISSUED_BY.finditer(text))}
    places |= {m.end() for m in _OF.finditer(text) if not is_cited(text, m.start(), m.end())}
    found = sorted(places)
    return next((p for at in found for p in persons(text, areas, at, at) if p.start == at), None)
