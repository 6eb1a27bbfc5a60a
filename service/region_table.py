"""The table of regions as it stands in data/regions.csv, and the keys its rows answer to."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from service.model import Level, Region
from service.region_names import LEVEL_WORDS, compact

TABLE = Path(__file__).parent / "data" / "regions.csv"
NATION = Region("00", "Indonesia", "national", None)
# In a name without a level word the wider area is meant: a city or district is named with its word.
TIERS: tuple[tuple[Level, ...], ...] = (
    ("national",),
    ("province",),
    ("regency", "city"),
    ("district",),
)
_CODE = re.compile(r"\d\d(\.\d\d){0,2}")
_PREFIX = re.compile(r"(?:Kabupaten|Kota)(?: Administrasi)? (?=\S)")
# Papua calls its districts Distrik (UU 21/2001).
_DISTRIK = ("91", "92", "93", "94", "95", "96")


@dataclass(frozen=True, slots=True)
class Place:
    """One row: the region, its history, and what else it is called."""

    region: Region
    own: str  # the name without its level word
    aliases: tuple[str, ...] = ()
    valid_from: str | None = None  # ISO date of the law that made it, where it matters to us
    split_from: str | None = None  # the code it was part of, or bore, before that date
    ordinary: bool = False  # its bare name is an everyday word


@dataclass(frozen=True, slots=True)
class RegionTable:
    """All rows, by code and by every key of their names."""

    places: Mapping[str, Place]
    bare: Mapping[str, tuple[str, ...]]  # compact name without a level word -> codes
    worded: Mapping[str, Mapping[str, tuple[str, ...]]]  # level -> compact name -> codes
    upper_only: frozenset[str]  # acronyms that are regions only in capitals
    longest: int  # words of the longest name


def read_table(path: Path = TABLE) -> RegionTable:
    """Read the table from disk."""
    with path.open(encoding="utf-8", newline="") as handle:
        return build_table(csv.DictReader(handle))


def build_table(rows: Iterable[Mapping[str, str]]) -> RegionTable:
    """Make the table's keys from its rows."""
    places = _places(rows)
    bare: dict[str, list[str]] = defaultdict(list)
    worded: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    upper: set[str] = set()
    longest = 1
    for code, place in places.items():
        longest = max(longest, place.own.count(" ") + 1)
        for name in (place.own, *place.aliases):
            level, key = _key(name, place)
            if level is None and not _mute(place) and code not in bare[key]:
                bare[key].append(code)
                if name.isupper() and place.region.level in ("regency", "city"):
                    upper.add(key)
            if code not in worded[place.region.level][key]:
                worded[place.region.level][key].append(code)
    by_level = {level: _frozen(names) for level, names in worded.items()}
    return RegionTable(places, _frozen(bare), by_level, frozenset(upper), longest)


def _mute(place: Place) -> bool:
    """A district called Barat or Kota is named with its level word only."""
    return place.ordinary and place.region.level == "district"


def _places(rows: Iterable[Mapping[str, str]]) -> dict[str, Place]:
    places: dict[str, Place] = {"00": Place(NATION, "Indonesia", ("Nasional", "Pusat"))}
    for row in rows:
        places[row["code"]] = _place(row, places)
    return places


def _place(row: Mapping[str, str], places: Mapping[str, Place]) -> Place:
    code, name = row["code"], row["name"]
    level: Level = row["level"]  # type: ignore[assignment] # the table's words are the type's
    province = name if level == "province" else places[code[:2]].region.name
    own = name if level == "district" else _PREFIX.sub("", name)
    if level == "district":
        name = f"{'Distrik' if code.startswith(_DISTRIK) else 'Kecamatan'} {name}"
    return Place(
        Region(code, name, level, province),
        own,
        tuple(alias for alias in row["aliases"].split("|") if alias),
        row["valid_from"] or None,
        row["split_from"] or None,
        row["ordinary"] == "1",
    )


def _key(name: str, place: Place) -> tuple[str | None, str]:
    """The level a name demands to be said (None: none), and its key without the level word."""
    first, _, rest = name.partition(" ")
    levels = LEVEL_WORDS.get(first.casefold(), ())
    if rest and name != place.own and place.region.level in levels:
        key = compact(rest.removeprefix("Administrasi "))
        return place.region.level, key
    return None, compact(name)


def _frozen(names: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(codes) for key, codes in names.items() if codes}


def is_code(text: str) -> bool:
    """Whether a text has the form of an official code."""
    return _CODE.fullmatch(text) is not None


def chain(code: str) -> tuple[str, ...]:
    """A code and the codes of the areas around it, narrowest first."""
    parts = code.split(".")
    return tuple(".".join(parts[:length]) for length in range(len(parts), 0, -1))
