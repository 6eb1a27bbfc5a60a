"""The lineage of kept circulars: those that filters find, and all they descend from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from service.ancestry import Ancestry, Descent, Lineage, Text
from service.changes import Part, word_difference
from service.elections import AHEAD, elections
from service.filters import where
from service.lineage import lineage
from service.model import Filters, Reading, Stored
from service.parts import Parts

# Lists of laws, opening and closing formulas are everybody's words and trace nothing.
FORMULAS = frozenset({"basis", "background", "closing", "heading"})
NEVER, ALWAYS = "9999-12-31", "0001-01-01"


@dataclass(frozen=True, slots=True)
class Traced:
    """Circulars in order of issue with their lineage, the ancestors of those asked for too."""

    circulars: tuple[Stored, ...]
    asked: frozenset[str]  # keys that the filters found
    lineage: Lineage

    def ancestry(self, key: str) -> Ancestry:
        """One circular's wording explained."""
        return next(one for one in self.lineage.ancestries if one.key == key)

    def words(self, place: tuple[str, str]) -> str:
        """The text of a clause, by circular and path."""
        stored = next(one for one in self.circulars if one.key == place[0])
        clauses = stored.reading.clauses if stored.reading else ()
        return next(item.clause.text for item in clauses if item.clause.path == place[1])

    def difference(self, key: str, descent: Descent) -> tuple[Part, ...]:
        """What a clause changed in the words of its source; nothing for one of its own."""
        if descent.source is None:
            return ()
        return word_difference(self.words(descent.source), self.words((key, descent.path)))


def traced(parts: Parts, filters: Filters) -> Traced:
    """Every ready circular may be a source; shown are those asked for and what they come from."""
    made = parts.tallies.get(("lineage", parts.store.version()), lambda: _of_all(parts))
    asked, _ = parts.store.find(where(filters), None, 0, ("ready",), whole=False)
    keys = frozenset(stored.key for stored in asked)
    shown = _with_ancestors(keys, made)
    return Traced(
        tuple(sorted(parts.store.get_many(sorted(shown)).values(), key=_by_issue)),
        keys,
        Lineage(
            tuple(one for one in made.ancestries if one.key in shown),
            tuple(link for link in made.links if link.copy in shown),
        ),
    )


def _of_all(parts: Parts) -> Lineage:
    whole, _ = parts.store.find({}, None, 0, ("ready",))
    return lineage([text_of(stored) for stored in whole if stored.reading])


def _by_issue(stored: Stored) -> tuple[bool, str, str]:
    """As lists stand: by day of issue, those without one last."""
    issued = stored.reading.metadata.get("issued_on") if stored.reading else None
    return issued is None, issued or "", stored.key


def text_of(stored: Stored) -> Text:
    """A circular as lineage sees it."""
    reading = stored.reading
    assert reading is not None
    first, last, dated = written(reading)
    clauses = tuple(
        (item.clause.path, item.clause.text)
        for item in reading.clauses
        if item.clause.modality not in FORMULAS
    )
    rank = 0 if reading.metadata.source == "official" else 1
    return Text(stored.key, first, last, clauses, dated, rank)


def written(reading: Reading) -> tuple[str, str, bool]:
    """First and last day on which a circular can have been written, and whether it is dated.

    One without a date was written before its election's polling day and at most two years ahead,
    as letters that name an election are (service/elections.py).
    """
    found = [item for item in reading.metadata.found if item.key == "issued_on"]
    if found:
        return found[0].value, found[0].value, not found[0].doubtful
    days = [
        election.polling_day
        for election in elections()
        if election.year == reading.election_year and reading.election in (None, election.kind)
    ]
    if not days:
        return ALWAYS, NEVER, False
    first = date.fromisoformat(min(days)) - AHEAD
    return first.isoformat(), max(days), False


def _with_ancestors(keys: frozenset[str], made: Lineage) -> frozenset[str]:
    """The circulars asked for, and all that their wording comes from."""
    sources: dict[str, set[str]] = {one.key: set() for one in made.ancestries}
    for link in made.links:
        sources[link.copy].add(link.source)
    for one in made.ancestries:
        for item in one.descents:
            places = (item.source, item.origin, *item.others)
            sources[one.key] |= {place[0] for place in places if place}
    shown, waiting = set(keys), list(keys)
    while waiting:
        fresh = sources.get(waiting.pop(), set()) - shown
        shown |= fresh
        waiting += fresh
    return frozenset(shown)
