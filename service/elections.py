"""Polling days, and which election a text speaks of; pure but for reading its table.

Rules, in this order; texts come in order of weight (subject or title first, body last):
1. The first text that names an election with its year (or its polling day) decides.
2. A text that names several elections means the one whose polling day comes next after the date
   of issue (the last one when all are past); undated, a text that names both kinds for one year
   leaves the kind open, which a later text that names one of them alone may settle.
3. A text that names a kind without a year, in a dated letter, means the next polling day of that
   kind, at most two years ahead.
A year is never taken from a letter number or a cited law, and a date alone names no election.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Literal

from service.model import Election

Kind = Literal["pilkada", "pemilu"]
TABLE = Path(__file__).parent / "data" / "elections.csv"
AHEAD = timedelta(days=730)

_MONTHS = (
    "januari februari maret april mei juni juli agustus september oktober november desember"
).split()
# Digits that OCR prints as letters inside a year: 2O2O, 2OI4, 2A22.
_DIGITS = str.maketrans({"o": "0", "i": "1", "l": "1", "a": "0", "z": "2", "s": "5"})
_YEAR = r"2[0oa][0-9oilaz][0-9oilazs]\b"
_PILKADA = (
    r"pemilihan umum (?:kepala daerah|gubernur|bupati|wali ?kota)"
    r"|pemilihan (?:(?!umum|dan )\w+ )?(?:kepala daerah|gubernur|bupati|wali ?kota)"
    r"|kepala daerah (?:dan wakil kepala daerah )?serentak"
    r"|pilkada|pemilukada|pilgub|pilbup|pilwalkot|pilwako|pilwali"
)
_PEMILU = (
    r"pemilihan umum|pemilu(?!kada)\w*|pilpres|pileg|pemilihan (?:\w+ ){0,2}?"
    r"(?:presiden|legislatif|anggota (?:dpr|dpd|dewan))"
)
_PLAIN = r"pemilihan serentak(?: nasional)?|pemilihan tahun"
_KINDS = re.compile(
    rf"(?P<pilkada>{_PILKADA}|{_PLAIN})|(?P<pemilu>{_PEMILU})",
)
# Said of bodies, persons and papers, not of an election.
_BODIES = re.compile(
    r"(?:komisi|pengawas|penyelenggara|peserta|panitia|aparat|pengawasan|tahapan tindak pidana) "
    r"(?:pemilihan umum|pemilihan|pemilu)\b|pemilihan kepala desa|pilkades"
)
_CITED = re.compile(
    r"(?:nomor|no\.?|nomer) ?:? ?[^ ]{1,40} (?:tahun|th\.?|thn) \w{4}|\b\w{1,9} ?/ ?(?:19|20)\d\d\b"
    r"|\b[\w.-]+(?:/[\w.-]+)+"
)
_DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)}) ({_YEAR})")
_BREAK = re.compile(r"[.;:!?](?= )|§")
_REACH = 24  # words from the name of an election to its year
_REACH_CHARACTERS = 400


@dataclass(frozen=True, slots=True)
class Named:
    """What a text names: the year, and the kind where it says which."""

    year: int | None = None
    kind: Kind | None = None


@cache
def elections() -> tuple[Election, ...]:
    """Every polling day of the table, oldest first."""
    with TABLE.open(encoding="utf-8", newline="") as handle:
        rows = [
            Election("pilkada", int(row["year"]), row["polling_day"], row["label"])
            if row["kind"] == "pilkada"
            else Election("pemilu", int(row["year"]), row["polling_day"], row["label"])
            for row in csv.DictReader(handle)
        ]
    return tuple(sorted(rows, key=lambda election: election.polling_day))


def election_of(texts: Sequence[str], issued_on: str | None) -> Election | None:
    """The one election that texts in order of weight speak of; None when unsure of its kind."""
    named = named_in(texts, issued_on)
    return _known(named.kind, named.year)


def named_in(texts: Sequence[str], issued_on: str | None) -> Named:
    """Like `election_of`, but keeps a year whose kind the texts leave open."""
    open_year: int | None = None
    for text in texts:
        found = _named(text)
        if open_year:
            found = tuple(item for item in found if item.year == open_year)
        chosen = _next(found, issued_on)
        if chosen.kind:
            return chosen
        open_year = open_year or chosen.year
    if open_year:
        return Named(open_year)
    return next((by for text in texts if (by := _by_date(text, issued_on)).year), Named())


def _named(text: str) -> tuple[Election, ...]:
    """Elections named with their year in the first sentence of a text that names any."""
    for sentence in _sentences(text):
        found = tuple(_in_sentence(sentence))
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def _sentences(text: str) -> Iterator[str]:
    """A text folded and cut at sentence ends, with papers and bodies blanked out."""
    folded = re.sub(r"\s+", " ", text.casefold().replace("’", "'"))
    folded = _DAY.sub(_polling_mark, folded)
    folded = _BODIES.sub(" ", _CITED.sub(" § ", folded))
    yield from (part for part in _BREAK.split(folded) if part.strip())


def _polling_mark(match: re.Match[str]) -> str:
    """A date stays when it is a polling day, for it names the election; other dates do not."""
    day, month = int(match[1]), _MONTHS.index(match[2]) + 1
    iso = f"{_year(match[3])}-{month:02d}-{day:02d}"
    known = next((e for e in elections() if e.polling_day == iso), None)
    return f"{known.kind} {known.year}" if known else " "


def _in_sentence(sentence: str) -> Iterator[Election]:
    start = 0
    for match in re.finditer(rf"\b{_YEAR}", sentence):
        nearest = max(start, match.start() - _REACH_CHARACTERS)
        before = sentence[nearest : match.start()].split()[-_REACH:]
        kinds = {item.lastgroup for item in _KINDS.finditer(" ".join([*before, ""]))}
        for election in elections():
            if election.kind in kinds and election.year == _year(match[0]):
                yield election
        start = match.end() if kinds else start


def _next(found: Sequence[Election], issued_on: str | None) -> Named:
    """Of several elections, the one that comes next after a date; undated, what they share."""
    if issued_on and found:
        in_order = sorted(found, key=lambda election: election.polling_day)
        ahead = [election for election in in_order if election.polling_day >= issued_on]
        chosen = ahead[0] if ahead else in_order[-1]
        return Named(chosen.year, chosen.kind)
    years = {election.year for election in found}
    if len(found) == 1 or len(years) > 1:
        return Named(found[0].year, found[0].kind)
    return Named(found[0].year) if found else Named()


def _by_date(text: str, issued_on: str | None) -> Named:
    kinds = {match.lastgroup for part in _sentences(text) for match in _KINDS.finditer(part)}
    if issued_on is None or len(kinds) != 1:
        return Named()
    limit = (date.fromisoformat(issued_on) + AHEAD).isoformat()
    ahead = [e for e in elections() if e.kind in kinds and issued_on <= e.polling_day <= limit]
    return Named(ahead[0].year, ahead[0].kind) if ahead else Named()


def _known(kind: Kind | None, year: int | None) -> Election | None:
    return next((e for e in elections() if (e.kind, e.year) == (kind, year)), None)


def _year(printed: str) -> int:
    return int(printed.translate(_DIGITS))
