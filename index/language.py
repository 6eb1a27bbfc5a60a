"""Indonesian words for searching: folding of OCR damage, stems, stop words, synonyms."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

DATA = Path(__file__).parent / "data"

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
SHORTEST_ROOT = 4
MOST_NEAR = 5
SHORTEST_REPAIR = 5  # letters: a shorter word has too many neighbours


@dataclass(frozen=True, slots=True)
class Span:
    """One word of a text: where it stands, and its folded form."""

    start: int
    end: int
    token: str


@dataclass(frozen=True, slots=True)
class Confusion:
    """Letters as recognised and as printed, with a word it mends and one it leaves alone."""

    seen: str
    meant: str
    example: tuple[str, str]
    near: str


@dataclass(frozen=True, slots=True)
class Synonym:
    """Forms that ask for the same, the worth of finding another one, a fitting query and a miss."""

    forms: tuple[tuple[str, ...], ...]  # folded tokens
    weight: float
    example: str
    near: str


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


@lru_cache(maxsize=200_000)
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


@lru_cache(maxsize=200_000)
def known(word: str) -> bool:
    """Is this a word of ordinary Indonesian, bare or with its affixes?"""
    return word in words() or len(stem(word)) < len(word)


@lru_cache(maxsize=200_000)
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


def related(sought: Sequence[str]) -> tuple[tuple[tuple[str, ...], float], ...]:
    """Other forms of what a query's folded tokens say, each with its worth."""
    found: dict[tuple[str, ...], float] = {}
    for row in synonyms():
        present = [form for form in row.forms if _holds(sought, form)]
        for form in row.forms if present else ():
            if form not in present:
                found[form] = max(row.weight, found.get(form, 0))
    return tuple(found.items())


def _holds(sought: Sequence[str], form: tuple[str, ...]) -> bool:
    size = len(form)
    return any(tuple(sought[at : at + size]) == form for at in range(len(sought) - size + 1))


def highlights(query: str, phrases: Sequence[str], text: str) -> tuple[tuple[int, int], ...]:
    """Character spans of the words of `text` that answer the query's words, their stems, phrases
    or synonyms."""
    sought = tokens(query)
    roots = {stem(token) for token in sought if token not in stop_words()}
    forms = [form for form, _ in related(sought)] + [tokens(phrase) for phrase in phrases]
    found = list(spans(text))
    marks = {(span.start, span.end) for span in found if stem(span.token) in roots}
    for form in forms:
        marks |= set(_places(found, form))
    return tuple(sorted(marks))


def _places(found: Sequence[Span], form: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    size = len(form)
    for at in range(len(found) - size + 1):
        if size and all(stem(found[at + i].token) == stem(form[i]) for i in range(size)):
            yield found[at].start, found[at + size - 1].end


@lru_cache
def words() -> frozenset[str]:
    """Words seen often in ordinary text, written by the training command, and the table's forms."""
    forms = " ".join(form for row in _rows("synonyms") for form in row["forms"])
    return frozenset(_lines("words.txt")) | frozenset(forms.split()) | roots()


@lru_cache(maxsize=10_000)
def near_words(word: str) -> tuple[str, ...]:
    """Words of ordinary text that differ in one letter, or in two that changed places."""
    if len(word) < SHORTEST_ROOT or not word.isalpha():
        return ()
    found = process.extract(
        word, _word_list(), scorer=OSA.distance, score_cutoff=1, limit=MOST_NEAR
    )
    return tuple(sorted(near for near, _, _ in found if near != word))


@lru_cache
def _word_list() -> tuple[str, ...]:
    return tuple(sorted(words()))


@lru_cache
def stop_words() -> frozenset[str]:
    """Words that say nothing of the subject."""
    return frozenset(_lines("stopwords.txt"))


@lru_cache
def roots() -> frozenset[str]:
    """Roots of the trade that ordinary text shows too seldom bare; preferred over other roots."""
    return frozenset(_lines("roots.txt"))


@lru_cache
def unaltered() -> frozenset[str]:
    """Words that look affixed and are not."""
    return frozenset(_lines("unaltered.txt"))


@lru_cache
def confusions() -> tuple[Confusion, ...]:
    """The table of what recognition confuses."""
    return tuple(
        Confusion(row["seen"], row["meant"], (row["example"][0], row["example"][1]), row["near"])
        for row in _rows("confusions")
    )


@lru_cache
def synonyms() -> tuple[Synonym, ...]:
    """The table of words that ask for the same."""
    return tuple(
        Synonym(
            tuple(tokens(form) for form in row["forms"]),
            float(row["weight"]),
            row["example"],
            row["near"],
        )
        for row in _rows("synonyms")
    )


def _rows(name: str) -> list[dict[str, Any]]:
    table = tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))
    return list(table[name.removesuffix("s")])


def _lines(name: str) -> list[str]:
    return (DATA / name).read_text(encoding="utf-8").split()
