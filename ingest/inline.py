"""Enumerations inside running text: a. …; b. …; c. … on one line; pertama …, kedua …"""

# ruff: noqa: E501 — a pattern and its examples are read whole or not at all

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ingest.cutting import cut_line
from ingest.model import Line
from ingest.numerals import letter, number, ordinal
from ingest.run_on import run_on_numbers

REACH = 700  # characters one item of an inline list may be long


@dataclass(frozen=True, slots=True)
class Inline:
    """One way of counting inside a text: group v is the number; the match starts at the marker."""

    key: str
    pattern: re.Pattern[str]
    value: Callable[[str], int | None]
    opens: re.Pattern[str]  # what stands before the first marker
    follows: re.Pattern[str]  # what stands before each later one
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]
    fewest: int = 2  # items that prove a list


AFTER_COLON = re.compile(
    r"(?:[:;]|\b(?:yaitu|yakni|meliputi|berupa|adalah|untuk|agar|dilarang|antara lain|wajib"
    r"|diwajibkan|harus|diharuskan|diminta|dih?imbau|diinstruksikan|diperintahkan"
    r"|tidak (?:boleh|diperbolehkan|diperkenankan)))\s*$"
)
AFTER_VERB = re.compile(r"\b(?:me|ber|di)[a-z]{4,}\s*$")
AFTER_ITEM = re.compile(r"(?:[;,.]|[;,]?\s*\b(?:dan|atau|dan/atau|serta))\s*$")
SPEAKS = re.compile(r"(?:^|[.,:;“\"(]|\b(?:yang|yaitu|yakni|adalah|dan))\s*$", re.IGNORECASE)
SPOKEN = r"[Pp]ertama|[Kk]esatu|[Kk]e(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)"

INLINE: tuple[Inline, ...] = (
    Inline(
        "letters with a stop", re.compile(r"(?P<v>[a-z])\.(?=\s+[^\W\d]{2})"), letter, AFTER_COLON, AFTER_ITEM,
        ("dilarang: a. ikut kampanye; b. memakai atribut; c. memakai mobil dinas",),
        ("huruf a. dan huruf b. ketentuan", "disampaikan: a.n. Bupati; b. Camat"),
    ),
    Inline(
        "letters in a sentence", re.compile(r"(?P<v>[a-z])\.(?=\s+[^\W\d]{2})"), letter, AFTER_VERB, AFTER_ITEM,
        ("dilarang menyerahkan a. kartu pangan, b. kartu pelajar, dan c. bantuan banjir",),
        ("sebagaimana dimaksud huruf a. dan b. ketentuan", "menyerahkan a. kartu dan b. bantuan", "memberi gelar a. Raden"),
        fewest=3,
    ),
    Inline(
        "letters with a bracket", re.compile(r"\(?(?P<v>[a-z])[)}](?=\s*[^\W\d]{2})"), letter, AFTER_COLON, AFTER_ITEM,
        ("dilarang: a) ikut kampanye; b) memakai atribut", "wajib: (a) netral, (b) adil, dan (c) jujur"),
        ("Pasal 5 huruf a) dan b) ketentuan",),
    ),
    Inline(
        "numbers with a bracket", re.compile(r"\(?(?P<v>\d{1,2})[)}](?=\s*[^\W\d]{2})"), number, AFTER_COLON, AFTER_ITEM,
        ("dilarang: 1) ikut kampanye; 2) memakai atribut", "yaitu: (1) netral; (2} adil"),
        ("pada ayat (1), ayat (2) dan ayat (3) diberikan", "selama 3 (tiga) hari"),
    ),
    Inline(
        "numbers with a stop", re.compile(r"(?<![\d.])(?P<v>\d{1,2})\.(?=\s+[^\W\d]{2})"), number, AFTER_COLON, AFTER_ITEM,
        ("dilarang: 1. ikut kampanye; 2. memakai atribut",),
        ("tahun 2017; 2. ketentuan", "angka 1. dan 2. dijatuhi", "Umum: 1.1. Dasar. 1.2. Tujuan. 1.3. Isi"),
    ),
    Inline(
        "spoken numbers",
        re.compile(rf"\b(?P<v>{SPOKEN})(?:\s+dan\s+(?:{SPOKEN}))?\s*(?:,|:|\s(?:adalah|ialah|yakni|yaitu))(?=\s)"),
        ordinal, SPEAKS, SPEAKS,
        ("empat hal. “Pertama, pencegahan; kedua, sanksi; ketiga, satuan tugas",),
        ("hukuman pertama, kedua pihak", "kesempatan pertama, hari kedua, minggu"),
    ),
)  # fmt: skip


def inline_lists(text: str) -> list[int]:
    """Places in a text where the items of an inline list begin, its first item included."""
    found: list[int] = []
    for way in INLINE:
        found += _list(way, text)
    return sorted(set(found))


def _list(way: Inline, text: str) -> Iterator[int]:
    """Every run that counts 1, 2, … without a step left out, as many as prove it."""
    run: list[int] = []
    end = 0
    for match in way.pattern.finditer(text):
        value = way.value(match["v"])
        before = text[max(0, match.start() - 30) : match.start()]
        if (
            value == len(run) + 1
            and run
            and match.start() - end < REACH
            and way.follows.search(before)
        ):
            run.append(match.start())
            end = match.start()
        elif value == 1 and way.opens.search(before):
            yield from run if len(run) >= way.fewest else ()
            run, end = [match.start()], match.start()
    yield from run if len(run) >= way.fewest else ()


def divide(lines: Sequence[Line]) -> list[tuple[Line, int]]:
    """Lines cut where the items of inline lists begin, each part with the index of its line."""
    starts: list[int] = []
    text = ""
    for line in lines:
        starts.append(len(text))
        text += line.text + "\n"
    cuts = inline_lists(text) + [starts[index] + place for index, place in run_on_numbers(lines)]
    return [
        (part, index)
        for index, (line, start) in enumerate(zip(lines, starts, strict=True))
        for part in _cut(line, sorted({c - start for c in cuts if 0 < c - start < len(line.text)}))
    ]


def _cut(line: Line, places: Sequence[int]) -> Iterator[Line]:
    done = 0
    for place in places:
        first, line = cut_line(line, place - done)
        yield first
        done = place
    yield line
