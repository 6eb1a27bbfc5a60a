"""Bytes to Pages: the text layer where it is good, recognition where it is not, page by page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.errors import DamagedFile, NoPages, NoText, TooLarge
from ingest.formats import decode, sniff
from ingest.markup import flow_html
from ingest.model import Box, Notice, Page, Pages
from ingest.options import ReadOptions
from ingest.pdf import PdfFile, Sheet
from ingest.plaintext import columns_of, flow_text
from ingest.quality import judge
from ingest.typeset import typeset

STAGE = "pages"
REPAIRED = "The PDF's internal index was damaged and rebuilt; check that no page is missing."
FEW_WORDS = 12  # a text layer with fewer words on a scan is a watermark or a page number
GOOD = 0.75  # quality from which a text layer that is really painted is believed
MARGIN = 0.02  # by which a scanner's text layer must be better than ours to be kept


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
        if file.repaired:
            notices.append(Notice(STAGE, None, "pdf_repaired", REPAIRED))
        for number in range(1, file.count + 1):
            try:
                page, said = _read_sheet(file, file.sheet(number), options)
            except DamagedFile as error:
                page = Page(number, 595.0, 842.0, "text", None, 0, ())
                said = (Notice(STAGE, number, "page_damaged", str(error)),)
            pages.append(page)
            notices += said
    return _with_text(pages, notices, "pdf")


def _with_text(pages: Sequence[Page], notices: Iterable[Notice], origin: str) -> Pages:
    if not any(page.words for page in pages):
        raise NoText
    if origin == "pdf":
        return Pages(tuple(pages), tuple(notices), "pdf")
    if origin == "image":
        return Pages(tuple(pages), tuple(notices), "image")
    return Pages(tuple(pages), tuple(notices), "html" if origin == "html" else "text")


def _read_sheet(
    file: PdfFile, sheet: Sheet, options: ReadOptions
) -> tuple[Page, tuple[Notice, ...]]:
    layer = _layer_page(file, sheet)
    if _believed(sheet, layer):
        return layer, ()
    from ingest.scans import read_scan, scan_of, unread

    if not options.ocr:
        return layer, () if layer.words else (unread(sheet.number),)
    size = (sheet.width, sheet.height)
    scan = scan_of(file, sheet, options)
    page, notices = read_scan(scan, sheet.number, size, sheet.rotation, options)
    if not layer.words:
        return page, notices
    return _better(layer, page, notices)


def _layer_page(file: PdfFile, sheet: Sheet) -> Page:
    words, rules = sheet.layer.words, _rules(file, sheet)
    return Page(sheet.number, sheet.width, sheet.height, "text", None, sheet.rotation, words, rules)


def _believed(sheet: Sheet, layer: Page) -> bool:
    """Whether the text layer is the page's own text, not a scanner's reading of a picture."""
    if not layer.words:
        return False
    if not sheet.graphics.is_scan:
        return True
    painted = sheet.layer.invisible < 0.5 and not sheet.graphics.covered
    enough = len(layer.words) >= FEW_WORDS
    return painted and enough and judge([word.text for word in layer.words]).score >= GOOD


def _better(
    layer: Page, page: Page, notices: tuple[Notice, ...]
) -> tuple[Page, tuple[Notice, ...]]:
    """The better of a scanner's text layer and our own reading; the other stays inspectable."""
    old, new = (judge([word.text for word in one.words]) for one in (layer, page))
    if len(layer.words) < FEW_WORDS <= len(page.words):
        text = "The text layer holds a watermark only; the page was read from its picture."
        code = "layer_watermark_only"
    elif old.score > new.score + MARGIN and old.words > 0.8 * new.words:
        text = "The scanner's text layer reads better than our own recognition and was kept."
        notice = Notice(STAGE, page.number, "layer_kept", text)
        return replace(layer, rejected=page.words), (notice,)
    else:
        text = "The scanner's text layer was replaced by our own reading of the picture."
        code = "layer_replaced"
    return (
        replace(page, rejected=layer.words),
        (*notices, Notice(STAGE, page.number, code, text)),
    )


def _rules(file: PdfFile, sheet: Sheet) -> tuple[Box, ...]:
    """PDFium's rules; where they form a table, pdfplumber's joined edges instead."""
    rules = sheet.graphics.rules
    upright = sum(1 for rule in rules if rule.height * sheet.height > rule.width * sheet.width)
    if upright < 2 or len(rules) - upright < 2:
        return rules
    return file.grid(sheet.number) or rules
