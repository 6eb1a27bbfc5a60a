"""The Index protocol and INDEXES, the table of ways to open one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from index.model import Answer, Passage, Query, Tally

if TYPE_CHECKING:
    from index.exemplars import Exemplars
    from index.meaning import Meaning


class Index(Protocol):
    """Finds passages by meaning and by words. One writer at a time."""

    def add(self, passages: Iterable[Passage]) -> None:
        """Add passages; one whose key is known replaces the old. Durable on return."""

    def remove(self, groups: Iterable[str]) -> None:
        """Remove all passages of these groups. Durable on return."""

    def replace(self, groups: Iterable[str], passages: Iterable[Passage]) -> None:
        """Put passages in place of all those of these groups, in one step; durable on return."""

    def search(self, query: Query) -> Answer:
        """Rank passages for a query; filters are applied inside the search."""

    def corrected(self, text: str) -> str:
        """A query as the passages most likely spell it: words none of them holds are mended."""

    def completions(self, start: str, limit: int) -> Sequence[str]:
        """Words of the passages that begin so, the frequent ones first."""

    def exemplars(self, examples: Sequence[tuple[str, str]]) -> Exemplars:
        """Labelled texts, to tell which labels a new text is near."""

    def meaning(self, texts: Sequence[str]) -> Meaning:
        """The texts' meanings side by side: who is near whom."""

    def similar(self, key: str, limit: int, where: Mapping[str, frozenset[str]]) -> Answer:
        """Passages nearest in meaning to a known passage, itself left out."""

    def tally(self, where: Mapping[str, frozenset[str]]) -> Tally:
        """Every passage that meets all conditions, counted."""

    def facets(self, keys: Sequence[str]) -> Mapping[str, Mapping[str, int]]:
        """How many of these passages have each value of each attribute that is counted."""

    def groups(self) -> Mapping[str, int]:
        """How many passages each group holds, for comparison with the catalogue."""

    def clear(self) -> None:
        """Forget everything; the next add starts afresh."""

    def close(self) -> None:
        """Let go of files."""


def open_local(folder: Path, model: str | None) -> Index:
    """An index in files of one folder, with the shipped model or a configured one."""
    from index.local import LocalIndex

    return LocalIndex(folder, model)


def open_postgres(folder: Path, model: str | None, address: str) -> Index:
    """An index in a PostgreSQL database, with a copy of its words in a folder of this machine."""
    from index.postgres import PostgresIndex

    return PostgresIndex(address, folder, model)


INDEXES: dict[str, Callable[..., Index]] = {"local": open_local, "postgresql": open_postgres}
