"""A comparison as PDF, set from the HTML report."""

from __future__ import annotations

from weasyprint import HTML
from weasyprint.urls import URLFetcher

from service.reports.html import render as render_html
from service.reports.report import Report

# A report loads no outside resource, whatever a document's text says; its pictures it holds itself.
HELD = frozenset({"data"})


def render(report: Report) -> bytes:
    """A4 landscape pages; nothing is fetched from outside."""
    fetcher = URLFetcher(allowed_protocols=HELD, fail_on_errors=True)
    page = HTML(string=render_html(report).decode(), url_fetcher=fetcher)
    data = page.write_pdf(pdf_identifier=report.comparison.id.encode())
    assert isinstance(data, bytes)
    return data
