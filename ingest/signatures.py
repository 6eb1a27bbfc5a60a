"""Who signed: name, position, and on whose behalf, from the signature at a letter's end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from ingest.cutting import cut_line
from ingest.dates import find_dates
from ingest.folding import fold
from ingest.model import Found, Line, Notice
from ingest.notices import notice
from ingest.offices import (
    CAPACITY,
    has_degree,
    is_area,
    is_damaged_capacity,
    is_office,
    is_rank,
    is_staff_number,
)
from ingest.parts import Parts
from ingest.runs import run_of
from ingest.signature_columns import columns, parted
from ingest.signer_names import SMALL, found_names
from ingest.subjects import Finding
from ingest.tails import own_tail

MOST_LINES = 80  # of a signature; whatever follows is none
RIGHT_HALF = 0.42  # of the page's width: a signature from here on leaves room for copies
COPIES = 0.12  # of the page's width: how far the list under "Tembusan" is set in
SAME_OFFICE = 75  # likeness, 0 to 100, of one office read twice

_NOISE = re.compile(
    r"(?i)\bditandatangani\b|\belektronik\b|^\W*t\.?t\.?d\W*$|tertanda|\bsertifikat\b|\bdokumen\b|\bmeterai\b"
    r"|\bmaterai\b|salinan|\bsesuai\b|\baslinya\b|^\W*cap\b|balai\s+sertifikasi|^\W*(?:tembusan|paraf)\b"
    r"|https?:|www\.|\byang\s+membuat\b|\bdicetak\b|\bqr\b|\bbsre\b"
)
_ISSUED = re.compile(
    r"(?i)\b(?:di\s?tetapkan|di\s?keluarkan|di\s?buat)\s+di\b|^\W*(?:pada\s+)?tanggal\b"
)
_NO_NAME = re.compile(
    r"(?i)\b(?:nomor|tahun|berita|lembaran|tambahan|tanda\s+tangan|republik|kabupaten|anggota)\b"
    r"|^\W*(?:\d\W+)?(?:nama|jabatan)\W*(?:$|[:;]|\b(?:lengkap|atasan|calon|jelas|dan|langsung)\b)"
    r"|[!@#$%^*={}\[\]~]|[<>](?!\.)"
)
_BEHALF = re.compile(r"(?i)^\W*(?:a\s?\.?\s?n\b\.?|an\.|atas\s+nama)\s*(?P<office>.+)$")
_MARK = re.compile(r"[^\w\s(.…_]{1,2}")
_ONLY_CAPACITY = re.compile(rf"^\W*{CAPACITY}\W*$")


@dataclass(frozen=True, slots=True)
class _Signer:
    name: Line | None
    position: tuple[Line, ...]


def find_signatory(parts: Parts) -> Finding:
    """Name, position and on_behalf_of; several signers are joined by "; "."""
    signing = parts.lines("signature") if parts.letter else parts.attached("signature")
    signing = _with_column(signing, parts.lines("copies"))
    signers = _signers(signing)
    named = [signer for signer in signers if signer.name]
    if not named:
        again = [signer for signer in _signers(parts.attached("signature")) if signer.name]
        named = [signer for signer in again if _same_office(signer, signers)][:1]
        if named:
            found = [*_names(named, doubtful=True), *_positions(signers or named)]
            return tuple(found), tuple(_doubts(found, named))
    if not signers:
        return (), ()
    found = [*_names(named), *_positions(named or signers)]
    return tuple(found), tuple(_doubts(found, named or signers))


def _with_column(signing: tuple[Line, ...], copies: tuple[Line, ...]) -> tuple[Line, ...]:
    """The signature with lines of its own column that were taken for copies beside it."""
    edge = min((line.box.x0 for line in signing if not _is_noise(line.text)), default=0.0)
    if edge < RIGHT_HALF:
        return signing
    pages = {line.page for line in signing}
    own = [line for line in copies if line.box.x0 > edge - 0.05 and line.page in pages]
    if not own:
        return signing
    return tuple(sorted((*signing, *own), key=lambda line: (line.page, line.box.y0)))


def _signers(lines: tuple[Line, ...]) -> list[_Signer]:
    own = [_without_marks(line) for line in own_tail(lines)[:MOST_LINES]]
    tail = _without_copies(parted(own))
    kept = [line for line in tail if not _is_noise(line.text)]
    kept = [line for line in parted(kept) if not _is_noise(line.text)]
    found = (_signer(group) for column in columns(kept) for group in _one_by_one(column))
    signers = [signer for signer in found if signer.name or signer.position]
    return _in_rows([signer for signer in signers if not _stray(signer, signers)])


def _without_marks(line: Line) -> Line:
    """A recognised line without the marks before its first word: = Drs. FULAN."""
    while (
        line.confidence is not None and len(line.words) > 1 and _MARK.fullmatch(line.words[0].text)
    ):
        line = cut_line(line, len(line.words[0].text) + 1)[1]
    return line


def _without_copies(lines: list[Line]) -> list[Line]:
    """Lines without the list under "Tembusan" that stands beside the signature."""
    head = next((line for line in lines if re.match(r"(?i)^\W*tembusan\b", line.text)), None)
    if head is None:
        return lines
    own = {line.page for line in lines if line.box.x0 > head.box.x0 + COPIES}
    return [
        line
        for line in lines
        if line.page != head.page
        or line.page not in own
        or line.box.y0 < head.box.y0 - head.box.height
        or line.box.x0 > head.box.x0 + COPIES
    ]


def _stray(signer: _Signer, signers: list[_Signer]) -> bool:
    """A "name" without an office, above every office that signs: a heading of something else."""
    offices = [one.position[0] for one in signers if one.position and one.name]
    if signer.position or signer.name is None or not offices:
        return False
    name = (signer.name.page, signer.name.box.y0)
    return all(name < (office.page, office.box.y0) for office in offices)


def _in_rows(signers: list[_Signer]) -> list[_Signer]:
    """Signers as one reads them: row by row, each from the left."""
    last = {id(signer): signer.name or signer.position[-1] for signer in signers}
    rows: list[list[_Signer]] = []
    for signer in sorted(signers, key=lambda item: (last[id(item)].page, last[id(item)].box.y0)):
        line, above = last[id(signer)], last[id(rows[-1][0])] if rows else None
        if above and line.page == above.page and line.box.y0 - above.box.y0 < 2.5 * line.box.height:
            rows[-1].append(signer)
        else:
            rows.append([signer])
    return [item for row in rows for item in sorted(row, key=lambda one: last[id(one)].box.x0)]


def _same_office(signer: _Signer, signers: list[_Signer]) -> bool:
    """Whether an attachment's signer holds the office that signs the letter, or none is named."""
    if not signers or not signer.position:
        return not signers and bool(signer.position)
    one, other = _joined(signer.position), _joined(signers[0].position)
    return fuzz.ratio(one.casefold(), other.casefold()) >= SAME_OFFICE


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
    if _ONLY_CAPACITY.match(plain):
        return False
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
    capital = sum(word[0].isupper() or word.lower() in SMALL for word in words)
    digits = sum(char.isdigit() for char in plain)
    return capital >= 0.7 * len(words) and digits <= 2 and len(plain) >= 4


