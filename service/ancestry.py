"""The words of lineage: a circular's clauses, where each comes from, and the lines they form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

How = Literal["copied", "adapted", "own"]


@dataclass(frozen=True, slots=True)
class Text:
    """A circular as lineage sees it: when it was written, and its clauses' words by path."""

    key: str
    earliest: str  # ISO day; the first and the last on which it can have been written
    latest: str
    clauses: tuple[tuple[str, str], ...]  # path, text
    dated: bool = True  # by its own date; else by the election it was written for
    rank: int = 0  # of two texts of one letter the lower is named


@dataclass(frozen=True, slots=True)
class Descent:
    """One clause and where its wording comes from."""

    path: str
    how: How
    share: float  # 0..1 of its letters
    source: tuple[str, str] | None = None  # key and path of the clause of nearest wording
    origin: tuple[str, str] | None = None  # the oldest clause the line leads back to
    others: tuple[tuple[str, str, float], ...] = ()  # like clauses of other earlier circulars


@dataclass(frozen=True, slots=True)
class Link:
    """A circular and one it took wording from."""

    source: str
    copy: str
    share: float  # 0..1 of the copy's letters that stand in the source
    clauses: int  # of the copy, that have their like in the source
    main: bool  # the source that explains most
    certain: bool  # both are dated; else the order rests on the elections they were written for


@dataclass(frozen=True, slots=True)
class Ancestry:
    """One circular's wording explained."""

    key: str
    copied: float  # 0..1 of its letters, over all sources
    descents: tuple[Descent, ...]

    @property
    def own(self) -> tuple[Descent, ...]:
        """Clauses that no earlier circular has."""
        return tuple(item for item in self.descents if item.how == "own")


@dataclass(frozen=True, slots=True)
class Lineage:
    """The wording of many circulars, explained; in the order of the texts given."""

    ancestries: tuple[Ancestry, ...]
    links: tuple[Link, ...]

    def parent(self, key: str) -> str | None:
        """The circular that most of this one's wording comes from."""
        return next((link.source for link in self.links if link.copy == key and link.main), None)

    def chain(self, key: str) -> tuple[str, ...]:
        """The line of main sources that leads to a circular, oldest first."""
        line = [key]
        while (parent := self.parent(line[0])) is not None:
            line.insert(0, parent)
        return tuple(line)
