"""A comparison as CSV: one row a clause, UTF-8 with the mark spreadsheets look for."""

from __future__ import annotations

import csv
import io

from service.reports.neutral import cell_text
from service.reports.report import CHANGES, MODALITIES, STATES, Entry, Report, entries

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
    reading, clause = entry.column.reading, entry.clause
    return (
        entry.label,
        reading.region.name if reading and reading.region else "",
        str(reading.election_year or "") if reading else "",
        (reading.metadata.get("number") or "") if reading else "",
        (reading.metadata.get("issued_on") or "") if reading else "",
        entry.column.file,
        STATES[entry.cell.state],
        clause.clause.path if clause else "",
        (clause.clause.lead_in or "") if clause else "",
        clause.clause.text if clause else "",
        MODALITIES.get(clause.clause.modality, "") if clause else "",
        ", ".join(map(str, clause.clause.pages)) if clause else "",
        CHANGES[entry.cell.change] if entry.cell.change else "",
        report.link(entry.column.key, clause) if clause else "",
    )
