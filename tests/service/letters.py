"""Small circulars as plain text, for tests that need many real documents."""

from __future__ import annotations

from pathlib import Path

LETTER = """PEMERINTAH {region_upper}
SEKRETARIAT DAERAH

SURAT EDARAN
NOMOR: {number}
TENTANG
NETRALITAS APARATUR SIPIL NEGARA PADA PEMILIHAN TAHUN {year}

Berdasarkan Undang-Undang Nomor 5 Tahun 2014 disampaikan hal-hal sebagai berikut:
1. ASN dilarang:
   a. mengikuti kampanye pasangan calon;
   b. {second}.
2. Pelanggaran dikenai sanksi sesuai Peraturan Pemerintah Nomor 94 Tahun 2021.

{place}, 9 Oktober {year}
Sekretaris Daerah {region}
"""
SECOND = "menggunakan kendaraan dinas untuk kampanye"


def letter(
    number: str = "460/206/DS.AI/X/2020",
    region: str = "Kabupaten Seluma",
    place: str = "Tais",
    year: int = 2020,
    second: str = SECOND,
) -> bytes:
    """A circular with two sub-items."""
    text = LETTER.format(
        number=number,
        region=region,
        region_upper=region.upper(),
        place=place,
        year=year,
        second=second,
    )
    return text.encode()


SELUMA = letter()
BASEL = letter(
    "800/99/BKPSDMD/2024",
    "Kabupaten Bangka Selatan",
    "Toboali",
    2024,
    "berfoto bersama bakal calon dengan simbol jari",
)
BATANGHARI = letter("800/7/BKPSDMD/2024", "Kabupaten Batang Hari", "Muara Bulian", 2024)


def write_letters(folder: Path, count: int) -> None:
    """Numbered letters, each different, as files of a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"surat-{number:03}.txt").write_bytes(letter(f"800/{number}/SE/2020"))
