"""Words of digital pages: ours, beside pdfplumber's own word extraction."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pdfplumber

from ingest.options import ReadOptions
from ingest.pages import read_pages
from tests.bench.measure import Measurement, side_by_side


def measure(devset: Path) -> Iterator[Measurement]:
    """All digital files of the devset."""
    files = [file.read_bytes() for file in sorted(devset.glob("rendered/*/*/digital.pdf"))]
    pages = sum(len(read_pages(data, "a.pdf", ReadOptions()).pages) for data in files)
    yield side_by_side(
        "read digital pages into words",
        "pdfplumber extract_words",
        f"{pages} pages",
        lambda: [read_pages(data, "a.pdf", ReadOptions()) for data in files],
        lambda: [_plain(data) for data in files],
    )
    yield side_by_side(
        "the same",
        "pdfplumber extract_text",
        f"{pages} pages",
        lambda: [read_pages(data, "a.pdf", ReadOptions()) for data in files],
        lambda: [_text(data) for data in files],
    )


def _plain(data: bytes) -> int:
    found = 0
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            found += len(page.extract_words())
            page.close()
    return found


def _text(data: bytes) -> int:
    found = 0
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            found += len(page.extract_text())
            page.close()
    return found
