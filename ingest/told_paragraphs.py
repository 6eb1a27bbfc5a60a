"""One paragraph of an article, and what its words say of it: speech, a sentence, an advert."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.model import Line
from ingest.portal import BYLINE, DATELINE, SPEECH

PREDICATE = re.compile(
    r"\b(?:dilarang|wajib|harus|agar|supaya|dapat|boleh|tidak|diminta|di[a-z]{4,}|me[a-z]{4,}|ber[a-z]{4,}|ter[a-z]{4,}|ikut|akan|ada|adalah)\b"
)
INTERRUPTS = re.compile(
    r"(?i)(?:pasang )?iklan|.*\b(?:ruang|space) iklan|advert|gulir|scroll"
    r"|(?:baca|lihat|simak) juga\b.{3,}"
)
OPEN_WORD = re.compile(
    r"(?::|\b(?:agar|untuk|supaya|dilarang|wajib|harus|yaitu|yakni|berupa|meliputi|adalah))\W*$"
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of an article."""

    lines: tuple[Line, ...]
    text: str
    chrome: bool
    inset: float = 0.0  # how far its outmost line stands in from the left margin, in page widths
    speck: bool = False  # a sign or two that recognition saw: no words

    @property
    def scanned(self) -> bool:
        """It was recognised: its bullet may have been lost."""
        return self.lines[0].confidence is not None

    @property
    def advert(self) -> bool:
        """A single line of the portal's that may interrupt a list: an advert, a link."""
        return self.chrome and bool(INTERRUPTS.match(self.text))

    @property
    def sentence(self) -> bool:
        """Running text: a sentence or more."""
        words = self.text.split()
        return len(words) >= 9 and bool(re.search(r"[.!?”\"):*]$", self.text.rstrip()))

    @property
    def sentence_like(self) -> bool:
        """A short sentence, or a long one."""
        return len(self.text.split()) >= 4 and self.text.rstrip()[-1:] in '.!?;”"'

    @property
    def speech(self) -> bool:
        """Reported or quoted speech, or a dateline: the reporter's own prose."""
        return any(p.pattern.match(self.text) for p in (SPEECH, DATELINE, BYLINE))

    @property
    def open(self) -> bool:
        """Ends in a colon or an open word, or names someone only: sub-items must follow."""
        bare = self.text.rstrip()
        return bool(OPEN_WORD.search(bare)) or not PREDICATE.search(_unmarked(bare))


def _unmarked(text: str) -> str:
    return re.sub(r"^(?:\d{1,2}|[a-z])\s?[.)]\s*", "", text)
