"""The letter's own number, found among the numbers a page prints: certain, doubtful or blank."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import reduce
from itertools import chain

from ingest.blank_serial import is_blank
from ingest.citation_reading import number_key
from ingest.folding import fold
from ingest.geometry import unite
from ingest.head_labels import labelled
from ingest.model import Found, Line, Notice
from ingest.notices import notice
from ingest.numbers import Numbered, read_number_line, read_number_lines
from ingest.parts import Parts
from ingest.runs import run_of
from ingest.subjects import NAMES_LETTER, Finding

DOUBTFUL_BELOW = 0.70  # OCR confidence of the worst word in a number

Lined = tuple[Line, Numbered]


def find_number(parts: Parts) -> Finding:
    """The letter's own number or numbers; blank or doubtful parts are told, never filled in."""
    own = _number_lines(labelled(parts.lines("head", "title", "letterhead", "addressee")))
    attached = _number_lines(parts.attached("head", "title", "letterhead", "body"))
    if not own and not parts.letter:
        own, attached = attached[:1], attached[1:]
    stated = _own_ones([item for item in own if item[1].value])
    if stated:
        lines = parts.lines("head", "title", "letterhead")
        return _with_number(_told_of_unread(stated, lines), attached)
    return _without_number(own, attached)


def _own_ones(stated: list[Lined]) -> list[Lined]:
    """Every number of a joint decree, which stand one below another; else only the first."""
    kept = stated[:1]
    for item in stated[1:]:
        line, above = item[0], kept[-1][0]
        close = line.page == above.page and line.box.y0 - above.box.y1 < 2.5 * line.box.height
        if line is above or close:
            kept.append(item)
    return kept


def _told_of_unread(stated: list[Lined], lines: tuple[Line, ...]) -> list[Lined]:
    """The numbers; damaged where a number line right below or above them gave none."""
    first, last = stated[0][0], stated[-1][0]
    read = {id(line) for line, _ in stated}
    unread = any(
        line.page == last.page
        and first.box.y0 - 2.5 * first.box.height < line.box.y0 < last.box.y1 + 2 * last.box.height
        and line.confidence is not None
        and id(line) not in read
        and re.match(r"(?i)\W{0,3}nomor\b", line.text)
        for line in lines
    )
    joint = len(stated) > 1 or any("BERSAMA" in line.text.upper() for line in lines)
    if not (unread and joint):
        return stated
    return [(line, replace(number, damaged=True)) for line, number in stated]


def _with_number(stated: list[Lined], attached: tuple[Lined, ...]) -> Finding:
    values = [number.value or "" for _, number in stated]
    boxes = chain.from_iterable(run_of([line]).boxes(n.start, n.end) for line, n in stated)
    others = list(dict.fromkeys(number.value for _, number in attached if number.value))
    agreed = bool({number_key(v) for v in values} & {number_key(other) for other in others})
    fuller = next((item for item in attached if _holds(item[1].value, values)), None)
    if fuller is not None:
        return _told_in_full(*fuller)
    conflict = bool(others) and not agreed
    doubtful = conflict or (not agreed and any(_is_doubtful(*item) for item in stated))
    found = Found("number", "; ".join(values), tuple(boxes), doubtful)
    page = stated[0][0].page
    if conflict:
        return (found,), (notice("number_conflict", page, ", ".join(others)),)
    return (found,), (notice("number_doubtful", page, found.value),) if doubtful else ()


SHORTEST = 6  # letters and figures: less of a number may be in any other by chance


def _holds(attached: str | None, values: list[str]) -> bool:
    """Whether the attachment's copy is the letter's number and more: a part of it was not read."""
    if attached is None or len(values) != 1:
        return False
    whole, part = number_key(attached), number_key(values[0])
    cut = whole.endswith(part) or whole.startswith(part)
    return cut and len(whole) > len(part) >= SHORTEST


