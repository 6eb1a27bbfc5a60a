"""Every format holds every cell's words, neutralises formulas and markup, and repeats its bytes."""

from __future__ import annotations

import csv
import io
import json
import time
import zipfile
from base64 import b64decode, b64encode
from dataclasses import replace

import pytest
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from ingest.geometry import Box
from ingest.model import Found, Word
from service.absence import with_absent
from service.compare import compare
from service.compared import Absent
from service.model import Filters, Region, Stored
from service.reports.formats import FORMATS, PICTURED
from service.reports.layout import parts_of, silence
from service.reports.naming import column_title
from service.reports.neutral import cell_text
from service.reports.report import Crop, Report
from tests.service.test_compare import LABELS, by_words, circular

HOSTILE = '=HYPERLINK("http://x.invalid","klik") <script>alert(1)</script> dilarang berfoto'
COLUMNS = (
    circular("a", ("1", "photos", "dilarang berfoto bersama calon")),
    circular("b", ("2", "photos", HOSTILE), ("3", "gifts", "dilarang memberi barang")),
)
REPORT = Report(compare(COLUMNS, Filters(), "a", by_words, LABELS), "http://127.0.0.1:8000")


def words(name: str, report: Report = REPORT) -> str:
    """All text of a rendered format."""
    data = FORMATS[name].render(report)
    if name == "docx":
        tables = Document(io.BytesIO(data)).tables
        return "\n".join(c.text for table in tables for row in table.rows for c in row.cells)
    if name == "xlsx":
        book = load_workbook(io.BytesIO(data))
        rows = (row for sheet in book for row in sheet.iter_rows(values_only=True))
        return "\n".join(str(value) for row in rows for value in row)
    if name == "pdf":
        pages = PdfReader(io.BytesIO(data)).pages
        return " ".join(" ".join(page.extract_text().split()) for page in pages)
    return data.decode()


@pytest.mark.parametrize("name", FORMATS)
def test_every_clause_and_silence_is_told(name: str) -> None:
    text = words(name)
    assert "dilarang memberi barang" in text
    assert "not_stated" in text if name == "json" else "tidak diatur" in text


@pytest.mark.parametrize("name", FORMATS)
def test_same_comparison_same_bytes_also_in_another_second(name: str) -> None:
    first = FORMATS[name].render(REPORT)
    time.sleep(1.01 if name in ("docx", "xlsx", "pdf") else 0)
    assert FORMATS[name].render(REPORT) == first


def test_a_word_document_has_a_footnote_to_the_place_of_every_clause() -> None:
    with zipfile.ZipFile(io.BytesIO(FORMATS["docx"].render(REPORT))) as archive:
        notes = archive.read("word/footnotes.xml").decode()
        body = archive.read("word/document.xml").decode()
    assert notes.count("<w:footnote ") == 2 + 3 and body.count("w:footnoteReference ") == 3
    assert "klausul 2" in notes and "NOTA DINAS" in body


DOT = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg=="
)


@pytest.mark.parametrize("name", sorted(PICTURED))
def test_printed_lines_stand_in_the_formats_that_show_pictures(name: str) -> None:
    crop = Crop(1, DOT, 1, 1)
    data = FORMATS[name].render(replace(REPORT, crops={("b", "3"): (crop,)}))
    if name == "html":
        assert f"data:image/png;base64,{b64encode(DOT).decode()}" in data.decode()
    elif name == "pdf":
        bare = FORMATS[name].render(REPORT)
        pictures = [
            any(page.images for page in PdfReader(io.BytesIO(file)).pages) for file in (data, bare)
        ]
        assert pictures == [True, False]
    else:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert [archive.read(n) for n in archive.namelist() if "media/" in n] == [DOT]


def test_a_table_too_wide_for_a_page_comes_in_parts_that_hold_every_circular() -> None:
    many = tuple(circular(str(n), ("1", "photos", "dilarang berfoto")) for n in range(30))
    made = compare(many, Filters(), None, by_words, LABELS)
    parts = parts_of(made)
    assert [len(part.columns) for part in parts] == [8, 8, 8, 6]
    assert [one.column for part in parts for one in part.columns] == list(made.columns)
    shown = [cell for part in parts for _, cell in part.cells(made.rows[0])]
    assert shown == list(made.rows[0].cells)


def test_silence_is_told_by_reason_and_missing_circulars_in_the_first_box() -> None:
    absent = Absent(Region("17.05", "Kabupaten Seluma", "regency", "Bengkulu"), 2024)
    made = with_absent(REPORT.comparison, [absent])
    gifts = next(row for row in made.rows if row.topic == "gifts")
    assert list(silence(made, gifts)) == ["Tidak diatur: [1]", "Tidak ada edaran: [2]"]
    facts = dict(replace(REPORT, comparison=made).facts)
    assert facts["Tidak ada edaran"] == "Kabupaten Seluma 2024"
    assert facts["Butir dengan keyakinan OCR rendah"].startswith("tidak ada butir")


