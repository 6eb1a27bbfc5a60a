"""Filters as users write them, made canonical; and the attributes of a passage they meet. Pure.

Names are the same in the index's attributes and in `where`:

| name | a passage's values | from a filter |
|---|---|---|
| region | every code it answers to: its own, those around it, a former province's | the codes |
| province | codes of its province, today's and that of its date | the codes |
| year, election, kind, source, modality, topic | the value | the values |
| issued | year, month and day of issue: 2020, 2020-10, 2020-10-09 | fewest of these in a range |
| issuer | the issuer's words, folded | folded names of known issuers that hold the words |
| number | `number_key` of the letter's number | the key |
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import get_args

from rapidfuzz import process

from ingest.model import DocumentSource, Kind, Modality
from service.errors import BadParameter, UnknownFilterValue
from service.model import Filters, Stored, TopicalClause
from service.region_names import tokens
from service.regions import Gazetteer
from service.topic_table import Topic

_OF_YEAR = re.compile(r"(?<=\d)\s+(?:TAHUN|THN)\.?\s+(?=\d)")
OF_A_CLAUSE = frozenset({"modality", "topic"})  # attributes not shared by a whole circular
YEARS = range(1955, 2101)  # the first general election to far ahead
WORDS = Path(__file__).parent / "data" / "words.toml"
CHOICES: dict[str, tuple[str, ...]] = {
    "kind": get_args(Kind),
    "modality": get_args(Modality),
    "source": get_args(DocumentSource),
    "election": ("pilkada", "pemilu"),
}
NAMES = (
    "region province year election kind modality topic issuer number issued_from issued_to source"
).split()


@dataclass(frozen=True, slots=True)
class Known:
    """What the catalogue holds, to check free-text filters against; key to one printed form."""

    issuers: Mapping[str, str]  # folded -> "DINAS SOSIAL KABUPATEN SELUMA"
    numbers: Mapping[str, str]  # number_key -> "460/206/DS.AI/X/2020"


def known_of(issuers: Iterable[str], numbers: Iterable[str]) -> Known:
    """Known values from those printed on the circulars of the catalogue."""
    return Known(
        {folded(text): text for text in issuers}, {number_key(text): text for text in numbers}
    )


def resolve(
    raw: Mapping[str, Sequence[str]],
    gazetteer: Gazetteer,
    topics: Sequence[Topic],
    known: Known | None = None,
) -> Filters:
    """Filters of CONTRACT.md section 1 in canonical form.

    Raises UnknownFilterValue naming near matches, BadParameter for a filter that does not exist.
    """
    for name in raw:
        if name not in NAMES:
            raise BadParameter(f'There is no filter "{name}"; there are: {", ".join(NAMES)}.')
    values = {name: [v.strip() for v in raw.get(name, ()) if v.strip()] for name in NAMES}
    chosen = {name: _all(values[name], _chooser(name)) for name in CHOICES}
    first, last = (_day(values[name], name) for name in ("issued_from", "issued_to"))
    if first and last and first > last:
        raise BadParameter(f"issued_from {first} is later than issued_to {last}.")
    return Filters(
        region=_all(values["region"], lambda text: (_region(text, gazetteer),)),
        province=_all(values["province"], lambda text: (_province(text, gazetteer),)),
        year=tuple(dict.fromkeys(_year(text) for text in values["year"])),
        topic=_all(values["topic"], lambda text: (_topic(text, topics),)),
        issuer=_all(values["issuer"], lambda text: _issuers(text, known)),
        number=_all(values["number"], lambda text: (_number(text, known),)),
        issued_from=first,
        issued_to=last,
        **chosen,
    )


def merged(first: Filters, second: Filters) -> Filters:
    """Both at once: where the first says nothing on a subject, the second speaks."""
    told = {name: value for name in NAMES if (value := getattr(first, name))}
    return replace(second, **told)


def where(filters: Filters) -> dict[str, frozenset[str]]:
    """Filters as the index takes them: every name must match, by any of its values."""
    conditions = {
        name: frozenset(str(value) for value in getattr(filters, name))
        for name in NAMES
        if not name.startswith("issued")
    }
    if filters.issued_from or filters.issued_to:
        first = date.fromisoformat(filters.issued_from or f"{YEARS[0]}-01-01")
        last = date.fromisoformat(filters.issued_to or f"{YEARS[-1]}-12-31")
        conditions["issued"] = frozenset(_spans(first, last))
    return {name: values for name, values in conditions.items() if values}


def attributes_of(
    stored: Stored, clause: TopicalClause, gazetteer: Gazetteer
) -> dict[str, tuple[str, ...]]:
    """The attributes of one clause's passage: its circular's and its own."""
    return {**circular_attributes(stored, gazetteer), **clause_attributes(clause)}


def clause_attributes(clause: TopicalClause) -> dict[str, tuple[str, ...]]:
    """The attributes that a clause does not share with its whole circular."""
    own = {"modality": (clause.clause.modality,), "topic": clause.topics}
    return {name: values for name, values in own.items() if values}


def circular_attributes(stored: Stored, gazetteer: Gazetteer) -> dict[str, tuple[str, ...]]:
    """The attributes that all passages of a circular share; empty while it has no reading."""
    reading = stored.reading
    if reading is None:
        return {}
    data, day = reading.metadata, reading.metadata.get("issued_on")
    codes = gazetteer.codes_of(reading.region, day) if reading.region else ()
    found = {
        "region": codes,
        "province": tuple(code for code in codes if "." not in code and code != "00"),
        "year": (str(reading.election_year),) if reading.election_year else (),
        "election": (reading.election,) if reading.election else (),
        "kind": (data.kind,),
        "source": (data.source,),
        "issued": (day[:4], day[:7], day) if day else (),
        "issuer": tuple(folded(value) for value in data.all("issuer")),
        "number": tuple(
            number_key(part) for text in data.all("number") for part in text.split(";")
        ),
    }
    return {name: values for name, values in found.items() if values}


def answers(
    attributes: Mapping[str, Sequence[str]], conditions: Mapping[str, frozenset[str]]
) -> bool:
    """Whether attributes meet the conditions of `where`."""
    return all(values & set(attributes.get(name, ())) for name, values in conditions.items())


def number_key(number: str) -> str:
    """A letter number as a key: blanks and signs between letters do not count.

    All spellings of B/71/M.SM.00.00/2017 give one key; a sign between two digits is kept, and
    "5 Tahun 2024" is 5/2024.
    """
    text = number.upper().removeprefix("NOMOR").lstrip(" :.")
    text = _OF_YEAR.sub("/", text)
    parts = "".join(char if char.isalnum() else " " for char in text).split()
    key = parts[0] if parts else ""
    for before, part in pairwise(parts):
        key += ("/" if before[-1].isdigit() and part[0].isdigit() else "") + part
    return key


def folded(text: str) -> str:
    """Words in lower case, one blank between, for comparing names of offices."""
    return " ".join(token.word for token in tokens(text))


def _all(texts: Sequence[str], read: Callable[[str], Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for text in texts for value in read(text)))


def _region(text: str, gazetteer: Gazetteer) -> str:
    region = gazetteer.named(text)
    if region is None:
        raise _unknown("region", text, gazetteer.near(text))
    return region.code


def _province(text: str, gazetteer: Gazetteer) -> str:
    region = gazetteer.named(text) or gazetteer.named(f"Provinsi {text}")
    if region is None or region.level != "province":
        near = [n for n in gazetteer.near(text, 30) if _is_province(n, gazetteer)]
        home = gazetteer.province_of(region) if region else None
        raise _unknown("province", text, [home.name] if home else near[:5])
    return region.code


def _is_province(name: str, gazetteer: Gazetteer) -> bool:
    region = gazetteer.named(name)
    return region is not None and region.level == "province"


def _topic(text: str, topics: Sequence[Topic]) -> str:
    names = {folded(name): t.key for t in topics for name in (t.key, t.label_id, t.label_en)}
    return _choose("topic", text, names)


def _chooser(name: str) -> Callable[[str], tuple[str, ...]]:
    return lambda text: (_choose(name, text, _words(name)),)


def _choose(name: str, text: str, words: Mapping[str, str]) -> str:
    if folded(text) in words:
        return words[folded(text)]
    near = [words[word] for word, *_ in process.extract(folded(text), list(words), limit=3)]
    choices = list(dict.fromkeys(words.values()))
    raise _unknown(name, text, choices if len(choices) <= 14 else near)


@cache
def _words(name: str) -> dict[str, str]:
    """Every accepted word of a filter of fixed values, folded, with the value it means."""
    table = tomllib.loads(WORDS.read_text(encoding="utf-8"))[name]
    said = {folded(word): value for value in table for word in table[value]}
    return {**said, **{folded(value): value for value in CHOICES[name]}}


def _year(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) not in YEARS:
        raise _unknown("year", text, [f"a year from {YEARS[0]} to {YEARS[-1]}"])
    return int(text)


def _day(texts: Sequence[str], name: str) -> str | None:
    if not texts:
        return None
    try:
        day = date.fromisoformat(texts[-1])
    except ValueError:
        day = None
    if day is None or day.year not in YEARS:
        raise _unknown(name, texts[-1], ["a date such as 2024-09-12"])
    return day.isoformat()


def _issuers(text: str, known: Known | None) -> tuple[str, ...]:
    if known is None:
        return (folded(text),)
    held = sorted(key for key in known.issuers if f" {folded(text)} " in f" {key} ")
    if not held:
        raise _unknown("issuer", text, _near(folded(text), known.issuers))
    return tuple(held)


def _number(text: str, known: Known | None) -> str:
    key = number_key(text)
    if not key or (known is not None and key not in known.numbers):
        raise _unknown("number", text, _near(key, known.numbers if known else {}))
    return key


def _near(key: str, values: Mapping[str, str]) -> list[str]:
    found = process.extract(key, sorted(values), limit=5, score_cutoff=50)
    return [values[name] for name, *_ in found]


def _spans(first: date, last: date) -> Iterator[str]:
    """The fewest years, months and days that together are exactly a range of days."""
    day = first
    while day <= last:
        next_year = date(day.year + 1, 1, 1)
        next_month = date(day.year + day.month // 12, day.month % 12 + 1, 1)
        one_day = timedelta(days=1)
        if (day.month, day.day) == (1, 1) and next_year - one_day <= last:
            yield day.isoformat()[:4]
            day = next_year
        elif day.day == 1 and next_month - one_day <= last:
            yield day.isoformat()[:7]
            day = next_month
        else:
            yield day.isoformat()
            day += one_day


def _unknown(name: str, text: str, near: Sequence[str]) -> UnknownFilterValue:
    hint = f" Near: {', '.join(near)}." if near else ""
    return UnknownFilterValue(f'{name} "{text}" is not known.{hint}')
