"""A comparison as a workbook: the matrix as on the screen, and one row a clause with page links."""

from __future__ import annotations

import io
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from service.compared import Cell, Column
from service.reports.csv import HEAD, flat
from service.reports.naming import column_note, column_title, shown_change, state_word
from service.reports.neutral import CONTROL, fixed_archive
from service.reports.report import CHANGES, Report, entries, place

WRAP = Alignment(wrap_text=True, vertical="top")
BOLD = Font(bold=True)
SILENT = Font(italic=True, color="595959")
HEAD_FILL = PatternFill("solid", fgColor="E7ECEF")
EDGE = Border(*[Side("thin", color="BFBFBF")] * 4)
ACROSS = 4  # circulars beside each other on paper, made smaller to fit
LETTERS_A_LINE = 46  # of a column 50 wide in the default font
HEAD_LETTERS = 38  # in bold
LABEL_LETTERS = 15  # of the topics' column, in bold
ENTRY_WIDTHS = [24, 22, 8, 22, 13, 20, 17, 10, 40, 66, 13, 10, 16, 16]
LOOK = "lihat halaman"
ROW_LIMIT = 409.0  # points; the format allows no more


def render(report: Report) -> bytes:
    """The workbook's bytes, with fixed dates inside."""
    book = Workbook()
    matrix = book.active
    assert isinstance(matrix, Worksheet)
    _matrix(matrix, report)
    _for_paper(matrix, "A:A", whole=len(report.comparison.columns) <= ACROSS)
    _rows(book.create_sheet("Butir"), report)
    _facts(book.create_sheet("Keterangan"), report)
    _for_paper(book["Butir"], "A:B", whole=True)
    _for_paper(book["Keterangan"], "A:A", whole=True)
    book.properties.created = book.properties.modified = datetime(2000, 1, 1)
    book.properties.creator = "Edaran"
    out = io.BytesIO()
    book.save(out)
    return fixed_archive(out.getvalue())


def _matrix(sheet: Worksheet, report: Report) -> None:
    sheet.title = "Matriks"
    heads = [f"{column_title(c)}\n{column_note(c)}" for c in report.comparison.columns]
    for number, text in enumerate(["Topik", *heads], 1):
        _head(_put(sheet, 1, number, text))
    # Links stand in the sheet of clauses: office programs do not wrap a linked cell's text.
    for number, row in enumerate(report.comparison.rows, 2):
        _put(sheet, number, 1, row.label).font = BOLD
        beside = zip(report.comparison.columns, row.cells, strict=True)
        texts = [_cell_text(one, cell) for one, cell in beside]
        for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True), 2):
            written = _put(sheet, number, column, text)
            written.font = Font() if cell.clauses else SILENT
        height = max(_height(texts), _height([row.label], LABEL_LETTERS))
        sheet.row_dimensions[number].height = height
    _widths(sheet, [24, *[50] * len(heads)])
    sheet.row_dimensions[1].height = _height(heads, HEAD_LETTERS)
    sheet.freeze_panes = "B2"


def _for_paper(sheet: Worksheet, columns: str, whole: bool) -> None:
    """Landscape, heads on every sheet of paper; `whole` puts all columns beside each other."""
    if whole:
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.print_title_rows, sheet.print_title_cols = "1:1", columns
    sheet.oddFooter.center.text = "&A, halaman &P dari &N"


def _cell_text(one: Column, cell: Cell) -> str:
    if not cell.clauses:
        text = state_word(one, cell.state)
    else:
        text = "\n".join(f"{c.clause.text} [{place(c)}]" for c in cell.clauses)
    change = shown_change(one, cell)
    return f"({CHANGES[change]}) {text}" if change else text


def _rows(sheet: Worksheet, report: Report) -> None:
    for number, text in enumerate(HEAD, 1):
        _head(_put(sheet, 1, number, text))
    for number, entry in enumerate(entries(report), 2):
        *said, address = flat(report, entry)
        texts = [*said, LOOK if address else ""]
        for column, text in enumerate(texts, 1):
            written = _put(sheet, number, column, text)
        _link(written, address)
        sheet.row_dimensions[number].height = max(
            _height([text], width - 3) for text, width in zip(texts, ENTRY_WIDTHS, strict=True)
        )
    _widths(sheet, ENTRY_WIDTHS)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _facts(sheet: Worksheet, report: Report) -> None:
    for number, (name, value) in enumerate((("Judul", report.title), *report.facts), 1):
        _put(sheet, number, 1, name).font = BOLD
        _put(sheet, number, 2, value)
        sheet.row_dimensions[number].height = max(_height([name], 26), _height([value], 90))
    _widths(sheet, [40, 100])


def _put(sheet: Worksheet, row: int, column: int, text: str) -> SheetCell:
    cell = sheet.cell(row, column)
    assert isinstance(cell, SheetCell)
    cell.value = CONTROL.sub("", text)
    cell.data_type = "s"  # text of a document is never a formula
    cell.alignment, cell.border = WRAP, EDGE
    return cell


def _head(cell: SheetCell) -> None:
    cell.font, cell.fill = BOLD, HEAD_FILL


def _link(cell: SheetCell, address: str) -> None:
    if address:
        cell.hyperlink = address
        cell.alignment = WRAP  # the library resets it with the link


def _height(texts: list[str], letters: int = LETTERS_A_LINE) -> float:
    """Points the tallest text needs; office programs do not grow rows of written files."""
    lines = max(sum(1 + len(line) // letters for line in text.split("\n")) for text in texts)
    return min(ROW_LIMIT, 15.0 * lines + 4)


def _widths(sheet: Worksheet, widths: list[int]) -> None:
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
