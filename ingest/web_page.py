"""An article on its web page: where it begins and ends, and what of its site belongs to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from ingest.article_evidence import STAMPED
from ingest.dates import find_dates
from ingest.portal import BYLINE, is_edge
from ingest.told_paragraphs import Paragraph

SIGN = r"\((?:\*+|[a-zA-Z]{2,5})(?:/[a-zA-Z]{2,5})*\)"  # a reporter's: (red), (*/ab)
SIGNED = re.compile(rf"[.!?”\"]\s?{SIGN}\s*$")
CREDIT = re.compile(r"(?i)(?:foto|editor|penulis|pewarta|reporter)\s?:\s\w+(?:\s\w+){0,3}")
CRUMB = re.compile(
    r"\w[\w&. ]{1,25}(?:\s?[›»>]\s\w[\w&. ]{1,25}){1,4}"
    r"|[A-Z]\w+(?: \w+){0,2}(?: / [A-Z]\w+(?: \w+){0,2}){1,3}"
)
OFFICE = re.compile(
    r"(?:pemerintah (?:kabupaten|kota|provinsi)|dinas|badan|bawaslu|panwas\w*|kpu|kementerian) "
)
NAME = 8  # words of a site's name
TAGS = 12  # words of a row of tags
EDGE = 3  # paragraphs from an article to its breadcrumb
FOOT = 6  # … to its tags, the buttons for sharing between


def kept_around(paragraphs: Sequence[Paragraph], main: range, printed: bool) -> frozenset[int]:
    """What belongs to the sheet: all that is printed; of a web page the article and its site."""
    if printed:
        return frozenset(range(len(paragraphs)))
    above = range(min(EDGE, main.start))
    sites = (i for i in above if _names_site(i, paragraphs, main.stop))
    return frozenset((*sites, *_from_crumb(paragraphs, main), *_tags(paragraphs, main)))


def _names_site(i: int, paragraphs: Sequence[Paragraph], stop: int) -> bool:
    """A few words that a dateline or the page's last lines say again: KABAR SERAWAI."""
    if paragraphs[i].chrome:
        return False
    names = [_words(part) for part in re.split(r"\s[-–—|]\s", paragraphs[i].text)]
    below = [_words(p.text) for k, p in enumerate(paragraphs) if k > i and (p.speech or k >= stop)]
    said = [name for name in names if len(name) >= 5 and len(name.split()) <= NAME]
    office = i == 0 and OFFICE.match(names[0]) and len(names[0].split()) <= NAME
    return bool(office) or any(name in text for name in said for text in below)


def _words(text: str) -> str:
    """Bare words; an abbreviation in brackets is left out."""
    return " ".join(re.findall(r"\w+", re.sub(r"\(\w+\)", " ", text).casefold()))


def _from_crumb(paragraphs: Sequence[Paragraph], main: range) -> range:
    """An article with the breadcrumb that stands close above it."""
    above = range(max(0, main.start - EDGE), main.start)
    crumbs = (i for i in above if is_edge(paragraphs[i].text) or _crumb(paragraphs[i]))
    first = next(crumbs, main.start)
    return range(first, main.stop)


def _crumb(paragraph: Paragraph) -> bool:
    """A way through the site without its first page: "kabarnusa › Nasional", "Lampung / Metro"."""
    return bool(CRUMB.fullmatch(paragraph.text)) and not paragraph.sentence


def _tags(paragraphs: Sequence[Paragraph], main: range) -> Iterator[int]:
    """The tags close below an article, without the buttons between."""
    below = range(main.stop, min(len(paragraphs), main.stop + FOOT))
    known = set(_words(" ".join(paragraphs[i].text for i in main)).split())
    tags = (i for i in below if is_edge(paragraphs[i].text) or _repeats(paragraphs[i], known))
    first = next(tags, len(paragraphs))
    further = range(first + 1, len(paragraphs))
    yield from (i for i in below if i == first)
    yield from takewhile(lambda i: _is_tag(paragraphs[i]), further)


def _repeats(paragraph: Paragraph, known: set[str]) -> bool:
    """Tags that nothing calls so: a few words in a row, each of them the article's."""
    words = _words(paragraph.text).split()
    plain = re.fullmatch(r"[\w -]+", paragraph.text) is not None and not paragraph.chrome
    return plain and 2 < len(words) <= TAGS and known.issuperset(words)


def _is_tag(paragraph: Paragraph) -> bool:
    """One of the tags that stand in a list of their own below "Tags:"."""
    return bool(re.fullmatch(r"[•*-]\s?(?:[\w-]++\s?){1,3}", paragraph.text))


def main_part(paragraphs: Sequence[Paragraph], points: frozenset[int]) -> range:
    """From the headline to the last sentence: what lies outside is the portal's."""
    real = [i for i, p in enumerate(paragraphs) if i in points or (not p.chrome and _of_article(p))]
    if not real:
        return range(len(paragraphs))
    last = real[-1] + 1
    while last < len(paragraphs) and _closes(paragraphs[last]):
        last += 1
    return range(_headline(paragraphs, real[0]), last)


def _of_article(paragraph: Paragraph) -> bool:
    """A sentence, a line with the reporter's name, or any that ends with the reporter's sign."""
    text = paragraph.text
    return paragraph.sentence or bool(BYLINE.pattern.match(text) or SIGNED.search(text))


def _closes(paragraph: Paragraph) -> bool:
    """The article's last words, the reporter's sign: (red), or who took its picture."""
    sign = bool(re.fullmatch(SIGN, paragraph.text))
    short = not paragraph.chrome and (sign or paragraph.sentence_like)
    return short or bool(CREDIT.fullmatch(paragraph.text))


def _headline(paragraphs: Sequence[Paragraph], first: int) -> int:
    """The nearest line of five words or more above the article's first sentence.

    Where a line with its day or its reporter stands above, the one nearest above that: a caption or
    a subtitle may stand between.
    """
    above = range(first - 1, max(-1, first - 9), -1)
    headlines = [i for i in above if _may_head(paragraphs[i])]
    signed = next((i for i in above if _signed(paragraphs[i].text)), first)
    over = next((i for i in headlines if i < signed and signed - i <= 2), None)
    return next(iter(headlines), first) if over is None else over


def _may_head(paragraph: Paragraph) -> bool:
    words = len(paragraph.text.split())
    return words >= 5 and not paragraph.chrome and not _signed(paragraph.text)


def _signed(text: str) -> bool:
    """A line with a day or a reporter's name, as it stands below a headline."""
    return bool(BYLINE.pattern.match(text) or STAMPED.match(text) or find_dates(text))