def test_what_an_article_leaves_out_is_neither_unregulated_nor_removed() -> None:
    written, quoted = COLUMNS[1], COLUMNS[0]
    assert quoted.reading is not None
    metadata = replace(quoted.reading.metadata, source="news")
    quoted = replace(quoted, reading=replace(quoted.reading, metadata=metadata))
    made = compare((written, quoted), Filters(), "b", by_words, LABELS)
    gifts = next(row for row in made.rows if row.topic == "gifts")
    assert gifts.cells[1].change == "removed"
    assert list(silence(made, gifts)) == ["Tidak disebut dalam berita: [2]"]
    report = replace(REPORT, comparison=made)
    assert "belum tentu tidak diatur" in dict(report.facts)["Dikutip dari berita"]
    for name in ("html", "csv"):
        assert "dihilangkan" not in FORMATS[name].render(report).decode()


def test_rows_of_a_workbook_are_high_enough_for_every_column() -> None:
    labels = {"photos": "Foto bersama dan isyarat jari yang menunjukkan dukungan", "gifts": "x"}
    made = compare(COLUMNS, Filters(), None, by_words, labels)
    sheet = load_workbook(io.BytesIO(FORMATS["xlsx"].render(Report(made, ""))))["Butir"]
    assert [sheet.row_dimensions[row].height for row in (2, 5)] == [49.0, 19.0]


def test_markup_of_a_document_stays_text() -> None:
    assert "<script>alert" not in words("html")
    assert "&lt;script&gt;" in words("html")


def test_formulas_of_a_document_stay_text() -> None:
    book = load_workbook(io.BytesIO(FORMATS["xlsx"].render(REPORT)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any(str(cell.value).startswith("=HYPERLINK") for cell in cells)
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    rows = csv.reader(io.StringIO(FORMATS["csv"].render(REPORT).decode("utf-8-sig")))
    assert any(value.startswith("'=HYPERLINK") for row in rows for value in row)


@pytest.mark.parametrize(
    ("text", "neutral"),
    [("=1+1", "'=1+1"), ("-cmd", "'-cmd"), ("-1", "-1"), ("@x", "'@x"), ("a=b", "a=b")],
)
def test_only_what_a_spreadsheet_would_run_is_quoted(text: str, neutral: str) -> None:
    assert cell_text(text) == neutral


def test_json_is_the_contract_shape() -> None:
    shape = json.loads(FORMATS["json"].render(REPORT))
    assert set(shape) == {"id", "filters", "baseline", "columns", "rows", "pairs"}


def test_workbook_heads_are_frozen_and_cells_link_to_the_page() -> None:
    book = load_workbook(io.BytesIO(FORMATS["xlsx"].render(REPORT)))
    assert [book["Matriks"].freeze_panes, book["Butir"].freeze_panes] == ["B2", "A2"]
    made = compare((on_page(COLUMNS[0], 2), COLUMNS[1]), Filters(), None, by_words, LABELS)
    report = replace(REPORT, comparison=made)
    sheet = load_workbook(io.BytesIO(FORMATS["xlsx"].render(report)))["Butir"]
    links = [row[-1].hyperlink for row in sheet.iter_rows(min_row=2, max_row=3)]
    assert links[0] and links[0].target.endswith("/circulars/a?clause=1&page=2")
    assert links[1] is None  # a clause without a place


def on_page(stored: Stored, page: int) -> Stored:
    """The circular, its clauses printed on a page."""
    assert stored.reading is not None
    clauses = tuple(
        replace(
            item,
            clause=replace(item.clause, words=(Word("dilarang", Box(page, 0.1, 0.1, 0.9, 0.2)),)),
        )
        for item in stored.reading.clauses
    )
    return replace(stored, reading=replace(stored.reading, clauses=clauses))


def test_a_number_that_was_hard_to_read_says_so_until_somebody_checked_it() -> None:
    told = column_title(stored_with(Found("number", "800/IBKD/2020", doubtful=True)))
    assert told.endswith("800/IBKD/2020 (diragukan, cocokkan dengan halaman)")
    sure = column_title(stored_with(Found("number", "800/BKD/2020")))
    assert sure.endswith("800/BKD/2020")


def stored_with(found: Found) -> Stored:
    reading = COLUMNS[0].reading
    assert reading is not None
    metadata = replace(reading.metadata, found=(found,))
    return replace(COLUMNS[0], reading=replace(reading, metadata=metadata))


ODD = "a\x00b\x0bc\ufffed\uffffe \u202egnp.x\x85 &evil; ]]> {{7*7}} " + "x" * 500


@pytest.mark.parametrize("name", FORMATS)
def test_signs_no_format_can_hold_do_not_break_a_file(name: str) -> None:
    columns = (COLUMNS[0], circular("b", ("2", "photos", f"dilarang berfoto {ODD} akhirnya")))
    made = Report(compare(columns, Filters(), "a", by_words, LABELS), "http://127.0.0.1:8000")
    text = words(name, made)
    assert ("berfoto" in text and "{{7*7}}" in text) or name == "pdf"  # whose lines break anywhere
    assert "dilarang" in text


@pytest.mark.parametrize(
    "text", ["\t=1", " +1", "\r@x", "\uff1d1+1", "\uff0b1", "\x00=1", "\ufeff=1"]
)
def test_a_formula_behind_other_signs_is_quoted_too(text: str) -> None:
    assert cell_text(text).startswith("'")
