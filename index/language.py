"""Indonesian words for searching: folding of OCR damage, and stems without stop words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from index.wordlists import confusions, roots, stop_words, unaltered, words

WORD = re.compile(r"[^\W_]+")
SPACED = re.compile(r"(?<!\w)(?:[^\W\d_]{1,2} ){4,}[^\W\d_]{1,2}(?!\w)")  # n e t r a l it a s
DIGITS = str.maketrans({"o": "0", "i": "1", "l": "1"})
NUMBER = re.compile(r"[\doil]*\d[\doil]*")  # 2oi4, 8oo, 190o
LETTERS = "abcdefghijklmnopqrstuvwxyz"
# Letters no decomposition takes apart; recognition puts them for those beside them.
ODD_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d"})
CLITICS = ("lah", "kah", "nya", "pun")
SUFFIXES = ("kan", "an", "in", "i")  # "in" is the colloquial "kan"
PREFIXES = (  # what stands, what the rest may begin with, and the sounds it may have swallowed
    ("meng", "aeioughkr", ("", "k")),
    ("meny", "aeiou", ("s",)),
    ("men", "cdjztsyaeiou", ("", "t")),
    ("mem", "bpfaeiour", ("", "p")),
    ("me", "lrmnwy", ("",)),
    ("peng", "aeioughkr", ("", "k")),
    ("peny", "aeiou", ("s",)),
    ("pen", "cdjztsyaeiou", ("", "t")),
    ("pem", "bpfaeiour", ("", "p")),
    ("per", LETTERS, ("",)),
    ("pe", "lrmnwytskd", ("",)),
    ("ber", LETTERS, ("",)),
    ("be", "kr", ("",)),
    ("ter", LETTERS, ("",)),
    ("te", "r", ("",)),
    ("di", LETTERS, ("",)),
    ("ke", LETTERS, ("",)),
    ("se", LETTERS, ("",)),
    ("nge", LETTERS, ("",)),  # colloquial from here on: ngelike, ngajak, nyoblos, nyaleg
    ("ng", "aeiou", ("", "k")),
    ("ny", "aeiou", ("s", "c")),
)
# Words remembered, folded or not: those of a language recur within few texts, while each damaged
# one is new and brings its likely repairs along. Remembering 200,000 took 20 MiB more after a
# thousand scans, and nothing was quicker.
REMEMBERED = 8192
SHORTEST_ROOT = 4
SHORTEST_REPAIR = 5  # letters: a shorter word has too many neighbours


@dataclass(frozen=True, slots=True)
class Span:
    """One word of a text: where it stands, and its folded form."""

    start: int
    end: int
    token: str


def tokens(text: str) -> tuple[str, ...]:
    """Folded words in order: lower case, no diacritics, recognition damage mended."""
    return tuple(span.token for span in spans(text))


def terms(text: str) -> tuple[str, ...]:
    """Stems of the folded words in order, without stop words."""
    return tuple(stem(token) for token in tokens(text) if token not in stop_words())


def spans(text: str) -> Iterator[Span]:
    """The words of a text with their places; a letter-spaced word is one word."""
    end = 0
    for run in SPACED.finditer(text):
        joined = _joined(run.group())
        if joined:
            yield from _plain(text, end, run.start())
            yield from (Span(run.start(), run.end(), token) for token in joined)
            end = run.end()
    yield from _plain(text, end, len(text))


def _plain(text: str, start: int, end: int) -> Iterator[Span]:
    for match in WORD.finditer(text, start, end):
        yield Span(match.start(), match.end(), fold(match.group()))


def _joined(run: str) -> tuple[str, ...]:
    """Words that a letter-spaced run spells; nothing when it spells none."""
    letters = _plain_letters(run.replace(" ", ""))
    return (letters,) if known(letters) else _segments(letters)


def _segments(letters: str) -> tuple[str, ...]:
    """The fewest known words of four letters and more that make up the letters."""
    best: list[tuple[str, ...] | None] = [()]
    for end in range(1, len(letters) + 1):
        ways = [
            (*head, letters[start:end])
            for start in range(max(0, end - 20), end - 3)
            if (head := best[start]) is not None and letters[start:end] in words()
        ]
        best.append(min(ways, key=len, default=None))
    return best[-1] or ()


@lru_cache(REMEMBERED)
def fold(word: str) -> str:
    """One word in lower case without diacritics, mended where exactly one known word fits."""
    plain = _plain_letters(word)
    if plain.isdigit() or known(plain):
        return plain
    if len(plain) > 2 and NUMBER.fullmatch(plain):
        return plain.translate(DIGITS)
    if len(plain) < SHORTEST_REPAIR:
        return plain
    fits = {fixed for fixed in _repairs(plain) if known(fixed)}
    return fits.pop() if len(fits) == 1 else plain


def _plain_letters(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.casefold()).translate(ODD_LETTERS)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _repairs(word: str) -> Iterator[str]:
    """The word with all its digits read as letters, or with one confusion undone."""
    if any(letter.isdigit() for letter in word):
        choices = [_readings(letter) for letter in word]
        yield from ("".join(letters) for letters in product(*choices))
        return
    for row in confusions():
        place = word.find(row.seen)
        while place >= 0:
            yield word[:place] + row.meant + word[place + len(row.seen) :]
            place = word.find(row.seen, place + 1)


def _readings(letter: str) -> list[str]:
    return [row.meant for row in confusions() if letter.isdigit() and row.seen == letter] or [
        letter
    ]


@lru_cache(REMEMBERED)
def known(word: str) -> bool:
    """Is this a word of ordinary Indonesian, bare or with its affixes?"""
    return word in words() or len(stem(word)) < len(word)


@lru_cache(REMEMBERED)
def stem(word: str) -> str:
    """The root when affixes can be taken off down to a known word; a name stays whole."""
    if len(word) <= SHORTEST_ROOT or word in unaltered() | roots() or not word.isalpha():
        return word
    return min(_roots(word), key=lambda root: (root not in roots(), len(root), root), default=word)


def _roots(word: str) -> Iterator[str]:
    """Known words left when affixes are taken off, one suffix and at most two prefixes."""
    for tail in _tails(word):
        for head in (tail, *_heads(tail)):
            yield from (root for root in (head, *_heads(head)) if _is_root(root, word))


def _is_root(root: str, word: str) -> bool:
    return root != word and len(root) >= SHORTEST_ROOT and root in words()


def _tails(word: str) -> tuple[str, ...]:
    """The word, the word without a clitic, and both without a suffix."""
    bare = [word, *(word.removesuffix(clitic) for clitic in CLITICS if word.endswith(clitic))]
    short = [part.removesuffix(end) for part in bare for end in SUFFIXES if part.endswith(end)]
    return (*bare, *short)


def _heads(word: str) -> tuple[str, ...]:
    """The word without one prefix, the swallowed sound restored."""
    return tuple(
        sound + word.removeprefix(prefix)
        for prefix, follows, sounds in PREFIXES
        if len(word) > len(prefix) + 2 and word.startswith(prefix) and word[len(prefix)] in follows
        for sound in sounds
        if not sound or word[len(prefix)] in "aeiou"
    )
