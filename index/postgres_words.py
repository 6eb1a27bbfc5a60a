"""The words of an index in PostgreSQL: a copy of them on each machine that follows the tables.

PostgreSQL's own text search ranks every passage that holds a word, and the words sought here stand
in most of them; see DECISIONS.md. So what is sought by words is sought in a word index of ours,
which holds nothing that cannot be read from the tables again.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

import psycopg

from index.commit import words_version
from index.errors import DamagedSnapshot, IndexBusy
from index.lexical import Lexicon, files, write
from index.model import Passage
from index.postgres_tables import State, Tables, passage_of
from index.snapshot import (
    Manifest,
    Vouched,
    check,
    quarantine,
    read_manifest,
    sweep,
    sync_folder,
    with_files,
    write_manifest,
)

LOCK = "write.lock"
WAIT_S = 120.0  # for another process of this machine that is at it
FETCHED = 2000  # passages in hand at a time


class Words:
    """The word index of one model in a folder, brought to the generation that is asked for."""

    def __init__(self, root: Path, tables: Tables, model: str) -> None:
        self._root, self._tables, self._model = root, tables, model
        self._opening = threading.Lock()
        self._held: tuple[Path, Manifest, Lexicon] | None = None
        self._vouched: Vouched = {}

    def at(self, link: psycopg.Connection[Any], state: State) -> Lexicon | None:
        """The words of this generation or a newer one; None while there are none."""
        if state.count == 0:
            return None
        with self._opening:
            if not self._stands(state):
                self._held = self._followed(link, state)
            return self._held[2] if self._held else None

    def close(self) -> None:
        """Let go of files."""
        with self._opening:
            self._held = None

    @cached_property
    def _version(self) -> str:
        return words_version()

    def _folder(self, state: State) -> Path:
        return self._root / f"{self._model}-{state.epoch[:12]}"

    def _stands(self, state: State) -> bool:
        """Whether what is held is new enough, and its files are as they were."""
        if self._held is None:
            return False
        folder, manifest, _ = self._held
        if folder != self._folder(state) or manifest.generation < state.generation:
            return False
        return self._is_whole(folder, manifest)

    def _is_whole(self, folder: Path, manifest: Manifest) -> bool:
        try:
            self._vouched = check(folder, manifest, self._vouched)
        except (DamagedSnapshot, FileNotFoundError):
            return False
        return True

    def _followed(
        self, link: psycopg.Connection[Any], state: State
    ) -> tuple[Path, Manifest, Lexicon]:
        from filelock import FileLock, Timeout

        folder = self._folder(state)
        folder.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(folder / LOCK, timeout=WAIT_S):
                manifest = self._kept(folder)
                if manifest is None or manifest.generation < state.generation:
                    manifest = self._written(folder, manifest, link, state)
                    self._is_whole(folder, manifest)
                return folder, manifest, Lexicon(folder / manifest.lexical)
        except Timeout as error:
            raise IndexBusy(f"Waited {WAIT_S:g} s for the words.") from error

    def _kept(self, folder: Path) -> Manifest | None:
        """What an earlier process left, if it can be built upon; damaged files are put aside."""
        try:
            manifest = read_manifest(folder)
        except DamagedSnapshot:
            quarantine(folder)
            return None
        if manifest is None or manifest.words != self._version:
            return None
        if not self._is_whole(folder, manifest):
            quarantine(folder)
            return None
        return manifest

    def _written(
        self,
        folder: Path,
        old: Manifest | None,
        link: psycopg.Connection[Any],
        state: State,
    ) -> Manifest:
        """Bring what was kept to a generation, or make it from nothing."""
        base = old if old and old.lexical and old.generation >= state.floor else None
        sweep(folder, *([base] if base else []))
        since = base.generation if base else -1
        new = Manifest(self._model, self._tables.dimensions, self._version, state.generation)
        new = replace(new, count=state.count, lexical=f"words-{state.generation:08d}")
        dead = self._graves(link, since) if base else []
        before = folder / base.lexical if base else None
        write(folder / new.lexical, before, dead, self._born(link, since))
        if Lexicon(folder / new.lexical).count != state.count:
            sweep(folder)
            if base is None:
                raise DamagedSnapshot("The tables do not add up to the passages promised.")
            return self._written(folder, None, link, state)
        new = with_files(folder, new, files(folder / new.lexical))
        sync_folder(folder)
        write_manifest(folder, new)
        sweep(folder, new, *([base] if base else []))
        return new

    def _graves(self, link: psycopg.Connection[Any], since: int) -> list[int]:
        query = self._tables.say("SELECT serial FROM {graves} WHERE buried > %s")
        return [row[0] for row in link.execute(query, (since,), binary=True)]

    def _born(self, link: psycopg.Connection[Any], since: int) -> Iterator[tuple[int, Passage]]:
        """Passages that came after a generation, oldest first, some at a time."""
        columns = 'serial, key, "group", sense, attributes, text, context'
        query = self._tables.say(
            f"SELECT {columns} FROM {{passages}} WHERE born > %s AND serial > %s"
            f" ORDER BY serial LIMIT {FETCHED}"
        )
        last = -1
        while rows := link.execute(query, (since, last), binary=True).fetchall():
            for serial, *row in rows:
                yield serial, passage_of(*row)
            last = rows[-1][0]
