"""An Index in the files of one folder, for one process or several: vectors, words, fusion."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from index.asking import FACETS
from index.commit import Change, commit, rebuild_words, words_version
from index.encoder import Encoder, open_encoder
from index.errors import DamagedSnapshot, IndexBusy
from index.exemplars import Exemplars
from index.meaning import Meaning
from index.model import Answer, Passage, Query, Tally
from index.snapshot import (
    MANIFEST,
    Manifest,
    check,
    quarantine,
    read_manifest,
    sweep,
    write_manifest,
)
from index.view import View, open_view
from index.weighing import encoded

if TYPE_CHECKING:
    from filelock import FileLock

Stamp = tuple[int, int, int]

LOCK = "write.lock"
DAMAGED = "damaged.txt"  # while it lies there, every answer would have gaps: none is given
WAIT_S = 60.0


class LocalIndex:
    """Keeps one sub-folder a model, so that a new model is indexed beside the old one."""

    def __init__(self, folder: Path, model: str | None, wait_s: float = WAIT_S) -> None:
        self._root = folder
        self._model = model
        self._wait_s = wait_s
        self._opening = threading.Lock()
        self._view: View | None = None
        self._stamp: Stamp | None = None
        self._asked = False  # a process that only writes holds no vectors

    @cached_property
    def encoder(self) -> Encoder:
        """The sentence model, opened when first needed."""
        return open_encoder(self._model)

    @cached_property
    def folder(self) -> Path:
        """Where this model's files lie."""
        path = self._root / self.encoder.name
        path.mkdir(parents=True, exist_ok=True)
        return path

    def add(self, passages: Iterable[Passage]) -> None:
        """Add passages; one whose key is known replaces the old. Durable on return."""
        self.replace((), passages)

    def remove(self, groups: Iterable[str]) -> None:
        """Remove all passages of these groups. Durable on return."""
        self.replace(groups, ())

    def replace(self, groups: Iterable[str], passages: Iterable[Passage]) -> None:
        """Put passages in place of all those of these groups, in one step; durable on return."""
        items = list({passage.key: passage for passage in passages}.values())
        vectors = encoded(self.encoder, items)
        with self._writing():
            view = self._current(newest=True)
            old = [group for group in dict.fromkeys(groups) if view.holds(group)]
            known = [item.key for item in items if view.find(item.key)]
            if old or items:
                self._hold(commit(self.folder, view, Change(old, known, items, vectors)))

    def search(self, query: Query) -> Answer:
        """Rank passages for a query; filters are applied inside the search."""
        self._asked = True
        view = self._current()
        return view.search(query, self.encoder.queries([view.corrected(query.text)])[0])

    def corrected(self, text: str) -> str:
        """A query as the passages most likely spell it: words none of them holds are mended."""
        return self._current().corrected(text)

    def completions(self, start: str, limit: int) -> Sequence[str]:
        """Words of the passages that begin so, the frequent ones first."""
        return self._current().completions(start, limit)

    def exemplars(self, examples: Sequence[tuple[str, str]]) -> Exemplars:
        """Labelled texts, to tell which labels a new text is near."""
        return Exemplars(self.encoder, examples)

    def meaning(self, texts: Sequence[str]) -> Meaning:
        """The texts' meanings side by side."""
        return Meaning(self.encoder, texts)

    def similar(self, key: str, limit: int, where: Mapping[str, frozenset[str]]) -> Answer:
        """Passages nearest in meaning to a known passage, itself left out."""
        self._asked = True
        return self._current().similar(key, limit, where)

    def tally(self, where: Mapping[str, frozenset[str]]) -> Tally:
        """Every passage that meets all conditions, counted."""
        return self._current().tally(where)

    def facets(self, keys: Sequence[str]) -> Mapping[str, Mapping[str, int]]:
        """How many of these passages have each value of each attribute that is counted."""
        view = self._current()
        return view.facets(view.serials(keys), FACETS)

    def groups(self) -> Mapping[str, int]:
        """How many passages each group holds, for comparison with the catalogue."""
        return self._current(newest=True).groups()

    def clear(self) -> None:
        """Forget everything, damage too; the next add starts afresh."""
        with self._writing():
            generation = self._last_generation() + 1
            new = replace(self._empty(), generation=generation)
            write_manifest(self.folder, new)
            (self.folder / DAMAGED).unlink(missing_ok=True)
            sweep(self.folder, new)
            self._hold(new)

    def close(self) -> None:
        """Let go of files."""
        with self._opening:
            self._view, self._stamp = None, None

    def _empty(self) -> Manifest:
        return Manifest(self.encoder.name, self.encoder.dimensions, self._words)

    @cached_property
    def _words(self) -> str:
        return words_version()

    def _last_generation(self) -> int:
        try:
            manifest = read_manifest(self.folder)
        except DamagedSnapshot:
            return 0
        return manifest.generation if manifest else 0

    @cached_property
    def _lock(self) -> FileLock:
        from filelock import FileLock

        return FileLock(self.folder / LOCK)  # may be taken again by the thread that holds it

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One writer at a time, over all processes; IndexBusy when its turn does not come."""
        try:
            self._lock.acquire(timeout=self._wait_s)
        except TimeoutError as error:
            raise IndexBusy(f"Waited {self._wait_s:g} s.") from error
        try:
            yield
        finally:
            self._lock.release()

    def _hold(self, manifest: Manifest) -> None:
        """Open a generation this process has just written."""
        with self._opening:
            self._view = View(self.folder, manifest, self._view, self._asked)
            self._stamp = self._read_stamp()

    def _current(self, newest: bool = False) -> View:
        """The newest generation, its words folded as this version folds them."""
        view = self._opened(newest)
        if view.manifest.words == self._words:
            return view
        with self._writing():
            view = self._opened(newest=True)  # by now another process may have done it
            if view.manifest.words != self._words:
                self._hold(rebuild_words(self.folder, view, self._words))
            return self._opened(newest=True)

    def _opened(self, newest: bool) -> View:
        """The newest generation; DamagedSnapshot, and its files put aside, when it is damaged.

        While another thread opens it, a search does with the one before: its files still stand.
        """
        before = self._view
        wait = newest or before is None or self._lacks_vectors(before)
        if not self._opening.acquire(blocking=wait) and before is not None:
            return before
        try:
            stamp = self._read_stamp()
            stale = self._view is None or stamp != self._stamp or self._is_stale()
            if stale or self._view is None or self._lacks_vectors(self._view):
                self._view, self._stamp = self._open(), stamp
            return self._view
        finally:
            self._opening.release()

    def _lacks_vectors(self, view: View) -> bool:
        """Opened while nobody had asked anything yet."""
        return self._asked and not view.searched

    def _is_stale(self) -> bool:
        """Whether a file is not as it was, looked at before every use.

        A mapped file that is cut short would end the process at its next reading, one that was
        changed would find less, or panic.
        """
        if self._view is None:
            return False
        try:
            self._view.vouched = check(self.folder, self._view.manifest, self._view.vouched)
        except (DamagedSnapshot, FileNotFoundError):
            self._view = None
        return self._view is None

    def _read_stamp(self) -> Stamp | None:
        try:
            state = (self.folder / MANIFEST).stat()
        except FileNotFoundError:
            return None
        return state.st_ino, state.st_mtime_ns, state.st_size

    def _open(self) -> View:
        if (self.folder / DAMAGED).exists():
            raise DamagedSnapshot((self.folder / DAMAGED).read_text(encoding="utf-8"))
        while True:
            stamp = self._read_stamp()
            try:
                manifest = read_manifest(self.folder)
                if manifest is None and self._view and self._view.manifest.generation:
                    raise DamagedSnapshot("The manifest is gone.")
                return open_view(self.folder, manifest or self._empty(), self._view, self._asked)
            except (DamagedSnapshot, FileNotFoundError, ValueError) as error:
                if stamp == self._read_stamp():  # else it was swept away while being opened
                    raise self._put_aside(str(error)) from error

    def _put_aside(self, reason: str) -> DamagedSnapshot:
        aside = quarantine(self.folder)
        text = f"{reason} The files were moved to {aside.name}."
        (self.folder / DAMAGED).write_text(text, encoding="utf-8")
        return DamagedSnapshot(text)
