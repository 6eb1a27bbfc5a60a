"""The real parts of a running service: made by wiring, opened when first needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from threading import Event
from typing import TYPE_CHECKING

from index.errors import DamagedSnapshot
from index.index import Index
from ingest.options import ReadOptions
from service.executors.executor import Executor
from service.home import Home
from service.locks import FolderLocks, Locks
from service.originals import Originals
from service.reading import Tables
from service.regions import load_gazetteer
from service.remembering import Remembered
from service.store.store import Store
from service.topic_table import topics_of
from service.topics import Topics

if TYPE_CHECKING:
    from index.exemplars import Exemplars

TALLIES = 16
COMPARISONS = 16  # some megabytes each where sixty circulars are compared


@dataclass(frozen=True)
class Parts:
    """What the use cases work with; the slow ones are not opened until they are used."""

    home: Home
    store: Store
    originals: Originals
    options: ReadOptions
    workers: int
    open_index: Callable[[], Index]
    open_executor: Callable[[int], Executor]
    open_aside: Callable[[], Executor]
    reading: Event = field(default_factory=Event)  # set while a worker here reads, and settles

    @cached_property
    def locks(self) -> Locks:
        """Locks that all who share the catalogue see."""
        return self.store.locks() or FolderLocks(self.home)

    @cached_property
    def index(self) -> Index:
        """The search index."""
        return self.open_index()

    @cached_property
    def index_was_empty(self) -> bool:
        """Whether the index held nothing when it was first looked at: that of a new model does."""
        try:
            return not self.index.groups()
        except DamagedSnapshot:
            return False

    @cached_property
    def tallies(self) -> Remembered:
        """What was counted over the whole catalogue, by its version."""
        return Remembered(TALLIES)

    @cached_property
    def comparisons(self) -> Remembered:
        """Comparisons worked out, by the revisions of their circulars."""
        return Remembered(COMPARISONS)

    @cached_property
    def tables(self) -> Tables:
        """Regions and topics, those of the home laid over the shipped ones."""
        table = topics_of(self.home.topics)
        return Tables(load_gazetteer(), Topics(table, self._near))

    @cached_property
    def _exemplars(self) -> Exemplars:
        """The examples of every topic, encoded when the first clause asks for them."""
        table = self.tables.topics.table
        return self.index.exemplars([(t.key, text) for t in table for text in t.sayings])

    def _near(self, text: str) -> list[tuple[str, float]]:
        return self._exemplars.scores([text])[0]

    @cached_property
    def aside(self) -> Executor:
        """A place for short work on single files, beside long reading."""
        return self.open_aside()

    def close(self) -> None:
        """Let go of files and processes."""
        if "index" in self.__dict__:
            self.index.close()
        if "aside" in self.__dict__:
            self.aside.close()
        self.store.close()
