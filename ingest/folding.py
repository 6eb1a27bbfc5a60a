"""Reading through OCR damage without repairing it: foldings that keep every character's place."""

from __future__ import annotations

import re
import unicodedata

_TOKEN = re.compile(r"[A-Za-z0-9|]+(?:![A-Za-z0-9|!]*)?")
_LOOK_ALIKE = re.compile(r"[0-9|!]")  # without one of these, no token is folded
_AS_DIGIT = str.maketrans({"O": "0", "o": "0", "Q": "0", "l": "1", "I": "1", "i": "1", "|": "1"})
_AS_LETTER = str.maketrans({"0": "o", "1": "l", "5": "s", "8": "b", "9": "g", "|": "l"})
_LOOKS_NUMERIC = re.compile(r"[0-9OoQlIi|]+\Z")
_ONLY_STROKES = re.compile(r"[1Il|]{2,}\Z")  # 1l, II1: one digit or two, nobody can say
_ODD_LETTERS = {"ı": "i", "ł": "l", "ø": "o", "đ": "d"}  # what no decomposition takes apart


def fold(text: str) -> str:
    """Text as meant for matching: 2OI4 as 2014, ber1aku as berlaku; same length, same places."""
    if not _LOOK_ALIKE.search(text):
        return plain(text)
    return _TOKEN.sub(lambda match: fold_token(match.group()), plain(text))


def plain(text: str) -> str:
    """Text with the accents that recognition strews over letters taken off; same length."""
    if text.isascii():
        return text
    return "".join(char if char.isascii() else _bare(char) for char in text)


def _bare(char: str) -> str:
    base = _ODD_LETTERS.get(char) or unicodedata.normalize("NFD", char)[0]
    return base if base.isascii() and base.isalpha() else char


def fold_token(token: str) -> str:
    """One run of letters and digits, with look-alikes turned to the kind that dominates."""
    if len(token) > 2:
        token = token.replace("!", "I" if token.rstrip("!").isupper() else "i")
    digits = sum(char.isdigit() for char in token)
    letters = len(token) - digits
    if not digits or not letters or _ONLY_STROKES.match(token):
        return token
    if _LOOKS_NUMERIC.match(token) and (digits * 2 >= letters):
        return token.translate(_AS_DIGIT)
    if letters >= 3 * digits:
        folded = token.translate(_AS_LETTER)
        return folded.upper() if token.upper() == token else folded
    return token


def as_digits(token: str) -> str | None:
    """A token read as digits, allowing only O, l and I for 0 and 1; None when that is no number."""
    if _ONLY_STROKES.match(token) and not token.isdigit():
        return None
    folded = token.translate(_AS_DIGIT)
    return folded if folded.isdigit() else None
