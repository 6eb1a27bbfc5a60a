"""Word lists and tables of Indonesian, read once from the data folder."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Confusion:
    """Letters as recognised and as printed, with a word it mends and one it leaves alone."""

    seen: str
    meant: str
    example: tuple[str, str]
    near: str


@lru_cache
def words() -> frozenset[str]:
    """Words seen often in ordinary text, written by the training command, and the table's forms."""
    forms = " ".join(form for row in rows("synonyms") for form in row["forms"])
    return frozenset(_lines("words.txt")) | frozenset(forms.split()) | roots()


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
        for row in rows("confusions")
    )


def rows(name: str) -> list[dict[str, Any]]:
    """The rows of a table of the data folder."""
    table = tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))
    return list(table[name.removesuffix("s")])


def _lines(name: str) -> list[str]:
    return (DATA / name).read_text(encoding="utf-8").split()
