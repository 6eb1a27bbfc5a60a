"""A Comparison made ready for paper: titles, sentences and links, the same in every format."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from service.model import Cell, Comparison, Filters, Stored, TopicalClause

STATES = {
    "stated": "diatur",
    "not_stated": "tidak diatur",
    "unreadable": "ada halaman yang tidak terbaca",
    "no_circular": "tidak ada edaran",
}
CHANGES = {
    "same": "sama",
    "reworded": "redaksi berbeda",
    "stricter": "lebih ketat",
    "softer": "lebih lunak",
    "wider": "lebih luas",
    "narrower": "lebih sempit",
    "added": "ditambahkan",
    "removed": "dihilangkan",
}
MODALITIES = {
    "prohibition": "larangan",
    "obligation": "kewajiban",
    "recommendation": "imbauan",
    "permission": "kebolehan",
    "sanction": "sanksi",
    "reporting": "pelaporan",
}
FILTER_WORDS = {
    "region": "wilayah",
    "province": "provinsi",
    "year": "tahun pemilihan",
    "election": "pemilihan",
    "kind": "jenis",
    "modality": "sifat norma",
    "topic": "topik",
    "issuer": "penerbit",
    "number": "nomor",
    "issued_from": "terbit sejak",
    "issued_to": "terbit sampai",
    "source": "sumber",
}


@dataclass(frozen=True, slots=True)
class Report:
    """What a renderer needs: the comparison, and the address pages are linked under."""

    comparison: Comparison
    address: str  # "http://127.0.0.1:8000"; "" leaves links out

    @property
    def title(self) -> str:
        """The document's title."""
        return "Perbandingan Surat Edaran Netralitas ASN"

    @property
    def fingerprint(self) -> str:
        """16 hex digits that change when any compared circular changes."""
        parts = [f"{stored.key}:{stored.revision}" for stored in self.comparison.columns]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]

    @property
    def as_of(self) -> str:
        """ISO date of the newest circular taken in: no clock, so the same corpus, same bytes."""
        return max((c.received_at[:10] for c in self.comparison.columns), default="")

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What stands in the head of every report."""
        unread = [column_title(c) for c in self.comparison.columns if unread_pages(c)]
        return (
            ("Nomor perbandingan", self.comparison.id),
            ("Naskah dibandingkan", str(len(self.comparison.columns))),
            ("Saringan", filter_sentence(self.comparison.filters)),
            ("Pembanding", self._baseline_title()),
            ("Halaman tidak terbaca", "; ".join(unread) or "tidak ada"),
            ("Keadaan himpunan per", self.as_of),
            ("Sidik himpunan", self.fingerprint),
        )

    def _baseline_title(self) -> str:
        columns = self.comparison.columns
        key = self.comparison.baseline
        return next((column_title(c) for c in columns if c.key == key), "tanpa pembanding")

    def link(self, circular: str, clause: TopicalClause) -> str:
        """Web address of the page with the clause lit; "" without an address."""
        if not self.address or not clause.clause.pages:
            return ""
        page = clause.clause.pages[0]
        path = quote(clause.clause.path, safe="")
        return f"{self.address}/circulars/{circular}?clause={path}&page={page}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One clause of one cell, or the state of a cell without any: one row of flat formats."""

    topic: str
    label: str
    column: Stored
    cell: Cell
    clause: TopicalClause | None


def entries(report: Report) -> Iterator[Entry]:
    """Rows in screen order: topic by topic, circular by circular, clause by clause."""
    columns = {stored.key: stored for stored in report.comparison.columns}
    for row in report.comparison.rows:
        for cell in row.cells:
            for clause in cell.clauses or (None,):
                yield Entry(row.topic, row.label, columns[cell.circular], cell, clause)


def column_title(stored: Stored) -> str:
    """Region, election year and number of a circular, as far as they are known."""
    reading = stored.reading
    if reading is None:
        return stored.file
    region = reading.region.name if reading.region else "wilayah tidak diketahui"
    year = str(reading.election_year or "tahun tidak diketahui")
    number = reading.metadata.get("number") or "tanpa nomor"
    return f"{region} {year}, {number}"


def column_note(stored: Stored) -> str:
    """Kind, date and source of a circular in one line."""
    reading = stored.reading
    if reading is None:
        return "belum terbaca"
    issued = reading.metadata.get("issued_on") or "tanggal tidak dinyatakan"
    source = "dikutip dari berita" if reading.metadata.source == "news" else "naskah resmi"
    return f"{reading.metadata.kind}, {issued}, {source}, {stored.file}"


def unread_pages(stored: Stored) -> tuple[int, ...]:
    """Pages that gave no text."""
    notices = stored.reading.notices if stored.reading else ()
    return tuple(n.page for n in notices if n.code == "page_unread" and n.page is not None)


def place(clause: TopicalClause) -> str:
    """Where the clause is printed."""
    pages = ", ".join(str(page) for page in clause.clause.pages)
    return (
        f"butir {clause.clause.path}, halaman {pages}" if pages else f"butir {clause.clause.path}"
    )


def filter_sentence(filters: Filters) -> str:
    """The filters in words."""
    parts = []
    for key, word in FILTER_WORDS.items():
        value = getattr(filters, key)
        if value not in ((), None):
            shown = ", ".join(map(str, value)) if isinstance(value, tuple) else value
            parts.append(f"{word}: {shown}")
    return "; ".join(parts) or "tanpa saringan"
