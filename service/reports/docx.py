"""A comparison as a Word document in the form of a nota dinas, its tables in an attachment.

The letter holds what staff would type anew: what was compared, what was found, what is missing.
The attachment quotes each circular, with a footnote to its place and the printed lines below.
"""

from __future__ import annotations

import io
from datetime import datetime

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from service.compared import Cell, Row
from service.reports.footnotes import Footnotes
from service.reports.layout import SIGNS, Numbered, numbered, parts_of, silence, speaking
from service.reports.naming import (
    STATES,
    column_note,
    column_title,
    short_title,
    shown_change,
    state_word,
)
from service.reports.neutral import CONTROL, fixed_archive
from service.reports.report import CHANGE_SIGNS, CHANGES, MODALITIES, Report, place

FACT, VALUE = Mm(55), Mm(115)
WHO, WORDS = Mm(55), Mm(212)
TOPIC, WIDE = Mm(50), 267  # of a landscape page's 267 mm
NUMBERS = "Di belakang tanda: klausul naskah; “-2” ialah butir kedua yang tidak bernomor."
BLANK = "…" * 12  # what the writer of the letter fills in
HEAD_FILL = "EEF1F3"
LINES_WIDTH = Mm(165)
ACROSS = 7


def render(report: Report) -> bytes:
    """The document's bytes, with fixed dates inside."""
    document, notes = Document(), Footnotes()
    _set_up(document)
    _letter(document, report)
    _landscape(document)
    _overview(document, report)
    document.add_heading("Lampiran II. Bunyi menurut naskah", 2)
    for row in report.comparison.rows:
        document.add_heading(_clean(row.label), 3)
        _topic(document, report, row, notes)
    notes.attach(document)
    out = io.BytesIO()
    document.save(out)
    return fixed_archive(out.getvalue())


