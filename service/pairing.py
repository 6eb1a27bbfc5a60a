"""The clauses of a comparison side by side: who meets whom, how alike, and what changed; pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from service.alignment import Meaning, align, item_of
from service.changes import Changed, changed
from service.compared import Pair
from service.model import Stored, TopicalClause
from service.profiles import Profile, profile

Place = tuple[str, str]  # circular key, clause path
Tell = Callable[[int, int], None]  # so many pairs of so many are worked out
EVERY = 1000  # pairs between two words of progress
Keyed = tuple[str, TopicalClause]  # with its circular's key
Meanings = Callable[[Sequence[str]], Meaning]


@dataclass(frozen=True, slots=True)
class Entry:
    """One operative clause of one column."""

    column: int
    item: TopicalClause

    @property
    def text(self) -> str:
        """The clause's own words."""
        return self.item.clause.text


def untold(done: int, total: int) -> None:
    """Progress that nobody asked for."""


class Pairing:
    """Aligned clauses of the columns; each clause is looked into once, however many it meets."""

    def __init__(
        self,
        columns: Sequence[Stored],
        entries: Sequence[Entry],
        meaning: Meanings,
        tell: Tell = untold,
    ) -> None:
        self._profiles: dict[Place, Profile] = {}
        self._tell = tell
        self.pairs = tuple(self._paired(columns, entries, meaning)) if entries else ()
        self._likeness = {(pair.a, pair.b): pair.likeness for pair in self.pairs}

    def changed(self, before: Keyed, after: Keyed) -> Changed:
        """What changed between two clauses, each with its circular's key."""
        return changed(self._profile(*before), self._profile(*after))

    def likeness(self, a: Place, b: Place) -> float | None:
        """How alike two aligned clauses are; None for clauses that were not aligned."""
        return self._likeness.get((a, b), self._likeness.get((b, a)))

    def closest(self, old: Sequence[Keyed], new: Sequence[Keyed]) -> tuple[Keyed, Keyed]:
        """The two clauses of two cells that are most alike: by aligned pair, else by wording."""

        def rank(choice: tuple[Keyed, Keyed]) -> float:
            (key, one), (other_key, other) = choice
            tie = self.likeness((key, one.clause.path), (other_key, other.clause.path))
            return tie or fuzz.token_sort_ratio(one.clause.text, other.clause.text) / 200

        return max(((one, other) for one in old for other in new), key=rank)

    def _profile(self, key: str, item: TopicalClause) -> Profile:
        place = (key, item.clause.path)
        if place not in self._profiles:
            self._profiles[place] = profile(item.clause, item.obligations)
        return self._profiles[place]

    def _paired(
        self, columns: Sequence[Stored], entries: Sequence[Entry], meaning: Meanings
    ) -> Iterator[Pair]:
        items = [item_of(entry.column, entry.item) for entry in entries]
        keyed = [(columns[entry.column].key, entry.item) for entry in entries]
        places = [(key, item.clause.path) for key, item in keyed]
        aligned = align(items, meaning([item.text for item in items]))
        for done, one in enumerate(aligned, 1):
            if done % EVERY == 0 or done == len(aligned):
                self._tell(done, len(aligned))
            found = self.changed(keyed[one.a], keyed[one.b])
            yield Pair(places[one.a], places[one.b], one.likeness, found.change, found.aspects)
