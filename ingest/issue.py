"""When and where a letter was issued: read only from the places of a page that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from ingest.dates import Dated, find_dates, find_part_dates, iso_date
from ingest.folding import fold
from ingest.model import Found, Line, Notice
from ingest.notices import notice
from ingest.parts import Parts
from ingest.runs import run_of
from ingest.signs import HIJRI, MONTH, WEEKDAY
from ingest.tails import own_tail

STRAY = 12  # characters of a stamp that may stand before "Ditetapkan di"
LABEL_DAMAGE = 2  # letters of "pada tanggal" that recognition may have exchanged
DOUBTFUL_BELOW = 0.60  # OCR confidence of the worst word in a date

_PLACE = r"[A-Z][A-Za-z.'’\-]+(?:\s[A-Z][A-Za-z.'’\-]+){0,3}"
_AT = re.compile(
    rf"(?i:\b(?:di\s?tetapkan|di\s?keluarkan|di\s?tandatangani|di\s?buat)\s+di)\s*[:;]?\s*(?P<place>{_PLACE})"
)
_AT_DAMAGED = re.compile(rf"^\W*[^\s:,]{{2,14}}\s+di\s+(?P<place>{_PLACE})\W*$")
_BEFORE_DATE = re.compile(
    rf"(?:^|[\s|])(?P<place>{_PLACE})\s*[,.]\s*{WEEKDAY}?(?i:tgl\.?|tanggal)?\s*[:,]?\s*$"
)
_BEFORE_HIJRI = re.compile(rf"^\W*(?P<place>{_PLACE})\s*,\s*{HIJRI}\W*$")
_LABELLED = re.compile(
    r"(?i)^\W*(?:\S{1,5}\s+)?(?:pada\s+)?(?:hari\s+[a-z']{4,6}\W+)?(?:tanggal|tgl)(?:\b|(?=\d))\.?\s*[:;,.]?\s*$"
)
_WITHIN_HEAD = re.compile(r"(?i)\b(?:tanggal|tgl)\b\.?\s*[:;,.]?\s*$")  # "… NOMOR 4 TANGGAL 3 MEI"
_PLACE_ALONE = re.compile(rf"^\W*(?P<place>{_PLACE})\s*,\W*$")
_YEAR_ALONE = re.compile(r"^[\W_]*(?:[12]\d{3})?\W*$")
_BLANK_NUMBER = re.compile(r"(?i)^\W*no(?:mor)?\b[^,]*\d(?=\s+[A-Z])")  # a date stands beside it
_ONLY_PLACE_YEAR = re.compile(rf"\W*(?P<place>{_PLACE})\s*,\s*[._…\s]*(?P<year>[12]\d{{3}})\W*$")
_STROKE = re.compile(r"(?<=,)\s+(?P<mark>(?P<one>[1Il|!])|['’`.])\s+$")
_ILLEGIBLE_DAY = re.compile(
    rf"\W*(?P<place>{_PLACE})\s*[,;]\s*[^\sA-Za-z]{{1,4}}\s+{MONTH}\s+[12]\d{{3}}\W*$"
)
_NOT_ISSUED = re.compile(r"(?i)\bdi\s?undangkan\b|\b(?:lahir|mulai\s+berlaku)\b")
_NOT_A_PLACE = re.compile(
    r"(?i)^(?:yth|kepada|nomor|sifat|lampiran|hal|perihal|tanggal|senin|selasa|rabu|kamis|jumat|jum|sabtu"
    r"|minggu|tempat|nip|tentang)\b"
)


@dataclass(frozen=True, slots=True)
class Slot:
    """A place on the page that states the date of issue, or the place, or both."""

    rank: int  # 0 states it outright; larger is weaker
    line: Line
    dated: Dated | None = None
    place: str | None = None
    partial: bool = False


def find_issued_on(parts: Parts) -> tuple[tuple[Found, ...], tuple[Notice, ...]]:
    """The date of issue, or the notice that it is incomplete."""
    slots = _slots(parts)
    full = sorted((slot for slot in slots if slot.dated), key=lambda slot: slot.rank)
    least = ATTACHED if parts.letter else ATTACHED + 2
    partial = next((slot for slot in slots if slot.partial and slot.rank < least), None)
    told: tuple[Notice, ...] = ()
    if partial is not None:
        told = (notice("date_partial", partial.line.page, partial.line.text.strip()),)
    if not full:
        return (), told
    if full[0].rank >= ATTACHED and parts.letter:
        found, doubts = _dated(full)  # the letter itself does not state it, or not whole
        sure = full[0].rank == ATTACHED and partial is None
        return (found if sure else _marked(found)), (told or doubts)
    return _dated(full)


def find_issued_at(parts: Parts) -> tuple[tuple[Found, ...], tuple[Notice, ...]]:
    """The place of issue as printed beside the date."""
    placed = sorted((slot for slot in _slots(parts) if slot.place), key=lambda slot: slot.rank)
    if not placed:
        return (), ()
    slot, place = placed[0], str(placed[0].place)
    run = run_of([slot.line])
    start = max(run.text.find(place), 0)
    value = place.title() if place.isupper() else place
    return (Found("issued_at", value, run.boxes(start, start + len(place))),), ()


def _dated(slots: list[Slot]) -> tuple[tuple[Found, ...], tuple[Notice, ...]]:
    slot, dated = slots[0], slots[0].dated
    assert dated is not None
    run = run_of([slot.line])
    worst = run.worst(dated.start, dated.end)
    printed = run.text[dated.start : dated.end]
    deciding = (*range(_WEAK), ATTACHED)
    others = {other.dated.iso for other in slots[1:] if other.dated and other.rank in deciding}
    conflict = bool(others - {dated.iso})
    doubtful = conflict or dated.doubtful or (worst is not None and worst < DOUBTFUL_BELOW)
    found = Found("issued_on", dated.iso, run.boxes(dated.start, dated.end), doubtful)
    if conflict:
        detail = ", ".join(sorted({dated.iso, *others}))
        return (found,), (notice("date_conflict", slot.line.page, detail),)
    return (found,), (notice("date_doubtful", slot.line.page, printed),) if doubtful else ()


def _marked(found: tuple[Found, ...]) -> tuple[Found, ...]:
    return tuple(replace(item, doubtful=True) for item in found)


_WEAK = 4  # slots from here on decide only when no better one speaks
ATTACHED = 7  # the head of an attachment repeats the letter's date


def _slots(parts: Parts) -> list[Slot]:
    tail = own_tail(parts.lines("signature", "copies"))
    heading = parts.attached("head", "title", "letterhead", "addressee")
    head = parts.lines("letterhead", "head", "title", "addressee")
    return [
        *_stated(tail, 0),
        *_stated(parts.lines("head"), 1),
        *_below_number(parts.lines("title"), 1),
        *_placed(head, 2),
        *_placed(tail, 3),
        *_stated(_signing_off(parts.lines("body")), _WEAK),
        *_placed(parts.lines("body"), _WEAK + 1, whole_line=True),
        *_bare((*head, *tail), _WEAK + 2),
        *_beside_stamp(tail, _WEAK + 2),
        *_stated(heading, ATTACHED),
        *_stated_within(heading, ATTACHED),
        *_stated(_signing_off(parts.attached("body")), ATTACHED + 1),
    ]


def _signing_off(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Of lines taken for text, those that sign off: "Ditetapkan di X" and the line after it."""
    found: list[Line] = []
    for index, line in enumerate(lines):
        at = _AT.search(fold(line.text))
        if at and (at.start() <= 2 or (at.start() <= STRAY and at.group()[:1].isupper())):
            found.extend(lines[index : index + 2])
    return tuple(found)


