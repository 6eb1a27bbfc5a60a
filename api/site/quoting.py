"""A document's own words, shown: lit spans, a clause's name, a quotation ready to be pasted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from api.site.words import day, sayer
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


@dataclass(frozen=True, slots=True)
class Style:
    """One way to cite a clause: what stands before, between and after its words and its place."""

    key: str
    opening: str
    middle: str
    closing: str
    first: Literal["words", "place"]
    quoted: bool = True  # False: the place alone, for a footnote

    def of(self, words: str, place: str) -> str:
        """The citation of one clause; the desk's script puts it together in the same way."""
        one, other = (words, place) if self.first == "words" else (place, words)
        return self.opening + one + self.middle + (other if self.quoted else "") + self.closing


def styles(head: Mapping[str, Any], name: str, language: str) -> tuple[Style, ...]:
    """How a clause of this circular may be cited: after the words, before them, as a footnote."""
    unsure = "number" in head["doubtful"] or "issued_on" in head["doubtful"]
    doubt = f" [{sayer(language)('cite.head_doubt')}]" if unsure else ""
    formal, name = (_formal(head, language) or name) + doubt, name + doubt
    return (
        Style("after", "“", f"” ({name}, ", ")", "words"),
        Style("before", f"{formal}, ", ": “", "”", "place"),
        Style("note", f"{formal}, ", "", ".", "place", quoted=False),
    )


def _formal(head: Mapping[str, Any], language: str) -> str:
    """Kind, issuer, number, subject and date as the letter states them; nothing it does not."""
    say = sayer(language)
    parts = (
        say(f"kind.{head['kind']}") if head["kind"] else "",
        head["issuer"] or (head["region"]["name"] if head["region"] else ""),
        say("cite.number", number=head["number"]) if head["number"] else "",
        say("cite.subject", subject=head["subject"]) if head["subject"] else "",
        say("cite.dated", day=day(head["issued_on"], language)) if head["issued_on"] else "",
    )
    return " ".join(part for part in parts if part)


def words_of(clause: Mapping[str, Any], language: str, doubt: str = "") -> str:
    """The clause verbatim with its lead-in; what is doubtful says so within the quotation."""
    parts = (clause["lead_in"], clause["marker"], clause["text"])
    words = " ".join(part for part in parts if part)
    return f"{words} [{sayer(language)('cite.doubt', why=doubt)}]" if doubt else words


def place_of(clause: Mapping[str, Any], language: str) -> str:
    """Where the clause stands: its name and its pages."""
    pages = ", ".join(map(str, clause["pages"]))
    where = ", " + sayer(language)("hit.pages", n=pages) if pages else ""
    return clause_name(clause["path"], language) + where
