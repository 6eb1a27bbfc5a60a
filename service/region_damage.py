"""Region names damaged by OCR, accepted only when one row is nearer than all others; pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from service.region_mentions import Mention
from service.region_names import FILLERS, LEVEL_WORDS, Token, damaged_key, join_spaced, tokens
from service.region_table import RegionTable

Codes = tuple[str, ...]
# Level words long enough to be known again with one letter wrong.
_LONG_WORDS = tuple(word for word in LEVEL_WORDS if len(word) >= 6)
_WORDS_IN_NAME = 5
_GLUED = {"kabupaten": "regency", "kota": "city", "provinsi": "province", "kecamatan": "district"}
_MIN_GLUED = 12  # letters; shorter words are no run of several


def damaged_match(text: str, table: RegionTable) -> tuple[str, ...]:
    """The rows that a damaged name may mean: one when it is certain enough, else none."""
    words = tokens(join_spaced(text))
    if not words:
        return ()
    levels = damaged_levels(words[0].word)
    key = "".join(word.word for word in words[1 if levels else 0 :])
    return nearest(key, levels or ("province", "regency", "city"), table)


def damaged_mentions(text: str, table: RegionTable) -> Iterator[Mention]:
    """Names after a level word that no row has exactly, each with the one row it is near to."""
    words = tokens(text)
    for at, word in enumerate(words[:-1]):
        levels = damaged_levels(word.word)
        start = at + 2 if words[at + 1].word in FILLERS else at + 1
        best = _best(words, start, levels, table) if levels else None
        if best:
            last = best[1]
            yield Mention(at, last, word.start, words[last].end, best[2], word.word, True)


def glued_mentions(text: str, table: RegionTable) -> Iterator[Mention]:
    """Names in lines whose blanks were lost ("PEMERINTAHKABUPATENSELUMA"), one a level word."""
    for word in tokens(text):
        for known, level in _GLUED.items() if len(word.word) >= _MIN_GLUED else ():
            _, found, rest = word.word.partition(known)
            name = _longest_start(rest, level, table) if found else None
            if name:
                codes = table.worded[level][name]
                yield Mention(0, 0, word.start, word.end, codes, known, True)


def _longest_start(text: str, level: str, table: RegionTable) -> str | None:
    names = (text[:length] for length in range(len(text), 3, -1))
    return next((name for name in names if name in table.worded[level]), None)


def damaged_levels(word: str) -> tuple[str, ...]:
    """The levels a level word tells, one wrong letter in a long one forgiven."""
    if word in LEVEL_WORDS:
        return LEVEL_WORDS[word]
    key = damaged_key(word)
    near = {
        LEVEL_WORDS[known]
        for known in LEVEL_WORDS
        if Levenshtein.distance(key, damaged_key(known)) <= (known in _LONG_WORDS)
    }
    return near.pop() if len(near) == 1 else ()


def nearest(key: str, levels: Iterable[str], table: RegionTable) -> tuple[str, ...]:
    """Codes of the one name nearest to a key at these levels; empty when none or several are."""
    scored = _scored(key, levels, table)
    return scored[1] if scored else ()


def extended(mention: Mention, words: Sequence[Token], table: RegionTable) -> Mention:
    """A name that is the beginning of a longer one whose end is damaged, as the longer one.

    "KABUPATEN BANGKA SELAT4N" must not become Kabupaten Bangka. The end is compared by itself,
    so that "Aceh Barat dan …" is not taken for Aceh Barat Daya.
    """
    level = table.places[mention.codes[0]].region.level
    own = "".join(word.word for word in words[mention.first + 1 : mention.last + 1])
    ends = {
        name.removeprefix(own): codes
        for name, codes in table.worded[level].items()
        if mention.word and name.startswith(own) and name != own
    }
    found: list[tuple[int, Codes]] = []
    for last in range(mention.last + 1, min(mention.last + _WORDS_IN_NAME, len(words))):
        end = "".join(word.word for word in words[mention.last + 1 : last + 1])
        if scored := _closest(end, ends):
            found.append((last, scored[1]))
    if not found:
        return mention
    last, codes = found[-1]
    return replace(mention, last=last, end=words[last].end, codes=codes)


def _best(
    words: Sequence[Token], start: int, levels: Sequence[str], table: RegionTable
) -> tuple[int, int, Codes] | None:
    """The nearest row for one to five words from a start: least distance, then most words."""
    found: list[tuple[int, int, Codes]] = []
    for last in range(start, min(start + _WORDS_IN_NAME, len(words))):
        key = "".join(word.word for word in words[start : last + 1])
        if scored := _scored(key, levels, table):
            found.append((scored[0], last, scored[1]))
    return min(found, key=lambda item: (item[0], -item[1]), default=None)


def _scored(key: str, levels: Iterable[str], table: RegionTable) -> tuple[int, Codes] | None:
    names: dict[str, Codes] = {}
    for level in levels:
        for name, codes in table.worded[level].items():
            names[name] = (*names.get(name, ()), *codes)
    return _closest(key, names)


def _closest(key: str, names: Mapping[str, Codes]) -> tuple[int, Codes] | None:
    """The distance and codes of the one nearest name; None when none is near or two are as near."""
    wanted = damaged_key(key)
    limit = _limit(len(wanted))
    best, found = limit + 1, set[str]()
    for name, codes in names.items():
        if abs(len(name) - len(wanted)) > limit + 1:  # "rn" for "m" changes the length by one
            continue
        distance = Levenshtein.distance(wanted, damaged_key(name), score_cutoff=best)
        if distance <= limit and distance <= best:
            found = set(codes) if distance < best else found | set(codes)
            best = distance
    return (best, tuple(found)) if len(found) == 1 else None


def _limit(length: int) -> int:
    """How many wrong letters a name of this length may have and still be known."""
    return 0 if length < 5 else 1 if length < 9 else 2 if length < 16 else 3
