"""A comparison as PDF, set from the HTML report."""

from __future__ import annotations

from collections.abc import Mapping

from weasyprint import HTML

from service.reports.html import render as render_html
from service.reports.report import Report


def render(report: Report) -> bytes:
    """A4 landscape pages; nothing is fetched from outside."""
    page = HTML(string=render_html(report).decode(), url_fetcher=_refuse)
    data = page.write_pdf(pdf_identifier=report.comparison.id.encode())
    assert isinstance(data, bytes)
    return data


def _refuse(url: str, *_: object, **__: object) -> Mapping[str, object]:
    """A report loads no outside resource, whatever a document's text says."""
    raise ValueError(f"a report fetches nothing: {url}")
