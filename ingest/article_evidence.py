"""Whether a document is a press article or an official letter: signs of both, weighed."""

# ruff: noqa: E501 — a pattern and its examples are read whole or not at all

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.model import Line, Origin
from ingest.portal import BYLINE, DATELINE, SPEECH, chrome
from ingest.signs import ABOUT, ADDRESSEE, ATTACHMENT, COPIES, HEAD_LABEL, MONTH, RANK, TITLE

ENOUGH = 1.5  # total weight from which a document is an article
OF_A_WEB_PAGE = 1.0  # what speaks for an article because the file is a web page
CHROME_EACH, CHROME_MOST = 0.5, 2.0  # the portal's own words: a line, all lines together


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sign of the press or of an official letter: what it weighs, how often it may count."""

    name: str
    pattern: re.Pattern[str]
    weight: float
    times: int = 1
    examples: tuple[str, ...] = ()  # empty where the pattern's own table walks them
    near_misses: tuple[str, ...] = ()
    words: int = 1  # a line of fewer shows nothing

    def shown(self, text: str) -> bool:
        """Whether a line shows it."""
        return len(text.split()) >= self.words and self.pattern.match(text) is not None


REPORTING = re.compile(
    r".*\b(?:mengatakan|menuturkan|menambahkan|mengaku|mengungkapkan|memaparkan|membenarkan|berharap|mengklaim"
    r"|menyambut baik|mengapresiasi|saat (?:di)?(?:konfirmasi|hubungi|temui)|(?:ditemui|dihubungi|dikonfirmasi) (?:di|ter|secara|saat|usai|lewat|melalui)\w*)\b",
    re.IGNORECASE,
)
THIRD_PERSON = re.compile(
    r"(?i:.*\b(?:menerbitkan|mengeluarkan|menandatangani|meneken|mengedarkan|mengirim(?:kan)?|melayangkan|merilis|menyerahkan"
    r"|menjabarkan|mengumumkan)\s+(?:\w+\s+){0,3}?(?:surat|edaran|h?imbauan|instruksi)\b)"
    r"|(?i:.*\b(?:surat\s+)?(?:edaran|h?imbauan|instruksi)\s+(?:itu|tersebut)\b)"
)
STAMPED = re.compile(
    rf".*\b\d{{1,2}}(?:[ /.-])(?:{MONTH}|[A-Z][a-z]{{2}}|\d{{1,2}})(?:[ /.-])\d{{4}}\b[\s,|·•–—-]*(?:pukul\s+)?\d{{1,2}}[.:]\d{{2}}\b"
    r"|.*\b\d{1,2}[.:]\d{2}\s*(?:WIB|WITA|WIT)\s*$|.*\b\d+ menit (?:baca|membaca|lalu)\b|.*\b\d+ (?:jam|hari) (?:yang )?lalu\s*$",
)
PLACED = re.compile(
    r"(?!Senin|Selasa|Rabu|Kamis|Jumat)(?:[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})(?:,? ?\([A-Z]\w+\))?\s?[-–—]\s[A-Z][a-z]+ \w+"
)

_SPOKEN_OF = r"(?:surat\s+)?(?:edaran|h?imbauan|instruksi)(?:\s+(?:itu|tersebut|dimaksud))?"
# The letter as somebody who speaks: no letter says so of itself ("Surat Edaran ini …").
SPEAKS = re.compile(
    rf"(?i:(?:.*[,.]\s+)?(?:masih\s+)?menurut\s+{_SPOKEN_OF}\s*,"
    rf"|(?:.*[,.]\s+)?{_SPOKEN_OF}(?:\s+(?:juga|pula))?\s+(?:menyatakan|menyebut(?:kan)?|menegaskan|menetapkan|mengatur|mewajibkan"
    r"|melarang)\s+(?:bahwa|pula)\b)"
)

EVIDENCE: tuple[Evidence, ...] = (
    Evidence("dateline", DATELINE.pattern, 2.0),
    Evidence("byline", BYLINE.pattern, 1.0),
    Evidence("reported speech", SPEECH.pattern, 1.0, 2, words=3),
    Evidence(
        "reporter's verb",
        REPORTING,
        0.5,
        3,
        ("Sekretaris Daerah menuturkan edaran itu", "Camat Kuala, yang ditemui di kantornya,"),
        ("Kepala Dinas agar menyampaikan", "mengakui kedaulatan"),
    ),
    Evidence(
        "letter told of in the third person",
        THIRD_PERSON,
        0.5,
        2,
        ("Bupati Merbau menerbitkan surat edaran", "Edaran tersebut berlaku bagi PNS"),
        ("Surat Edaran ini disampaikan", "menindaklanjuti Surat Edaran Menteri"),
    ),
    Evidence(
        "stamp of the hour",
        STAMPED,
        1.0,
        1,
        ("Jumat, 2 Agustus 2024 10:03", "16 November 2024 | 21:05", "Redaksi · 2 menit baca"),
        ("Bangko, 2 Agustus 2024", "pukul 08.00 WIB sampai selesai"),
    ),
    Evidence(
        "place before the first sentence",
        PLACED,
        1.0,
        1,
        (
            "Kuala Merbau - Pemerintah Kabupaten Merbau",
            "Kuala Merbau (Antarnusa) - Bupati Merbau menyampaikan",
        ),
        ("Setiap ASN - baik PNS", "Senin - Jumat pukul"),
    ),
    Evidence(
        "letter that speaks",
        SPEAKS,
        0.5,
        2,
        (
            "Menurut Surat Edaran, pegawai dilarang:",
            "Terhadap pelanggaran, Surat Edaran menetapkan bahwa PNS dijatuhi hukuman",
        ),
        ("Surat Edaran ini mengatur bahwa ASN", "Menurut Surat Edaran Menteri PANRB Nomor 18,"),
    ),
    Evidence("title", TITLE.pattern, -2.0),
    Evidence("about", ABOUT.pattern, -1.5),
    Evidence("label of the head", HEAD_LABEL.pattern, -1.0, 3),
    Evidence("addressee", ADDRESSEE.pattern, -1.5),
    Evidence("rank", RANK.pattern, -1.5),
    Evidence("copies", COPIES.pattern, -2.0),
    Evidence("attachment", ATTACHMENT.pattern, -1.0),
)


def is_article(lines: Sequence[Line], origin: Origin | None = None) -> bool:
    """Whether the lines are a press article rather than an official letter."""
    return weight([line.text.strip() for line in lines], origin) >= ENOUGH


def weight(texts: Sequence[str], origin: Origin | None = None) -> float:
    """What the printed lines weigh: positive for an article, negative for a letter.

    A rule of a table may be read as a quotation mark before its head, so two words are no speech.
    """
    total = OF_A_WEB_PAGE if origin == "html" else 0.0
    total += min(CHROME_MOST, CHROME_EACH * sum(chrome(text) for text in texts))
    return total + sum(
        e.weight * min(e.times, sum(e.shown(text) for text in texts)) for e in EVIDENCE
    )
