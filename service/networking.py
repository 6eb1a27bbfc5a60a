"""JDIHN with the catalogue: what this member publishes, and what a feed lists beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from service.filters import number_key
from service.jdihn import Record, published
from service.jdihn_import import FeedNotice, FeedRecord, read_feed
from service.model import Stored
from service.parts import Parts

Outcome = Literal["kept", "differs", "not_kept"]


@dataclass(frozen=True, slots=True)
class Listed:
    """A circular that a feed lists, beside the one kept with its number."""

    record: FeedRecord
    outcome: Outcome
    circular: str | None  # key
    differences: tuple[tuple[str, str, str], ...] = ()  # field, in the feed, as kept


@dataclass(frozen=True, slots=True)
class Imported:
    """What a feed holds: its circulars, what was odd, and how many records of other kinds."""

    listed: tuple[Listed, ...]
    others: int
    notices: tuple[FeedNotice, ...]


def feed(parts: Parts, address: str) -> list[Record]:
    """The records of all circulars kept, by date of issue."""
    found, _ = parts.store.find({}, None, 0, ("ready",), whole=False)
    revoked = {number_key(number) for stored in found if (number := _replaces(stored))}
    replaced = {stored.key for stored in found if (n := _number(stored)) and n in revoked}
    return published(found, frozenset(replaced), address)


def imported(parts: Parts, data: bytes) -> Imported:
    """A member's feed set beside the catalogue; nothing is fetched and nothing kept is changed."""
    records, notices = read_feed(data)
    letters = [record for record in records if record.is_letter]
    found, _ = parts.store.find({}, None, 0, ("ready",), whole=False)
    held: dict[str, list[Stored]] = {}
    for stored in found:
        if number := _number(stored):
            held.setdefault(number, []).append(stored)
    listed = tuple(_listed(record, held) for record in letters)
    return Imported(listed, len(records) - len(letters), notices)


def _listed(record: FeedRecord, held: dict[str, list[Stored]]) -> Listed:
    same = held.get(number_key(record.fields["noPeraturan"]), [])
    if not same:
        return Listed(record, "not_kept", None)
    # Numbers repeat from year to year and office to office: the date decides where both have one.
    dated = [one for one in same if record.set_on in (None, _issued(one)) or not _issued(one)]
    stored = (dated or same)[0]
    if not dated:
        difference = ("tanggal_penetapan", record.set_on or "", _issued(stored) or "")
        return Listed(record, "differs", stored.key, (difference,))
    return Listed(record, "kept", stored.key)


def _number(stored: Stored) -> str | None:
    number = stored.reading.metadata.get("number") if stored.reading else None
    return number_key(number) if number else None


def _issued(stored: Stored) -> str | None:
    return stored.reading.metadata.get("issued_on") if stored.reading else None


def _replaces(stored: Stored) -> str | None:
    return stored.reading.metadata.get("replaces") if stored.reading else None