def _set_up(document: DocumentType) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(22), Mm(18)
    section.top_margin = section.bottom_margin = Mm(18)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Liberation Serif", Pt(11)
    normal.paragraph_format.space_after = Pt(4)
    for name, size in (("Heading 1", 14), ("Heading 2", 13), ("Heading 3", 11)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.bold = "Liberation Sans", Pt(size), True
        style.font.color.rgb = None
        style.paragraph_format.keep_with_next = True
    properties = document.core_properties
    properties.author = "Edaran"
    properties.created = properties.modified = datetime(2000, 1, 1)


def _landscape(document: DocumentType) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(15)
    section.top_margin = section.bottom_margin = Mm(15)


def _letter(document: DocumentType, report: Report) -> None:
    title = document.add_heading("NOTA DINAS", 1)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    head = document.add_table(0, 2)
    head.autofit = False
    for name, value in (
        ("Yth.", BLANK),
        ("Dari", BLANK),
        ("Tanggal", BLANK),
        ("Nomor", BLANK),
        ("Sifat", "Biasa"),
        ("Lampiran", "Ikhtisar dan bunyi menurut naskah"),
        ("Hal", report.title),
    ):
        _pair(head.add_row(), name, f": {value}", Mm(25), Mm(145))
    document.add_paragraph()
    _points(document, report)
    closing = document.add_paragraph(
        "Demikian disampaikan. Kutipan dibaca oleh mesin; cocokkan dengan halaman cetak sebelum "
        "dipakai."
    )
    closing.paragraph_format.space_before = Pt(8)


def _points(document: DocumentType, report: Report) -> None:
    document.add_heading("1. Cakupan", 3)
    table = document.add_table(0, 2, style="Table Grid")
    table.autofit = False
    for name, value in report.facts:
        _pair(table.add_row(), name, value, FACT, VALUE)
    document.add_heading("2. Naskah yang dibandingkan", 3)
    for one in numbered(report.comparison):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.left_indent = Mm(9)
        paragraph.paragraph_format.first_line_indent = Mm(-9)
        paragraph.add_run(f"[{one.number}]  ").bold = True
        paragraph.add_run(f"{_clean(column_title(one.column))}. ")
        _small(paragraph, column_note(one.column))
    document.add_heading("3. Pokok temuan", 3)
    for sentence in _findings(report):
        document.add_paragraph(sentence, style="List Bullet")


def _findings(report: Report) -> list[str]:
    """What the tables show, counted; nothing is weighed."""
    rows = report.comparison.rows
    count = len(report.comparison.circulars)
    common = [row.label for row in rows if sum(bool(c.clauses) for c in row.cells) == count]
    single = [row.label for row in rows if sum(bool(c.clauses) for c in row.cells) == 1]
    told = [f"{len(rows)} topik diatur oleh sedikitnya satu dari {count} naskah."]
    if common:
        told.append(f"Diatur semua naskah: {'; '.join(common)}.")
    if single:
        told.append(f"Diatur satu naskah saja: {'; '.join(single)}.")
    columns = report.comparison.columns
    beside = (pair for row in rows for pair in zip(columns, row.cells, strict=True))
    changes = [change for one, cell in beside if (change := shown_change(one, cell))]
    counted = [f"{CHANGES[name]} {changes.count(name)}" for name in CHANGES if name in changes]
    if counted:
        told.append(f"Penilaian terhadap pembanding, per petak: {'; '.join(counted)}.")
    return told


def _overview(document: DocumentType, report: Report) -> None:
    document.add_heading("Lampiran I. Ikhtisar", 2)
    legend = " · ".join(f"{sign} {STATES[state]}" for state, sign in SIGNS.items())
    _small(document.add_paragraph(), f"{legend}. {NUMBERS}")
    parts = parts_of(report.comparison, ACROSS)
    for number, part in enumerate(parts, 1):
        if len(parts) > 1:
            first, last = part.columns[0].number, part.columns[-1].number
            title = f"Bagian {number} dari {len(parts)}: naskah [{first}] sampai [{last}]"
            document.add_heading(title, 3)
        widths = _grid_widths(len(part.columns))
        table = document.add_table(1, 1 + len(part.columns), style="Table Grid")
        table.autofit = False
        heads = ["Topik", *(f"[{one.number}] {short_title(one.column)}" for one in part.columns)]
        _head(table.rows[0], heads, widths)
        for row in report.comparison.rows:
            cells = [_in_short(one, cell) for one, cell in part.cells(row)]
            _line(table.add_row(), [row.label, *cells], widths)


def _grid_widths(columns: int) -> list[Length]:
    each = Mm((WIDE - 50) / columns)
    return [TOPIC, *[each] * columns]


def _in_short(one: Numbered, cell: Cell) -> str:
    paths = "; ".join(item.clause.path for item in cell.clauses)
    text = f"{SIGNS[cell.state]} {paths or state_word(one.column, cell.state)}"
    change = shown_change(one.column, cell)
    return f"{text}\n{CHANGE_SIGNS[change]}\u00a0{CHANGES[change]}" if change else text


def _topic(document: DocumentType, report: Report, row: Row, notes: Footnotes) -> None:
    table = document.add_table(1, 2, style="Table Grid")
    table.autofit = False
    _head(table.rows[0], ["Naskah", "Bunyi menurut naskah"], [WHO, WORDS])
    for one, cell in speaking(report.comparison, row):
        written = table.add_row()
        _unbroken(written)
        _who(written.cells[0], one, cell)
        _quote(written.cells[1], report, one, cell, notes)
        _set_widths(written, [WHO, WORDS])
    for sentence in silence(report.comparison, row):
        _small(document.add_paragraph(), sentence)


def _who(target: _Cell, one: Numbered, cell: Cell) -> None:
    paragraph = target.paragraphs[0]
    paragraph.add_run(f"[{one.number}] {_clean(short_title(one.column))}").bold = True
    if cell.change:
        told = f"{CHANGE_SIGNS[cell.change]} {CHANGES[cell.change]}"
        target.add_paragraph().add_run(told).font.size = Pt(9.5)


def _quote(target: _Cell, report: Report, one: Numbered, cell: Cell, notes: Footnotes) -> None:
    for number, item in enumerate(cell.clauses):
        paragraph = target.add_paragraph() if number else target.paragraphs[0]
        if item.clause.lead_in:
            _small(paragraph, f"{item.clause.lead_in} ")
        paragraph.add_run(_clean(item.clause.text))
        notes.mark(paragraph, f"{column_title(one.column)}, {place(item)}.")
        _small(paragraph, f" {MODALITIES.get(item.clause.modality, '')}")
        _link(paragraph, report.link(cell.circular, item))
        for crop in report.crops.get((cell.circular, item.clause.path), ()):
            picture = target.add_paragraph().add_run()
            picture.add_picture(io.BytesIO(crop.data), width=LINES_WIDTH)
    if cell.diff and cell.change != "same":
        _difference(target.add_paragraph(), cell)


def _difference(paragraph: Paragraph, cell: Cell) -> None:
    """The differing words, readable without colour."""
    _small(paragraph, "Beda kata: ")
    for kind, text in cell.diff:
        marked = {"same": "{} ", "insert": "[+ {}] ", "delete": "[− {}] "}[kind]
        run = paragraph.add_run(marked.format(_clean(text)))
        run.font.strike = kind == "delete"
        run.font.underline = kind == "insert"
        run.font.size = Pt(9.5)


def _pair(row: _Row, name: str, value: str, first: Length, second: Length) -> None:
    row.cells[0].paragraphs[0].add_run(_clean(name)).bold = True
    row.cells[1].paragraphs[0].add_run(_clean(value))
    _set_widths(row, [first, second])


def _head(row: _Row, texts: list[str], widths: list[Length]) -> None:
    _line(row, texts, widths)
    for cell in row.cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", HEAD_FILL)):
            shade.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shade)
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _line(row: _Row, texts: list[str], widths: list[Length]) -> None:
    _unbroken(row)
    for cell, text in zip(row.cells, texts, strict=True):
        cell.paragraphs[0].add_run(_clean(text)).font.size = Pt(9.5)
    _set_widths(row, widths)


def _unbroken(row: _Row) -> None:
    """A row that fits a page is not torn over two."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _small(paragraph: Paragraph, text: str) -> None:
    paragraph.add_run(_clean(text)).font.size = Pt(9)


def _link(paragraph: Paragraph, address: str) -> None:
    """A hyperlink; the library has none of its own."""
    if not address:
        return
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, kind, is_external=True))
    _small(paragraph, " ")
    run = paragraph.add_run("(lihat halaman)")
    run.font.underline = True
    run.font.size = Pt(9)
    link.append(run._r)
    paragraph._p.append(link)


def _set_widths(row: _Row, widths: list[Length]) -> None:
    """Widths of the cells and of the grid: office programs heed one or the other."""
    for cell, width in zip(row.cells, widths, strict=True):
        cell.width = width
    for column, width in zip(row.table.columns, widths, strict=True):
        column.width = width


def _clean(text: str) -> str:
    return CONTROL.sub("", text)
