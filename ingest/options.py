"""What a caller may choose about reading a file: limits, languages, time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Engine = Literal["auto", "tesserocr", "pytesseract"]


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """How much one file may cost; the sandbox enforces seconds and memory from outside."""

    max_bytes: int = 64 * 1024 * 1024
    max_pages: int = 500
    max_pixels: int = 100_000_000  # of one page picture; an A4 sheet at 600 dpi has 35 million
    page_seconds: float = 90.0  # of recognition, one page
    wall_seconds: float = 900.0  # of the whole file, in the sandbox
    memory_bytes: int = 3 * 1024**3  # address space of the sandbox


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read one file."""

    languages: str = "Latin"  # Tesseract data names joined by "+", best first
    engine: Engine = "auto"  # tesserocr where it is installed, else pytesseract
    ocr: bool = True  # False: text layers only; pages without one are left unread, with a notice
    dpi: int = 205  # at which pages are drawn and read
    limits: ReadLimits = field(default_factory=ReadLimits)
