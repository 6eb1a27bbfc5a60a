"""The main-entry heading (tajuk entri utama) of a circular's issuer, by a table; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.model import Reading

KINDS = {"regency": "Kabupaten", "city": "Kota", "province": "Provinsi", "district": "Kecamatan"}


@dataclass(frozen=True, slots=True)
class Heading:
    """An issuer's words and how its heading is built; {area} Seluma, {body} the office's name."""

    pattern: str
    heading: str
    examples: tuple[str, ...]
    near_misses: tuple[str, ...] = ()


# The first that matches decides; for regional heads by analogy with their decisions.
HEADINGS = (
    Heading(
        r"\b(?P<body>Bawaslu|Badan Pengawas Pemilihan Umum|Panwas\w*|Panitia Pengawas)\b",
        "Indonesia. Badan Pengawas Pemilihan Umum",
        ("BADAN PENGAWAS PEMILIHAN UMUM KABUPATEN MINAHASA", "Bawaslu Provinsi Bengkulu"),
    ),
    Heading(
        r"\b(?:Kementerian|Menteri) (?P<body>(?!Republik\b)\w.*?)(?: Republik Indonesia)?$",
        "Indonesia. Kementerian {body}",
        ("MENTERI DALAM NEGERI REPUBLIK INDONESIA",),
        ("Perdana Menteri",),
    ),
    Heading(
        r"^(?:Kepala )?(?P<body>Badan Kepegawaian Negara)\b",
        "Indonesia. {body}",
        ("KEPALA BADAN KEPEGAWAIAN NEGARA",),
        ("BADAN KEPEGAWAIAN DAERAH",),
    ),
    Heading(
        r"\b(?:Sekretariat|Sekretaris) Daerah\b",
        "{area} ({kind}). Sekretariat Daerah",
        ("PEMERINTAH KABUPATEN BULUNGAN SEKRETARIAT DAERAH",),
    ),
    Heading(r"^(?:P\w{1,2}\.? )?Gubernur\b", "{area}. Gubernur", ("GUBERNUR ACEH",)),
    Heading(
        r"^(?:P\w{1,2}\.? )?Bupati\b",
        "{area}. Bupati",
        ("BUPATI JAYAWIJAYA", "Pjs. Bupati Bangka Selatan"),
        ("Dinas Sosial",),
    ),
    Heading(r"^(?:P\w{1,2}\.? )?Wali ?kota\b", "{area}. Wali Kota", ("WALI KOTA MAKASSAR",)),
    Heading(
        r"\b(?P<body>(?:Dinas|Badan|Kantor|Inspektorat|Satuan Polisi)\b.*?)"
        r"(?: (?:Kabupaten|Kota|Provinsi)\b.*)?$",
        "{area} ({kind}). {body}",
        ("PEMERINTAH KABUPATEN SELUMA DINAS SOSIAL", "Dinas Sosial Kabupaten Seluma"),
    ),
)


def main_entry(reading: Reading) -> str | None:
    """The heading of the issuer; None when no row of the table knows it."""
    issuer = reading.metadata.get("issuer") or ""
    text = " ".join(issuer.split())
    for row in HEADINGS:
        match = re.search(row.pattern, text, re.IGNORECASE)
        if match:
            return _filled(row.heading, match, reading)
    return None


def _filled(heading: str, match: re.Match[str], reading: Reading) -> str | None:
    region = reading.region
    if region is None and "{area}" in heading:
        return None
    area = re.sub(r"^(Kabupaten|Kota|Provinsi|Kecamatan) ", "", region.name) if region else ""
    kind = KINDS.get(region.level, "") if region else ""
    body = match.groupdict().get("body") or ""
    return heading.format(area=area, kind=kind, body=_spelled(body))


def _spelled(name: str) -> str:
    return re.sub(r"\bDan\b", "dan", name.title()) if name.isupper() else name
