"""Which letter a place in an article speaks of: the circular it reports, or another text."""

from __future__ import annotations

import re

from ingest.press_letter import LABEL, LETTER, RESTS, Own, is_national

RULE = (
    r"(?:(?i:undang-undang|peraturan|keputusan|perbawaslu|perppu|permendagri|permenpan\w*|perka)|\bSKB\b"
    r"|\bUU\b|\bPP\b|\bPKPU\b)"
)
INSTRUMENT = re.compile(rf"(?P<letter>{LETTER}|(?i:\bsurat\b))|{RULE}")
# Another letter, of before or of elsewhere.
_ANOTHER = re.compile(
    r"(?i)\b(?:lebih\s+(?:dulu|dahulu)|terlebih\s+dahulu|serupa|sejenis|pernah|sebelumnya|terdahulu|yang\s+lama|edaran\s+lama"
    r"|tetangga|daerah\s+lain|tahun\s+lalu)\b"
)


def governs(text: str, verb: int, own: Own) -> bool:
    """Whether nothing but the reported letter is named from the end of a verb to its number."""
    named = [m for m in INSTRUMENT.finditer(text, verb, own.start) if text[m.start() - 1] != "("]
    return len(named) == 1


def speaks_of_own(text: str, start: int, at: int, own: Own | None) -> bool:
    """Whether what stands at a place belongs to the reported letter, by the text named last before.

    `start` is where its sentence begins. Where the sentence names no text before the place, nothing
    else claims it.
    """
    named = [*INSTRUMENT.finditer(text, start, at)]
    if _ANOTHER.search(text, start, at):
        return False
    if not named:
        return True
    last = named[-1]
    if own is not None and last.end() <= own.start < at:
        return True
    if last["letter"] is None or re.search(LABEL, text[last.end() : at]):
        return False
    rests = RESTS.search(text[start : last.start()])
    return not rests and not is_national(text[last.end() : at]) and _points_back(text, last, own)


def _points_back(text: str, letter: re.Match[str], own: Own | None) -> bool:
    """Where only "surat" is said, it must point back, and to the letter numbered last before it."""
    if letter.group().lower() != "surat":
        return True
    points = re.match(r"[^.;]{0,160}?\b(?:itu|tersebut|ini)\b", text[letter.end() :])
    labels = list(re.finditer(LABEL, text[: letter.start()]))
    return bool(points) and (own is None or not labels or labels[-1].end() == own.start)
