"""Records of JDIHN members read in: spellings tolerated with a notice, faults told in Bahasa; pure.

A record is never refused for its form: every variant met in members' feeds is understood, and what
is wrong with it is told, so that a member can mend its feed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from service.errors import BadFeed
from service.jdihn import FIELDS, FIXED, NONE, Record

# Other spellings of a field met in feeds, in lower case without signs.
VARIANTS: Mapping[str, str] = {
    "tahundiundangkan": "tahun_pengundangan",
    "tahun": "tahun_pengundangan",
    "tanggalditetapkan": "tanggal_penetapan",
    "tanggaldiundangkan": "tanggal_pengundangan",
    "nomorperaturan": "noPeraturan",
    "singkatan": "singkatanJenis",
    "teu": "teuBadan",
    "urldetail": "urlDetailPeraturan",
}
# Fields that some members add.
EXTRAS = {"abstrak": "abstrak", "urlabstrak": "urlAbstrak", "lastupdated": "last_updated"}
SPELLINGS = {re.sub(r"\W|_", "", name).lower(): name for name in FIELDS} | dict(VARIANTS) | EXTRAS
OPTIONAL = frozenset({"tanggal_penetapan"})  # missing in the older template
STATUSES = frozenset({"berlaku", "tidak berlaku"})
DATE_FIELDS = ("tanggal_penetapan", "tanggal_pengundangan")
LETTERS = re.compile(r"edaran|imbauan", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FeedNotice:
    """What is odd or wrong with one field of one record."""

    record: int  # from 1
    field: str
    code: str
    message: str  # Bahasa Indonesia


@dataclass(frozen=True, slots=True)
class FeedRecord:
    """One record in the network's own spelling, and what members add."""

    number: int  # from 1
    fields: Record
    extras: Record

    @property
    def is_letter(self) -> bool:
        """Whether it is a circular or an appeal, not a law or regulation."""
        return bool(LETTERS.search(self.fields["jenis"]) or self.fields["singkatanJenis"] == "SE")

    @property
    def set_on(self) -> str | None:
        """The ISO day it was set, where it is one."""
        return next((iso for name in DATE_FIELDS if (iso := _iso(self.fields[name]))), None)


def read_feed(data: bytes) -> tuple[tuple[FeedRecord, ...], tuple[FeedNotice, ...]]:
    """All records of a feed and the notices about them; BadFeed when it is no feed at all."""
    found = [_record(number, item) for number, item in enumerate(_items(data), 1)]
    return tuple(one for one, _ in found), tuple(n for _, notices in found for n in notices)


def _items(data: bytes) -> list[Any]:
    try:
        body = json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        raise BadFeed("It is not JSON in UTF-8.") from None
    if isinstance(body, dict):  # an envelope: the one list in it
        lists = [value for value in body.values() if isinstance(value, list)]
        body = lists[0] if len(lists) == 1 else None
    if not isinstance(body, list):
        raise BadFeed("It holds no array of records.")
    return body


def _record(number: int, item: Any) -> tuple[FeedRecord, tuple[FeedNotice, ...]]:
    if not isinstance(item, dict):
        empty = FeedRecord(number, dict.fromkeys(FIELDS, NONE), {})
        told = FeedNotice(number, "", "not_an_object", "Butir ini bukan objek JSON; dilewati.")
        return empty, (told,)
    fields: Record = dict.fromkeys(FIELDS, NONE)
    extras: Record = {}
    notices: list[FeedNotice] = []
    for name, value in item.items():
        own = SPELLINGS.get(re.sub(r"\W|_", "", str(name)).lower())
        text, notice = _text(number, str(name), value)
        notices += [notice] if notice else []
        if own in fields:
            fields[own] = text or NONE
        else:
            extras[own or str(name)] = text
        notices += _spelling(number, str(name), own)
    notices += _missing(number, fields, item)
    notices += _faults(number, fields)
    return FeedRecord(number, fields, extras), tuple(notices)


def _text(number: int, name: str, value: Any) -> tuple[str, FeedNotice | None]:
    if isinstance(value, str):
        return value.strip(), None
    if value is None:
        return "", None
    shown = json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else str(value)
    told = f"Nilai {name} seharusnya teks dalam tanda petik; dibaca sebagai “{shown[:60]}”."
    return shown, FeedNotice(number, name, "not_text", told)


def _spelling(number: int, name: str, own: str | None) -> Iterator[FeedNotice]:
    if own is None:
        told = f"Kolom {name} tidak dikenal; disimpan sebagai tambahan."
        yield FeedNotice(number, name, "unknown_field", told)
    elif own != name:
        told = f"Kolom ditulis {name}; ejaan baku: {own}."
        yield FeedNotice(number, name, "field_spelling", told)


def _missing(number: int, fields: Record, item: Mapping[str, Any]) -> Iterator[FeedNotice]:
    given = {SPELLINGS.get(re.sub(r"\W|_", "", str(name)).lower()) for name in item}
    for name in FIELDS:
        if name not in given and name not in OPTIONAL:
            told = f'Kolom {name} tidak ada; isi dengan "-" bila tidak berlaku.'
            yield FeedNotice(number, name, "field_missing", told)


def _faults(number: int, fields: Record) -> Iterator[FeedNotice]:
    """What the network's rules ask of values."""
    for name in ("operasi", "display"):
        if fields[name] != FIXED[name]:
            told = f'Nilai {name} harus "{FIXED[name]}", tertulis “{fields[name]}”.'
            yield FeedNotice(number, name, "fixed_value", told)
    for name in DATE_FIELDS:
        if fields[name] != NONE and _iso(fields[name]) is None:
            told = f"Tanggal {name} “{fields[name]}” bukan bentuk TTTT-BB-HH; tidak dipakai."
            yield FeedNotice(number, name, "bad_date", told)
    year, day = fields["tahun_pengundangan"], _iso(fields["tanggal_penetapan"])
    if day and year not in (NONE, day[:4]):
        told = f"Tahun {year} tidak sama dengan tahun tanggal penetapan {day}."
        yield FeedNotice(number, "tahun_pengundangan", "year_differs", told)
    if fields["status"].lower() not in STATUSES:
        told = f"Status “{fields['status']}” bukan Berlaku atau Tidak Berlaku."
        yield FeedNotice(number, "status", "unknown_status", told)
    for name in ("noPeraturan", "judul", "teuBadan"):
        if fields[name] == NONE:
            told = f"Kolom {name} kosong; pengguna jaringan tidak dapat menemukan naskah ini."
            yield FeedNotice(number, name, "empty_field", told)


def _iso(text: str) -> str | None:
    """A calendar day in ISO form; feeds also put a zero date for none."""
    try:
        return date.fromisoformat(text[:10]).isoformat() if len(text) >= 10 else None
    except ValueError:
        return None