def _told_in_full(line: Line, number: Numbered) -> Finding:
    boxes = run_of([line]).boxes(number.start, number.end)
    value = number.value or ""
    found = Found("number", value, boxes, doubtful=True)
    return (found,), (notice("number_doubtful", line.page, value),)


def _without_number(own: tuple[Lined, ...], attached: tuple[Lined, ...]) -> Finding:
    """A blank number is told; what an attachment repeats of it is given as doubtful."""
    repeated = next(((line, number) for line, number in attached if number.value), None)
    notices: tuple[Notice, ...] = ()
    if own:
        line, number = own[0]
        blank = line.text[number.start :].strip() or line.text
        notices = (notice("number_blank", line.page, blank),)
    if repeated is None:
        return (), notices
    line, number = repeated
    boxes = run_of([line]).boxes(number.start, number.end)
    told = notices or (notice("number_doubtful", line.page, number.value or ""),)
    return (Found("number", number.value or "", boxes, doubtful=True),), told


def _number_lines(lines: tuple[Line, ...]) -> tuple[Lined, ...]:
    """Number lines; one that stands after TENTANG is doubtful, and none when a letter is named."""
    found: list[Lined] = []
    subject: str | None = None
    for index, line in enumerate(lines):
        if subject is not None and (found or NAMES_LETTER.search(subject)):
            break
        late = subject is not None
        for place, number in _numbers_at(lines, index):
            if is_blank(place, number):
                number = replace(number, value=None)
            found.append((place, replace(number, damaged=number.damaged or late)))
        if subject is not None or re.match(r"(?i)\W*tentang\b", fold(line.text)):
            subject = f"{subject or ''} {line.text}"
    return tuple(found)


def _numbers_at(lines: tuple[Line, ...], index: int) -> tuple[Lined, ...]:
    """The numbers of a line, or of the line below a label that stands alone."""
    line = lines[index]
    numbers = read_number_lines(line.text)
    alone = [number.value for number in numbers] == [None]
    if alone and line.text.strip(" :.").upper() == "NOMOR" and index + 1 < len(lines):
        below = read_number_line(f"Nomor {lines[index + 1].text}")
        if below and below.value:
            moved = replace(below, start=below.start - 6, end=below.end - 6)
            return ((lines[index + 1], moved),)
    nearby = lines[index + 1 : index + 4] if alone else ()
    whole = next((item for one in nearby if (item := _wrapped(line, numbers[0], one))), None)
    if whole is not None:
        return (whole,)
    return tuple((line, number) for number in numbers)


def _wrapped(line: Line, number: Numbered, below: Line) -> Lined | None:
    """A number that breaks off at a stroke and goes on with the first word of the next line."""
    start = run_of([line]).text[: number.end].rstrip()
    rest = below.words[0].text if below.words else ""
    under = below.box.x0 > line.box.x0 + UNDER and below.box.x0 < line.box.x1
    if not (start.endswith(("/", "-")) and under and _GOES_ON.fullmatch(rest)):
        return None
    words = (*run_of([line]).words(0, number.end), below.words[0])
    text = start + rest
    joined = Line(text, reduce(unite, (word.box for word in words)), words)
    read = read_number_line(text)
    return (joined, read) if read and read.value else None


UNDER = 0.03  # of the page's width: how far the second line of a number is set in
_GOES_ON = re.compile(r"[\w.\-]*\d[\w.\-]*(?:/[\w.\-]+)*")


def _is_doubtful(line: Line, number: Numbered) -> bool:
    worst = run_of([line]).worst(number.start, number.end)
    if worst is None:
        return number.damaged
    breaks_off = _BREAKS_OFF.search(run_of([line]).text, max(0, number.end - 2)) is not None
    return number.damaged or number.gapped or breaks_off or worst < DOUBTFUL_BELOW


_BREAKS_OFF = re.compile(r"[^\W\d_]\s?[./-]\s*$")  # what follows the stroke was not read