def _stated(lines: tuple[Line, ...], rank: int) -> Iterator[Slot]:
    """What is said outright: Ditetapkan di X, pada tanggal D, Tanggal : D."""
    for line in lines:
        text = fold(line.text)
        at = _AT.search(text) or (_AT_DAMAGED.match(text) if rank == 0 else None)
        if _NOT_ISSUED.search(text):
            continue
        if at:
            place = re.sub(r"(?i)\s+pada(\s+tanggal)?.*$", "", at["place"])
            yield Slot(rank, line, place=place)
        for dated in find_dates(line.text)[:1]:
            lead = text[at.end() if at else 0 : dated.start]
            if _LABELLED.match(lead):
                yield Slot(rank, line, dated)
            elif rank == 0 and _nearly_labelled(lead, line):  # damage casts doubt on the figures
                yield Slot(rank, line, replace(dated, doubtful=True))
            elif (apart := _written_apart(text, dated)) is not None:
                yield Slot(rank, line, apart)
        yield from _stated_partly(line, text, rank)


def _nearly_labelled(lead: str, line: Line) -> bool:
    """pada tanggal with its blank lost, a letter damaged, or behind what a stamp left there."""
    letters = re.sub(r"[\W_]", "", lead).lower()
    if line.confidence is not None and _BEHIND_STAMP.fullmatch(lead):
        return True
    return letters.isalpha() and Levenshtein.distance(letters, "padatanggal") <= LABEL_DAMAGE


