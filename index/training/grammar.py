"""Sentences with choices: "{a|b}" is one or the other, "{@name}" one of a list."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from math import prod

Lists = Mapping[str, Sequence[str]]

CHOICE = re.compile(r"\{([^{}]*)\}")


def said(pattern: str, lists: Lists, draw: random.Random) -> str:
    """One of the sentences that a pattern stands for."""
    text = CHOICE.sub(lambda match: draw.choice(_choices(match[1], lists)), pattern)
    return tidy(text)


def ways(pattern: str, lists: Lists) -> int:
    """How many sentences a pattern stands for."""
    return prod(len(_choices(match[1], lists)) for match in CHOICE.finditer(pattern))


def tidy(text: str) -> str:
    """Single blanks, none before a comma, none at the ends."""
    return re.sub(r"\s+([,;.])", r"\1", " ".join(text.split()))


def _choices(inner: str, lists: Lists) -> Sequence[str]:
    if not inner.startswith("@"):
        return inner.split("|")
    if inner[1:] not in lists:
        raise ValueError(f"No list @{inner[1:]}.")
    return lists[inner[1:]]
