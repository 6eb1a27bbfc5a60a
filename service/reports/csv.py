"""A comparison as CSV: one row a clause, UTF-8 with the mark spreadsheets look for."""

from __future__ import annotations

import csv
import io

from service.compared import Absent, Column
from service.model import TopicalClause
from service.reports.naming import shown_change, state_word
from service.reports.neutral import cell_text
from service.reports.report import CHANGES, MODALITIES, Entry, Report, entries

HEAD = (
    "topik", "wilayah", "tahun", "nomor", "tanggal", "berkas", "keadaan", "butir", "induk", "teks",
    "sifat", "halaman", "perubahan", "tautan",
)  # fmt: skip


def render(report: Report) -> bytes:
    """All rows in screen order."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEAD)
    for entry in entries(report):
        writer.writerow([cell_text(value) for value in flat(report, entry)])
    return out.getvalue().encode("utf-8-sig")


def flat(report: Report, entry: Entry) -> tuple[str, ...]:
    """One entry as the texts under HEAD."""
    change = shown_change(entry.column, entry.cell)
    return (
        entry.label,
        *_who(entry.column),
        state_word(entry.column, entry.cell.state),
        *_what(entry.clause),
        CHANGES[change] if change else "",
        report.link(entry.column.key, entry.clause) if entry.clause else "",
    )


def _who(column: Column) -> tuple[str, ...]:
    if isinstance(column, Absent):
        return column.region.name, str(column.election_year), "", "", ""
    reading = column.reading
    if reading is None:
        return "", "", "", "", column.file
    return (
        reading.region.name if reading.region else "",
        str(reading.election_year or ""),
        reading.metadata.get("number") or "",
        reading.metadata.get("issued_on") or "",
        column.file,
    )


def _what(item: TopicalClause | None) -> tuple[str, ...]:
    if item is None:
        return "", "", "", "", ""
    clause = item.clause
    return (
        clause.path,
        clause.lead_in or "",
        clause.text,
        MODALITIES.get(clause.modality, ""),
        ", ".join(map(str, clause.pages)),
    )
