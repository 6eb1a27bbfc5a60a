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


def pdf_letter(number: int, second: str = SECOND) -> bytes:
    """A letter as a small digital PDF of one page."""
    lines = letter(f"900/{number}/SE/2020", second=second).decode("ascii").splitlines()
    shown = [line.replace("(", r"\(").replace(")", r"\)") for line in lines]
    page = "BT /F1 11 Tf 14 TL 60 780 Td " + " ".join(f"({line}) Tj T*" for line in shown) + " ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(page)} >>\nstream\n{page}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    return _pdf(objects)


def _pdf(objects: list[str]) -> bytes:
    """Objects, numbered from 1, with their table of places."""
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("ascii")
    start = len(out)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode("ascii")
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return out + trailer.encode("ascii")
