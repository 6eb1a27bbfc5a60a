"""A Comparison made ready for paper: titles, sentences and links, the same in every format."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from service.clause_names import clause_name
from service.compared import Cell, Column, Comparison
from service.coverage import Doubt, doubt_of, unread_pages
from service.model import Filters, TopicalClause
from service.regions import load_gazetteer
from service.reports.naming import column_title, day_of, from_news, short_title
from service.topic_table import load_topics

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
PLACES = {
    "clause": "klausul {path}",
    "clause.top": "alinea ke-{n}",
    "clause.item": "butir ke-{n}",
    "clause.again": "(nomor {label} yang ke-{n})",
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
            ("Dikutip dari berita", _quoted_sentence(made)),
            ("Halaman tidak terbaca", "; ".join(unread) or "tidak ada"),
            ("Butir dengan keyakinan OCR rendah", _doubt_sentence(doubt)),
            ("Keadaan himpunan per", day_of(self.as_of)),
            ("Sidik himpunan", self.fingerprint),
        )

    def _against(self) -> str:
        if self.comparison.against == "previous":
            return "naskah sebelumnya dari wilayah yang sama"
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


def _quoted_sentence(made: Comparison) -> str:
    quoted = [short_title(one) for one in made.circulars if from_news(one)]
    if not quoted:
        return "tidak ada"
    return f"{'; '.join(quoted)}. Yang tidak dikutip berita belum tentu tidak diatur."


def _doubt_sentence(doubt: Doubt) -> str:
    if not doubt.clauses:
        return "tidak ada butir yang dibaca dengan OCR"
    return f"{doubt.low} dari {doubt.clauses} butir ({round(100 * doubt.share)}%)"


def place(clause: TopicalClause) -> str:
    """Where the clause is printed."""
    pages = ", ".join(str(page) for page in clause.clause.pages)
    name = clause_name(clause.clause.path, _said)
    return f"{name}, halaman {pages}" if pages else name


def _said(key: str, /, **values: object) -> str:
    return PLACES[key].format(**values)


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
    return day_of(text) if key.startswith("issued") else MODALITIES.get(text, text)
