"""Text of documents made harmless in spreadsheets, and archives made the same each time."""

from __future__ import annotations

import io
import re
import zipfile

# A spreadsheet runs a cell that begins like this; "-1" alone is a path and harmless.
RISKY = re.compile(r"^\s*([=+@\t\r]|-(?!\d+(\.|$)))")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
EPOCH = (1980, 1, 1, 0, 0, 0)  # the first date an archive can hold


def cell_text(text: str) -> str:
    """Text without control characters that no spreadsheet takes for a formula."""
    clean = CONTROL.sub("", text)
    return f"'{clean}" if RISKY.match(clean) else clean


def fixed_archive(data: bytes) -> bytes:
    """A zip archive with the same entries, in the same order, at one fixed date."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, EPOCH), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
