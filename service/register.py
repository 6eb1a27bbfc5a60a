"""The register of regulations, and how a citation stands at a date; pure but for reading it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

Status = Literal["in_force", "amended", "revoked", "replaced", "not_yet", "unknown"]
OVER: frozenset[Status] = frozenset({"revoked", "replaced"})
TABLE = Path(__file__).parent / "data" / "regulations.toml"
TO_CONFIRM = (" Perlu dipastikan pada naskah resmi.", " To be confirmed against an official text.")
_MONTHS_ID = (
    "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
)
_MONTHS_EN = (
    "January February March April May June July August September October November December".split()
)
# Which fields of a row a status rests on.
_RESTS_ON: Mapping[Status, frozenset[str]] = {
    "in_force": frozenset({"from", "until"}),
    "amended": frozenset({"from", "amended"}),
    "revoked": frozenset({"until", "replaced_by"}),
    "replaced": frozenset({"until", "replaced_by"}),
    "not_yet": frozenset({"from"}),
    "unknown": frozenset(),
}
_NOT_KNOWN = (
    "Hari mulai berlakunya {cite} belum dipastikan (antara {first} dan {last}); "
    "status pada {on} tidak dapat dinilai.",
    "The day {cite} came into force is not established (between {first} and {last}); "
    "how it stands on {on} cannot be told.",
)
_SINCE = (" Kini berlaku {now}.", " {now} is in force now.")
_SENTENCES: Mapping[Status, tuple[str, str]] = {
    "in_force": ("{cite} berlaku pada {on}.", "{cite} is in force on {on}."),
    "amended": (
        "{cite} berlaku pada {on}, sebagaimana diubah dengan {other}.",
        "{cite} is in force on {on}, as amended by {other}.",
    ),
    "revoked": (
        "{cite} tidak berlaku lagi pada {on}: dicabut dengan {other} sejak {since}.",
        "{cite} is no longer in force on {on}: revoked by {other} since {since}.",
    ),
    "replaced": (
        "{cite} tidak berlaku lagi pada {on}: diganti dengan {other} sejak {since}.",
        "{cite} is no longer in force on {on}: replaced by {other} since {since}.",
    ),
    "not_yet": (
        "{cite} belum berlaku pada {on}; berlaku sejak {since}.",
        "{cite} is not yet in force on {on}; it is since {since}.",
    ),
    "unknown": (
        "{cite} tidak ada dalam daftar peraturan; status pada {on} tidak dapat dinilai.",
        "{cite} is not in the register; how it stands on {on} cannot be told.",
    ),
}


@dataclass(frozen=True, slots=True)
class Amendment:
    """A later regulation that changed one which stays in force."""

    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Regulation:
    """One row: a law, regulation, joint decree or letter that circulars rest on."""

    cite: str  # canonical: "UU 5/2014"
    title: str
    start: date | None  # first day in force; None: not known, see between
    between: tuple[date, date]  # first and last day on which it can have come into force
    until: date | None  # first day no longer in force
    end: Literal["revoked", "replaced"] | None
    replaced_by: str | None
    amended: tuple[Amendment, ...]
    confirm: frozenset[str]  # fields still to be checked against an official text
    spellings: tuple[str, ...]

    @property
    def kind(self) -> str:
        """Kind of regulation: "UU", "PP", "SE MenPANRB"."""
        return self.cite.rpartition(" ")[0]

    @property
    def number(self) -> str:
        """Its number, with the year where it has one: "5/2014"."""
        return self.cite.rpartition(" ")[2]

    @property
    def year(self) -> int:
        """The year in its number, else of its first day in force."""
        last = self.number.rpartition("/")[2]
        return int(last) if last.isdigit() and len(last) == 4 else self.between[0].year


@dataclass(frozen=True, slots=True)
class Standing:
    """How one citation stands at one date, in a word and a sentence."""

    cite: str
    on: date
    status: Status
    sentence: str  # Bahasa Indonesia
    sentence_en: str
    replacement: str | None = None  # what to cite instead; for amended the last amendment
    confirmed: bool = True  # False: rests on a fact not yet checked against an official text


@cache
def regulations() -> tuple[Regulation, ...]:
    """Every row of the register, in its order; read once."""
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))["regulation"]
    return tuple(_regulation(row) for row in rows)


def judge(canonical: str, on: date) -> Standing:
    """How a canonical citation stands at a date: a letter's own date, or today."""
    row = _by_cite().get(canonical)
    if row is None:
        return _standing(canonical, on, "unknown", None, None, frozenset())
    first, last = row.between
    if on < first:
        return _standing(canonical, on, "not_yet", None, first, row.confirm)
    if on < last:
        return _day_unknown(row, on)
    done = [amendment for amendment in row.amended if amendment.on <= on]
    if row.until and row.end and on >= row.until:
        return _standing(canonical, on, row.end, row.replaced_by, row.until, row.confirm)
    if done:
        return _standing(canonical, on, "amended", done[-1].by, done[-1].on, row.confirm)
    return _standing(canonical, on, "in_force", None, first, row.confirm)


def successor(cite: str, on: date) -> str | None:
    """What stands in the place of a regulation on a day, over all replacements; None when none."""
    row, seen = _by_cite().get(cite), {cite}
    while row and row.replaced_by and row.until and on >= row.until:
        if row.replaced_by in seen:
            return None
        seen.add(row.replaced_by)
        cite, row = row.replaced_by, _by_cite().get(row.replaced_by)
    return cite if len(seen) > 1 else None


def _day_unknown(row: Regulation, on: date) -> Standing:
    told = [
        text.format(
            cite=row.cite,
            on=_day(on, months),
            first=_day(row.between[0], months),
            last=_day(row.between[1], months),
        )
        for text, months in zip(_NOT_KNOWN, (_MONTHS_ID, _MONTHS_EN), strict=True)
    ]
    return Standing(row.cite, on, "unknown", told[0], told[1], None, False)


def _standing(
    cite: str,
    on: date,
    status: Status,
    other: str | None,
    since: date | None,
    confirm: frozenset[str],
) -> Standing:
    sure = not confirm & _RESTS_ON[status]
    now = successor(cite, on) if status in OVER else None
    later = now if now != other else None
    told = [
        pattern.format(
            cite=cite,
            on=_day(on, months),
            other=other or "—",
            since=_day(since, months) if since else "—",
        )
        + (since_then.format(now=later) if later else "")
        + ("" if sure else note)
        for pattern, months, since_then, note in zip(
            _SENTENCES[status], (_MONTHS_ID, _MONTHS_EN), _SINCE, TO_CONFIRM, strict=True
        )
    ]
    return Standing(cite, on, status, told[0], told[1], now or other, sure)


def _day(day: date, months: list[str]) -> str:
    return f"{day.day} {months[day.month - 1]} {day.year}"


@cache
def _by_cite() -> dict[str, Regulation]:
    return {row.cite: row for row in regulations()}


def _regulation(row: Mapping[str, Any]) -> Regulation:
    start = row.get("from")
    first, last = row.get("from_between", (start, start))
    return Regulation(
        cite=row["cite"],
        title=row["title"],
        start=start,
        between=(first, last),
        until=row.get("until"),
        end=row.get("end"),
        replaced_by=row.get("replaced_by"),
        amended=tuple(Amendment(item["by"], item["on"]) for item in row.get("amended", ())),
        confirm=frozenset(row.get("confirm", ())),
        spellings=tuple(row["spellings"]),
    )
