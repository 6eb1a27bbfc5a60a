"""What is kept and what is not: circulars by province and election year."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode

from service.library import Library
from service.model import Filters, Stored
from service.regions import load_gazetteer


@dataclass(frozen=True, slots=True)
class Square:
    """How many circulars one province has of one year, and where they are listed."""

    count: int
    href: str | None


@dataclass(frozen=True, slots=True)
class Band:
    """One province; no name stands for the nation and for what is not known."""

    label: str
    cells: tuple[Square, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The whole table."""

    total: int
    years: tuple[int | None, ...]
    rows: tuple[Band, ...]


def coverage(library: Library) -> Coverage:
    """Counted over all circulars that can be searched."""
    found, total = library.circulars(Filters(), None, 0)
    squares = Counter(_square(stored) for stored in found if stored.reading)
    years = sorted({year for _, year in squares}, key=lambda year: (year is None, year))
    codes = sorted({code for code, _ in squares}, key=lambda code: (code == "", code))
    rows = tuple(
        Band(_name(code), tuple(Square(squares[code, y], _href(code, y)) for y in years))
        for code in codes
    )
    return Coverage(total, tuple(years), rows)


def _square(stored: Stored) -> tuple[str, int | None]:
    reading = stored.reading
    region = reading.region if reading else None
    code = region.code.partition(".")[0] if region and region.level != "national" else ""
    return code, reading.election_year if reading else None


def _name(code: str) -> str:
    region = load_gazetteer().by_code(code) if code else None
    return region.name if region else code


def _href(code: str, year: int | None) -> str | None:
    if not code:
        return None
    return f"/circulars?{urlencode({'province': code} | ({'year': year} if year else {}))}"
