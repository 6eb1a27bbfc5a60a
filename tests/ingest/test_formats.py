"""What a file is, decided by its bytes."""

from __future__ import annotations

import pytest

from ingest.errors import EmptyFile, MismatchedFormat, UnknownFormat
from ingest.formats import decode, sniff

PNG = b"\x89PNG\r\n\x1a\n...."
PDF = b"%PDF-1.4\n..."
HTML = b"<!DOCTYPE html><html><body><p>Isi</p></body></html>"


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (PDF, "surat.pdf", "pdf"),
        (b"junk before\n" + PDF, "surat.pdf", "pdf"),
        (PDF, "surat", "pdf"),
        (PNG, "foto.jpg", "image"),
        (b"\xff\xd8\xff\xe0....", "foto.JPEG", "image"),
        (b"II*\x00....", "pindai.tif", "image"),
        (HTML, "berita.html", "html"),
        (b"<!-- saved -->\n<html>", "berita.htm", "html"),
        ("Yth. Sdr. – lurah".encode(), "surat.txt", "text"),
        ("Yth. – lurah".encode("cp1252"), "surat.txt", "text"),
        (b"a < b and <c> are no tags", "catatan.txt", "text"),
        ("\ufeffisi".encode("utf-16"), "surat.txt", "text"),
    ],
)
def test_format_follows_content(data: bytes, name: str, expected: str) -> None:
    assert sniff(data, name) == expected


@pytest.mark.parametrize(
    ("data", "name"),
    [(HTML, "surat.pdf"), (PDF, "surat.html"), (PNG, "surat.pdf"), (PDF, "x.png"), (HTML, "x.png")],
)
def test_a_name_that_promises_another_kind_is_refused(data: bytes, name: str) -> None:
    with pytest.raises(MismatchedFormat):
        sniff(data, name)


def test_a_web_page_that_mentions_a_pdf_header_is_no_pdf() -> None:
    with pytest.raises(MismatchedFormat):
        sniff(b"<html><!-- %PDF-1.4 --></html>", "surat.pdf")


@pytest.mark.parametrize("data", [b"PK\x03\x04\x00\x00", b"\x00\x01\x02\x03", b"GIF89a\x00\x01"])
def test_other_binary_content_is_unknown(data: bytes) -> None:
    with pytest.raises(UnknownFormat):
        sniff(data, "berkas")


def test_no_bytes_are_an_error_of_their_own() -> None:
    with pytest.raises(EmptyFile):
        sniff(b"", "surat.pdf")


def test_text_of_older_editors_is_decoded() -> None:
    assert decode("“kutipan” – café".encode("cp1252")) == "“kutipan” – café"
    assert decode("“kutipan”".encode()) == "“kutipan”"
