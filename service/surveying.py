"""Coverage of the catalogue, and gap reports: which circulars they are made from."""

from __future__ import annotations

from service.comparing import Request, laid_side_by_side
from service.coverage import Coverage, coverage
from service.errors import NothingToCompare
from service.filters import where
from service.gaps import Gaps, gaps
from service.looking import circular, reading
from service.model import Filters, Stored
from service.parts import Parts
from service.tracing import written


def covered(parts: Parts, filters: Filters) -> Coverage:
    """What is kept of the regions and elections the filters name, or of all."""
    found, _ = parts.store.find(where(filters), None, 0, ("ready",))
    failed = parts.store.counts().get("failed", 0)
    return coverage(found, filters, parts.tables.gazetteer, failed)


def gap_report(parts: Parts, key: str, baseline: str | None) -> Gaps:
    """What a circular leaves out: against a baseline, or its neighbours of the same election."""
    reading(parts, key)
    others = [baseline] if baseline else [one.key for one in neighbours(parts, key)]
    if not others:
        raise NothingToCompare("No other circular of its province and election is kept.")
    made = laid_side_by_side(parts, Request((key, *others), Filters(), None))
    return gaps(made, key, "baseline" if baseline else "neighbours")


def neighbours(parts: Parts, key: str) -> tuple[Stored, ...]:
    """Circulars of the same province for the same election, other texts of the letter left out."""
    own = circular(parts, key)
    read = own.reading
    if read is None or read.region is None or read.election_year is None:
        return ()
    gazetteer = parts.tables.gazetteer
    province = gazetteer.province_of(read.region)
    if province is None:
        return ()
    wanted = Filters(province=(province.code,), year=(read.election_year,))
    found, _ = parts.store.find(where(wanted), None, 0, ("ready",))
    return tuple(one for one in found if one.key != key and not _same_letter(one, own))


def _same_letter(one: Stored, other: Stored) -> bool:
    """Two texts of one letter: a scan, and a press article that quotes it."""
    first, second = one.reading, other.reading
    if first is None or second is None or first.region != second.region:
        return False
    numbers = [read.metadata.get("number") for read in (first, second)]
    return numbers[0] is not None and numbers[0] == numbers[1] and written(first) == written(second)
