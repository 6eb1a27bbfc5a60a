"""Text of documents made harmless in spreadsheets, and archives made the same each time."""

from __future__ import annotations

import io
import re
import zipfile
from html import escape

# A spreadsheet runs a cell that begins like this; "-1" alone is a path and harmless.
RISKY = re.compile(r"^\s*([=+@\t\r]|-(?!\d+(\.|$)))")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
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
