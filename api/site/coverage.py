"""What is kept and what is not: circulars by province and election year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

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
    """The whole table; "" stands for no year."""

    years: tuple[str, ...]
    rows: tuple[Band, ...]


def coverage(tally: Sequence[tuple[str, str, int]]) -> Coverage:
    """The table of what the catalogue counts by province and year; what is not known comes last."""
    squares = {(province, year): count for province, year, count in tally}
    years = sorted({year for _, year in squares}, key=lambda year: (year == "", year))
    provinces = sorted({code for code, _ in squares}, key=lambda code: (code == "", code))
    return Coverage(tuple(years), tuple(_band(code, years, squares) for code in provinces))


def _band(code: str, years: Sequence[str], squares: dict[tuple[str, str], int]) -> Band:
    region = load_gazetteer().by_code(code) if code else None
    cells = (Square(squares.get((code, year), 0), _href(code, year)) for year in years)
    return Band(region.name if region else code, tuple(cells))


def _href(code: str, year: str) -> str | None:
    if not code:
        return None
    return f"/circulars?{urlencode({'province': code} | ({'year': year} if year else {}))}"
