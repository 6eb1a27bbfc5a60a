"""The ladder of force: how strongly a circular's words bind, strongest first."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.folding import fold


@dataclass(frozen=True, slots=True)
class Force:
    """One rung: its name, its rank, the words that show it, and cases for and against."""

    name: str
    rank: int  # 4 dilarang, wajib; 3 harus; 2 agar; 1 diimbau; 0 dapat
    pattern: str
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]


FORCES: tuple[Force, ...] = (
    Force(
        "dilarang",
        4,
        r"\b(?:dilarang|melarang|terlarang|larangan\s+bagi|jangan(?:lah)?)\b"
        r"|\btidak\s+(?:di\s?perboleh\w*|diperkenan\w*|dibenar\w*|diizin\w*|dibolehkan|boleh\w*)",
        ("ASN dilarang:", "tidak boleh hadir", "Melarang setiap PNS untuk:", "YANG DILARANG"),
        ("larangan ini dibacakan", "boleh hadir", "jangankan hadir"),
    ),
    Force(
        "wajib",
        4,
        r"\b(?:wajib|diwajibkan|mewajibkan|berkewajiban|kewajiban(?!nya)|memerintahkan|diperintahkan"
        r"|menginstruksikan|diinstruksikan|menugaskan|ditugaskan|bertanggung\s?jawab"
        r"|bertugas(?=\s*:|\s+(?:untuk|me\w)))\b",
        ("ASN wajib netral", "KEWAJIBAN CAMAT DAN PETINGGI", "Satuan Tugas bertugas:"),
        ("melaksanakan tugas", "kewajibannya sebagai warga", "tetap bertugas pada hari libur"),
    ),
    Force(
        "harus",
        3,
        r"\b(?:harus|diharuskan|mengharuskan|mesti)\b",
        ("Camat harus menjaga suasana",),
        ("seharusnya", "keharusan moral"),
    ),
    Force(
        "agar",
        2,
        r"\b(?:agar|supaya|hendak(?:nya|lah)|diminta(?:kan)?|meminta|dituntut)\b",
        ("Camat agar mengawasi", "Kepala SKPD diminta untuk:", "hendaknya menjaga"),
        ("hendak maju", "permintaan Saudara"),
    ),
    Force(
        "diimbau",
        1,
        r"\b(?:di\s?h?imbau(?:kan)?|meng?h?imbau(?:kan)?|diharapkan|mengharapkan|diharap|kiranya"
        r"|dimohon(?:kan)?|mohon|memohon|disarankan|dianjurkan|sebaiknya|seyogi?[ay]nya|diajak)\b",
        ("PNS diimbau memilih", "diharapkan melapor", "dihimbau agar netral"),
        ("himbauan ini disampaikan", "permohonan cuti", "harapan masyarakat"),
    ),
    Force(
        "dapat",
        0,
        r"(?<!tidak )\b(?:dapat|boleh|diperbolehkan|dibolehkan|diperkenankan|diizinkan|berhak"
        r"|memiliki\s+hak|mempunyai\s+hak|tetap\s+memiliki\s+hak)\b",
        ("ASN dapat mendampingi", "PNS boleh memilih", "warga berhak melapor"),
        ("pendapat umum", "tidak dapat ditarik", "tidak boleh hadir"),
    ),
)
RANK = {row.name: row.rank for row in FORCES}
_PATTERNS = tuple((row, re.compile(row.pattern, re.IGNORECASE)) for row in FORCES)
# Purpose, not order: "sehingga dapat", "agar dapat"; possibility: "dapat mempengaruhi".
_NO_ORDER = re.compile(r"(?i)\b(?:sehingga|agar|untuk|yang|karena|supaya|guna)\s+$")


def forces_in(text: str) -> tuple[tuple[Force, int, int], ...]:
    """Every word of force in a text with its span, in printed order."""
    folded = fold(text)
    found = [
        (row, match.start(), match.end())
        for row, pattern in _PATTERNS
        for match in pattern.finditer(folded)
        if row.rank or not _NO_ORDER.search(folded[: match.start()])
    ]
    return tuple(sorted(found, key=lambda one: one[1]))
