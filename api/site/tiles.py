"""The provinces as a map of tiles, roughly where they lie: our own layout, one tile a province."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.access import TheLibrary
from api.site.desk import page
from service.regions import load_gazetteer

router = APIRouter(include_in_schema=False)

# Code of the province: short name, column from the west, row from the north.
TILES: dict[str, tuple[str, int, int]] = {
    "11": ("Aceh", 1, 1),
    "12": ("Sumut", 2, 1),
    "13": ("Sumbar", 2, 2),
    "14": ("Riau", 3, 2),
    "15": ("Jambi", 3, 3),
    "16": ("Sumsel", 3, 4),
    "17": ("Bengkulu", 2, 3),
    "18": ("Lampung", 3, 5),
    "19": ("Babel", 4, 3),
    "21": ("Kepri", 4, 1),
    "31": ("Jakarta", 5, 5),
    "32": ("Jabar", 5, 6),
    "33": ("Jateng", 6, 6),
    "34": ("DIY", 6, 7),
    "35": ("Jatim", 7, 6),
    "36": ("Banten", 4, 6),
    "51": ("Bali", 8, 6),
    "52": ("NTB", 9, 6),
    "53": ("NTT", 10, 6),
    "61": ("Kalbar", 6, 2),
    "62": ("Kalteng", 6, 3),
    "63": ("Kalsel", 7, 3),
    "64": ("Kaltim", 8, 2),
    "65": ("Kaltara", 8, 1),
    "71": ("Sulut", 11, 1),
    "72": ("Sulteng", 10, 3),
    "73": ("Sulsel", 9, 4),
    "74": ("Sultra", 10, 4),
    "75": ("Gorontalo", 10, 2),
    "76": ("Sulbar", 9, 3),
    "81": ("Maluku", 12, 3),
    "82": ("Malut", 12, 1),
    "91": ("Papua", 15, 2),
    "92": ("Papua Barat", 14, 2),
    "93": ("Papua Selatan", 15, 4),
    "94": ("Papua Tengah", 14, 3),
    "95": ("Papua Peg.", 15, 3),
    "96": ("Papua BD", 13, 2),
}


@dataclass(frozen=True, slots=True)
class Tile:
    """One province of one election year, or of all."""

    name: str
    short: str
    column: int
    row: int
    count: int
    href: str


@router.get("/coverage")
def shown(request: Request, library: TheLibrary, year: str = "") -> HTMLResponse:
    """The map of one election year, or of all years together."""
    tally = library.coverage()
    years = sorted({one for _, one, _ in tally if one})
    unplaced = sum(n for code, one, n in tally if code not in TILES and year in ("", one))
    values: dict[str, Any] = {"tiles": tiles(tally, year), "years": years, "year": year}
    values["unplaced"] = unplaced
    return page(request, "coverage.html", "coverage", **values)


def tiles(tally: Sequence[tuple[str, str, int]], year: str) -> tuple[Tile, ...]:
    """Every province, also those without a circular, from west to east in each row."""
    found = (_tile(code, tally, year) for code in TILES)
    return tuple(sorted(found, key=lambda tile: (tile.row, tile.column)))


def _tile(code: str, tally: Sequence[tuple[str, str, int]], year: str) -> Tile:
    short, column, row = TILES[code]
    count = sum(n for other, one, n in tally if other == code and year in ("", one))
    region = load_gazetteer().by_code(code)
    asked = {"province": code} | ({"year": year} if year else {})
    name = region.name if region else short
    return Tile(name, short, column, row, count, f"/circulars?{urlencode(asked)}")
