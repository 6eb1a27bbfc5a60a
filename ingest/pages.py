"""Bytes to Pages: the text layer where it is good, recognition where it is not, page by page."""

from __future__ import annotations

from ingest.errors import DamagedFile, NoText, TooLarge, UnknownFormat
from ingest.formats import decode, sniff
from ingest.markup import flow_html
from ingest.model import Box, Notice, Page, Pages
from ingest.options import ReadOptions
from ingest.pdf import PdfFile, Sheet
from ingest.plaintext import columns_of, flow_text
from ingest.typeset import typeset

STAGE = "pages"
REPAIRED = "The PDF's internal index was damaged and rebuilt; check that no page is missing."


def read_pages(data: bytes, name: str, options: ReadOptions) -> Pages:
    """Read one file into Pages; raises a subclass of IngestError when there is nothing to show."""
    if len(data) > options.limits.max_bytes:
        raise TooLarge(f"{len(data)} bytes; {options.limits.max_bytes} are allowed.")
    kind = sniff(data, name)
    if kind == "pdf":
        return _read_pdf(data, options)
    if kind in ("html", "text"):
        return _read_text(data, kind == "html", options)
    raise UnknownFormat


def _read_text(data: bytes, markup: bool, options: ReadOptions) -> Pages:
    text = decode(data) or ""
    pages = typeset(flow_html(text)) if markup else typeset(flow_text(text), columns_of(text))
    if not any(page.words for page in pages):
        raise NoText
    if len(pages) > options.limits.max_pages:
        raise TooLarge(f"{len(pages)} pages; {options.limits.max_pages} are allowed.")
    return Pages(pages, (), "html" if markup else "text")


def _read_pdf(data: bytes, options: ReadOptions) -> Pages:
    pages: list[Page] = []
    notices: list[Notice] = []
    with PdfFile(data, options.limits) as file:
        if file.repaired:
            notices.append(Notice(STAGE, None, "pdf_repaired", REPAIRED))
        for number in range(1, file.count + 1):
            try:
                pages.append(_read_sheet(file, file.sheet(number)))
            except DamagedFile as error:
                notices.append(Notice(STAGE, number, "page_damaged", str(error)))
                pages.append(Page(number, 595.0, 842.0, "text", None, 0, ()))
    if not any(page.words for page in pages):
        raise NoText
    return Pages(tuple(pages), tuple(notices), "pdf")


def _read_sheet(file: PdfFile, sheet: Sheet) -> Page:
    return Page(
        sheet.number,
        sheet.width,
        sheet.height,
        "text",
        None,
        sheet.rotation,
        sheet.layer.words,
        _rules(file, sheet),
    )


def _rules(file: PdfFile, sheet: Sheet) -> tuple[Box, ...]:
    """PDFium's rules; where they form a table, pdfplumber's joined edges instead."""
    rules = sheet.graphics.rules
    upright = sum(1 for rule in rules if rule.height * sheet.height > rule.width * sheet.width)
    if upright < 2 or len(rules) - upright < 2:
        return rules
    return file.grid(sheet.number) or rules
