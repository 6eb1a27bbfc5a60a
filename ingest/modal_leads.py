"""What a lead-in says of the points under it, and what a point says over its lead-in."""

from __future__ import annotations

import re

from ingest.modal_cues import Cue
from ingest.model import Modality

_TELLS = re.compile(r"(?i)\bbahwa\s*:\s*$")
_OWN = re.compile(
    r"(?i)\w\s+(?:dilarang|wajib|harus|agar|diminta|dapat|boleh|diperbolehkan"
    r"|tidak\s+(?:boleh|diperbolehkan|diperkenankan|dibenarkan))(?:\s+untuk)?\s*:\s*$"
)
_LISTED = re.compile(
    r"(?i)\b(?P<what>larangan|kewajiban)\s+(?:sebagai\s+)?berikut(?:\s+ini)?\s*:\s*$"
)
# What is listed is what the relative clause says: "Fasilitas yang dilarang digunakan adalah:"
_SUCH = re.compile(
    r"(?i)\byang\s+(?P<force>dilarang|tidak\s+(?:di)?(?:per)?boleh(?:kan)?|wajib|harus)\b[^.;:]*"
    r"\b(?:adalah|ialah|yaitu|yakni|meliputi|antara\s+lain|berupa)\s*:\s*$"
)
_DEED = re.compile(r"(?i)me(?!wajib|larang|ngharus)[a-z]{4}")
_PUNISHED = re.compile(
    r"(?i)\bdi(?:jatuhi|kenai|kenakan|beri|berikan|ancam)\s+(?:hukuman|sanksi|teguran|tindakan)\b"
)


def tells_what_follows(text: str) -> bool:
    """Whether each point under a lead-in is a sentence of its own.

    >>> tells_what_follows("seluruh pegawai wajib menaati ketentuan bahwa:")
    True
    """
    return bool(_TELLS.search(text))


def leads_itself(text: str) -> bool:
    """Whether a point is a lead-in with a force of its own, whatever stands above it.

    >>> leads_itself("prajurit TNI dilarang:"), leads_itself("meminjamkan prasarana, yaitu:")
    (True, False)
    """
    return bool(_OWN.search(text))


def announced(text: str) -> Modality | None:
    """What a list is called that a sentence announces.

    >>> announced("kepada seluruh pegawai ditegaskan larangan berikut:")
    'prohibition'
    >>> announced("Fasilitas yang dilarang digunakan untuk kampanye adalah:")
    'prohibition'
    """
    found = _LISTED.search(text)
    if found is not None:
        return "prohibition" if found["what"].lower() == "larangan" else "obligation"
    such = _SUCH.search(text)
    if such is None:
        return None
    return "obligation" if such["force"].lower() in {"wajib", "harus"} else "prohibition"


def names_deed(text: str) -> bool:
    """Whether a point begins with a deed, be it a modal elsewhere: "Mengajak tetangga".

    >>> names_deed("Mengajak tetangga ke kampanye"), names_deed("Dilarang mengajak tetangga")
    (True, False)
    """
    return _DEED.match(text) is not None


def punishes(text: str, cue: Cue) -> bool:
    """Whether a weak modal only tells who is punished: "Atasan yang tidak melapor dikenai …"."""
    told = re.search(r"(?i)\byang\b", text[: cue.start])
    return told is not None and _PUNISHED.search(text, cue.start) is not None
