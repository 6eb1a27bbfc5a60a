"""A scanner's own text layer under the picture of a page: invisible, and often wrong.

About a third of real scans carry one (a few only a site's watermark); a reader that trusts it
quotes its errors. Ours are made from the digital page's words and spoiled in the ways seen on
real files: letters for digits, glued lines, words with blanks between their letters.
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import pdfplumber
import pypdfium2
import pypdfium2.raw as raw
from numpy.random import Generator

Kind = Literal["", "misread", "glued", "spaced", "watermark"]
KINDS: tuple[Kind, ...] = (*("",) * 8, "misread", "misread", "glued", "spaced", "watermark")
WATERMARK = "jdih.contoh.example"
MISREAD = {
    "0": "O", "1": "l", "2": "Z", "5": "S", "I": "l", "l": "I", "e": "c", "m": "rn", "n": "ri",
    "h": "li", "u": "ii", "g": "q", "B": "8", "D": "O", "a": "o", "t": "f", ".": ",", ";": ":",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Placed:
    """A run of text on a page: left and baseline in points from the lower left corner."""

    text: str
    left: float
    base: float
    size: float


def layered(scan: bytes, printed: bytes, kind: Kind, rng: Generator) -> bytes:
    """The scan with a text layer of this kind, made from the printed file's words."""
    if not kind:
        return scan
    document = pypdfium2.PdfDocument(scan)
    font = raw.FPDFText_LoadStandardFont(document.raw, b"Helvetica")
    for page, runs in zip(document, _runs(printed, kind, rng), strict=True):
        for run in runs:
            _insert(document, page, font, run)
        page.gen_content()
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def _runs(printed: bytes, kind: Kind, rng: Generator) -> Iterator[Sequence[Placed]]:
    with pdfplumber.open(io.BytesIO(printed)) as document:
        for page in document.pages:
            if kind == "watermark":
                yield [Placed(WATERMARK, page.width * 0.38, 14, 8)]
                continue
            yield [
                Placed(
                    spoiled(line["text"], kind, rng), line["x0"], page.height - line["bottom"],
                    max(6.0, (line["bottom"] - line["top"]) * 0.8),
                )
                for line in page.extract_text_lines(return_chars=False)
            ]  # fmt: skip


def spoiled(line: str, kind: Kind, rng: Generator) -> str:
    """One line as a poor recogniser writes it."""
    if kind == "spaced":
        return " ".join(line.replace(" ", ""))
    if kind == "glued":
        return "".join(" " + w if rng.random() < 0.45 else w for w in line.split()).strip()
    return "".join(MISREAD[c] if c in MISREAD and rng.random() < 0.09 else c for c in line)


def _insert(
    document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, font: object, run: Placed
) -> None:
    text = raw.FPDFPageObj_CreateTextObj(document.raw, font, run.size)
    coded = run.text.encode("utf-16-le") + b"\0\0"
    shorts = ctypes.cast(ctypes.create_string_buffer(coded), ctypes.POINTER(ctypes.c_ushort))
    raw.FPDFText_SetText(text, shorts)
    raw.FPDFTextObj_SetTextRenderMode(text, raw.FPDF_TEXTRENDERMODE_INVISIBLE)
    raw.FPDFPageObj_Transform(text, 1, 0, 0, 1, run.left, run.base)
    raw.FPDFPage_InsertObject(page.raw, text)
