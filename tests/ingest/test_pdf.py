"""PDF files opened, judged and taken apart."""

from __future__ import annotations

import pytest

from ingest.errors import DamagedFile, EncryptedFile, NoPages, TooLarge
from ingest.options import ReadLimits
from ingest.pdf import PdfFile, Sheet
from tests.ingest.pdfs import pdf, text

LIMITS = ReadLimits()


def sheet(data: bytes, number: int = 1) -> Sheet:
    with PdfFile(data, LIMITS) as file:
        return file.sheet(number)


def test_words_have_boxes_in_fractions_of_the_page() -> None:
    page = sheet(pdf(text("Surat Edaran", 59.5, 421)))
    surat, edaran = page.layer.words
    assert (surat.text, edaran.text) == ("Surat", "Edaran")
    assert surat.box.x0 == pytest.approx(0.1, abs=0.003)
    assert surat.box.y0 < 0.5 < surat.box.y1 + 0.001
    assert surat.box.x1 < edaran.box.x0


def test_bold_is_read_from_the_font() -> None:
    words = sheet(pdf(text("biasa") + "\n" + text("tebal", y=650, font="F2"))).layer.words
    assert [(word.text, word.bold) for word in words] == [("biasa", False), ("tebal", True)]


@pytest.mark.parametrize(
    ("degrees", "x", "y"), [(0, 0.1, 0.9), (90, 0.1, 0.1), (180, 0.9, 0.1), (270, 0.9, 0.9)]
)
def test_boxes_follow_the_page_as_displayed(degrees: int, x: float, y: float) -> None:
    page = sheet(pdf(text("a", 59.5, 84.2), extra=f"/Rotate {degrees}"))
    box = page.layer.words[0].box
    assert box.x0 == pytest.approx(x, abs=0.03)
    assert box.y1 == pytest.approx(y, abs=0.03)
    assert page.rotation == degrees
    assert (page.width > page.height) == (degrees in (90, 270))


def test_boxes_follow_the_crop_box() -> None:
    page = sheet(pdf(text("a", 300, 421), extra="/CropBox [297 0 595 842]"))
    assert page.layer.words[0].box.x0 < 0.03
    assert page.width == pytest.approx(298)


def test_words_turned_on_the_page_tell_the_turn_that_reads_them() -> None:
    turned = "BT /F1 12 Tf 0 1 -1 0 100 100 Tm (baris tegak) Tj ET"
    assert sheet(pdf(turned)).layer.turn == 90
    assert sheet(pdf(turned, extra="/Rotate 90")).layer.turn == 0


def test_invisible_text_is_counted() -> None:
    layer = sheet(pdf("3 Tr " + text("lapisan") + " 0 Tr")).layer
    assert layer.invisible == pytest.approx(1.0)
    assert sheet(pdf(text("terlihat"))).layer.invisible == 0


def test_thin_bars_and_strokes_are_rules_and_boxes_are_not() -> None:
    drawn = "72 700 400 0.8 re f 1 w 72 600 m 472 600 l S 72 300 200 100 re f"
    rules = sheet(pdf(drawn)).graphics.rules
    assert len(rules) == 2
    assert all(rule.width > 0.6 and rule.height < 0.003 for rule in rules)


def test_a_grid_of_cell_borders_is_joined_by_pdfplumber() -> None:
    cells = " ".join(
        f"{72 + 100 * column} {600 - 30 * row} 100 30 re S"
        for column in range(3)
        for row in range(4)
    )
    with PdfFile(pdf(cells), LIMITS) as file:
        edges = file.grid(1)
    assert edges is not None
    assert len(edges) == 5 + 4


def test_signature_panels_drawn_as_annotations_are_read() -> None:
    form = "<< /Type /XObject /Subtype /Form /BBox [0 0 200 30] /Resources << /Font << /F1 <<"
    form += " /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> /Length 39 >>\n"
    form += "stream\nBT /F1 12 Tf 2 8 Td (Tertanda) Tj ET   \nendstream"
    note = (
        "/Annots [<< /Type /Annot /Subtype /Stamp /Rect [72 72 272 102] /F 4 /AP << /N 6 0 R >> >>]"
    )
    data = pdf(text("Isi"), extra=note).replace(
        b"xref\n0 6", b"6 0 obj\n" + form.encode() + b"\nendobj\nxref\n0 6"
    )
    assert [word.text for word in sheet(data).layer.words] == ["Isi", "Tertanda"]


def test_a_cut_off_file_is_damaged() -> None:
    data = pdf(*[text(f"halaman {number}") for number in range(5)])
    for share in (0.3, 0.6, 0.9):
        with pytest.raises(DamagedFile):
            PdfFile(data[: int(len(data) * share)], LIMITS)


def test_a_wrong_reference_table_is_rebuilt_and_said_so() -> None:
    data = pdf(text("Isi"))
    broken = data.replace(b"startxref\n", b"startxref\n99")
    with PdfFile(data, LIMITS) as sound, PdfFile(broken, LIMITS) as repaired:
        assert (sound.repaired, repaired.repaired) == (False, True)
        assert repaired.sheet(1).layer.words[0].text == "Isi"


def test_a_password_is_an_error_of_its_own() -> None:
    secret = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4"
    secret += f" /O <{'00' * 32}> /U <{'11' * 32}> >> /ID [<{'22' * 16}> <{'22' * 16}>]"
    with pytest.raises(EncryptedFile):
        PdfFile(pdf(text("rahasia"), trailer=secret), LIMITS)


def test_no_pages_and_too_many_pages() -> None:
    with pytest.raises(NoPages):
        PdfFile(pdf(), LIMITS)
    with pytest.raises(TooLarge):
        PdfFile(pdf(*[text("x")] * 3), ReadLimits(max_pages=2))


def test_a_page_is_drawn_as_displayed() -> None:
    with PdfFile(pdf("0 0 297 842 re f", extra="/Rotate 90"), LIMITS) as file:
        picture = file.render(1, 36)
    assert picture.shape == (298, 421, 3)
    assert picture[20].mean() < 10 < 245 < picture[-20].mean()
