"""Who signed: name, position, and on whose behalf, from the signature at a letter's end."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
_SECOND = re.compile(r"(?i)^\W*d\s?iundangkan\b|\bsalinan\s+(?:ini\s+)?sesuai\b")
_NO_NAME = re.compile(
    r"(?i)\b(?:nomor|tahun|berita|lembaran|tambahan|tanda\s+tangan|republik|kabupaten|anggota)\b"
    r"|^\W*(?:\d\W+)?(?:nama|jabatan)\W*(?:$|[:;]|\b(?:lengkap|atasan|calon|jelas|dan|langsung)\b)"
    r"|[!@#$%^*=<>{}\[\]~]"
)
_BEHALF = re.compile(r"(?i)^\W*(?:a\s?\.?\s?n\b\.?|an\.|atas\s+nama)\s*(?P<office>.+)$")
_SMALL = frozenset(("bin", "binti", "van", "der", "de", "al", "el", "i"))


@dataclass(frozen=True, slots=True)
class _Signer:
    name: Line | None
    position: tuple[Line, ...]


def find_signatory(parts: Parts) -> Finding:
    """Name, position and on_behalf_of; several signers are joined by "; "."""
    columns = _columns(_before_promulgation(parts.lines("signature")[:MOST_LINES]))
    signers = [_signer(group) for column in columns for group in _one_by_one(column)]
    signers = [signer for signer in signers if signer.name or signer.position]
    if not signers:
        return (), ()
    named = [signer for signer in signers if signer.name] or signers
    found = [*_names(named), *_positions(named)]
    return tuple(found), tuple(_doubts(found, named))


def _before_promulgation(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Without a second signature: of who promulgated a regulation, or certified its copy."""
    second = next((line for line in lines if _SECOND.search(fold(line.text))), None)
    if second is None:
        return lines
    top = (second.page, second.box.y0)
    return tuple(line for line in lines if (line.page, line.box.y0) < top)


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


def _one_by_one(lines: list[Line]) -> Iterator[list[Line]]:
    """Signatures below one another: an office after a finished office opens the next."""
    group: list[Line] = []
    for line in (line for line in lines if not _is_noise(line.text)):
        if is_office(line.text) and _is_finished(group):
            yield group
            group = []
        group.append(line)
    yield group


def _is_finished(group: list[Line]) -> bool:
    offices = [line for line in group if is_office(line.text)]
    if not offices:
        return False
    closed = any(line.text.rstrip().endswith(",") for line in group)
    return (closed and not _BEHALF.match(offices[0].text)) or any(
        _below_name(line.text) for line in group
    )


def _signer(lines: list[Line]) -> _Signer:
    end = next((i for i, line in enumerate(lines) if _below_name(line.text)), None)
    name = _name_before(lines, end) if end is not None else _last_name(lines)
    before = lines[: lines.index(name)] if name is not None else lines
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
    """A name without rank or number below it: after the office, the last that looks like one."""
    ends = [i for i, line in enumerate(lines) if line.text.rstrip().endswith(",")]
    offices = [i for i, line in enumerate(lines) if is_office(line.text)][:1]
    start = max([*ends, *offices], default=-1) + 1
    names = [i for i in range(start, len(lines)) if _like_name(lines[i].text)]
    degreed = next((i for i in names if has_degree(lines[i].text)), None)
    if degreed is not None:
        return lines[degreed]
    apart = [i for i in names if i in {e + 1 for e in ends} or _stands_apart(lines, i)]
    return lines[apart[-1]] if apart else None


def _stands_apart(lines: list[Line], index: int) -> bool:
    """Whether room was left above for a signature, or the line before ends a phrase."""
    if index == 0:
        return False
    line, above = lines[index], lines[index - 1]
    gap = line.box.y0 - above.box.y1
    whole = len(line.text.split()) >= 2 and not re.search(r"(?i)\b(?:dan|dan/atau|&)$", above.text)
    return line.page != above.page or gap > 1.2 * line.box.height or whole


def _like_name(text: str) -> bool:
    plain = text.strip(" ,.|()_-–'\"")
    words = re.findall(r"[^\W\d_][\w'’.\-]*", plain)
    if not 1 <= len(words) <= 12 or (is_office(plain) and not has_degree(plain)):
        return False
    if _NO_NAME.search(plain) or is_area(plain) or is_rank(plain) or text.rstrip().endswith(","):
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
        value = "; ".join(dict.fromkeys(_joined(lines) for lines in printed))
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
    name = re.sub(r"^[a-z]\w*\s+(?=[A-Z]{2,})|^\W+", "", name)
    name = re.sub(r"^[1l|]\s(?=[A-Z][a-z])", "I ", name)
    name = re.sub(r"^[\s|(_\-–'\"“”.,:;]+|[\s|)_\-–'\"“”,:;]+$", "", name)
    return re.sub(r"\s+", " ", name)


POSITION_CAPACITY = re.compile(rf"^\W*(?:{CAPACITY}\s*)+")
