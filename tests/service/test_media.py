"""The media type is told by content."""

from __future__ import annotations

import pytest

from ingest.errors import EmptyFile, MismatchedFormat, UnknownFormat
from service.media import media_type


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"%PDF-1.7\n", "a.pdf", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n", "a.png", "image/png"),
        (b"\xff\xd8\xff\xe0", "a.jpg", "image/jpeg"),
        (b"II*\x00", "a.tif", "image/tiff"),
        (b"<!doctype html><html><p>x", "a.html", "text/html"),
        (b"Surat", "a.txt", "text/plain"),
        (b"%PDF-1.7\n", "scan", "application/pdf"),
    ],
)
def test_content_decides(data: bytes, name: str, expected: str) -> None:
    assert media_type(data, name) == expected


@pytest.mark.parametrize(
    ("data", "name", "fault"),
    [
        (b"", "a.pdf", EmptyFile),
        (b"<html><p>x", "a.pdf", MismatchedFormat),
        (b"PK\x03\x04\x00\x00", "a.zip", UnknownFormat),
    ],
)
def test_what_is_none_of_ours_is_refused(data: bytes, name: str, fault: type[Exception]) -> None:
    with pytest.raises(fault):
        media_type(data, name)
