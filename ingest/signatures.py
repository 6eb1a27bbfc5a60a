"""Who signed: name, position, and on whose behalf, from the signature at a letter's end."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.dates import find_dates
from ingest.folding import fold
from ingest.model import Found, Line, Notice
from ingest.notices import notice
from ingest.offices import CAPACITY, has_degree, is_area, is_office, is_rank, is_staff_number
from ingest.parts import Parts
from ingest.runs import run_of
from ingest.subjects import Finding

DOUBTFUL_BELOW = 0.55  # OCR confidence of the worst word of a name
MOST_LINES = 80  # of a signature; whatever follows is none

_NOISE = re.compile(
    r"(?i)\bditandatangani\b|\belektronik\b|^\W*t\.?t\.?d\W*$|tertanda|\bsertifikat\b|\bdokumen\b|\bmeterai\b"
    r"|\bmaterai\b|salinan|\bsesuai\b|\baslinya\b|^\W*cap\b|balai\s+sertifikasi|^\W*(?:tembusan|paraf)\b"
    r"|https?:|www\.|\byang\s+membuat\b|\bdicetak\b|\bqr\b|\bbsre\b"
)
_ISSUED = re.compile(r"(?i)\b(?:ditetapkan|dikeluarkan|dibuat)\s+di\b|^\W*(?:pada\s+)?tanggal\b")
_BEHALF = re.compile(r"(?i)^\W*(?:a\s?\.?\s?n\b\.?|an\.|atas\s+nama)\s*(?P<office>.+)$")
_SMALL = frozenset(("bin", "binti", "van", "der", "de", "al", "el", "i"))


@dataclass(frozen=True, slots=True)
class _Signer:
    name: Line | None
    position: tuple[Line, ...]


def find_signatory(parts: Parts) -> Finding:
    """Name, position and on_behalf_of; several signers are joined by "; "."""
    signers = [_signer(column) for column in _columns(parts.lines("signature")[:MOST_LINES])]
    signers = [signer for signer in signers if signer.name or signer.position]
    if not signers:
        return (), ()
    named = [signer for signer in signers if signer.name] or signers[:1]
    found = [*_names(named), *_positions(named)]
    return tuple(found), tuple(_doubts(found, named))


def _columns(lines: tuple[Line, ...]) -> list[list[Line]]:
    """Lines of signatures that stand side by side, apart; one list when only one signs."""
    kept = [line for line in lines if line.text.strip()]
    if not any(_beside(one, other) for one in kept for other in kept if one is not other):
        return [kept] if kept else []
    columns: list[list[Line]] = []
    for line in sorted(kept, key=lambda item: (item.page, item.box.y0)):
        centre = (line.box.x0 + line.box.x1) / 2
        home = next((column for column in columns if abs(_centre(column) - centre) < 0.14), None)
        if home is None:
            columns.append([line])
        else:
            home.append(line)
    return sorted(columns, key=lambda column: min(line.box.x0 for line in column))


def _beside(one: Line, other: Line) -> bool:
    overlap = min(one.box.y1, other.box.y1) - max(one.box.y0, other.box.y0)
    apart = other.box.x0 > one.box.x1 + 0.01
    return (
        one.page == other.page and apart and overlap > 0.5 * min(one.box.height, other.box.height)
    )


def _centre(column: list[Line]) -> float:
    return sum((line.box.x0 + line.box.x1) / 2 for line in column) / len(column)


def _signer(lines: list[Line]) -> _Signer:
    kept = [line for line in lines if not _is_noise(line.text)]
    end = next((i for i, line in enumerate(kept) if _below_name(line.text)), None)
    name = _name_before(kept, end) if end is not None else None
    if name is None:
        name = _last_name(kept)
    before = kept[: kept.index(name)] if name is not None else kept
    return _Signer(name, _position(before))


def _is_noise(text: str) -> bool:
    plain = fold(text)
    letters = sum(char.isalpha() for char in plain)
    return bool(_NOISE.search(plain) or _ISSUED.search(plain) or find_dates(plain) or letters < 3)


def _below_name(text: str) -> bool:
    return (
        is_rank(text) or bool(re.match(r"(?i)^\W*(?:nip|nrp|nik)\b", text)) or is_staff_number(text)
    )


def _name_before(lines: list[Line], end: int) -> Line | None:
    for line in reversed(lines[:end]):
        if _like_name(line.text):
            return line
    return None


def _last_name(lines: list[Line]) -> Line | None:
    after = next((i for i, line in enumerate(lines) if is_office(line.text)), None)
    names = [
        line for line in lines[(after + 1) if after is not None else 0 :] if _like_name(line.text)
    ]
    return next((line for line in names if has_degree(line.text)), names[-1] if names else None)


def _like_name(text: str) -> bool:
    plain = text.strip(" ,.|()_-–'\"")
    words = re.findall(r"[^\W\d_][\w'’.\-]*", plain)
    if not 1 <= len(words) <= 12 or (is_office(plain) and not has_degree(plain)):
        return False
    if is_area(plain) or is_rank(plain) or plain.endswith(","):
        return False
    capital = sum(word[0].isupper() or word.lower() in _SMALL for word in words)
    digits = sum(char.isdigit() for char in plain)
    return capital >= 0.7 * len(words) and digits <= 2 and len(plain) >= 4


def _position(lines: list[Line]) -> tuple[Line, ...]:
    start = next((i for i, line in enumerate(lines) if is_office(line.text)), None)
    if start is None:
        return ()
    position = [lines[start]]
    for line in lines[start + 1 :]:
        closed = position[-1].text.rstrip().endswith(",")
        if closed and not is_office(line.text):
            break
        if not (is_office(line.text) or is_area(line.text) or _continues(line, position[0])):
            break
        position.append(line)
    return tuple(position)


def _continues(line: Line, first: Line) -> bool:
    letters = [char for char in line.text if char.isalpha()]
    upper = sum(char.isupper() for char in letters)
    same_case = first.text.isupper() == (upper > 0.8 * len(letters))
    return (
        len(letters) >= 4 and (same_case or not first.text.isupper()) and not has_degree(line.text)
    )


def _names(signers: list[_Signer]) -> list[Found]:
    lines = [signer.name for signer in signers if signer.name]
    if not lines:
        return []
    value = "; ".join(_clean_name(line.text) for line in lines)
    worst = run_of(lines).worst()
    doubtful = worst is not None and worst < DOUBTFUL_BELOW
    return [Found("signatory_name", value, run_of(lines).boxes(), doubtful)]


def _positions(signers: list[_Signer]) -> list[Found]:
    found = []
    printed = [signer.position for signer in signers if signer.position]
    if printed:
        value = "; ".join(_joined(lines) for lines in printed)
        boxes = run_of(line for lines in printed for line in lines).boxes()
        found.append(Found("signatory_position", value, boxes))
    for lines in printed:
        behalf = _BEHALF.match(lines[0].text)
        if behalf:
            office = behalf["office"].strip(" ,.:")
            found.append(Found("on_behalf_of", office, run_of(lines[:1]).boxes()))
    return found


def _doubts(found: list[Found], signers: list[_Signer]) -> list[Notice]:
    page = signers[0].name.page if signers[0].name else None
    return [notice("signatory_doubtful", page, item.value) for item in found if item.doubtful]


def _joined(lines: tuple[Line, ...]) -> str:
    return re.sub(r"\s+", " ", " ".join(line.text for line in lines)).strip(" ,.;:|")


def _clean_name(text: str) -> str:
    name = re.sub(r"(?i)\s*\bn\s?i\s?p\b.*$", "", text)
    name = re.sub(r"^[\s|(_\-–'\"“”.,:;]+|[\s|)_\-–'\"“”,:;]+$", "", name)
    return re.sub(r"\s+", " ", name)


POSITION_CAPACITY = re.compile(rf"^\W*(?:{CAPACITY}\s*)+")
