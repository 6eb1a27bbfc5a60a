"""Every format holds every cell's words, neutralises formulas and markup, and repeats its bytes."""

from __future__ import annotations

import csv
import io
import json

import pytest
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from service.compare import compare
from service.model import Filters
from service.reports.formats import FORMATS
from service.reports.neutral import cell_text
from service.reports.report import Report
from tests.service.test_compare import LABELS, by_words, circular

HOSTILE = '=HYPERLINK("http://x.invalid","klik") <script>alert(1)</script> dilarang berfoto'
COLUMNS = (
    circular("a", ("1", "photos", "dilarang berfoto bersama calon")),
    circular("b", ("2", "photos", HOSTILE), ("3", "gifts", "dilarang memberi barang")),
)
REPORT = Report(compare(COLUMNS, Filters(), "a", by_words, LABELS), "http://127.0.0.1:8000")


def words(name: str) -> str:
    """All text of a rendered format."""
    data = FORMATS[name].render(REPORT)
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
def test_same_comparison_same_bytes(name: str) -> None:
    assert FORMATS[name].render(REPORT) == FORMATS[name].render(REPORT)


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
