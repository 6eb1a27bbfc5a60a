"""Where a running text names regions, and which rows of the table each name may mean; pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from service.region_names import BODY_ENDINGS, BODY_WORDS, FILLERS, LEVEL_WORDS, Token, tokens
from service.region_table import TIERS, RegionTable, chain

_STOPS = frozenset(",;:()[]")
# An abbreviated word ("Kab.", "Kep.", "D.I.") may carry a full stop inside a name.
_ABBREVIATED = 4


@dataclass(frozen=True, slots=True)
class Mention:
    """One name in a text: its place, the rows it may mean, and the words that introduce it."""

    first: int  # token numbers, last inclusive
    last: int
    start: int  # characters
    end: int
    codes: tuple[str, ...]
    word: str | None = None  # the level word before the name: "kabupaten", "bupati"
    body: bool = False  # a government body's name stands right before it


def scan(text: str, table: RegionTable, bare_districts: bool = False) -> tuple[Mention, ...]:
    """Every name in a text, longest first, left to right, without overlaps.

    A district is recognised by its level word only, unless bare_districts asks for all names.
    """
    words = tokens(text)
    gaps = _gaps(text, words)
    found: list[Mention] = []
    at = 0
    while at < len(words):
        mention = _mention_at(words, gaps, at, table, bare_districts)
        if mention:
            found.append(mention)
        at = mention.last + 1 if mention else at + 1
    return tuple(found)


def top_tier(codes: Sequence[str], table: RegionTable) -> tuple[str, ...]:
    """Of the rows a name may mean, those of the widest level."""
    for levels in TIERS:
        here = tuple(code for code in codes if table.places[code].region.level in levels)
        if here:
            return here
    return ()


def innermost(options: Sequence[Sequence[str]], table: RegionTable) -> tuple[str, ...]:
    """The rows that fit all names at once: one of the names, inside one meaning of each other."""
    fitting = {
        code
        for number, codes in enumerate(options)
        for code in codes
        if all(
            set(chain(code)) & set(others)
            for place, others in enumerate(options)
            if place != number
        )
    }
    return top_tier(sorted(fitting), table)


def _gaps(text: str, words: Sequence[Token]) -> tuple[bool, ...]:
    """After each word: whether a name cannot go on over what stands between it and the next."""
    gaps = []
    for word, following in zip_longest(words, words[1:]):
        between = text[word.end : following.start] if following else ";"
        full_stop = "." in between and len(word.printed) > _ABBREVIATED
        gaps.append(full_stop or bool(_STOPS & set(between)))
    return tuple(gaps)


def _mention_at(
    words: Sequence[Token], gaps: Sequence[bool], at: int, table: RegionTable, districts: bool
) -> Mention | None:
    found = [
        *_worded(words, gaps, at, table),
        *_bare(words, gaps, at, table, districts),
    ]
    return max(found, key=lambda mention: mention.last, default=None)


def _worded(
    words: Sequence[Token], gaps: Sequence[bool], at: int, table: RegionTable
) -> Iterator[Mention]:
    levels = _levels(words, gaps, at)
    starts = [at + 1]
    if levels and at + 1 < len(words) and words[at + 1].word in FILLERS:
        starts.append(at + 2)
    for start in starts if levels else []:
        for last in _lasts(gaps, start, table.longest):
            key = "".join(word.word for word in words[start : last + 1])
            codes = tuple(
                code for level in levels for code in table.worded.get(level, {}).get(key, ())
            )
            if codes:
                word = words[at].word
                yield Mention(at, last, words[at].start, words[last].end, codes, word, True)
                break


def _levels(words: Sequence[Token], gaps: Sequence[bool], at: int) -> tuple[str, ...]:
    levels = LEVEL_WORDS.get(words[at].word, ())
    either = {words[at].word, words[at - 1].word} == {"kabupaten", "kota"} if at else False
    return ("regency", "city") if either and not gaps[at - 1] else levels


def _bare(
    words: Sequence[Token], gaps: Sequence[bool], at: int, table: RegionTable, districts: bool
) -> Iterator[Mention]:
    body = _after_body(words, at)
    for last in _lasts(gaps, at, table.longest):
        key = "".join(word.word for word in words[at : last + 1])
        codes = table.bare.get(key, ())
        if codes and (districts or _speaks(words[at : last + 1], key, codes, table, body)):
            yield Mention(at, last, words[at].start, words[last].end, codes, None, body)
            return


def _lasts(gaps: Sequence[bool], start: int, longest: int) -> Iterator[int]:
    """Where a name starting at a word may end, the longest first."""
    last = start
    while last < len(gaps) - 1 and last - start + 1 < longest and not gaps[last]:
        last += 1
    yield from range(min(last, len(gaps) - 1), start - 1, -1)


def _after_body(words: Sequence[Token], at: int) -> bool:
    if at and words[at - 1].word in FILLERS:
        at -= 1
    before = tuple(word.word for word in words[max(0, at - 3) : at])
    return bool(before) and (before[-1] in BODY_WORDS or before in BODY_ENDINGS)


def _speaks(
    words: Sequence[Token], key: str, codes: Sequence[str], table: RegionTable, body: bool
) -> bool:
    """Whether a name without a level word is meant as a region in running text."""
    top = top_tier(codes, table)
    places = [table.places[code] for code in top]
    if places[0].region.level in ("national", "district"):
        return False
    if any(place.ordinary for place in places):
        return body
    return body or key not in table.upper_only or all(word.printed.isupper() for word in words)
