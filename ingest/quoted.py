"""Which paragraphs of an article are the points of the circular it quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.model import Line
from ingest.numbering import Reading, readings
from ingest.portal import BYLINE, DATELINE, SPEECH

ANNOUNCES = re.compile(
    r"\b(?:edaran|surat|im?bauan|himbauan|instruksi|poin|butir|isi(?:nya)?|petikan(?:nya)?|berikut|larangan|dilarang|ketentuan)\b",
    re.IGNORECASE,
)
BULLET_DOUBT = 2.0  # from which a letter before the text is no bullet
LISTED = re.compile(r"[;,]\s*(?:dan|atau|dan/atau|serta)?$")  # as items end that are not the last
REACH = 14  # paragraphs between two numbers of one quoted list, portal lines not counted
PREDICATE = re.compile(
    r"\b(?:dilarang|wajib|harus|agar|supaya|dapat|boleh|tidak|diminta|di[a-z]{4,}|me[a-z]{4,}|ber[a-z]{4,}|ter[a-z]{4,}|ikut|akan|ada|adalah)\b"
)
# What the circular says, not the reporter.
RULES = re.compile(
    r"\b(?:wajib|dilarang|harus|tidak boleh|dijatuhi|dikenai|dikenakan|sanksi|hukuman|agar|dapat"
    r"|diminta)\b"
)
# The reporter about the letter: what the circular itself would not say.
REPORTS = re.compile(
    r"\b(?:edaran|surat|im?bauan|himbauan|instruksi)(?: \w+)? (?:itu|tersebut)\b"
    r"|\b(?:menegaskan|mengatakan|menyebut|menjelaskan|menambahkan|menuturkan|berharap)\b",
    re.IGNORECASE,
)
INTERRUPTS = re.compile(r"(?i)iklan|advert|gulir|scroll|(?:baca|lihat|simak) juga\b.{3,}")
OPEN_WORD = re.compile(
    r"(?::|\b(?:agar|untuk|supaya|dilarang|wajib|harus|yaitu|yakni|berupa|meliputi|adalah))\W*$"
)
ITEM_VERB = re.compile(
    r"(?:[-•–]\s*)?(?:[Mm]e|[Bb]er|[Tt]er|[Dd]i|[Ii]kut|[Tt]idak|[Ss]ebagai|[Mm]enjadi)[a-z]*\b"
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of an article."""

    lines: tuple[Line, ...]
    text: str
    chrome: bool
    inset: float = 0.0  # how far its first line stands in from the left margin, in page widths
    speck: bool = False  # a sign or two that recognition saw: no words

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


