"""Bytes to Pages: the text layer where it is good, recognition where it is not, page by page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.disguised import undisguised
from ingest.errors import DamagedFile, NoPages, NoText, TooLarge
from ingest.formats import decode, sniff
from ingest.geometry import Box
from ingest.layers import Read, as_printed, better, misleading, not_printed, own
from ingest.letter_spacing import closed_up
from ingest.markup import flow_html
from ingest.model import Notice, Page, Pages
from ingest.options import ReadOptions
from ingest.pdf import PdfFile, Sheet
from ingest.pdf_fonts import lying_pages
from ingest.plaintext import columns_of, flow_text
from ingest.printed import DPI
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
    if kind == "image":
        return _read_image(data, options)
    return _read_text(data, kind == "html", options)


def _read_text(data: bytes, markup: bool, options: ReadOptions) -> Pages:
    text = decode(data) or ""
    pages = typeset(flow_html(text)) if markup else typeset(flow_text(text), columns_of(text))
    if len(pages) > options.limits.max_pages:
        raise TooLarge(f"{len(pages)} pages; {options.limits.max_pages} are allowed.")
    return _with_text(pages, (), "html" if markup else "text")


def _read_image(data: bytes, options: ReadOptions) -> Pages:
    from ingest.images import frames  # recognition is slow to load, and digital files need none
    from ingest.scans import read_frame, unread

    pages: list[Page] = []
    notices: list[Notice] = []
    for number, frame in enumerate(frames(data, options.limits), 1):
        if options.ocr:
            page, said = read_frame(frame, number, options)
        else:
            page = Page(number, frame.width, frame.height, "ocr", None, frame.turn, ())
            said = (unread(number),)
        pages.append(page)
        notices += said
    if not pages:
        raise NoPages
    return _with_text(pages, notices, "image")


def _read_pdf(data: bytes, options: ReadOptions) -> Pages:
    pages: list[Page] = []
    notices: list[Notice] = []
    with PdfFile(data, options.limits) as file:
        lying = lying_pages(data)
        if file.repaired:
            notices.append(Notice(STAGE, None, "pdf_repaired", REPAIRED))
        for number in range(1, file.count + 1):
            try:
                page, said = _read_sheet(file, file.sheet(number), options, number in lying)
            except DamagedFile as error:
                page = Page(number, 595.0, 842.0, "text", None, 0, ())
                said = (Notice(STAGE, number, "page_damaged", str(error)),)
            pages.append(page)
            notices += said
    return _with_text(pages, notices, "pdf")


def _with_text(raw: Sequence[Page], notices: Iterable[Notice], origin: str) -> Pages:
    pairs = [undisguised(page) for page in raw]
    pages = [closed_up(page) for page, _ in pairs]
    if not any(page.words for page in pages):
        raise NoText
    notices = (*notices, *(one for _, said in pairs for one in said))
    if origin == "pdf":
        return Pages(tuple(pages), tuple(notices), "pdf")
    if origin == "image":
        return Pages(tuple(pages), tuple(notices), "image")
    return Pages(tuple(pages), tuple(notices), "html" if origin == "html" else "text")


def _read_sheet(file: PdfFile, sheet: Sheet, options: ReadOptions, lies: bool) -> Read:
    layer = _layer_page(file, sheet)
    if own(sheet, layer) and not lies:
        layer = as_printed(layer, file.render(sheet.number, DPI), sheet.layer.hidden)
        if layer.words:
            return layer, not_printed(layer)
    from ingest.scans import read_scan, scan_of, unread

    if not options.ocr:
        return layer, () if layer.words else (unread(sheet.number),)
    size = (sheet.width, sheet.height)
    scan = scan_of(file, sheet, options)
    page, notices = read_scan(scan, sheet.number, size, sheet.rotation, options)
    if not layer.words:
        return replace(page, rejected=layer.rejected), (*notices, *not_printed(layer))
    if lies:
        return misleading(layer, page, notices)
    return better(layer, page, notices, digital=not sheet.graphics.is_scan)


def _layer_page(file: PdfFile, sheet: Sheet) -> Page:
    words, rules = sheet.layer.words, _rules(file, sheet)
    return Page(sheet.number, sheet.width, sheet.height, "text", None, sheet.rotation, words, rules)


def _rules(file: PdfFile, sheet: Sheet) -> tuple[Box, ...]:
    """PDFium's rules; where they form a table, pdfplumber's joined edges instead."""
    rules = sheet.graphics.rules
    upright = sum(1 for rule in rules if rule.height * sheet.height > rule.width * sheet.width)
    if upright < 2 or len(rules) - upright < 2:
        return rules
    return file.grid(sheet.number) or rules