_BEHIND_STAMP = re.compile(r"(?:\S{1,5}\s+){1,4}[^\w\s]{0,3}(?i:pada\s+tanggal)\W*")


def _below_number(lines: tuple[Line, ...], rank: int) -> Iterator[Slot]:
    """In a title only the line after the number: "NOMOR : 4/2024", "TANGGAL : 3 MEI 2024"."""
    for number, line in pairwise(lines):
        for dated in find_dates(line.text)[:1]:
            is_below = re.match(r"(?i)^\W*no(?:mor)?\b", number.text)
            if is_below and re.fullmatch(r"(?i)\W*(?:tanggal|tgl)\W*", line.text[: dated.start]):
                yield Slot(rank, line, dated)


_TENS = re.compile(r"(?i)\b(?:tanggal|tgl)\b\.?\s*[:;]?\s*(?P<tens>[0-3])\s$")


def _written_apart(text: str, dated: Dated) -> Dated | None:
    """A day whose figures stand apart, as pens write them: "tanggal 2 9 Juli"; never certain."""
    tens = _TENS.search(text[: dated.start])
    if tens is None:
        return None
    year, month, day = dated.iso.split("-")
    iso = iso_date(year, month, f"{tens['tens']}{int(day)}") if int(day) < 10 else None
    return Dated(iso, tens.start("tens"), dated.end, doubtful=True) if iso else None


def _stated_within(lines: tuple[Line, ...], rank: int) -> Iterator[Slot]:
    """In one sentence with what an attachment belongs to: "… NOMOR 4/2020 TANGGAL 3 MEI 2020"."""
    for line in lines:
        for dated in find_dates(line.text)[-1:]:
            lead = fold(line.text)[: dated.start]
            if not _LABELLED.match(lead) and _WITHIN_HEAD.search(lead):
                yield Slot(rank, line, dated)


def _stated_partly(line: Line, text: str, rank: int) -> Iterator[Slot]:
    lead = re.match(r"(?i)^\W*(?:pada\s+)?(?:tanggal|tgl)\b\.?\s*[:;]?", text)
    if lead and not find_dates(line.text):
        rest = text[lead.end() :]
        blank = re.fullmatch(r"[\s._…\-]*(?:[12]\d{3})?\W*", rest)
        illegible = len(rest) < 24 and any(char.isdigit() for char in rest)
        if blank or illegible or any(part.start <= 12 for part in find_part_dates(rest)):
            yield Slot(rank, line, partial=True)


