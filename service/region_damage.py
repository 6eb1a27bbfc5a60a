"""Region names damaged by OCR, accepted only when one row is nearer than all others; pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from service.region_mentions import Mention
from service.region_names import FILLERS, LEVEL_WORDS, Token, damaged_key, join_spaced, tokens
from service.region_table import RegionTable, chain

Scored = tuple[int, int, tuple[str, ...]]  # distance, last word, codes
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
                codes = table.worded[level, name]
                yield Mention(0, 0, word.start, word.end, codes, known, True)


def _longest_start(text: str, level: str, table: RegionTable) -> str | None:
    names = (text[:length] for length in range(len(text), 3, -1))
    return next((name for name in names if (level, name) in table.worded), None)


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


def nearest(
    key: str, levels: Iterable[str], table: RegionTable, within: str | None = None
) -> tuple[str, ...]:
    """Codes of the one name nearest to a key at these levels; empty when none or several are."""
    wanted = damaged_key(key)
    limit = _limit(len(wanted))
    best, found = limit + 1, set[str]()
    levels = frozenset(levels)
    for (level, name), codes in table.worded.items():
        if level not in levels or abs(len(name) - len(wanted)) > limit + 1:
            continue
        inside = {code for code in codes if within is None or within in chain(code)}
        distance = Levenshtein.distance(wanted, damaged_key(name), score_cutoff=best)
        if inside and distance <= limit and distance <= best:
            found = inside if distance < best else found | inside
            best = distance
    return tuple(sorted(found)) if len(found) == 1 else ()


def extended(mention: Mention, words: Sequence[Token], table: RegionTable) -> Mention:
    """A name that is the beginning of a longer one whose end is damaged, as the longer one.

    "KABUPATEN BANGKA SELAT4N" must not become Kabupaten Bangka.
    """
    if mention.word is None:
        return mention
    levels = damaged_levels(mention.word)
    start = mention.first + 1
    best = _best(words, start, levels, table, beyond=mention.last)
    if best is None:
        return mention
    return Mention(
        mention.first, best[1], mention.start, words[best[1]].end, best[2], mention.word, True
    )


def _best(
    words: Sequence[Token],
    start: int,
    levels: Sequence[str],
    table: RegionTable,
    beyond: int = -1,
) -> Scored | None:
    """The nearest row for one to five words from a start: least distance, then most words."""
    found: list[Scored] = []
    for last in range(max(start, beyond + 1), min(start + _WORDS_IN_NAME, len(words))):
        key = "".join(word.word for word in words[start : last + 1])
        codes = nearest(key, levels, table)
        if codes:
            own = (damaged_key(name) for (_, name), known in table.worded.items() if codes == known)
            distance = min(Levenshtein.distance(damaged_key(key), name) for name in own)
            found.append((distance, last, codes))
    return min(found, key=lambda item: (item[0], -item[1]), default=None)


def _limit(length: int) -> int:
    """How many wrong letters a name of this length may have and still be known."""
    return 0 if length < 5 else 1 if length < 9 else 2 if length < 16 else 3
