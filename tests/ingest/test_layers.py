"""A text layer is quoted only where it is printed, and only if it says what the picture shows."""

from __future__ import annotations

import io

import img2pdf
import pikepdf
import pytest

from ingest.geometry import Box
from ingest.images import png
from ingest.layers import better, contradictions
from ingest.model import Page, Word, WordSource
from ingest.options import ReadOptions
from ingest.pages import read_pages
from ingest.pdf_fonts import lying_pages
from tests.ingest.pdfs import assemble, pdf, text
from tests.ingest.pictures import TEXT, sheet

SEEN = text("Pegawai dilarang memberi dukungan kepada calon.", y=700)
UNSEEN = {
    "invisible": "3 Tr " + text("Rahasia", y=600) + " 0 Tr",
    "white": "1 g " + text("Rahasia", y=600) + " 0 g",
    "nearly white": "0.97 g " + text("Rahasia", y=600) + " 0 g",
    "covered": text("Rahasia", y=600) + " 0 0 0 rg 60 590 200 30 re f",
    "clipped": "q 0 0 10 10 re W n " + text("Rahasia", y=600) + " Q",
    "beyond the page": text("Rahasia", x=700, y=600),
    "too small": text("Rahasia", y=600, size=0.8),
}


def read(data: bytes, ocr: bool = True) -> tuple[Page, list[str]]:
    pages = read_pages(data, "surat.pdf", ReadOptions(ocr=ocr))
    return pages.pages[0], [notice.code for notice in pages.notices]


@pytest.mark.parametrize("how", UNSEEN)
def test_what_cannot_be_seen_is_not_read_as_printed(how: str) -> None:
    page, codes = read(pdf(f"{SEEN} {UNSEEN[how]}"))
    assert "Rahasia" not in [word.text for word in page.words]
    assert [word.text for word in page.words][-1] == "calon."
    if how != "beyond the page":  # PDFium leaves that out by itself
        assert [word.text for word in page.rejected] == ["Rahasia"]
        assert codes == ["text_not_printed"]


def test_pale_and_coloured_print_is_print() -> None:
    pale = "0.85 g " + text("KONSEP", y=500) + " 1 1 0 rg " + text("kuning", y=450)
    reversed_out = " 0 0 0.4 rg 60 390 200 30 re f 1 g " + text("putih", y=400)
    page, codes = read(pdf(f"{SEEN} {pale} {reversed_out}"))
    assert [word.text for word in page.words][-3:] == ["KONSEP", "kuning", "putih"]
    assert codes == []


def lying(map_to: str = "b") -> bytes:
    """A page that prints "dilarang" in a font which claims that its d is another letter."""
    cmap = (
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF>"
        f" endcodespacerange 1 beginbfchar <64> <{ord(map_to):04X}> endbfchar endcmap end"
    )
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding"
        " /ToUnicode 6 0 R >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
        " /Resources << /Font << /F1 3 0 R >> >> >>",
        f"<< /Length {len(SEEN)} >>\nstream\n{SEEN}\nendstream",
        f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
    ]
    return assemble(objects)


def test_a_font_that_claims_other_letters_is_found() -> None:
    assert lying_pages(lying()) == {1}
    assert lying_pages(lying("d")) == lying_pages(lying("D")) == lying_pages(pdf(SEEN)) == set()
    assert lying_pages(b"%PDF-1.4 nothing") == set()


def test_a_page_with_such_a_font_is_read_from_its_picture() -> None:
    page, codes = read(lying())
    assert "dilarang" in [word.text for word in page.words]
    assert "bilarang" in [word.text for word in page.rejected]
    assert page.source == "ocr" and "font_misleads" in codes


def scan_saying(words: str) -> bytes:
    """A scan of four lines whose invisible text layer says something else at each of them."""
    with pikepdf.open(io.BytesIO(img2pdf.convert(png(sheet())))) as file:
        page = file.pages[0]
        width, height = (float(page.mediabox[i]) for i in (2, 3))
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1)
        font.BaseFont = pikepdf.Name.Helvetica
        page.Resources.Font = pikepdf.Dictionary(F1=font)
        lines = [
            text(words, x=0.09 * width, y=(0.79 - 0.086 * row) * height, size=0.04 * height)
            for row in range(4)
        ]
        page.contents_add(f"3 Tr {' '.join(lines)}".encode("latin-1"), prepend=False)
        out = io.BytesIO()
        file.save(out)
        return out.getvalue()


def test_a_false_layer_under_a_scan_never_wins() -> None:
    page, codes = read(scan_saying("Pegawai boleh memberi dukungan kepada pasangan calon"))
    assert [word.text for word in page.words] == " ".join(TEXT).split()
    assert page.source == "ocr" and "layer_contradicts" in codes


def test_a_broken_map_of_letters_sends_the_page_to_recognition() -> None:
    garbled = [
        text("".join(chr((ord(c) - 97 + 9) % 26 + 97) if c.isalpha() else c for c in line), y=y)
        for y, line in zip(range(700, 400, -20), 4 * [t.lower() for t in TEXT], strict=False)
    ]
    page, _ = read(pdf(" ".join(garbled)), ocr=False)
    assert page.source == "text"  # without recognition there is nothing better
    page, codes = read(pdf(" ".join(garbled)))
    assert page.source == "text" and codes == []  # what is printed is gibberish: it agrees


def page_of(source: WordSource, words: str) -> Page:
    return Page(1, 595, 842, source, None, 0, tuple(word(one, 0.1, 0.9) for one in words.split()))


def test_a_digital_page_is_replaced_only_by_a_clearly_better_reading() -> None:
    prose = "Pegawai negeri dilarang memberi dukungan kepada pasangan calon dan wajib netral. "
    clean, broken = (
        page_of("ocr", prose * 4),
        page_of("text", "Qfhbxbj ofhfsj tjqjm ejmbsboh " * 10),
    )
    read, notices = better(broken, clean, (), digital=True)
    assert (read.words, read.rejected) == (clean.words, broken.words)
    assert [notice.code for notice in notices] == ["layer_replaced"]
    foreign = page_of("text", "Officers shall remain neutral and shall not campaign. " * 6)
    assert better(foreign, page_of("ocr", "0fficers shaIl rernain" * 9), (), digital=True) == (
        foreign,
        (),
    )


def word(text: str, x: float, confidence: float | None = None) -> Word:
    return Word(text, Box(1, x, 0.1, x + 0.1, 0.12), confidence)


def test_only_sure_words_at_the_same_place_contradict() -> None:
    said = [word("dianjurkan", 0.1), word("netralitas", 0.3)]
    assert contradictions(said, [word("dilarang", 0.1, 0.97)])[0].said == "dianjurkan"
    assert contradictions(said, [word("dilarang", 0.1, 0.6)]) == ()
    assert contradictions(said, [word("dilarang", 0.5, 0.97)]) == ()
    assert contradictions(said, [word("netraiitas", 0.3, 0.97)]) == ()
