"""Circulars as records of JDIHN, the network of legal documentation; pure.

One object a document, 25 fields of fixed spelling and order, all strings, "-" where a field does
not apply or is not known. What a letter does not state is never made up.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from service.elections import elections
from service.jdihn_headings import main_entry
from service.model import Reading, Stored

FIELDS = (
    "idData", "tahun_pengundangan", "tanggal_penetapan", "tanggal_pengundangan", "jenis",
    "noPeraturan", "judul", "noPanggil", "singkatanJenis", "tempatTerbit", "penerbit",
    "deskripsiFisik", "sumber", "subjek", "isbn", "status", "bahasa", "bidangHukum", "teuBadan",
    "nomorIndukBuku", "fileDownload", "urlDownload", "urlDetailPeraturan", "operasi", "display",
)  # fmt: skip
NONE = "-"
FIXED: Mapping[str, str] = {
    "jenis": "Surat Edaran",
    "singkatanJenis": "SE",
    "bahasa": "Indonesia",
    "bidangHukum": "Hukum Administrasi Negara",
    "operasi": "4",
    "display": "1",
}
SUFFIXES = {
    "application/pdf": ".pdf",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/tiff": ".tif",
    "text/plain": ".txt",
}

Record = dict[str, str]


def published(circulars: Sequence[Stored], replaced: frozenset[str], address: str) -> list[Record]:
    """The records of those that are circulars themselves: no press articles, no other kinds.

    `replaced` holds the keys of circulars that a later kept one says it replaces.
    """
    return [
        record(stored, stored.reading, stored.key in replaced, address)
        for stored in circulars
        if stored.reading
        and stored.reading.metadata.kind == "edaran"
        and stored.reading.metadata.source == "official"
    ]


def record(stored: Stored, reading: Reading, replaced: bool, address: str) -> Record:
    """One circular's record; `address` is where this service is reached, "" leaves links out."""
    data = reading.metadata
    issued, number = data.get("issued_on"), data.get("number")
    # A circular is set, not promulgated: that date does not apply.
    known: dict[str, str | None] = {
        "idData": stored.key,
        "tahun_pengundangan": issued[:4] if issued else None,
        "tanggal_penetapan": issued,
        "noPeraturan": number,
        "judul": _title(reading, number),
        "tempatTerbit": data.get("issued_at"),
        "sumber": f"{stored.page_count} hlm" if stored.page_count else None,
        "subjek": _subject(reading),
        "status": "Tidak Berlaku" if replaced else "Berlaku",
        "teuBadan": main_entry(reading),
        "fileDownload": _file_name(stored, reading, issued, number),
        "urlDownload": f"{address}/api/v1/circulars/{stored.key}/original" if address else None,
        "urlDetailPeraturan": f"{address}/circulars/{stored.key}" if address else None,
        **FIXED,
    }
    return {name: known.get(name) or NONE for name in FIELDS}


def _title(reading: Reading, number: str | None) -> str | None:
    """Kind, issuer, number and subject in the order titles have."""
    issuer, subject = reading.metadata.get("issuer"), reading.metadata.get("subject")
    parts = [
        "Surat Edaran",
        _spelled(issuer) if issuer else None,
        f"Nomor {number}" if number else None,
        f"tentang {subject}" if subject else None,
    ]
    return " ".join(part for part in parts if part) if issuer or number or subject else None


def _subject(reading: Reading) -> str:
    """The catalogue's subject: the matter, then the election."""
    found = (
        election.label.upper()
        for election in elections()
        if (election.year, election.kind) == (reading.election_year, reading.election)
    )
    return " - ".join(["NETRALITAS ASN", *found][:2])


def _file_name(
    stored: Stored, reading: Reading, issued: str | None, number: str | None
) -> str | None:
    """Year, kind, region code and number run together, as the network's guide wants it."""
    if not issued or not number or reading.region is None:
        return None
    code, digits = (re.sub(r"\D", "", text) for text in (reading.region.code, number))
    return f"{issued[:4]}se{code}{digits}{SUFFIXES.get(stored.media_type, '')}"


def _spelled(name: str) -> str:
    """A letterhead's capitals as a title writes them."""
    if not name.isupper():
        return name
    return re.sub(r"\b(Dan|Di)\b", lambda match: match[0].lower(), name.title())
