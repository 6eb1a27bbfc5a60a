"""A document's own words, shown: lit spans, a clause's name, a quotation ready to be pasted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from api.site.words import sayer
from service.clause_names import clause_name as name_of


def segments(text: str, spans: Sequence[Sequence[int]]) -> Iterator[tuple[bool, str]]:
    """The whole text in stretches, each lit or not; spans may overlap or stray outside."""
    at = 0
    for start, end in sorted((max(0, s), min(len(text), e)) for s, e in spans):
        if end <= max(at, start):
            continue
        if start > at:
            yield False, text[at:start]
        yield True, text[max(at, start) : end]
        at = end
    if at < len(text):
        yield False, text[at:]


def clause_name(path: str, language: str) -> str:
    """A path as people say it: "1.-2" is the second unnumbered item under 1."""
    return name_of(path, sayer(language))


def quotation(name: str, clause: Mapping[str, Any], language: str) -> str:
    """The clause verbatim with its lead-in and where it stands, for pasting into a letter."""
    parts = (clause["lead_in"], clause["marker"], clause["text"])
    words = " ".join(part for part in parts if part)
    pages = ", ".join(map(str, clause["pages"]))
    place = clause_name(clause["path"], language)
    where = ", " + sayer(language)("hit.pages", n=pages) if pages else ""
    return f"“{words}” ({name}, {place}{where})"
