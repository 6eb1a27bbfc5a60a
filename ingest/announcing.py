"""How a paragraph announces points: at large, or as what completes its sentence."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.folding import fold

# Lead-ins that announce the circular's points at large: what follows is not hung under them.
GENERIC = re.compile(
    r"(?:hal(?:[- ]hal)?|beberapa hal|pasal(?:-pasal)?|poin(?:[- ]poin)?|ketentuan)(?: \w+)?"
    r" (?:sebagai )?berikut(?: ini)?\s*[:.]?$"
    r"|\bberikut(?: ini)?\s*[.;,]$"
    r"|(?:menginstruksikan|memutuskan|menetapkan|mengumumkan|disampaikan|menyampaikan"
    r"|sampaikan|ditegaskan|menegaskan|diingatkan"
    r"|mengingatkan|diberitahukan|diinformasikan|diimbau|dihimbau|menghimbau|mengimbau"
    r"|diinstruksikan)\b[^.;]{0,80}?(?:sebagai )?(?:berikut(?: ini)?)?\s*:$"
    r"|(?:\b(?:itu|ini|tersebut|berikut|hal|saudara|diperhatikan|dipedomani|dilaksanakan|dipatuhi"
    r"|penegasan|arahan|petunjuk|langkah|langkah-langkah|maka)|[,.])\s*:$",
    re.IGNORECASE,
)
# How the letter's first paragraph begins; damaged by recognition, its end may not be readable.
OPENING = re.compile(
    r"(?:Dalam rangka|Sehubungan|Menindaklanjuti|Memperhatikan|Berdasarkan|Menunjuk|Sesuai|Guna"
    r"|Berkenaan|Merujuk|Menjelang|Berpedoman|Bersama ini|Dengan ini|Mencermati"
    r"|Mengingat (?:bahwa|akan))\b"
)
ANNOUNCING = re.compile(r"\b(?!diminta|diwajibkan)di[a-z]{6,}\s*:$")  # diben1tahukan:
PENUTUP = re.compile(r"(?i)(?:lain[- ]lain|ketentuan)?\s*penutup\W*")
COMPLETING = re.compile(
    r"\b(?:agar|untuk|dilarang|wajib|tidak (?:boleh|diperbolehkan)|supaya|adalah|yaitu|yakni"
    r"|meliputi|terdiri (?:atas|dari)|antara lain)\s*:$",
    re.IGNORECASE,
)


@lru_cache(256)  # one line is asked about under every hypothesis of how it hangs
def announces_at_large(text: str) -> bool:
    """Whether a paragraph that ends here announces points at large rather than being completed."""
    text = text.strip()
    return bool(GENERIC.search(text)) and not COMPLETING.search(text)


def announces_damaged(text: str) -> bool:
    """Whether the first paragraph ends in a verb in the passive, however damaged."""
    return bool(ANNOUNCING.search(fold(text.strip())))
