"""The gazetteer: official regions found by code, name, nickname, in running text, by evidence."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from rapidfuzz import fuzz, process

from service.issuing import issuing_region
from service.model import Region
from service.region_damage import damaged_match
from service.region_mentions import Mention, innermost, scan, top_tier
from service.region_names import BODY_WORDS, FILLERS, tokens
from service.region_table import NATION, Place, RegionTable, chain, is_code, read_table

_EMPTY_WORDS = BODY_WORDS | FILLERS | {"di", "republik", "indonesia", "wali"}


class Gazetteer:
    """Finds regions; never decides between two that a name may mean. Immutable once built."""

    def __init__(self, table: RegionTable) -> None:
        self._table = table

    def all(self) -> tuple[Region, ...]:
        """Every region of the table, the nation first, by code."""
        return tuple(place.region for _, place in sorted(self._table.places.items()))

    def by_code(self, code: str) -> Region | None:
        """The region with this official code, or that bore it before its province was split."""
        place = self._table.places.get(code)
        if place is None and is_code(code):
            place = next((p for p in self._table.places.values() if p.split_from == code), None)
        return place.region if place else None

    def place(self, code: str) -> Place | None:
        """The whole row of a code: aliases, and since when it exists."""
        return self._table.places.get(code)

    def named(self, text: str) -> Region | None:
        """The one region that a code, name or nickname means exactly; None when unsure."""
        text = text.strip()
        if is_code(text):
            return self.by_code(text)
        return self._only(self._options(text))

    def find(self, text: str) -> Region | None:
        """Like `named`, but also a name damaged by OCR when only one region is near."""
        return self.named(text) or self._only(damaged_match(text, self._table))

    def near(self, text: str, n: int = 5) -> tuple[str, ...]:
        """Names a user may have meant, each one accepted by `named`; best first."""
        exact = [self.label(code) for code in self._options(text)]
        choices = {
            code: place.own.casefold()
            for code, place in self._table.places.items()
            if place.region.level != "district" and code != NATION.code
        }
        close = process.extract(
            text.casefold(), choices, scorer=fuzz.WRatio, limit=n, score_cutoff=60
        )
        return tuple(dict.fromkeys([*exact, *(self.label(code) for _, _, code in close)]))[:n]

    def label(self, code: str) -> str:
        """A region's name, made unmistakable by the area around it where it is not so alone."""
        region = self._table.places[code].region
        if region.level != "district":
            return region.name
        return f"{region.name}, {self._table.places[code.rpartition('.')[0]].region.name}"

    def mentions(self, text: str) -> tuple[tuple[int, int, Region], ...]:
        """Regions that a running text names without doubt, as (start, end, region)."""
        found = scan(text, self._table)
        nearby = (found[max(0, place - 1) : place + 2] for place in range(len(found)))
        decided = (
            (item, self._only(self._among(item, near)))
            for item, near in zip(found, nearby, strict=True)
        )
        return tuple((item.start, item.end, region) for item, region in decided if region)

    def province_of(self, region: Region, on: str | None = None) -> Region | None:
        """The province a region lies in, today or on an ISO date; None for the nation."""
        code = region.code[:2]
        place = self._table.places.get(code)
        if place is None or code == NATION.code:
            return None
        if on and place.valid_from and place.split_from and on < place.valid_from:
            return self._table.places[place.split_from].region
        return place.region

    def within(self, code: str) -> tuple[Region, ...]:
        """A region and all regions below it, by code."""
        return tuple(region for region in self.all() if code in chain(region.code))

    def codes_of(self, region: Region, on: str | None = None) -> tuple[str, ...]:
        """All codes a region answers to: its own, those around it, and its province of that date.

        A circular of Sorong of 2020 is found under Papua Barat Daya and under Papua Barat.
        """
        former = self.province_of(region, on)
        codes = (*chain(region.code), *((former.code,) if former else ()))
        return tuple(dict.fromkeys(codes))

    def region_of(self, evidence: Sequence[str]) -> Region | None:
        """The region that issued a letter, from texts of falling weight; None when undecided."""
        code = issuing_region(evidence, self._table)
        return self._table.places[code].region if code else None

    def _options(self, text: str) -> tuple[str, ...]:
        """Rows that the whole of a text may mean: one name, or names one inside another."""
        words = tokens(text)
        found = scan(text, self._table, bare_districts=True)
        covered = {number for item in found for number in range(item.first, item.last + 1)}
        left = [word for number, word in enumerate(words) if number not in covered]
        if not found or any(word.word not in _EMPTY_WORDS for word in left):
            return ()
        return innermost([item.codes for item in found], self._table)

    def _among(self, item: Mention, found: Sequence[Mention]) -> tuple[str, ...]:
        """A name's meanings, narrowed by a neighbouring name that holds only one of them."""
        codes = top_tier(item.codes, self._table)
        for other in found:
            near = 0 < other.first - item.last <= 2 or 0 < item.first - other.last <= 2
            inside = tuple(c for c in codes if set(chain(c)[1:]) & set(other.codes))
            if len(codes) > 1 and near and inside:
                codes = inside
        return codes

    def _only(self, codes: Sequence[str]) -> Region | None:
        return self._table.places[codes[0]].region if len(codes) == 1 else None


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer of the shipped table; read once."""
    return Gazetteer(read_table())
