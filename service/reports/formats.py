"""FORMATS, the table of name, media type and render function."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from service.reports.report import Report


@dataclass(frozen=True, slots=True)
class Format:
    """One way to put a comparison into a file."""

    name: str
    media_type: str
    module: str  # loaded on first use: office and PDF libraries are slow to import

    def render(self, report: Report) -> bytes:
        """The file's bytes; the same report always gives the same bytes."""
        render: Callable[[Report], bytes] = import_module(self.module).render
        return render(report)


PICTURED = frozenset({"html", "pdf", "docx"})  # formats that show the printed lines
OFFICE = "application/vnd.openxmlformats-officedocument"
FORMATS = {
    row.name: row
    for row in (
        Format("json", "application/json", "service.reports.json"),
        Format("html", "text/html; charset=utf-8", "service.reports.html"),
        Format("pdf", "application/pdf", "service.reports.pdf"),
        Format("docx", f"{OFFICE}.wordprocessingml.document", "service.reports.docx"),
        Format("xlsx", f"{OFFICE}.spreadsheetml.sheet", "service.reports.xlsx"),
        Format("csv", "text/csv; charset=utf-8", "service.reports.csv"),
    )
}
