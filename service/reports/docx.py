"""A comparison as a Word document: landscape, a table a topic, differences marked as text."""

from __future__ import annotations

import io
from datetime import datetime

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from service.model import Cell, Row
from service.reports.neutral import CONTROL, fixed_archive
from service.reports.report import (
    CHANGES,
    MODALITIES,
    STATES,
    Report,
    column_note,
    column_title,
    place,
)

WHO, WORDS = Mm(65), Mm(204)


def render(report: Report) -> bytes:
    """The document's bytes, with fixed dates inside."""
    document = Document()
    _page(document)
    document.add_heading(report.title, 1)
    _facts(document, report)
    document.add_heading("Naskah yang dibandingkan", 2)
    for column in report.comparison.columns:
        line = f"{column_title(column)} ({column_note(column)})"
        document.add_paragraph(_clean(line), style="List Number")
    for row in report.comparison.rows:
        document.add_heading(_clean(row.label), 2)
        _topic(document, report, row)
    out = io.BytesIO()
    document.save(out)
    return fixed_archive(out.getvalue())


def _page(document: DocumentType) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(14)
    section.top_margin = section.bottom_margin = Mm(15)
    document.styles["Normal"].font.name = "Liberation Serif"
    document.styles["Normal"].font.size = Pt(10.5)
    properties = document.core_properties
    properties.author = "Edaran"
    properties.created = properties.modified = datetime(2000, 1, 1)


def _facts(document: DocumentType, report: Report) -> None:
    table = document.add_table(0, 2, style="Table Grid")
    table.autofit = False
    for name, value in report.facts:
        cells = table.add_row().cells
        cells[0].paragraphs[0].add_run(_clean(name)).bold = True
        cells[1].paragraphs[0].add_run(_clean(value))
        _set_widths(cells)


def _topic(document: DocumentType, report: Report, row: Row) -> None:
    table = document.add_table(1, 2, style="Table Grid")
    table.autofit = False
    for cell, text in zip(table.rows[0].cells, ("Naskah", "Bunyi menurut naskah"), strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    _set_widths(table.rows[0].cells)
    _repeat_as_head(table.rows[0])
    for column, cell in zip(report.comparison.columns, row.cells, strict=True):
        written = table.add_row().cells
        written[0].paragraphs[0].add_run(_clean(column_title(column))).bold = True
        _fill(written[1], report, cell)
        _set_widths(written)


def _fill(target: _Cell, report: Report, cell: Cell) -> None:
    paragraph = target.paragraphs[0]
    if not cell.clauses:
        paragraph.add_run(STATES[cell.state]).italic = True
    for number, item in enumerate(cell.clauses):
        paragraph = target.add_paragraph() if number else paragraph
        if item.clause.lead_in:
            _small(paragraph, f"{item.clause.lead_in} ")
        paragraph.add_run(_clean(item.clause.text))
        _small(paragraph, f" [{MODALITIES.get(item.clause.modality, '')}; {place(item)}]")
        _link(paragraph, report.link(cell.circular, item))
    if cell.change:
        _difference(target.add_paragraph(), cell)


def _difference(paragraph: Paragraph, cell: Cell) -> None:
    """The change in words, then the differing words, readable without colour."""
    paragraph.add_run(f"Terhadap pembanding: {CHANGES[cell.change or 'same']}. ").bold = True
    if cell.change == "same":
        return
    for kind, text in cell.diff:
        run = paragraph.add_run(
            {"same": "{} ", "insert": "[+ {}] ", "delete": "[− {}] "}[kind].format(_clean(text))
        )
        run.font.strike = kind == "delete"
        run.font.underline = kind == "insert"


def _small(paragraph: Paragraph, text: str) -> None:
    paragraph.add_run(_clean(text)).font.size = Pt(8.5)


def _link(paragraph: Paragraph, address: str) -> None:
    """A hyperlink; the library has none of its own."""
    if not address:
        return
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, kind, is_external=True))
    run = paragraph.add_run(" (lihat halaman)")
    run.font.underline = True
    link.append(run._r)
    paragraph._p.append(link)


def _repeat_as_head(row: _Row) -> None:
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _set_widths(cells: tuple[_Cell, ...]) -> None:
    for cell, width in zip(cells, (WHO, WORDS), strict=True):
        cell.width = width


def _clean(text: str) -> str:
    return CONTROL.sub("", text)
