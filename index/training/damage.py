"""Texts as fingers mistype them and as recognition damages them."""

from __future__ import annotations

import random

from index.wordlists import confusions

SHORT = {
    "yang": "yg",
    "dengan": "dgn",
    "tidak": "tdk",
    "kepada": "kpd",
    "untuk": "utk",
    "pada": "pd",
    "dalam": "dlm",
    "jangan": "jgn",
    "dari": "dr",
    "tentang": "ttg",
}


def mistyped(text: str, draw: random.Random) -> str:
    """A letter lost, doubled or swapped in one or two longer words."""
    words = text.split()
    long = [place for place, word in enumerate(words) if len(word) > 4]
    for place in draw.sample(long, min(len(long), draw.choice((1, 1, 2)))):
        words[place] = _slip(words[place], draw)
    return " ".join(words)


def hasty(text: str, draw: random.Random) -> str:
    """Typed in a hurry: most longer words lose a vowel or slip, small words are cut short."""
    words = [SHORT.get(word.lower(), word) for word in text.split()]
    return " ".join(
        _hurried(word, draw) if len(word) > 4 and draw.random() < 0.6 else word for word in words
    )


def _hurried(word: str, draw: random.Random) -> str:
    vowels = [at for at, letter in enumerate(word) if at and letter in "aeiou"]
    if not vowels or draw.random() < 0.4:
        return _slip(word, draw)
    at = draw.choice(vowels)
    return word[:at] + word[at + 1 :]


def _slip(word: str, draw: random.Random) -> str:
    at = draw.randrange(1, len(word) - 1)
    kind = draw.choice(("lost", "swapped", "doubled"))
    if kind == "lost":
        return word[:at] + word[at + 1 :]
    if kind == "swapped":
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + word[at] + word[at:]


def recognised(text: str, draw: random.Random) -> str:
    """Recognition damage: one or two confusions of the table undergone."""
    damaged = text
    for _ in range(draw.choice((1, 2))):
        row = draw.choice(confusions())
        damaged = damaged.replace(row.meant, row.seen, 1)
    return damaged
