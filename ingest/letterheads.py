"""Whose letter it is: the office of the letterhead, else of the title, else of the signature."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.dates import find_dates
from ingest.folding import fold
from ingest.kinds import kind_of_title
from ingest.model import Found, Line
from ingest.offices import CAPACITY, is_address, is_area, is_office
from ingest.parts import Parts
from ingest.runs import run_of
from ingest.signatures import find_signatory
from ingest.subjects import Finding

MOST_LINES = 5
_REGION_HEAD = re.compile(r"(?i)^\W*(?:bupati|wali\s?kota|gubernur)\b")
_TITLE_WORDS = re.compile(
    r"(?i)^\W*(?:surat\s+edaran(?:\s+bersama)?|surat\s+keputusan(?:\s+bersama)?|keputusan\s+bersama"
    r"|surat\s+h?imbauan|instruksi|keputusan|peraturan|pengumuman|edaran|h?imbauan)\s+"
)
_AND_OFFICE = re.compile(
    r"(?i)\s*(?:,|;|\bdan\b)+\s*(?:dan\s+)?(?=(?:menteri|kepala|ketua|gubernur|bupati|wali\s?kota|jaksa|panglima)\b)"
)
_UP_TO = re.compile(r"(?i)\s+(?:nomor|no\.|tentang)\b.*$")


def find_issuer(parts: Parts) -> Finding:
    """The issuing office as printed; a joint decree's offices one by one, joined by "; "."""
    for finding in (_joint(parts), _letterhead(parts), _titled(parts), _attached(parts)):
        if finding:
            return (finding,), ()
    return _signing(parts)


def _letterhead(parts: Parts) -> Found | None:
    lines = list(_office_lines(parts.lines("letterhead")))
    if not lines:
        front = [line for block in parts.front for line in block.lines][:8]
        lines = list(_office_lines(front)) if _tops(front) else []
    if not lines:
        return None
    run = run_of(lines)
    return Found("issuer", _plain(run.text), run.boxes())


def _tops(front: list[Line]) -> bool:
    """Whether an office opens the page even though no letterhead was seen as such."""
    first = next((line for line in front if is_office(line.text)), None)
    return first is not None and first.text.isupper() and first in front[:3]


def _office_lines(lines: tuple[Line, ...] | list[Line]) -> Iterator[Line]:
    first: Line | None = None
    count = 0
    for line in lines:
        text = fold(line.text).strip()
        if first is None:
            if not is_office(text) or is_address(text):
                continue
            first = line
        elif sum(map(str.isalpha, text)) < 4:
            continue  # a stray mark of the emblem
        elif _ends_office(text, first) or count >= MOST_LINES:
            return
        yield line
        count += 1


def _ends_office(text: str, first: Line) -> bool:
    if is_address(text) or kind_of_title(text) or find_dates(text):
        return True
    if re.match(r"(?i)^\W*(?:nomor|yth|kepada|tentang|sifat|menimbang)\b", text):
        return True
    if _REGION_HEAD.match(first.text):
        return not is_area(text) or text.upper().startswith("PROVINSI")
    letters = [char for char in text if char.isalpha()]
    upper = sum(char.isupper() for char in letters)
    return first.text.isupper() and upper < 0.8 * len(letters)


def _titled(parts: Parts) -> Found | None:
    for line in parts.lines("title", "head"):
        match = _TITLE_WORDS.match(line.text)
        if match and is_office(line.text[match.end() :]):
            run = run_of([line])
            name = _UP_TO.sub("", line.text[match.end() :])
            end = match.end() + len(name)
            return Found("issuer", _plain(name), run.boxes(match.end(), end))
    return None


def _joint(parts: Parts) -> Found | None:
    lines = parts.lines("title")
    joint = next(
        (i for i, x in enumerate(lines) if kind_of_title(x.text) == "keputusan bersama"), None
    )
    if joint is None:
        return None
    run = run_of(lines[joint:])
    match = re.match(r"(?i)\W*(?:surat\s+)?keputusan\s+bersama\s*", run.text)
    names = _UP_TO.sub("", run.text[match.end() if match else 0 :])
    offices = [_plain(name) for name in _AND_OFFICE.split(names) if is_office(name)]
    return Found("issuer", "; ".join(offices), run.boxes(0, len(names))) if offices else None


def _attached(parts: Parts) -> Found | None:
    """The office an attachment without its letter names: "Lampiran : Surat Kepala … Nomor"."""
    if parts.letter:
        return None
    run = run_of(parts.attached("head", "title", "letterhead")[:6])
    match = re.search(
        r"(?i)lampiran[^A-Za-z]{0,6}\s*(?:surat(?:\s+edaran)?|keputusan|instruksi)\s+(?P<office>.+?)\s+nomor\b",
        run.text,
    )
    if not match or not is_office(match["office"]):
        return None
    return Found(
        "issuer", _plain(match["office"]), run.boxes(match.start("office"), match.end("office"))
    )


def _signing(parts: Parts) -> Finding:
    found = {item.key: item for item in find_signatory(parts)[0]}
    position = found.get("on_behalf_of") or found.get("signatory_position")
    if position is None:
        return (), ()
    office = re.sub(rf"^\W*(?:{CAPACITY}\s*)+", "", position.value)
    return (Found("issuer", office, position.boxes, position.doubtful),), ()


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" ,.;:-–—|\"'")
