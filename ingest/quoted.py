"""Which paragraphs of an article are the points of the circular it quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.numbering import Reading, readings
from ingest.quoted_items import (
    ANNOUNCES,
    BULLET_DOUBT,
    REPORTS,
    RULES,
    is_announced,
    is_bullet,
    is_first,
    leads,
    leads_on,
    marker_of,
    of_points,
    says_rule,
    title_like,
)
from ingest.told_paragraphs import Paragraph

LISTED = re.compile(
    r"[;,]\s*(?:dan|atau|dan/atau|serta)?\s*$"
)  # as items end that are not the last
UNENDED = re.compile(r";\s*(?:dan|atau|dan/atau|serta)?\s*$")  # … and nothing else may follow
REACH = 14  # paragraphs between two numbers of one quoted list, portal lines not counted
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
        if run and (is_announced(paragraphs, run[0]) or (not found and _speaks(paragraphs, run))):
            found |= set(run)
        at = run[-1] + 1 if run else at + 1
    return frozenset(i for i in found if not paragraphs[i].chrome)


def _speaks(paragraphs: Sequence[Paragraph], run: Sequence[int]) -> bool:
    """A list nobody announced: its items must be sentences, in the midst of the article."""
    words = sum(len(paragraphs[i].text.split()) for i in run) / len(run)
    before = paragraphs[run[0] - 1] if run[0] else None
    return words >= 7 and before is not None and not before.chrome


def _numbered_run(paragraphs: Sequence[Paragraph], first: int) -> list[int] | None:
    """A list that counts from 1: its items and what stands under them; two items at least."""
    marker = marker_of(paragraphs[first])
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
        marker = marker_of(paragraphs[k])
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
    rest = word.isupper() and len(word.split()) == 1 and not marker_of(paragraphs[k])
    return k in items or not (paragraphs[k].speech or rest or _breaks_off(paragraphs[k]))


def _breaks_off(paragraph: Paragraph) -> bool:
    """A paragraph of the reporter's about the points, which broke the list off."""
    own = any(r.doubt < BULLET_DOUBT for r in readings(paragraph.text))
    return not own and of_points(paragraph.text)


def _last_item(paragraphs: Sequence[Paragraph], items: Sequence[int]) -> Iterator[int]:
    """What stands under the last number, until the article's prose resumes."""
    heads = all(title_like(paragraphs[i].text) for i in items)
    filled = heads and all(_holds(paragraphs, a, b) for a, b in pairwise(items))
    last = above = items[-1]
    for k in range(last + 1, len(paragraphs)):
        paragraph = paragraphs[k]
        if paragraph.advert:
            continue
        again = filled and above > last and _restarts(paragraph, paragraphs[items[0]])
        last = k if again else last
        before = paragraphs[above].text.rstrip()
        listed = paragraphs[last].open and _follows(paragraph, before, above == last)
        below = filled and above == last and _told(paragraph)
        within = again or listed or below or (heads and _ruled(paragraph)) or UNENDED.search(before)
        if paragraph.chrome or paragraph.speech or not within:
            return
        yield k
        above = k


def _holds(paragraphs: Sequence[Paragraph], head: int, following: int) -> bool:
    return any(not paragraphs[k].chrome for k in range(head + 1, following))


def _restarts(paragraph: Paragraph, first: Paragraph) -> bool:
    """The next heading, which a site counts from 1 again as text broke its list."""
    own, top = marker_of(paragraph), marker_of(first)
    same = own is not None and top is not None and own.marker == top.marker
    return same and title_like(paragraph.text)


def _told(paragraph: Paragraph) -> bool:
    """A sentence that may stand below a heading where every other heading holds text too."""
    return paragraph.sentence_like and not REPORTS.search(paragraph.text)


def _follows(paragraph: Paragraph, before: str, first: bool) -> bool:
    """An item of a list that the number's own text opened, by its marker or its verb."""
    marked = _sub_item(paragraph)
    item = marked or is_bullet(paragraph) or _verb(paragraph)
    return item and (marked or first or before.endswith(":") or bool(LISTED.search(before)))


def _ruled(paragraph: Paragraph) -> bool:
    """A sentence without a marker that the letter says, under a heading that is numbered."""
    rules = RULES.search(paragraph.text) and not marker_of(paragraph)
    return bool(rules) and not REPORTS.search(paragraph.text)


def _sub_item(paragraph: Paragraph) -> bool:
    return marker_of(paragraph) is not None


def _verb(paragraph: Paragraph) -> bool:
    return ITEM_VERB.match(paragraph.text) is not None


def _headed_run(paragraphs: Sequence[Paragraph], first: int) -> list[int] | None:
    """Headings without numbers, each with bullets or a rule below it; two headings at least.

    Bullets speak for themselves; sentences count only where the letter was announced before. One
    lead-in with a rule of its own ("ASN dilarang:") is enough right below the announcement.
    """
    announced = is_announced(paragraphs, first)
    run: list[int] = []
    heads = 0
    for k in range(first, len(paragraphs)):
        paragraph = paragraphs[k]
        if paragraph.chrome:
            continue
        below = next((p for p in paragraphs[k + 1 :] if not p.chrome), None)
        above = paragraphs[run[-1]] if run else None
        if _heads(paragraph, below, announced, bool(run)):
            heads += 1
        elif above is None or not _under(paragraph, above, announced):
            break
        run.append(k)
    alone = announced and len(run) > 2 and leads(paragraphs[first].text, paragraphs[first].scanned)
    return run if heads > 1 or (heads == 1 and alone) else None


def _heads(paragraph: Paragraph, below: Paragraph | None, announced: bool, within: bool) -> bool:
    """A few words that head what stands below them, or a lead-in to bullets.

    Within a list of headings any lead-in to bullets is one, whatever word of rule it has.
    """
    if below is None or marker_of(paragraph) or is_bullet(paragraph) or paragraph.speech:
        return False
    listed = is_bullet(below) or is_first(below)
    text, scanned = paragraph.text, paragraph.scanned
    if leads(text, scanned) or (within and leads_on(text, scanned)):
        return listed
    title = title_like(text) and not REPORTS.search(text)
    return title and (listed or (announced and says_rule(below)))


def _under(paragraph: Paragraph, above: Paragraph, announced: bool) -> bool:
    """What stands under a heading: an item, or, right below it, a sentence of the letter."""
    if is_bullet(paragraph) or marker_of(paragraph):
        return True
    return announced and title_like(above.text) and not is_bullet(above) and says_rule(paragraph)


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
        bullet = _sub_item(paragraphs[k]) or is_bullet(paragraphs[k])
        listed = run and LISTED.search(paragraphs[run[-1]].text.rstrip())
        if paragraphs[k].speech or not (
            bullet or listed or paragraphs[k].text.rstrip().endswith(";")
        ):
            break
        run.append(k)
    return run if len(run) >= 2 else None
