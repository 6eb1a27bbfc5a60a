"""Which paragraphs of an article are the points of the circular it quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.numbering import Reading, readings
from ingest.told_paragraphs import Paragraph

ANNOUNCES = re.compile(
    r"\b(?:edaran|surat|im?bauan|himbauan|instruksi|poin|butir|isi(?:nya)?|petikan(?:nya)?|berikut|larangan|dilarang|ketentuan)\b",
    re.IGNORECASE,
)
INSET = 0.22  # page widths: no list stands further in than that
BULLET_DOUBT = 2.0  # from which a letter before the text is no bullet
LISTED = re.compile(
    r"[;,]\s*(?:dan|atau|dan/atau|serta)?\s*$"
)  # as items end that are not the last
LEAD = 25  # words of a lead-in at most
LETTER = re.compile(
    r"\b(?:edaran|SE|surat|im?bauan|himbauan|instruksi|poin|butir|isi(?:nya)?|petikan(?:nya)?"
    r"|antara lain|berikut)\b",
    re.IGNORECASE,
)
UNENDED = re.compile(r";\s*(?:dan|atau|dan/atau|serta)?\s*$")  # … and nothing else may follow
REACH = 14  # paragraphs between two numbers of one quoted list, portal lines not counted
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
ITEM_VERB = re.compile(
    r"(?:[-•–]\s*)?(?:[Mm]e|[Bb]er|[Tt]er|[Dd]i|[Ii]kut|[Tt]idak|[Ss]ebagai|[Mm]enjadi)[a-z]*\b"
)


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
    """Sub-items and sentences between two numbers, not the reporter's nor an advert's rest."""
    word = paragraphs[k].text
    rest = word.isupper() and len(word.split()) == 1 and not _marker(paragraphs[k])
    return k in items or not (paragraphs[k].speech or rest or _breaks_off(paragraphs[k]))


def of_points(text: str) -> bool:
    """Whether a text is the reporter's about the points.

    >>> of_points("Kepala BKPSDM menyebut poin keempat lahir dari keluhan"), of_points("Poin 4")
    (True, False)
    """
    return bool(OF_POINTS.search(text))


def _breaks_off(paragraph: Paragraph) -> bool:
    """A paragraph of the reporter's about the points, which broke the list off."""
    own = any(r.doubt < BULLET_DOUBT for r in readings(paragraph.text))
    return not own and of_points(paragraph.text)


def _last_item(paragraphs: Sequence[Paragraph], items: Sequence[int]) -> Iterator[int]:
    """What stands under the last number, until the article's prose resumes."""
    heads = all(title_like(paragraphs[i].text) for i in items)
    last = above = items[-1]
    for k in range(last + 1, len(paragraphs)):
        paragraph = paragraphs[k]
        if paragraph.advert:
            continue
        before = paragraphs[above].text.rstrip()
        listed = paragraphs[last].open and _follows(paragraph, before, above == last)
        within = listed or (heads and _ruled(paragraph)) or UNENDED.search(before)
        if paragraph.chrome or paragraph.speech or not within:
            return
        yield k
        above = k


def _follows(paragraph: Paragraph, before: str, first: bool) -> bool:
    """An item of a list that the number's own text opened, by its marker or its verb."""
    marked = _sub_item(paragraph)
    item = marked or _bullet(paragraph) or _verb(paragraph)
    return item and (marked or first or before.endswith(":") or bool(LISTED.search(before)))


def _ruled(paragraph: Paragraph) -> bool:
    """A sentence without a marker that the letter says, under a heading that is numbered."""
    rules = RULES.search(paragraph.text) and not _marker(paragraph)
    return bool(rules) and not REPORTS.search(paragraph.text)


def title_like(text: str) -> bool:
    """A heading: a few words without a stop.

    >>> title_like("Pengawasan dan Sanksi"), title_like("Setiap ASN wajib netral.")
    (True, False)
    """
    bare = re.sub(r"\s+[.,'`·]$", "", text.rstrip())  # a speck that a scan left behind
    return len(bare.split()) <= 10 and bare[-1:] not in ".;,:"


def _sub_item(paragraph: Paragraph) -> bool:
    return _marker(paragraph) is not None


def _verb(paragraph: Paragraph) -> bool:
    return ITEM_VERB.match(paragraph.text) is not None


def _headed_run(paragraphs: Sequence[Paragraph], first: int) -> list[int] | None:
    """Headings without numbers, each with bullets or a rule below it; two headings at least.

    Bullets speak for themselves; sentences count only where the letter was announced before. One
    lead-in with a rule of its own ("ASN dilarang:") is enough right below the announcement.
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
    alone = announced and len(run) > 2 and leads(paragraphs[first].text)
    return run if heads > 1 or (heads == 1 and alone) else None


def _heads(paragraph: Paragraph, below: Paragraph | None, announced: bool) -> bool:
    """A few words that head what stands below them, or a lead-in to bullets."""
    if below is None or _marker(paragraph) or _bullet(paragraph) or paragraph.speech:
        return False
    listed = _bullet(below) or _first(below)
    if leads(paragraph.text):
        return listed
    return title_like(paragraph.text) and (listed or (announced and _rules(below)))


def leads(text: str) -> bool:
    """A lead-in of the letter's own, not the reporter's to the letter.

    >>> leads("Di media sosial, ASN dilarang:"), leads("Dalam surat itu ASN dilarang:")
    (True, False)
    """
    rule = text.rstrip().endswith(":") and RULES.search(text) and len(text.split()) <= LEAD
    return bool(rule) and not LETTER.search(text)


def _first(paragraph: Paragraph) -> bool:
    """The first of a list that counts: each heading has its own."""
    marker = _marker(paragraph)
    return marker is not None and marker.counted and marker.marker.value == 1


def _under(paragraph: Paragraph, above: Paragraph, announced: bool) -> bool:
    """What stands under a heading: an item, or, right below it, a sentence of the letter."""
    if _bullet(paragraph) or _marker(paragraph):
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
    return recognised and 0.02 < paragraph.inset < INSET and not _marker(paragraph)


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
