"""Indonesian dates as printed, with the damage that OCR and handwriting do to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rapidfuzz.distance import Levenshtein

from ingest.folding import as_digits, fold, plain

MONTHS: dict[str, tuple[str, ...]] = {
    "01": ("januari", "jan"),
    "02": ("februari", "pebruari", "feb", "peb"),
    "03": ("maret", "mar"),
    "04": ("april", "apr"),
    "05": ("mei",),
    "06": ("juni", "jun"),
    "07": ("juli", "jul"),
    "08": ("agustus", "agust", "agt", "ags", "agu"),
    "09": ("september", "sept", "sep"),
    "10": ("oktober", "okt"),
    "11": ("november", "nopember", "nov", "nop"),
    "12": ("desember", "des"),
}
FIRST_YEAR, LAST_YEAR = 1945, 2099

_DAY = r"(?P<day>[0-9OoIl|]{1,2})"
_MONTH = r"(?P<month>[A-Za-z0-9]{3,10})\.?"
_YEAR = r"(?P<year>[12][0-9OoIl|]{3})"
_FULL = re.compile(
    rf"(?:(?<![\w/.])|(?<=[Tt]anggal)){_DAY}\s*[-,.]?\s*{_MONTH}\s*[-,.]?\s*(?:[Tt]ahun\s+)?{_YEAR}(?!\w)"
)
_NUMERIC = re.compile(
    r"(?<![\w/.-])(?P<day>[0-3OoIl|]?[\dOoIl|])\s?(?P<sep>[-/.~])\s?(?P<month>[01OoIl|]?[\dOoIl|])"
    r"\s?(?:(?P=sep)|(?<=\s)-)\s?(?P<year>[12][\dOoIl|]{3})(?![\w/-])"
)
_NO_YEAR = re.compile(rf"(?<![\w/.]){_DAY}\s+{_MONTH}(?!\w)(?!\s*[-,.]?\s*[12]\d{{3}})")
_NO_YEAR_NUMERIC = re.compile(r"(?<![\w/])(?P<day>[0-3]?\d)/(?P<month>[01]?\d)(?![\w/])")
_NO_DAY = re.compile(rf"(?<![\w/]){_MONTH}\s+{_YEAR}(?!\w)")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a text: its ISO form, its place, and whether letters had to be read through."""

    iso: str
    start: int
    end: int
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class PartDated:
    """A date that lacks its day or its year."""

    month: str  # "01" to "12"
    day: str | None
    year: str | None
    start: int
    end: int


def find_dates(text: str) -> tuple[Dated, ...]:
    """Every complete date in a text, in printed order."""
    bare = plain(text)
    found = [*_spelled(bare, text), *_numeric(bare, text)]
    return tuple(sorted(found, key=lambda dated: dated.start))


def find_part_dates(text: str) -> tuple[PartDated, ...]:
    """Dates without a year ("12 Januari") or without a day ("Oktober 2020"), in printed order."""
    taken = [(dated.start, dated.end) for dated in find_dates(text)]
    parts = [
        part
        for part in (*_without_year(text), *_without_day(text))
        if not any(start < part.end and part.start < end for start, end in taken)
    ]
    return tuple(sorted(parts, key=lambda part: part.start))


def month_number(word: str) -> tuple[str, bool] | None:
    """A month's number and whether its name had to be guessed from damage; None for no month."""
    plain = fold(word).lower().strip(".")
    for number, names in MONTHS.items():
        if plain in names:
            return number, plain != word.lower().strip(".")
    if len(plain) < 5:
        return None
    near = {
        number
        for number, names in MONTHS.items()
        for name in names
        if len(name) >= 5 and Levenshtein.distance(plain, name) <= (1 if len(name) < 8 else 2)
    }
    return (near.pop(), True) if len(near) == 1 else None


def iso_date(year: str, month: str, day: str) -> str | None:
    """An ISO date, or None when no calendar has it or its year is out of all reason."""
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found.isoformat() if FIRST_YEAR <= found.year <= LAST_YEAR else None


def _spelled(text: str, printed: str) -> Iterator[Dated]:
    for match in _FULL.finditer(text):
        month = month_number(match["month"])
        day, year = as_digits(match["day"]), as_digits(match["year"])
        iso = iso_date(year, month[0], day) if month and day and year else None
        if iso and month:
            damaged = month[1] or day != match["day"] or year != match["year"]
            damaged = damaged or _accented(match, printed)
            yield Dated(iso, match.start(), match.end(), damaged)


def _numeric(text: str, printed: str) -> Iterator[Dated]:
    for match in _NUMERIC.finditer(text):
        parts = [as_digits(match[name]) for name in ("year", "month", "day")]
        iso = iso_date(*(part or "" for part in parts))
        if iso:
            damaged = parts != [match["year"], match["month"], match["day"]]
            damaged = damaged or match["sep"] == "~" or _accented(match, printed)
            yield Dated(iso, match.start(), match.end(), damaged)


def _accented(match: re.Match[str], printed: str) -> bool:
    """Whether a digit of the date stood under an accent; over letters accents mean nothing."""
    return any(
        match[name] != printed[match.start(name) : match.end(name)] for name in ("day", "year")
    )


def _without_year(text: str) -> Iterator[PartDated]:
    for match in _NO_YEAR.finditer(text):
        month, day = month_number(match["month"]), as_digits(match["day"])
        if month and day and 1 <= int(day) <= 31:
            yield PartDated(month[0], f"{int(day):02}", None, match.start(), match.end())
    for match in _NO_YEAR_NUMERIC.finditer(text):
        if 1 <= int(match["month"]) <= 12 and 1 <= int(match["day"]) <= 31:
            month_digits, day_digits = f"{int(match['month']):02}", f"{int(match['day']):02}"
            yield PartDated(month_digits, day_digits, None, match.start(), match.end())


def _without_day(text: str) -> Iterator[PartDated]:
    for match in _NO_DAY.finditer(text):
        month, year = month_number(match["month"]), as_digits(match["year"])
        if month and year:
            yield PartDated(month[0], None, year, match.start(), match.end())
