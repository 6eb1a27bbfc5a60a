"""The end of a letter without what follows its own signature: promulgation, certified copies."""

from __future__ import annotations

import re

from ingest.folding import fold
from ingest.model import Line

_SECOND = re.compile(
    r"(?i)(?:^|\W)d\s?iundangkan\b|\bsalinan\s+(?:ini\s+)?(?:sesuai|sah)\b|\bsesuai\s+dengan\s+aslinya\b"
    r"|^\W*(?:untuk\s+)?salinan\s+yang\s+sah\b"
)
ADDRESSED = re.compile(r"(?i)^\W*kepada\s*[:.]?\s*(?:yth\b.*)?$|^\W*yth\b")
_OPENS = re.compile(
    r"(?i)^\W*(?:di\s?tetapkan|di\s?keluarkan|di\s?tandatangani|di\s?buat|di\s?sahkan)\s+di\b"
)
_DATED = re.compile(r"(?i)^\W*pada\s+tanggal\b")  # rarely it stands before the place


_INITIALS = re.compile(r"(?i)^\W*paraf\b")


LONGEST = 40  # lines of signatures: more means that text was taken for one
LAST = 20  # lines of it that are looked at then


def own_tail(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Lines of the letter's own signature: from "Ditetapkan di" on, before any second signature.

    The box of those who initialled it (PARAF HIERARKI) is left out.

    A second signature promulgates a regulation or certifies its copy. What stands beside it at
    the same height still belongs to the letter only when it stands above its first line.
    """
    lines = _without_initials(tuple(line for line in lines if line.row is None))
    second = next((line for line in lines if _SECOND.search(fold(line.text))), None)
    if second is not None:
        top = (second.page, second.box.y0)
        lines = tuple(line for line in lines if (line.page, line.box.y0) < top)
    ends = next((i for i, line in enumerate(lines) if ADDRESSED.match(line.text)), len(lines))
    lines = lines[:ends] or lines
    opens = next((i for i, line in enumerate(lines) if _OPENS.match(fold(line.text))), 0)
    opens -= opens > 0 and bool(_DATED.match(fold(lines[opens - 1].text)))
    return lines[opens:] if opens or len(lines) <= LONGEST else lines[-LAST:]


def _without_initials(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Lines but those of a box headed PARAF: its heading and what stands below it, as wide."""
    head = next((line for line in lines if _INITIALS.match(line.text)), None)
    if head is None:
        return lines
    left, right = head.box.x0 - BOX_MARGIN, head.box.x1 + BOX_MARGIN
    return tuple(
        line
        for line in lines
        if line.page != head.page
        or line.box.y0 < head.box.y0
        or not (left < (line.box.x0 + line.box.x1) / 2 < right)
    )


BOX_MARGIN = 0.08  # of the page's width: how far a box reaches past its heading
