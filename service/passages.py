"""A stored circular to the passages that the index finds it by; pure."""

from __future__ import annotations

from collections.abc import Iterator

from index.model import Passage
from ingest.model import Clause
from service.filters import attributes_of
from service.model import Stored, TopicalClause
from service.regions import Gazetteer

SEPARATOR = "#"
FEWEST_WORDS = 4  # of a clause with sub-items that says something by itself
LONGEST_HEADING = 7  # words; what is longer is a sentence, whatever it was taken for


def passages(stored: Stored, gazetteer: Gazetteer) -> tuple[Passage, ...]:
    """One passage a clause that says something by itself; keys are unique."""
    if stored.reading is None:
        return ()
    clauses = stored.reading.clauses
    headings = {item.clause.path: item.clause.text for item in clauses if _heads(item.clause)}
    found = {
        passage_key(stored.key, item.clause.path): _passage(stored, item, headings, gazetteer)
        for item in clauses
        if speaks(item.clause)
    }
    return tuple(found.values())


def speaks(clause: Clause) -> bool:
    """Leaves, and clauses with sub-items whose own words are more than a lead-in."""
    text = clause.text.strip()
    if clause.leaf:
        return any(char.isalnum() for char in text)
    words = len(text.split())
    whole = not text.endswith((":", "yaitu", "meliputi", "berikut"))
    return whole and words > (LONGEST_HEADING if _heads(clause) else FEWEST_WORDS - 1)


def passage_key(circular: str, path: str) -> str:
    """The key of a clause in the index."""
    return f"{circular}{SEPARATOR}{path}"


def place_of(key: str) -> tuple[str, str]:
    """Circular key and clause path of a passage."""
    circular, _, path = key.partition(SEPARATOR)
    return circular, path


def _passage(
    stored: Stored, item: TopicalClause, headings: dict[str, str], gazetteer: Gazetteer
) -> Passage:
    clause = item.clause
    above = [headings[path] for path in ancestors(clause.path) if path in headings]
    return Passage(
        key=passage_key(stored.key, clause.path),
        text=clause.text,
        context=" ".join([*above, clause.lead_in or ""]).strip(),
        attributes=attributes_of(stored, item, gazetteer),
        group=stored.key,
        sense=clause.modality,
    )


def ancestors(path: str) -> Iterator[str]:
    """Paths above a clause's, outermost first."""
    parts = path.split(".")
    for depth in range(1, len(parts)):
        yield ".".join(parts[:depth])


def _heads(clause: Clause) -> bool:
    return clause.modality == "heading"
