"""Pinpoints inside a regulation: "Pasal 3 ayat (2) huruf a"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.folding import fold

_PIECE = r"(?:ayat\s*\(?\w{1,3}\)?|huruf\s+[a-z]{1,2}\b|angka\s+\d{1,2}\b(?:\)|))"
_PART = rf"\s+{_PIECE}"
_TO = r"\s*(?:sampai(?:\s+dengan)?|s\.?\s?[d/]\.?\s?d?\.?|hingga|[-–])\s*"
_MORE = rf"(?:\s*(?:,|dan|serta|atau)+\s*(?:dan\s+)?{_PIECE}(?:{_PART})*|{_TO}{_PIECE})"
_ARTICLE = r"(?:Pasal|Psl\.?)\s+\d{1,3}[A-Z]?\b"
_PIN = re.compile(rf"(?i)\b{_ARTICLE}(?:{_TO}{_ARTICLE})?(?:{_PART})*{_MORE}*")


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """One article with its parts, and its place in the text."""

    text: str
    start: int
    end: int


def find_pinpoints(text: str) -> tuple[Pinpoint, ...]:
    """Every "Pasal …" of a text with the paragraphs, letters and numbers that follow it."""
    return tuple(
        Pinpoint(re.sub(r"\s+", " ", text[slice(*match.span())]), *match.span())
        for match in _PIN.finditer(fold(text))
    )


def pinpoints_of(text: str, spans: Sequence[tuple[int, int]]) -> list[list[str]]:
    """For each citation, given as a span and in order, the pinpoints that belong to it."""
    owned: list[list[str]] = [[] for _ in spans]
    starts = [start for start, _ in spans]
    for point in find_pinpoints(text):
        owner = _owner(point, spans, starts, text)
        if owner is not None:
            owned[owner].append(point.text)
    return owned


def _owner(
    point: Pinpoint, spans: Sequence[tuple[int, int]], starts: list[int], text: str
) -> int | None:
    """The citation that follows closely, else the one before in the same part of a sentence."""
    after = bisect_left(starts, point.end)
    if after < len(spans) and _LEADS_TO.fullmatch(text, point.end, starts[after]):
        return after
    before = bisect_right(starts, point.start) - 1
    if before < 0 or ";" in text[spans[before][1] : point.start]:
        return None
    return before


_LEADS_TO = re.compile(
    r"(?:[\s,]+|\b(?:dan|serta|jo|dari|dalam|pada|atas|ayat|huruf|angka|Pasal)\b|\(?\w{1,3}\)|\d+)*+"
)
