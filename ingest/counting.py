"""Gaps and repeats in the count of a list's items, as notices."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.model import Marker, Notice
from ingest.units import Unit

CHAPTERS = frozenset({"bab", "bagian", "paragraf"})
CHAPTER = re.compile(r"(?:.*\.)?(?:BAB|Bagian|Paragraf)\s[^.]*$")


def count_notices(units: Iterable[Unit], path: str) -> Iterator[Notice]:
    """What is left out or said twice among siblings; their path is `path`.

    Articles of chapters are left to `article_notices`: their count runs on.
    """
    chaptered = not path or CHAPTER.match(path) is not None
    last: dict[str, int] = {}
    where = f"under {path}" if path else "at the top level"
    for unit in units:
        marker = unit.marker
        if marker is None or not marker.value or (chaptered and marker.style == "pasal"):
            continue
        if not unit.goes_on:
            yield from _notices(unit, marker, last.get(marker.style), where)
        last[marker.style] = marker.value


def article_notices(units: Iterable[Unit]) -> Iterator[Notice]:
    """What is left out or said twice among the articles of all chapters."""
    last: int | None = None
    for unit in _articles(units):
        if unit.marker is not None:
            yield from _notices(unit, unit.marker, last, "among the articles")
            last = unit.marker.value


def _articles(units: Iterable[Unit]) -> Iterator[Unit]:
    """Articles in printed order: of the letter itself and of its chapters, none that are quoted."""
    for unit in units:
        style = unit.marker.style if unit.marker else ""
        if style == "pasal":
            yield unit
        elif style in CHAPTERS:
            yield from _articles(unit.children)


def _notices(unit: Unit, marker: Marker, before: int | None, where: str) -> Iterator[Notice]:
    code, said = _wrong(marker, before)
    if code:
        page = unit.words[0].box.page if unit.words else None
        yield Notice("clauses", page, code, f"{where}, {said}")


def _wrong(marker: Marker, before: int | None) -> tuple[str, str]:
    """The code and the words for a number that is not the next; empty where it is."""
    follows = f"{marker.printed} follows number {before}"
    if before is None:
        first = f"the list begins with {marker.printed}"
        return ("numbering_gap", first) if marker.value > 1 else ("", "")
    if marker.value > before + 1:
        return "numbering_gap", follows
    return ("numbering_repeat", follows) if marker.value <= before else ("", "")
