"""Offices that send letters, and the letters and joint decrees met under many numbers."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.citation_names import BKN, KASN, PANRB


@dataclass(frozen=True, slots=True)
class Authority:
    """An office that sends letters, under the short name of its citations."""

    name: str
    pattern: str
    numbers: str | None = None  # what only its letter numbers hold


AUTHORITIES: tuple[Authority, ...] = (
    Authority(
        "MenPANRB",
        rf"(?i:\b(?:Kementerian|Menteri)\s+(?:Negara\s+)?){PANRB}"
        r"|(?i:\b(?:Kemen|Men)\s?PAN\s*[-/&]?\s*(?:dan\s+)?(?:RB)?\b)",
        r"/M\.?S\.?M\.|/M\.?PAN",
    ),
    Authority(
        "Mendagri",
        r"(?i:\b(?:Kementerian|Menteri)\s+Dalam\s+Negeri\b|\b(?:Ke)?mendagri\b)",
        r"/SJ\Z",
    ),
    Authority("KASN", KASN, r"/KASN/"),
    Authority("BKN", BKN),
)


@dataclass(frozen=True, slots=True)
class KnownLetter:
    """A letter met under many spellings: its canonical form and every number it goes by."""

    canonical: str
    numbers: tuple[str, ...]
    year: str | None = None  # a joint decree's, by which it is known without a number


KNOWN_LETTERS: tuple[KnownLetter, ...] = (
    KnownLetter("SE MenPANRB B/71/M.SM.00.00/2017", ("B/71/M.SM.00.00/2017",)),
    KnownLetter(
        "SE MenPANRB B/94/M.SM.00.00/2019",
        ("B/94/M.SM.00.00/2019", "B-94/SM.00.00/2019"),  # the second as one newspaper printed it
    ),
    KnownLetter("SE MenPANRB B/2355/M.PANRB/07/2015", ("B/2355/M.PANRB/07/2015",)),
    KnownLetter("SE MenPANRB SE/06/M.PAN/11/2016", ("SE/06/M.PAN/11/2016",)),
)

KNOWN_JOINT_DECREES: tuple[KnownLetter, ...] = (
    KnownLetter(
        "SKB 2/2022",
        (
            "2/2022",
            "800-5474/2022",
            "246/2022",
            "30/2022",
            "1447.1/PM.01/K.1/09/2022",
        ),
        "2022",
    ),
    KnownLetter(
        "SKB 5/2020",
        (
            "5/2020",
            "800-2836/2020",
            "167/KEP/2020",
            "6/SKB/KASN/9/2020",
            "0314",
            "314/2020",
        ),
        "2020",
    ),
)
