"""Where an attachment begins, and which of its lines are its head and its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ingest.measures import Measures, top
from ingest.model import Line
from ingest.numbering import readings
from ingest.places import Place, capitals, first_marker
from ingest.signs import (
    ATTACHMENT,
)


def opens_attachment(lines: Sequence[Line], i: int) -> bool:
    """LAMPIRAN at the top of a page, or standing alone in capitals further down."""
    line = lines[i]
    match = ATTACHMENT.pattern.match(line.text.strip())
    first = i == 0 or lines[i - 1].page != line.page
    if line.row is not None:
        return False
    if not match:
        return first and i > 0 and _head_without_its_first_line(lines[i : i + 6])
    if first or _near_top(lines, i):
        return (i == 0 and not _letter_head(lines[1:4])) or i > 0
    alone = bool(re.fullmatch(r"LAMPIRAN(\s+[IVX\d]+)?\s*[:.]?", line.text.strip()))
    return alone and not _letter_head(lines[max(0, i - 3) : i])


def _near_top(lines: Sequence[Line], i: int) -> bool:
    """Only a stray line stands above on the page, and a line of an attachment's head below."""
    page = lines[i].page
    above = sum(line.page == page for line in lines[max(0, i - 3) : i])
    below = lines[i + 1].text.strip() if i + 1 < len(lines) else ""
    return i > 2 and above < 3 and bool(LABELLED.match(below))


def _head_without_its_first_line(lines: Sequence[Line]) -> bool:
    """LAMPIRAN was not recognised: kind, number and date of the letter at the top of a page."""
    texts = [line.text.strip() for line in lines if line.page == lines[0].page]
    kind = bool(texts) and bool(HEAD_KIND.match(texts[0]))
    numbered = any(re.match(r"(?i)nomor\b", text) for text in texts[1:3])
    dated = any(re.match(r"(?i)tanggal\b", text) for text in texts[2:5])
    return kind and numbered and dated and not _letter_head(lines)


def _letter_head(lines: Sequence[Line]) -> bool:
    """Neighbours of a letter's own Lampiran label: Nomor, Sifat, Hal."""
    return any(re.match(r"(?i)(sifat|hal|perihal)\s*[:;]", line.text.strip()) for line in lines)


def attachment_front(lines: Sequence[Line], measures: Measures) -> tuple[int, int]:
    """How many lines are the attachment's head (LAMPIRAN … TANGGAL) and its own title."""
    heads = 1
    while heads < len(lines) and _continues_head(lines, heads, measures):
        heads += 1
    titles = 0
    while heads + titles < len(lines) and _is_title(lines, heads + titles, titles, measures):
        titles += 1
    if not titles:
        heads, titles = _subject_as_title(lines, heads)
    return heads, titles


HEAD_KIND = re.compile(r"(?i)(?:surat|instruksi|keputusan|peraturan|h?imbauan)\b")
LABELLED = re.compile(
    r"(?i)(nomor|no|tanggal|tangga[ijt1|]|tentang|perihal|hal)\b\s*[:.]?|(?:surat|instruksi|keputusan|peraturan|himbauan)\b"
)


DAY = re.compile(r"(?i)(?:tanggal|tgl)\b.*\d{4}\W*$")


def _continues_head(lines: Sequence[Line], i: int, measures: Measures) -> bool:
    line, above = lines[i], lines[i - 1]
    if line.row is not None or line.page != lines[0].page:
        return False
    if LABELLED.match(line.text.strip()) and i < 8 and not _statement(line.text):
        return True
    if _beside(line, lines[:i]) and not measures.centred(line):
        return True
    if DAY.match(above.text.strip()):
        return False  # the day is a head's last line, unless a label follows
    if _apart(lines[: i + 1]):
        return False
    gap = measures.gap(above, line)
    aligned = abs(measures.x0(line) - measures.x0(lines[0])) < ALIGNED
    centred_anew = measures.centred(line) and not (aligned or measures.centred(lines[0]))
    same = measures.x0(line) > measures.x0(lines[0]) - 0.02 and not centred_anew
    return same and gap is not None and gap < 1.4 and i < 12 and not readings(line.text)


def _beside(line: Line, head: Sequence[Line]) -> bool:
    """What stands to the right of a label that is the head's: its value, read as a column."""
    return any(
        line.box.x0 > one.box.x1 and abs(top(line) - top(one)) < 0.5 * one.box.height
        for one in head
    )


def _apart(lines: Sequence[Line]) -> bool:
    """The last of these lines stands further below than the head's lines do from one another."""
    steps = [top(b) - top(a) for a, b in pairwise(lines)]
    return len(steps) > 2 and steps[-1] > APART * median(steps[:-1])


APART = 1.7
ALIGNED = 0.008  # page widths: a head's lines begin below each other, in its midst by chance


def _statement(text: str) -> bool:
    """SURAT PERNYATAAN … is the attachment's own title, not a line of its head."""
    return bool(re.match(r"(?i)surat (pernyataan|keterangan|tugas)\b", text.strip()))


def _is_title(lines: Sequence[Line], i: int, titles: int, measures: Measures) -> bool:
    line = lines[i]
    if line.row is not None or titles > 7:
        return False
    if measures.centred(line) and not _sentence(line.text):
        return True
    place = Place(lines, i, "title", 0, measures)
    gap = measures.gap(lines[i - 1], line)
    follows = not titles or (gap is not None and gap < 1.6)
    return capitals(line.text) > 0.8 and not first_marker(place) and follows


def _sentence(text: str) -> bool:
    return text.rstrip()[-1:] in ".;:" or capitals(text) < 0.15


def _subject_as_title(lines: Sequence[Line], heads: int) -> tuple[int, int]:
    """Without a title of its own, the subject after TENTANG names the attachment."""
    for i in range(heads):
        if re.fullmatch(r"(?i)tentang\s*:?", lines[i].text.strip()) and i + 1 < heads:
            return i + 1, heads - i - 1
    return heads, 0