def _position(lines: list[Line]) -> tuple[Line, ...]:
    start = next((i for i, line in enumerate(lines) if is_office(line.text)), None)
    if start is None:
        return ()
    position = [lines[start]]
    for line in lines[start + 1 :]:
        closed = position[-1].text.rstrip().endswith(",")
        if closed and not (is_office(line.text) or _ONLY_CAPACITY.match(line.text)):
            break
        only_capacity = _ONLY_CAPACITY.match(line.text)
        continues = is_area(line.text) or _continues(line, position[0]) or only_capacity
        if not (is_office(line.text) or continues):
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


def _names(signers: list[_Signer], doubtful: bool = False) -> list[Found]:
    return found_names([signer.name for signer in signers if signer.name], doubtful)


def _positions(signers: list[_Signer]) -> list[Found]:
    found = []
    printed = [signer.position for signer in signers if signer.position]
    if printed:
        value = "; ".join(dict.fromkeys(_joined(lines) for lines in printed))
        boxes = run_of(line for lines in printed for line in lines).boxes()
        damaged = any(is_damaged_capacity(lines[0].text) for lines in printed)
        found.append(Found("signatory_position", value, boxes, damaged))
    for lines in printed:
        behalf = _BEHALF.match(lines[0].text)
        office = behalf["office"].strip(" ,.:") if behalf else ""
        if office:
            found.append(Found("on_behalf_of", office, run_of(lines[:1]).boxes()))
    return found


def _doubts(found: list[Found], signers: list[_Signer]) -> list[Notice]:
    page = signers[0].name.page if signers[0].name else None
    if not any(item.key == "signatory_name" for item in found):
        office = next(item for item in found if item.key == "signatory_position")
        return [notice("signatory_absent", office.boxes[0].page, office.value)]
    return [notice("signatory_doubtful", page, item.value) for item in found if item.doubtful]


def _joined(lines: tuple[Line, ...]) -> str:
    return re.sub(r"\s+", " ", " ".join(line.text for line in lines)).strip(" ,.;:|")


POSITION_CAPACITY = re.compile(rf"^\W*(?:{CAPACITY}\s*)+")
