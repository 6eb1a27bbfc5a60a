"""Text of documents made harmless in spreadsheets, and archives made the same each time."""

from __future__ import annotations

import io
import re
import zipfile
from html import escape

# A spreadsheet runs a cell that begins like this; "-1" alone is a path and harmless.
# Wide forms are taken for the plain ones where Chinese or Japanese is set up; a mark may hide one.
RISKY = re.compile(r"^[\s\ufeff\u200b-\u200f]*([=+@\t\r\uff1d\uff0b\uff0d\uff20]|-(?!\d+(\.|$)))")
# What no XML can hold, so that a file with it would not open.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
# The office library writes the time of saving here, whatever it is told.
SAVED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
EPOCH = (1980, 1, 1, 0, 0, 0)  # the first date an archive can hold


def cell_text(text: str) -> str:
    """Text without control characters that no spreadsheet takes for a formula."""
    clean = CONTROL.sub("", text)
    return f"'{clean}" if RISKY.match(clean) else clean


def xml_text(text: str) -> str:
    """Text as it may stand between the tags of an XML part."""
    return escape(CONTROL.sub("", text), quote=False)


def fixed_archive(data: bytes) -> bytes:
    """A zip archive with the same entries in the same order, its dates fixed inside and out."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = SAVED.sub(rb"\g<1>2000-01-01T00:00:00Z", part)
            new.writestr(zipfile.ZipInfo(name, EPOCH), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()
