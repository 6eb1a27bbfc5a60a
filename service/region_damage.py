"""Region names damaged by OCR, accepted only when one row is nearer than all others; pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from service.region_mentions import Mention
from service.region_names import (
    FILLERS,
    LEVEL_WORDS,
    Token,
    compact,
    damaged_key,
    join_spaced,
    tokens,
)
from service.region_table import RegionTable

Codes = tuple[str, ...]
# Words long enough to be known again when damaged or run together with their neighbours.
_ANCHORS = ("kabupaten", "kecamatan", "pemerintah", "provinsi", "gubernur", "walikota", "bupati")
_ALIKE = 85  # of 100: one wrong letter in seven
_WORDS_IN_NAME = 5
_SHORTEST_END = 4
_DOUBT = 0.5  # how like a word must be to the end of a longer name to make the shorter doubtful
_TOKEN = re.compile(r"[^\W_]+")
# Words that follow a name in print; never the damaged end of a longer name.
_FOLLOWING = frozenset(
    "dan di yang pada untuk dalam dari ke tahun nomor dinas badan kantor sekretariat serta atau "
    "agar dengan oleh ini itu telah akan juga selaku tentang wakil kepala tanggal terhadap sejak "
    "selama serentak setiap secara bersama kabupaten kota provinsi kecamatan".split()
)


def repaired(text: str, table: RegionTable) -> str:
    """A text for deciding only: damaged level words put right, words run together parted."""
    return _TOKEN.sub(lambda match: _parted(match.group(), table), join_spaced(text))


def damaged_match(text: str, table: RegionTable) -> tuple[str, ...]:
    """The rows that a damaged name may mean: one when it is certain enough, else none."""
    words = tokens(repaired(text, table))
    if not words:
        return ()
    levels = LEVEL_WORDS.get(words[0].word, ())
    key = "".join(word.word for word in words[1 if levels else 0 :])
    scored = _scored(key, levels or ("province", "regency", "city"), table)
    return scored[1] if scored else ()


def damaged_mentions(
    words: Sequence[Token], taken: Sequence[Mention], table: RegionTable
) -> Iterator[Mention]:
    """Names after a level word that no row has exactly, each with the one row it is near to.

    A district is sought only within a regency that is named beside it.
    """
    held = {number for item in taken for number in range(item.first, item.last + 1)}
    around = {code for item in taken if len(item.codes) == 1 for code in item.codes}
    for at, word in enumerate(words[:-1]):
        levels = LEVEL_WORDS.get(word.word, ()) if at not in held else ()
        start = at + 2 if words[at + 1].word in FILLERS else at + 1
        best = _best(words, start, levels, table, around) if levels else None
        if best:
            last, codes = best
            yield Mention(at, last, word.start, words[last].end, codes, word.word, True)


def extended(mention: Mention, words: Sequence[Token], table: RegionTable) -> Mention | None:
    """A name that is the beginning of a longer one whose end is damaged, as the longer one.

    "KABUPATEN BANGKA SELAT4N" must not become Kabupaten Bangka. The end is compared by itself,
    so that "Aceh Barat dan …" is not taken for Aceh Barat Daya. None when a word follows that
    may be such an end, but is too damaged to tell.
    """
    ends = _ends(mention, words, table) if mention.word else {}
    following = words[mention.last + 1 : mention.last + 2]
    if not ends or not following or following[0].word in _FOLLOWING:
        return mention
    found: Mention | None = None
    for last in range(mention.last + 1, min(mention.last + _WORDS_IN_NAME, len(words))):
        end = "".join(word.word for word in words[mention.last + 1 : last + 1])
        if codes := _ending(end, ends):
            found = replace(mention, last=last, end=words[last].end, codes=codes)
    return found or (None if _doubtful(following[0].word, ends) else mention)


def _ends(mention: Mention, words: Sequence[Token], table: RegionTable) -> dict[str, Codes]:
    """What longer names of the same level go on with after this one, and the rows they mean."""
    place = table.places[mention.codes[0]]
    printed = "".join(word.word for word in words[mention.first + 1 : mention.last + 1])
    return {
        name.removeprefix(own): codes
        for own in (compact(place.own), printed)
        for name, codes in table.worded[place.region.level].items()
        if name.startswith(own) and name != own
    }


def looks_like_level(word: str) -> bool:
    """Whether a word may be a level word, however damaged or run together."""
    if word == "pemerintah":
        return False
    short = len(word) == 4 and Levenshtein.distance(word, "kota") <= 1
    return word in LEVEL_WORDS or short or _anchor(word) is not None or word.endswith("kota")


def _parted(printed: str, table: RegionTable) -> str:
    """One printed run of letters, with a damaged anchor word in it put right and set apart."""
    word = compact(printed)
    if word in LEVEL_WORDS or word in table.bare:
        return printed
    if len(word) < 5:
        return "kota" if damaged_key(word) == "kota" else printed
    found = _anchor(word)
    if found is None:
        return printed
    name, start, end = found
    after = word[end:]
    if after.startswith("kota") and after not in table.bare:
        after = f"kota {after[4:]}"
    return " ".join(part for part in (word[:start], name, after) if part)


def _anchor(word: str) -> tuple[str, int, int] | None:
    """The anchor word that a word is or holds, and its place; None when none is near enough."""
    for name in _ANCHORS:
        if len(word) < len(name) - 1:
            continue
        key, wanted = damaged_key(word), damaged_key(name)
        if len(key) < len(wanted) + 3:
            if Levenshtein.distance(key, wanted) <= (2 if len(name) > 8 else 1):
                return name, 0, len(word)
            continue
        place = fuzz.partial_ratio_alignment(key, wanted, score_cutoff=_ALIKE)
        if place is not None and len(key) == len(word):
            return name, place.src_start, place.src_end
    return None


def _doubtful(word: str, ends: Iterable[str]) -> bool:
    key = damaged_key(word)
    return any(Levenshtein.normalized_similarity(key, damaged_key(end)) >= _DOUBT for end in ends)


def _ending(end: str, ends: Mapping[str, Codes]) -> Codes:
    """The row whose last words an end is near to, or begins with when run into the next word."""
    run_on = [name for name in ends if len(name) >= _SHORTEST_END and end.startswith(name)]
    if run_on:
        return ends[max(run_on, key=len)]
    near = {
        name: codes
        for name, codes in ends.items()
        if len(name) >= _SHORTEST_END and abs(len(name) - len(end)) <= 2
    }
    scored = _closest(end, near, 1 if len(end) < 6 else 2)
    return scored[1] if scored else ()


def _best(
    words: Sequence[Token],
    start: int,
    levels: Sequence[str],
    table: RegionTable,
    around: Collection[str],
) -> tuple[int, Codes] | None:
    """The nearest row for one to five words from a start: least distance, then most words."""
    found: list[tuple[int, int, Codes]] = []
    for last in range(start, min(start + _WORDS_IN_NAME, len(words))):
        key = "".join(word.word for word in words[start : last + 1])
        if scored := _scored(key, levels, table, around):
            found.append((scored[0], last, scored[1]))
    best = min(found, key=lambda item: (item[0], -item[1]), default=None)
    return (best[1], best[2]) if best else None


def _scored(
    key: str, levels: Iterable[str], table: RegionTable, around: Collection[str] = ()
) -> tuple[int, Codes] | None:
    names: dict[str, Codes] = {}
    limit = _limit(len(key))
    regencies = tuple(f"{code}." for code in around)
    for level in levels:
        if level == "district" and not regencies:
            continue
        for name, codes in table.worded[level].items():
            if abs(len(name) - len(key)) > limit + 1:  # "rn" for "m" changes the length by one
                continue
            if level == "district":
                codes = tuple(code for code in codes if code.startswith(regencies))
            if codes:
                names[name] = (*names.get(name, ()), *codes)
    return _closest(key, names, limit)


def _closest(key: str, names: Mapping[str, Codes], limit: int) -> tuple[int, Codes] | None:
    """The distance and codes of the one nearest name; None when none is near or two are as near."""
    wanted = damaged_key(key)
    best, found = limit + 1, set[str]()
    for name, codes in names.items():
        distance = Levenshtein.distance(wanted, damaged_key(name), score_cutoff=best)
        if distance <= limit and distance <= best:
            found = set(codes) if distance < best else found | set(codes)
            best = distance
    return (best, tuple(found)) if len(found) == 1 else None


def _limit(length: int) -> int:
    """How many wrong letters a name of this length may have and still be known."""
    return 0 if length < 5 else 1 if length < 9 else 2 if length < 16 else 3
