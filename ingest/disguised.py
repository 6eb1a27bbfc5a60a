"""Letters that are not what they look like: foreign look-alikes, signs that turn or hide text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from ingest.model import Notice, Page

STAGE = "pages"
TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0000-\U000e007f]")
LATIN = re.compile("[A-Za-z]")
# Scripts with letters drawn as Latin ones are; a word of these alone is simply foreign.
FOREIGN = ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "LISU", "MATHEMATICAL", "FULLWIDTH")


def undisguised(page: Page) -> tuple[Page, tuple[Notice, ...]]:
    """The page without signs that print nothing, and what to say of text that may mislead."""
    notices = tuple(_notices(page))
    if not any(_signs(word.text) for word in page.words):
        return page, notices
    cleaned = (replace(word, text=_bare(word.text)) for word in page.words)
    return replace(page, words=tuple(word for word in cleaned if word.text)), notices


def mixed(text: str) -> bool:
    """Whether a word mixes Latin letters with letters of a script that look like them."""
    return LATIN.search(text) is not None and any(
        unicodedata.name(letter, "").startswith(FOREIGN)
        for letter in text
        if letter > "\u0370" and letter.isalpha()
    )


def _notices(page: Page) -> Iterator[Notice]:
    turned = [_bare(word.text) for word in page.words if TURNING.search(word.text)]
    if turned:
        yield _notice(page, "direction_signs", "Signs that turn the order of letters", turned)
    foreign = [word.text for word in page.words if not word.text.isascii() and mixed(word.text)]
    if foreign:
        yield _notice(page, "lookalike_letters", "Letters of another script among Latin", foreign)


def _notice(page: Page, code: str, what: str, words: list[str]) -> Notice:
    sample = ", ".join(words[:5])
    text = f"{what} stand in {len(words)} words ({sample}); compare them with the page."
    return Notice(STAGE, page.number, code, text)


def _signs(text: str) -> bool:
    return not text.isascii() and bool(TURNING.search(text) or UNSEEN.search(text))


def _bare(text: str) -> str:
    return UNSEEN.sub("", TURNING.sub("", text))