def quoted(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """Indices of the paragraphs that quote the circular's points."""
    found: set[int] = set()
    at = 0
    while at < len(paragraphs):
        run = (
            _numbered_run(paragraphs, at)
            or _headed_run(paragraphs, at)
            or _unnumbered_run(paragraphs, at)
        )
        if run and (_announced(paragraphs, run[0]) or (not found and _speaks(paragraphs, run))):
            found |= set(run)
        at = run[-1] + 1 if run else at + 1
    return frozenset(i for i in found if not paragraphs[i].chrome)


def _announced(paragraphs: Sequence[Paragraph], first: int) -> bool:
    """The paragraph before names the circular or its points; only an advert may stand between."""
    before = [p for p in paragraphs[max(0, first - 3) : first] if not p.advert]
    return bool(before) and not before[-1].chrome and bool(ANNOUNCES.search(before[-1].text))


def _speaks(paragraphs: Sequence[Paragraph], run: Sequence[int]) -> bool:
    """A list nobody announced: its items must be sentences, in the midst of the article."""
    words = sum(len(paragraphs[i].text.split()) for i in run) / len(run)
    before = paragraphs[run[0] - 1] if run[0] else None
    return words >= 7 and before is not None and not before.chrome


def _marker(paragraph: Paragraph) -> Reading | None:
    bare = paragraph.text.lstrip("“\"' ")
    return next((r for r in readings(bare) if r.doubt < 1.3), None)


def _numbered_run(paragraphs: Sequence[Paragraph], first: int) -> list[int] | None:
    """A list that counts from 1: its items and what stands under them; two items at least."""
    marker = _marker(paragraphs[first])
    if marker is None or not marker.counted or marker.marker.value != 1:
        return None
    items = [first]
    while (at := _next_item(paragraphs, items[-1], marker, len(items) + 1)) is not None:
        items.append(at)
    if len(items) < 2:
        return None
    inner = {k for a, b in pairwise(items) for k in range(a, b) if _belongs(paragraphs, k, items)}
    return sorted({*inner, *items, *_last_item(paragraphs, items)})


def _next_item(
    paragraphs: Sequence[Paragraph], after: int, first: Reading, value: int
) -> int | None:
    """The next number of the list, or one that skips a number."""
    seen = 0
    for k in range(after + 1, len(paragraphs)):
        if paragraphs[k].chrome:
            continue
        seen += 1
        marker = _marker(paragraphs[k])
        if (
            marker
            and marker.marker.style == first.marker.style
            and marker.marker.value in (value, value + 1)
        ):
            return k
        if seen > REACH or (marker and marker.marker.style == first.marker.style):
            return None
    return None


def _belongs(paragraphs: Sequence[Paragraph], k: int, items: Sequence[int]) -> bool:
    """Between two numbers stand sub-items and further sentences, but not the reporter's."""
    return k in items or not paragraphs[k].speech


def _last_item(paragraphs: Sequence[Paragraph], items: Sequence[int]) -> Iterator[int]:
    """What stands under the last number, until the article's prose resumes."""
    heads = all(title_like(paragraphs[i].text) for i in items)
    opened = paragraphs[items[-1]].open
    above = items[-1]
    for k in range(items[-1] + 1, len(paragraphs)):
        paragraph = paragraphs[k]
        if paragraph.advert:
            continue
        ended = paragraphs[above].text.rstrip()[-1:]
        item = _sub_item(paragraph) or ITEM_VERB.match(paragraph.text) is not None
        listed = opened and item and (ended in ";,:" or above == items[-1] or _sub_item(paragraph))
        ruled = heads and bool(RULES.search(paragraph.text)) and not _marker(paragraph)
        ruled = ruled and not REPORTS.search(paragraph.text)
        if paragraph.chrome or paragraph.speech or not (listed or ruled or ended == ";"):
            return
        yield k
        above = k


def title_like(text: str) -> bool:
    """A heading: a few words without a stop.

    >>> title_like("Pengawasan dan Sanksi"), title_like("Setiap ASN wajib netral.")
    (True, False)
    """
    return len(text.split()) <= 10 and text.rstrip()[-1:] not in ".;,:"


def _sub_item(paragraph: Paragraph) -> bool:
    return _marker(paragraph) is not None


def _headed_run(paragraphs: Sequence[Paragraph], first: int) -> list[int] | None:
    """Headings without numbers, each with bullets or a rule below it; two headings at least.

    Bullets speak for themselves; sentences count only where the letter was announced before.
    """
    announced = _announced(paragraphs, first)
    run: list[int] = []
    heads = 0
    for k in range(first, len(paragraphs)):
        paragraph = paragraphs[k]
        if paragraph.chrome:
            continue
        below = next((p for p in paragraphs[k + 1 :] if not p.chrome), None)
        above = paragraphs[run[-1]] if run else None
        if _heads(paragraph, below, announced):
            heads += 1
        elif above is None or not _under(paragraph, above, announced):
            break
        run.append(k)
    return run if heads > 1 else None


def _heads(paragraph: Paragraph, below: Paragraph | None, announced: bool) -> bool:
    """A few words that head what stands below them."""
    if not title_like(paragraph.text) or _marker(paragraph) or below is None:
        return False
    if _bullet(paragraph):
        return False
    return _bullet(below) or (announced and _rules(below))


def _under(paragraph: Paragraph, above: Paragraph, announced: bool) -> bool:
    """What stands under a heading: a bullet, or, right below it, a sentence of the letter."""
    if _bullet(paragraph):
        return True
    return announced and title_like(above.text) and not _bullet(above) and _rules(paragraph)


def _rules(paragraph: Paragraph) -> bool:
    """A sentence that the letter says, not the reporter."""
    rules = RULES.search(paragraph.text) and paragraph.sentence_like
    return bool(rules) and not paragraph.speech and not REPORTS.search(paragraph.text)


def _bullet(paragraph: Paragraph) -> bool:
    """A dash or a bullet, also one that recognition took for a letter or left out."""
    signs = readings(paragraph.text)
    return any(not r.counted and r.doubt < BULLET_DOUBT for r in signs) or _inset(paragraph)


def _inset(paragraph: Paragraph) -> bool:
    """An item whose bullet was not read: recognised, a few words, further in than the text."""
    recognised = paragraph.lines[0].confidence is not None
    return recognised and 0.02 < paragraph.inset < 0.12 and not _marker(paragraph)


def _unnumbered_run(paragraphs: Sequence[Paragraph], first: int) -> list[int] | None:
    """After an announcement that ends in a colon: bullets, or paragraphs that end in semicolons."""
    before = [p for p in paragraphs[max(0, first - 3) : first] if not p.advert]
    if (
        not before
        or not before[-1].text.rstrip().endswith(":")
        or not ANNOUNCES.search(before[-1].text)
    ):
        return None
    run: list[int] = []
    for k in range(first, len(paragraphs)):
        if paragraphs[k].chrome:
            continue
        bullet = _sub_item(paragraphs[k]) or _bullet(paragraphs[k])
        listed = run and LISTED.search(paragraphs[run[-1]].text.rstrip())
        if paragraphs[k].speech or not (
            bullet or listed or paragraphs[k].text.rstrip().endswith(";")
        ):
            break
        run.append(k)
    return run if len(run) >= 2 else None
