"""Damaged keywords of citations read as what they were, with the way back to what is printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

KEYWORDS = (
    "undang peraturan pemerintah keputusan instruksi edaran nomor tahun menteri bersama presiden"
    " perubahan pengganti"
).split()
# Words of their own that stand within one letter of a keyword.
_OTHERS = frozenset(
    "undian edarkan perumahan preseden tabun talun udang uncang untang undung tahan mentari nomer"
    " bersaama residen pemerintahi penggantian".split()
)
_WORD = re.compile(r"[A-Za-z]{5,12}")
LEAST = 5  # letters: shorter words resemble too many others


@dataclass(frozen=True, slots=True)
class Legible:
    """A text with its keywords mended, and where each of its characters stands in the original."""

    text: str
    places: tuple[int, ...] | None  # None: nothing was mended, every character is in its place

    def place(self, index: int) -> int:
        """The original's index of a character, or of the end of the text."""
        return index if self.places is None else self.places[index]


def legible(text: str) -> Legible:
    """Mend damaged keywords: Pernerintah, Peratran, Undanq; all else stays as it is."""
    pieces: list[str] = []
    places: list[int] = []
    end = 0
    for match in _WORD.finditer(text):
        mended = _mended(match.group())
        if mended is None:
            continue
        pieces += [text[end : match.start()], mended]
        places += range(end, match.start())
        last = match.end() - 1
        places += (min(match.start() + i, last) for i in range(len(mended)))
        end = match.end()
    if not pieces:
        return Legible(text, None)
    places += range(end, len(text) + 1)
    return Legible("".join([*pieces, text[end:]]), tuple(places))


@lru_cache(maxsize=4096)
def _mended(word: str) -> str | None:
    """The keyword that a word damages by one letter, in its own case; None for any other word."""
    plain = word.lower()
    if plain in KEYWORDS or plain in _OTHERS:
        return None
    near = [key for key in KEYWORDS if _is_near(plain, key)]
    if len(near) != 1:
        return None
    return near[0].upper() if word.isupper() else near[0].capitalize()


def _is_near(word: str, key: str) -> bool:
    if len(word) < LEAST or (word[0] != key[0] and len(key) < 7):
        return False
    return word.replace("rn", "m") == key or Levenshtein.distance(word, key, score_cutoff=1) == 1
