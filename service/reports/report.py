"""A Comparison made ready for paper: titles, sentences and links, the same in every format."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import quote

from service.coverage import Doubt, doubt_of, unread_pages
from service.model import Absent, Cell, Column, Comparison, Filters, TopicalClause
from service.regions import load_gazetteer
from service.topic_table import load_topics

MONTHS = (
    "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
)

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
CHANGE_SIGNS = {
    "same": "=",
    "reworded": "≈",
    "stricter": "↑",
    "softer": "↓",
    "wider": "↑",
    "narrower": "↓",
    "added": "+",
    "removed": "−",
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
class Crop:
    """The printed lines of one clause on one page, as a picture."""

    page: int
    data: bytes  # PNG
    width: int  # pixels
    height: int


Crops = Mapping[tuple[str, str], tuple[Crop, ...]]  # by circular and path


@dataclass(frozen=True, slots=True)
class Report:
    """What a renderer needs: the comparison, and the address pages are linked under."""

    comparison: Comparison
    address: str  # "http://127.0.0.1:8000"; "" leaves links out
    crops: Crops = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The document's title."""
        trend = self.comparison.against == "previous"
        return f"{'Perkembangan' if trend else 'Perbandingan'} Surat Edaran Netralitas ASN"

    @property
    def fingerprint(self) -> str:
        """16 hex digits that change when any compared circular changes."""
        parts = [f"{stored.key}:{stored.revision}" for stored in self.comparison.circulars]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]

    @property
    def as_of(self) -> str:
        """ISO date of the newest circular taken in: no clock, so the same corpus, same bytes."""
        return max((c.received_at[:10] for c in self.comparison.circulars), default="")

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What stands in the first box of every report: what it holds, and what it lacks."""
        made = self.comparison
        unread = [
            f"{column_title(one)} (halaman {', '.join(map(str, pages))})"
            for one in made.circulars
            if (pages := unread_pages(one))
        ]
        absent = [f"{one.region.name} {one.election_year}" for one in made.absent]
        doubt = doubt_of(made.circulars)
        return (
            ("Nomor perbandingan", made.id),
            ("Naskah dibandingkan", str(len(made.circulars))),
            ("Saringan", filter_sentence(made.filters)),
            ("Perubahan dinilai terhadap", self._against()),
            ("Tidak ada edaran", "; ".join(absent) or "tidak ada yang kurang dari yang diminta"),
            ("Halaman tidak terbaca", "; ".join(unread) or "tidak ada"),
            ("Butir dengan keyakinan OCR rendah", _doubt_sentence(doubt)),
            ("Keadaan himpunan per", _day(self.as_of)),
            ("Sidik himpunan", self.fingerprint),
        )

    def _against(self) -> str:
        if self.comparison.against == "previous":
            return "naskah sebelumnya"
        key = self.comparison.baseline
        circulars = self.comparison.circulars
        return next((column_title(c) for c in circulars if c.key == key), "tanpa pembanding")

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
    column: Column
    cell: Cell
    clause: TopicalClause | None


def entries(report: Report) -> Iterator[Entry]:
    """Rows in screen order: topic by topic, circular by circular, clause by clause."""
    columns = {column.key: column for column in report.comparison.columns}
    for row in report.comparison.rows:
        for cell in row.cells:
            for clause in cell.clauses or (None,):
                yield Entry(row.topic, row.label, columns[cell.circular], cell, clause)


def column_title(column: Column) -> str:
    """Region, election year and number of a circular, as far as they are known."""
    if isinstance(column, Absent):
        return f"{column.region.name} {column.election_year}"
    reading = column.reading
    if reading is None:
        return column.file
    region = reading.region.name if reading.region else "wilayah tidak diketahui"
    year = str(reading.election_year or "tahun tidak diketahui")
    number = reading.metadata.get("number") or "tanpa nomor"
    return f"{region} {year}, {number}"


def short_title(column: Column) -> str:
    """Region and election year alone, for the heads of tables."""
    if isinstance(column, Absent):
        return f"{column.region.name} {column.election_year}"
    reading = column.reading
    if reading is None:
        return column.file
    region = reading.region.name if reading.region else column.file
    return f"{region} {reading.election_year or ''}".strip()


def column_note(column: Column) -> str:
    """Kind, date and source of a circular in one line."""
    if isinstance(column, Absent):
        return "tidak ada edaran dalam himpunan"
    reading = column.reading
    if reading is None:
        return "belum terbaca"
    issued = _day(reading.metadata.get("issued_on") or "") or "tanggal tidak dinyatakan"
    source = "dikutip dari berita" if reading.metadata.source == "news" else "naskah resmi"
    return f"{reading.metadata.kind}, {issued}, {source}, {column.file}"


def _doubt_sentence(doubt: Doubt) -> str:
    if not doubt.clauses:
        return "tidak ada butir yang dibaca dengan OCR"
    return f"{doubt.low} dari {doubt.clauses} butir ({round(100 * doubt.share)}%)"


def _day(iso: str) -> str:
    """An ISO date as letters print it; anything else as it came."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def place(clause: TopicalClause) -> str:
    """Where the clause is printed."""
    pages = ", ".join(str(page) for page in clause.clause.pages)
    return (
        f"butir {clause.clause.path}, halaman {pages}" if pages else f"butir {clause.clause.path}"
    )


def filter_sentence(filters: Filters) -> str:
    """The filters in words, regions and topics by their names."""
    parts = []
    for key, word in FILTER_WORDS.items():
        value = getattr(filters, key)
        if value not in ((), None):
            values = value if isinstance(value, tuple) else (value,)
            parts.append(f"{word}: {', '.join(_named(key, one) for one in values)}")
    return "; ".join(parts) or "tanpa saringan"


def _named(key: str, value: object) -> str:
    text = str(value)
    if key in ("region", "province"):
        return load_gazetteer().label(text)
    if key == "topic":
        return next((topic.label_id for topic in load_topics() if topic.key == text), text)
    return _day(text) if key.startswith("issued") else MODALITIES.get(text, text)
