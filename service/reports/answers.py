"""Answers to many questions as a workbook: one row a clause, every cell plain text."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

from service.reports.neutral import CONTROL, fixed_archive

WIDTHS = {"query": 40, "key": 16, "region": 26, "number": 24, "text": 90, "note": 30}
LONGEST = 32_767  # characters a cell can hold
WRAP = Alignment(wrap_text=True, vertical="top")


def workbook(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """The workbook's bytes, with fixed dates inside."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Jawaban")
    sheet.freeze_panes = "A2"
    for number, name in enumerate(columns):
        sheet.column_dimensions[chr(ord("A") + number)].width = WIDTHS.get(name, 10)
    for place, row in enumerate([columns, *rows]):
        sheet.append([_cell(sheet, text, place == 0) for text in row])
    book.properties.created = book.properties.modified = datetime(2000, 1, 1)
    book.properties.creator = "Edaran"
    out = io.BytesIO()
    book.save(out)
    return fixed_archive(out.getvalue())


def _cell(sheet: object, text: str, is_head: bool) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, CONTROL.sub("", text)[:LONGEST])
    cell.data_type = "s"  # text of a document or a question is never a formula
    cell.alignment = WRAP
    if is_head:
        cell.font = Font(bold=True)
    return cell