def _placed(lines: tuple[Line, ...], rank: int, whole_line: bool = False) -> Iterator[Slot]:
    """ "X, D Month Y" standing at the end of a line."""
    for line in lines:
        text = fold(line.text)
        for dated in find_dates(line.text)[-1:]:
            stroke = _STROKE.search(text[: dated.start])
            if stroke:
                dated = _with_stroke(dated, stroke)
            at = _BEFORE_DATE.search(text[: stroke.start() if stroke else dated.start])
            ends = len(re.sub(r"\W", "", text[dated.end :])) <= 2
            if (
                at
                and ends
                and _is_place(at["place"])
                and not (whole_line and at.start("place") > 1)
            ):
                yield Slot(rank, line, dated, at["place"])
        if hijri := _BEFORE_HIJRI.match(text):  # the other calendar's day stands below or above
            yield Slot(rank, line, place=hijri["place"])
        yield from _placed_partly(line, text, rank)
    for line, beside in pairwise(lines):
        place = _PLACE_ALONE.match(fold(line.text))
        level = line.page == beside.page and abs(line.box.y0 - beside.box.y0) < line.box.height
        if place and level and _YEAR_ALONE.match(beside.text) and _is_place(place["place"]):
            yield Slot(rank, line, place=place["place"], partial=True)


def _with_stroke(dated: Dated, stroke: re.Match[str]) -> Dated:
    """A pen's day whose first figure stands apart, 1 7 Januari; else a stray stroke, 1 17."""
    year, month, day = dated.iso.split("-")
    teen = iso_date(year, month, f"1{int(day)}") if int(day) < 10 and stroke["one"] else None
    start = stroke.start("mark") if teen else dated.start
    return replace(dated, iso=teen or dated.iso, start=start, doubtful=True)


def _placed_partly(line: Line, text: str, rank: int) -> Iterator[Slot]:
    if find_dates(line.text):
        return
    illegible = _ILLEGIBLE_DAY.match(text)
    if illegible and _is_place(illegible["place"]):
        yield Slot(rank, line, place=illegible["place"], partial=True)
        return
    number = _BLANK_NUMBER.match(text)
    year = _ONLY_PLACE_YEAR.match(text, number.end() if number else 0)
    if year and _is_place(year["place"]):
        yield Slot(rank, line, place=year["place"], partial=True)
    for part in find_part_dates(text)[-1:]:
        at = _BEFORE_DATE.search(re.sub(r"[._…]{2,}", "", text[: part.start]))
        if at and _is_place(at["place"]) and len(text) - part.end <= 3:
            yield Slot(rank, line, place=at["place"], partial=True)


def _bare(lines: tuple[Line, ...], rank: int) -> Iterator[Slot]:
    """A date that is all of a line, or that ends a number line."""
    for line in lines:
        for dated in find_dates(line.text)[-1:]:
            lead = line.text[: dated.start].strip(" ,:|")
            ends = len(line.text) - dated.end <= 3
            if ends and (not lead or re.match(r"(?i)^no(?:mor)?\b", lead)):
                yield Slot(rank, line, dated)


def _beside_stamp(lines: tuple[Line, ...], rank: int) -> Iterator[Slot]:
    """A whole date above a signature whose place, or what follows, a stamp made unreadable."""
    for line in lines:
        dates = find_dates(line.text)
        if line.confidence is None or len(dates) != 1 or len(line.text) > LONGEST_DATELINE:
            continue
        lead = fold(line.text)[: dates[0].start]
        if _DAMAGED_PLACE.search(lead) and not _WITHIN_HEAD.search(lead):
            yield Slot(rank, line, replace(dates[0], doubtful=True))


LONGEST_DATELINE = 60  # characters
_DAMAGED_PLACE = re.compile(r"^[^,]{0,24}[^\W\d_]{3,}\s*,\s*$")


def _is_place(text: str) -> bool:
    return not _NOT_A_PLACE.match(text)
