"""What a paragraph of an article may be in a quoted list: an item, a heading, a lead-in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.numbering import Reading, readings
from ingest.starts import LEADS_ON, MISREAD_COLON
from ingest.told_paragraphs import Paragraph

ANNOUNCES = re.compile(
    r"\b(?:edaran|surat|im?bauan|himbauan|instruksi|poin|butir|isi(?:nya)?|petikan(?:nya)?|berikut|larangan|dilarang|ketentuan)\b",
    re.IGNORECASE,
)
INSET = 0.22  # page widths: no list stands further in than that
BULLET_DOUBT = 2.0  # from which a letter before the text is no bullet
LEAD = 25  # words of a lead-in at most
LETTER = re.compile(
    r"\b(?:edaran|SE|surat|im?bauan|himbauan|instruksi|poin|butir|isi(?:nya)?|petikan(?:nya)?"
    r"|antara lain|berikut)\b",
    re.IGNORECASE,
)
# What the circular says, not the reporter.
RULES = re.compile(
    r"\b(?:wajib|dilarang|harus|tidak boleh|dijatuhi|dikenai|dikenakan|sanksi|hukuman|agar|dapat"
    r"|diminta)\b"
)
# The reporter about the letter: what the circular itself would not say.
REPORTS = re.compile(
    r"\b(?:edaran|surat|im?bauan|himbauan|instruksi)(?: \w+)? (?:itu|tersebut)\b"
    r"|\b(?:menegaskan|mengatakan|menyatakan|menyebut|menjelaskan|menambahkan|menuturkan|berharap"
    r"|di(?:sebutkan|tegaskan|nyatakan)(?: pula| juga)?(?:,| bahwa))",
    re.IGNORECASE,
)
# The reporter about the points: between two of them nothing of the letter's speaks so.
OF_POINTS = re.compile(
    r"\b(?:poin|butir|ketentuan)(?:nya)? (?:pertama|ke[a-z]+|selanjutnya|berikutnya|lain(?:nya)?"
    r"|terakhir|itu|tersebut)\b"
    r"|\bkata (?:dia|beliau)\b|\bmenurut (?:dia|beliau)\b",
    re.IGNORECASE,
)


def is_announced(paragraphs: Sequence[Paragraph], first: int) -> bool:
    """The paragraph before names the circular or its points; only an advert may stand between."""
    before = [p for p in paragraphs[max(0, first - 3) : first] if not p.advert]
    return bool(before) and not before[-1].chrome and bool(ANNOUNCES.search(before[-1].text))


def marker_of(paragraph: Paragraph) -> Reading | None:
    """The marker that a paragraph begins with, a quotation mark before it left out."""
    bare = paragraph.text.lstrip("“\"' ")
    return next((r for r in readings(bare) if r.doubt < 1.3), None)


def of_points(text: str) -> bool:
    """Whether a text is the reporter's about the points.

    >>> of_points("Kepala BKPSDM menyebut poin keempat lahir dari keluhan"), of_points("Poin 4")
    (True, False)
    """
    return bool(OF_POINTS.search(text))


def title_like(text: str) -> bool:
    """A heading: a few words without a stop.

    >>> title_like("Pengawasan dan Sanksi"), title_like("Setiap ASN wajib netral.")
    (True, False)
    """
    bare = re.sub(r"\s+[.,'`·]$", "", text.rstrip())  # a speck that a scan left behind
    return len(bare.split()) <= 10 and bare[-1:] not in ".;,:"


def leads(text: str, scanned: bool = False) -> bool:
    """A lead-in of the letter's own, not the reporter's to the letter.

    >>> leads("Di media sosial, ASN dilarang:"), leads("Dalam surat itu ASN dilarang:")
    (True, False)
    """
    return leads_on(text, scanned) and bool(RULES.search(text))


def leads_on(text: str, scanned: bool = False) -> bool:
    """A few words to a colon that are not the reporter's: "Yang tetap boleh dilakukan ASN:".

    On a scan the colon may have been read as a stop, or not at all, behind a word that needs it.
    """
    reported = LETTER.search(text) or REPORTS.search(text)
    lost = scanned and (MISREAD_COLON.search(text) or LEADS_ON.search(text))
    ends = text.rstrip().endswith(":") or lost
    return bool(ends) and len(text.split()) <= LEAD and not reported


def is_first(paragraph: Paragraph) -> bool:
    """The first of a list that counts: each heading has its own."""
    marker = marker_of(paragraph)
    return marker is not None and marker.counted and marker.marker.value == 1


def says_rule(paragraph: Paragraph) -> bool:
    """A sentence that the letter says, not the reporter."""
    rules = RULES.search(paragraph.text) and paragraph.sentence_like
    return bool(rules) and not paragraph.speech and not REPORTS.search(paragraph.text)


def is_bullet(paragraph: Paragraph) -> bool:
    """A dash or a bullet, also one that recognition took for a letter or left out."""
    signs = readings(paragraph.text)
    return any(not r.counted and r.doubt < BULLET_DOUBT for r in signs) or _inset(paragraph)


def _inset(paragraph: Paragraph) -> bool:
    """An item whose bullet was not read: recognised, a few words, further in than the text."""
    inset = 0.02 < paragraph.inset < INSET and not REPORTS.search(paragraph.text)
    return paragraph.scanned and inset and not marker_of(paragraph)
