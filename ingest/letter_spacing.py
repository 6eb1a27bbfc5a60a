"""Letters set apart for emphasis, S U R A T  E D A R A N, as the words they print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import reduce
from itertools import pairwise
from statistics import median

from ingest.geometry import unite
from ingest.model import Page, Word

FEWEST = 5  # words of a spaced run
SINGLE = 0.7  # share of them that are one letter; closely set pairs stand together
WIDEST = 2.5  # heights of the letters: beyond, another word or column begins
BETWEEN = 1.6  # times the usual gap between letters: a gap between words


def closed_up(page: Page) -> Page:
    """The page with the letters of each spaced word joined; every character stays.

    Only capitals are joined: small letters and figures that stand alone are marks of lists.
    """
    if sum(map(_is_letter, page.words)) < FEWEST:
        return page
    return replace(page, words=tuple(_closed(page)))


def _is_letter(word: Word) -> bool:
    return len(word.text) == 1 and word.text.isupper()


def _closed(page: Page) -> Iterator[Word]:
    for run in _runs(page):
        single = sum(map(_is_letter, run))
        if len(run) < FEWEST or single < SINGLE * len(run) or _counts(run):
            yield from run
        else:
            yield from _words(run, _gaps(run, page))


def _runs(page: Page) -> Iterator[list[Word]]:
    """Words that may be spaced letters, side by side; every other word alone."""
    run: list[Word] = []
    for word in page.words:
        if run and not (_may_be(run[-1]) and _may_be(word) and _beside(run[-1], word, page)):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _may_be(word: Word) -> bool:
    return len(word.text) <= 2 and word.text.isalpha() and word.text.isupper()


def _beside(left: Word, right: Word, page: Page) -> bool:
    """On one line, no further apart than the words of a spaced title."""
    shared = min(left.box.y1, right.box.y1) - max(left.box.y0, right.box.y0)
    tall = min(left.box.height, right.box.height)
    gap = (right.box.x0 - left.box.x1) * page.width
    return shared > 0.5 * tall and 0 <= gap < WIDEST * tall * page.height


def _counts(run: Sequence[Word]) -> bool:
    """A B C D E: the titles of columns, the letters of a form."""
    return all(ord(b.text[0]) - ord(a.text[0]) == 1 for a, b in pairwise(run))


def _gaps(run: Sequence[Word], page: Page) -> list[float]:
    return [(b.box.x0 - a.box.x1) * page.width for a, b in pairwise(run)]


def _words(run: Sequence[Word], gaps: Sequence[float]) -> Iterator[Word]:
    """The run cut where the gap is wider than between its letters."""
    usual = median(gaps)
    held = [run[0]]
    for gap, word in zip(gaps, run[1:], strict=True):
        if gap > BETWEEN * usual:
            yield _joined(held)
            held = []
        held.append(word)
    yield _joined(held)


def _joined(letters: Sequence[Word]) -> Word:
    sure = [one.confidence for one in letters if one.confidence is not None]
    return Word(
        "".join(one.text for one in letters),
        reduce(unite, (one.box for one in letters)),
        min(sure) if sure else None,
        all(one.bold for one in letters),
    )
