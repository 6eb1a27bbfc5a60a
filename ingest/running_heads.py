"""Running heads and feet: what comes back at the same place of other pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from ingest.model import Line

OF_ONE_PAGE = (
    2  # a head or mark stands at most so often on a page; words oftener there are a list's
)
ITEM = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]|[-–•]", re.IGNORECASE)
HEAD, FOOT = 0.085, 0.87  # running heads end above, running feet begin below (of the page's height)
ZONE = 0.3  # of the page's height: an emblem and the words below it end above
MOST = 0.6  # of the pages: a head comes back on so many
ALIKE = 80  # of 100: as like one another are two readings of one line
SPECK = 2  # characters that an emblem leaves


def at_margin(line: Line) -> bool:
    """Whether a line stands at the upper or lower edge of its page."""
    return line.box.y1 < HEAD or line.box.y0 > FOOT


def repeated(lines: Sequence[Line]) -> Iterator[int]:
    """The same words at the same place on other pages: heads, feet, marks across the page."""
    pages = {line.page for line in lines}
    if len(pages) < 2:
        return
    seen: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        if line.row is None:
            seen.setdefault(re.sub(r"\d+", "#", line.text.casefold()), []).append(i)
    for places in seen.values():
        if max(Counter(lines[i].page for i in places).values()) > OF_ONE_PAGE:
            continue
        for i in places:
            same = [j for j in places if _same_place(lines[i], lines[j])]
            twins = {lines[j].page for j in same}
            marked = _outer(lines[i]) or _marks_the_page([lines[j].text for j in same])
            if (twins == pages and marked) or (len(twins) > 1 and at_margin(lines[i])):
                yield i


def damaged_twins(lines: Sequence[Line], found: set[int]) -> Iterator[int]:
    """Recognised lines at a page's foot that say nearly the same at the same place of another.

    Not so at the head, where LAMPIRAN I and LAMPIRAN II are nearly the same.
    """
    edge = [i for i, line in enumerate(lines) if line.box.y0 > FOOT and line.confidence is not None]
    for i in edge:
        others = (lines[j] for j in edge if j != i and lines[j].page != lines[i].page)
        if i not in found and any(_nearly(lines[i], other) for other in others):
            yield i


def _nearly(one: Line, other: Line) -> bool:
    near = abs(one.box.y0 - other.box.y0) < 0.015 and abs(one.box.x0 - other.box.x0) < 0.06
    return near and len(one.text) > 8 and fuzz.ratio(one.text, other.text) > ALIKE


def beside_numbers(lines: Sequence[Line], found: set[int]) -> Iterator[int]:
    """What stands beside a page's number at its upper edge, well above the text."""
    for i in sorted(found):
        if lines[i].box.y1 > HEAD or not re.search(r"\d", lines[i].text):
            continue
        page = [j for j, line in enumerate(lines) if line.page == lines[i].page]
        level = [j for j in page if abs(lines[j].box.y0 - lines[i].box.y0) < 0.008]
        below = [lines[j].box.y0 for j in page if lines[j].box.y0 > lines[i].box.y1]
        height = lines[i].box.y1 - lines[i].box.y0
        if below and min(below) - lines[i].box.y1 > 1.5 * height:
            yield from level


def _outer(line: Line) -> bool:
    return line.box.y1 < 0.12 or line.box.y0 > 0.85


def _marks_the_page(texts: Sequence[str]) -> bool:
    """Whether words in the midst of every page are a mark across it, not items of a list alike.

    >>> _marks_the_page(["DRAF BELUM FINAL", "DRAF BELUM FINAL"])
    True
    >>> _marks_the_page(["4. Pegawai ASN wajib", "21. Pegawai ASN wajib"])
    False
    """
    return len(set(texts)) == 1 and len(texts[0]) > 12 and not ITEM.match(texts[0])


def _same_place(one: Line, other: Line) -> bool:
    near = abs(one.box.y0 - other.box.y0) < 0.012 and abs(one.box.x0 - other.box.x0) < 0.03
    return one is other or (near and one.page != other.page)


def below_heads(lines: Sequence[Line], found: set[int]) -> Iterator[int]:
    """From a later page's edge down: heads that come back, the page's number, an emblem's specks.

    The first page keeps its own, which may be the letterhead.
    """
    last = max((line.page for line in lines), default=1)
    for page in range(2, last + 1):
        below = sorted((line.box.y0, i) for i, line in enumerate(lines) if line.page == page)
        held: list[int] = []
        for _, i in below:
            head = _comes_back(lines, i, last)
            if lines[i].box.y0 > ZONE or not (head or i in found or _slight(lines[i])):
                break
            held.append(i)
            if head or _page_number(lines[i]):
                yield from held
                held = []


def _slight(line: Line) -> bool:
    """A page's number, or a speck that an emblem left."""
    speck = line.confidence is not None and len(line.text) <= SPECK
    return speck or _page_number(line)


def _page_number(line: Line) -> bool:
    """The number of its page between damaged dashes: -4. for - 4 -."""
    number = re.fullmatch(r"[-–—~.]\s?(\d{1,3})\s?[-–—~.,']?", line.text)
    middle = 0.4 < (line.box.x0 + line.box.x1) / 2 < 0.6
    recognised = line.confidence is not None and middle
    return recognised and number is not None and int(number[1]) == line.page


def _comes_back(lines: Sequence[Line], i: int, pages: int) -> bool:
    """Whether the same words stand at the same place of most pages."""
    if len(lines[i].text) <= SPECK or ITEM.match(lines[i].text):
        return False
    same = {o.page for o in lines if o.text == lines[i].text and _same_place(o, lines[i])}
    return len(same) >= max(2, MOST * pages)
