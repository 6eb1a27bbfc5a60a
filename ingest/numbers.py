"""A letter's own number: as printed, blanks around slashes gone, never guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.dates import find_dates
from ingest.folding import as_digits, plain

KIND_WORDS = (
    r"(?:SURAT|EDARAN|HIMBAUAN|IMBAUAN|INSTRUKSI|KEPUTUSAN|PERATURAN|PENGUMUMAN|SIARAN|MAKLUMAT|NOTA"
    r"|LAMPIRAN|BUPATI|WALI|GUBERNUR|MENTERI|KEPALA|KETUA|SEKRETARIS|DIREKTUR|BERSAMA)"
)
_LABEL = re.compile(
    rf"^(?P<before>\W{{0,3}}|(?i:{KIND_WORDS})\b[^:]{{0,90}}?\s)"
    r"(?i:n[o0a]\s?(?:m|n|rn|nn)[o0a]r|no\.)(?i:\s+surat(?=\s*[:;=]))?\s*[.,]?\s*(?:[:;=∶：]|[*•’“”~«»+]\s+(?=\d|[A-Z]+/)|[1Il|]\s(?=[\w.\-]+\s?/))?"
    r"\s*[-–—]?\s*(?P<value>.*)$"
)
# The next number of a row, after one that ended.
_NEXT = re.compile(
    r"(?<=\d)\s*[,;]?\s+(?:(?i:dan)\s+)?(?i:nomor|no\.)\s*[.]?\s*[:;=]?\s*(?=[\w-]*\d|[A-Z]+/)"
)
_OTHER_COLUMN = re.compile(
    r"\s(?:Kepada|Yth|Sifat|Lampiran|Lamp|Hal|Perihal|Tanggal|TANGGAL|TENTANG|Tentang)\b.*$"
)
_PLACE_TAIL = re.compile(r"\s+[A-Z][A-Za-z.'’-]+(?:\s[A-Z][A-Za-z.'’-]+){0,3}\s*,\s*$")
_PLACE_YEAR = re.compile(
    r"\s+[A-Z][A-Za-z.'’-]+(?:\s[A-Z][A-Za-z.'’-]+){0,3}\s*,[\s._…]*[12]\d{3}$"
)
_CODED = r"[A-Z]{1,3}(?:[\s.]\d{2}){2,3}(?=\s*/)"  # HK.01.00 that lost its points
_SEGMENT = (
    rf"(?:{_CODED}|\d{{1,2}}(?:\s(?:\d{{1,2}}|[Oo])){{1,5}}(?=\s*/)"
    r"|[^/\s]+(?:\s(?!(?i:tahun)\b)[^/\s]+)?)"
)
_SPACED = re.compile(r"(?<=/)\s*\d{1,2}(?:\s(?:\d{1,2}|[Oo])){1,5}(?=\s*/)")  # a hand: 1 1 9 0
_LAST = r"[^/\s]+(?:\s?[-–]\s?[A-Za-z0-9]+)?(?:\s+(?i:tahun)\s+[12]\S{3})?"
_SLASHED = re.compile(rf"(?:{_SEGMENT}\s*/+\s*)+{_LAST}")
# A ministry's kind and unit before the serial: SE-SJ 14 TAHUN 2023, IM 5 TAHUN 2020.
_UNIT = r"(?:(?:SE|IM|INST?|PENG|SP|ND)(?:[-–.][A-Z]{1,10}){0,3}\s+(?=\d))?"
_OF_YEAR = re.compile(
    _UNIT + r"(?:\d(?:\s\d){1,3}|[\w.\-]*\d[\w.\-]*|[Il])\s*(?i:tahun)\s*[12]\S{3}"
)
_ODD = re.compile(
    r"\AT[IVX]*[VX][IVX]*\Z|[a-z]\d|\d[a-z]|\A[a-z]{2,3}\Z|\A[12]\d?[A-Z\d]{2,3}[A-Z]\Z|\A(?=.*1)[1Il|]*[Il|][1Il|]*\Z"
    r"|\A(?=.*[1l|])(?=.*[VX])[1Il|VX]+\Z"
)
_ODD_WHOLE = re.compile(r"(?i:tahun)(?!\s*(?:19|20)\d\d)|\A[^/\s]*(?:[A-Z]\d|\d[A-Z])[^/\s]*\Z")
# A stroke behind an office's short name: a slash read twice, BKPSDMI/2024.
_LENGTHENED = re.compile(
    r"(?i)\b(?:bkpsdmd?|bkppd?|bkd|kesbangpol|setda|setwan|huk|org|inspektorat|disdik(?:bud)?|bappeda"
    r"|(?:dis)?kominfo|kasn|bawaslu|pem)[I1l|](?=/|\Z)"
)
_PLAIN = re.compile(r"[\w.\-]*\d[\w.\-]*")
# Signs that no office writes in a number: what recognition makes of a hand it cannot read.
_ILLEGIBLE = re.compile(r"[\\?|!*^~{}<>=@#$%\"“”‘’'`«»¿§°\[\]]")
_BARRED = re.compile(r"(?<!\w)(?=[IVX|!]*[|!])(?=[I|!]*[VX])[IVX|!]{2,5}(?!\w)")
_PARTED_MONTH = re.compile(
    r"(?<=/)\s*(?=[IVXl1|!\s]*[VX])[IVXl1|!](?:\s+[IVXl1|!]){1,3}(?=\s*/\s*(?:19|20)\d\d\b)"
)
# A slash before the year that was read as a stroke: "/HUK/ X 12024".
_YEAR_STROKE = re.compile(r"(?<=[A-Z\d])\s[1Il|](?=(?:19|20)\d\d\Z)")
ROMAN = frozenset("I II III IV V VI VII VIII IX X XI XII".split())
_SPLIT = re.compile(r"\d\s+\d")  # a blank where a point or stroke was, or between two writings
_BLANK = re.compile(
    r"\A\Z|\A/|/\Z|/\s+/|…|\.{3,}|_{2,}|/\s*[._\-–]{2,}\s*(?:/|\Z)|\A[._\-–]{2,}|/\s*[xX]{2,}\s*(?=/|\Z)"
    r"|/\s*[,;:'._\-–]+\s*/|\A[A-Z]{1,3}\s?[-–]\s*/"
)


@dataclass(frozen=True, slots=True)
class Numbered:
    """What a number line says: the number, or that a part of it is blank; its span in the line."""

    value: str | None
    start: int
    end: int
    damaged: bool = False  # look-alike letters stood among its digits, or it mixes them oddly
    gapped: bool = False  # printed with blanks beside a slash, as a handwritten part leaves them


def read_number_line(text: str) -> Numbered | None:
    """The number on a line labelled as its number; None when the line is no number line."""
    match = _LABEL.match(text)
    if not match:
        return None
    return read_number(match["value"], match.start("value"))


def read_number_lines(text: str) -> tuple[Numbered, ...]:
    """Every number of a line: a joint decree may print its numbers in one row."""
    first = _LABEL.match(text)
    if not first:
        return ()
    starts = [first.start("value")]
    starts += [match.end() for match in _NEXT.finditer(text, starts[0])]
    ends = [*(match.start() for match in _NEXT.finditer(text, starts[0])), len(text)]
    found = [read_number(text[start:end], start) for start, end in zip(starts, ends, strict=True)]
    return tuple(number for number in found if number is not None)


def read_number(text: str, offset: int = 0) -> Numbered | None:
    """A number at the start of a text; offset is where that text stands in its line."""
    seen = plain(_own_column(text))
    value = _BARRED.sub(_unbarred, _PARTED_MONTH.sub(_united, seen))
    value = _YEAR_STROKE.sub("/", value)
    end = offset + len(value)
    if _BLANK.search(value):
        return Numbered(None, offset, max(end, offset + 1))
    for pattern in (_SLASHED, _OF_YEAR, _PLAIN):
        match = pattern.match(value)
        if match and _plausible(match.group(), value):
            cut = re.search(r"\w\s*/|/\s*\w", value[match.end() :])
            if cut or _illegible(match.group()):
                return Numbered(None, offset, max(end, offset + 1))
            found = _numbered(match.group(), offset + match.start(), offset + match.end())
            return replace(found, damaged=found.damaged or value != seen)
    return None


def _united(match: re.Match[str]) -> str:
    """/ | X / as /IX/, whose strokes stand apart where a pen wrote them; else as it stands."""
    read = re.sub(r"[1l|!]", "I", re.sub(r"\s", "", match.group()))
    return read if read in ROMAN else match.group()


def _unbarred(match: re.Match[str]) -> str:
    """|X as IX, V|| as VII: among V and X an upright bar can only be an I; else as it stands."""
    read = re.sub(r"[|!]", "I", match.group())
    return read if read in ROMAN else match.group()


def clean_number(printed: str) -> str:
    """A number as it is kept: blanks around slashes and trailing punctuation gone."""
    spaced = re.sub(r"(?i)(?<=[\dIl])\s*(tahun)\s*(?=[12])", r" \1 ", printed)
    return re.sub(r"\s+", " ", re.sub(r"\s*(/+)\s*", r"\1", spaced)).strip(" .,;:|-–—")


def _own_column(value: str) -> str:
    """The value without what stands beside it in another column: a date, an addressee."""
    value = _OTHER_COLUMN.sub("", value)
    dates = [dated for dated in find_dates(value) if dated.start > 0]
    if dates:
        value = _PLACE_TAIL.sub("", value[: dates[0].start])
    value = _PLACE_YEAR.sub("", value)
    return value.strip(" |")


def _illegible(number: str) -> bool:
    return bool(_ILLEGIBLE.search(number)) or number.count("(") != number.count(")")


def _plausible(number: str, value: str) -> bool:
    rest = value[len(number) :].strip(" .,;:|")
    words = re.findall(r"[^\W\d_]{3,}", rest)
    if not any(char.isdigit() for char in number) and not re.search(r"(?i)\btahun\b", number):
        return False
    return len(number) <= 70 and len(words) <= (0 if "/" not in number else 3)


def _numbered(printed: str, start: int, end: int) -> Numbered:
    whole = re.sub(r"(?i)(?<=\d)\s(?=[\d\s]*\d\s*tahun)", "", printed)
    whole = _SPACED.sub(lambda match: re.sub(r"\s", "", match.group()), whole)
    segments = re.split(r"(\s*/+\s*|[\s.\-]+)", whole)
    value = clean_number("".join(_unlettered(segment) for segment in segments))
    damaged = is_odd(value) or value != clean_number(printed)
    gapped = bool(re.search(r"\s/|/\s", printed) or _SPLIT.search(value))
    return Numbered(value, start, end, damaged, gapped)


def is_odd(number: str) -> bool:
    """Whether a number's letters and digits mix as no office writes them."""
    parts = re.split(r"[\s./\-]+", number)
    whole = _ODD_WHOLE.search(number) or _LENGTHENED.search(number)
    return any(_ODD.search(part) for part in parts) or bool(whole)


def _unlettered(segment: str) -> str:
    """8OO as 800: only where digits and their look-alikes are all there is."""
    has_digit = any(char.isdigit() for char in segment)
    return (as_digits(segment) or segment) if has_digit else segment


_RUNNING = re.compile(
    r"(?:[A-Za-z0-9][\w.\-–]*(?:\s\d[\w.\-]*(?=\s?/))?(?:\s?/+\s?[\w.\-–]*\w)+|[\w.\-]*\d[\w.\-]*)(?:\s+(?i:tahun)\s+[12]\d{3})?"
)


def read_running_number(text: str, start: int = 0) -> tuple[str, int] | None:
    """A number at a place in running text, and where it ends; None when none stands there."""
    match = _RUNNING.match(text, start)
    if not match or not any(char.isdigit() for char in match.group()):
        return None
    number = clean_number(match.group())
    if "/" not in number and not re.search(r"(?i)\btahun\b", number):
        return None
    return number, start + len(match.group().rstrip(" .,;:-–"))
