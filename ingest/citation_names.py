"""How citation kinds are described, and the names of bodies that several of them share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Numbering = Literal["law", "letter", "joint"]


@dataclass(frozen=True, slots=True)
class CitationKind:
    """One kind of source: its canonical name, its spellings, how it is numbered, and cases."""

    name: str
    pattern: str
    numbering: Numbering
    named: bool = False  # the words before the number belong to the name: "Perda Kota Palu"
    examples: tuple[tuple[str, str], ...] = ()  # text, canonical
    near_misses: tuple[str, ...] = ()


UU = r"Undang\s*[-–—]?\s*Undang"
PANRB = (
    r"(?:PAN\s*[-/&]?\s*(?:dan\s+)?RB\b"
    r"|(?i:Pendayagunaan\s+Aparatur\s+Negara(?:\s+dan\s+Reformasi\s+Birokrasi)?))"
)
BAWASLU = r"(?:Bawaslu|Badan\s+Pengawas\s+(?:Pemilihan\s+Umum|Pemilu))"
KPU = r"(?:KPU\b|Komisi\s+Pemilihan\s+Umum)"
BKN = r"(?:BKN\b|Badan\s+Kepegawaian\s+Negara)"
KASN = r"(?:KASN\b|Komisi\s+(?:Aparatur\s+Sipil\s+Negara|ASN))"
