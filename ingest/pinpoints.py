"""Pinpoints inside a regulation: "Pasal 3 ayat (2) huruf a"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PIECE = r"(?:ayat\s*\(?\w{1,3}\)?|huruf\s+[a-z]{1,2}\b|angka\s+\d{1,2}\b)"
_PART = rf"\s+{_PIECE}"
_MORE = rf"(?:\s*(?:,|dan|serta|atau)+\s*(?:dan\s+)?{_PIECE}(?:{_PART})*)"
_PIN = re.compile(rf"(?i)\bPasal\s+\d{{1,3}}[A-Z]?\b(?:{_PART})*{_MORE}*")


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """One article with its parts, and its place in the text."""

    text: str
    start: int
    end: int


def find_pinpoints(text: str) -> tuple[Pinpoint, ...]:
    """Every "Pasal …" of a text with the paragraphs, letters and numbers that follow it."""
    return tuple(
        Pinpoint(re.sub(r"\s+", " ", match.group()), match.start(), match.end())
        for match in _PIN.finditer(text)
    )
