"""Lines that head what stands below them: in capitals or bold, or a few words above a list."""

from __future__ import annotations

import re

from ingest.measures import Measures
from ingest.model import Line
from ingest.numbering import readings
from ingest.styles import BULLETS

SET_APART = 1.18  # line gaps: more than between lines of one paragraph
MISREAD = 2.0  # doubt from which a letter before the text is no bullet
BULLETED = re.compile(rf"[{BULLETS}–—-]\s+[^\W\d_]")
# What recognition makes of a bullet: a small letter or a sign before a capital letter.
STRAY = re.compile(r"[^\W\dA-Z_]\s(?=[A-Z][a-z]{2})|[^\w\s(“\"]\s(?=[A-Z][a-z]{2})")
# A line that ends in one of these goes on, however the next one looks.
DANGLING = re.compile(
    r"\b(?:dan|atau|yang|di|ke|dari|untuk|pada|dengan|dalam|oleh|serta|bagi|kepada|tentang"
    r"|antara|para|se|sebagai|Nomor|No\.?|Tahun|tahun|tanggal|Pasal|pasal|ayat|huruf|angka|butir"
    r"|poin|Undang-Undang|Peraturan|Kabupaten|Kota|Provinsi|Republik)$"
)
# A verb with a capital letter: in the middle of a sentence only an item's beginning has one.
CAPITAL_VERB = re.compile(
    r"(?!Me(?:nteri|i|dan|rangin|suji|lawi|mpawah|ntawai|ndagri|tro|dia|rdeka|rauke)\b|Ber(?:au|ita)\b)"
    r"(?:Me[a-z]{4,}|Ber[a-z]{3,})\b"
)


def heads_list(before: Line | None, line: Line, following: Line | None, measures: Measures) -> bool:
    """A few words without a stop, right below them bullets or a list's first: Larangan bagi ASN.

    Below a sentence that ended, or set apart, any number may follow: the count runs on.
    """
    text = said(line)
    if following is None or line.row is not None or readings(text):
        return False
    gap = None if before is None else measures.gap(before, line)
    ended = before is not None and before.text.rstrip()[-1:] == "."
    apart = ended or (gap is not None and gap > SET_APART)
    counted = _ended(before) and any(
        r.counted and not r.doubt and (apart or r.marker.value == 1)
        for r in readings(following.text)
    )
    plain = text[:1].isupper() and len(text.split()) <= 8 and text[-1].isalnum()
    inward = measures.x0(following) > measures.x0(line) - 0.01
    short = measures.x1(line) < measures.right - 0.2 and inward
    if plain and _centred(line, measures) and _lost_bullet(following, inward):
        return True
    return plain and (_bulleted(following) or counted) and (short or _centred(line, measures))


def said(line: Line) -> str:
    """A line's text; on a scan without a stray stop that stands apart at its end."""
    text = line.text.strip()
    return text if line.confidence is None else re.sub(r"\s+[.,'`·]$", "", text)


def _lost_bullet(line: Line, inward: bool) -> bool:
    """A verb with a capital letter below a heading in the middle: its bullet was not read."""
    return line.confidence is not None and not inward and bool(CAPITAL_VERB.match(line.text))


def _ended(before: Line | None) -> bool:
    return before is None or before.text.rstrip()[-1:] in '.:;!?”"'


def _centred(line: Line, measures: Measures) -> bool:
    """As far from the left margin as from the right one."""
    left, right = measures.x0(line) - measures.left, measures.right - measures.x1(line)
    return min(left, right) > 0.08 and abs(left - right) < 0.05


def _bulleted(line: Line) -> bool:
    """A dash or a bullet before the text, also one that recognition took for a letter."""
    if line.confidence is None:
        return bool(BULLETED.match(line.text))
    sure = any(not r.counted and r.doubt < MISREAD for r in readings(line.text))
    return sure or STRAY.match(line.text) is not None


def heads_sentence(
    before: Line | None, line: Line, following: Line | None, measures: Measures
) -> bool:
    """A few words without a stop after a finished sentence, a whole sentence below: Pengawasan."""
    text = said(line)
    if following is None or line.row is not None or readings(text):
        return False
    few = text[:1].isupper() and len(text.split()) <= 6 and text[-1:].isalnum()
    room = measures.x1(line) < measures.right - 0.3 or _centred(line, measures)
    below = following.text.strip()
    full = measures.x1(following) > measures.right - 0.12 or below.endswith(".")
    sentence = below[:1].isupper() and len(below.split()) >= 6 and full
    plain = not CAPITAL_VERB.match(text) and not DANGLING.search(text)
    return few and room and _ended(before) and sentence and plain and not readings(below)


def is_heading(line: Line, measures: Measures) -> bool:
    """Capitals (or bold) without a closing stop: DASAR, YANG DILARANG BAGI ASN, **Dasar**."""
    text = line.text.strip()
    letters = sum(c.isalpha() for c in text)
    if letters < 4 or text[-1:] in ".;," or line.row is not None:
        return False
    bold = all(w.bold for w in line.words) and measures.x1(line) < measures.right - 0.1
    return in_capitals(text) or (bold and len(text) < 90)


def in_capitals(text: str) -> bool:
    """Printed in capitals, a stray small letter aside."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 4 and sum(c.isupper() for c in letters) > 0.85 * len(letters)
