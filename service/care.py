"""The care of a home: is all in order, made again where it is not, and kept elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import service.backups as backups
import service.doctor as surroundings
import service.looking as looking
import service.maintenance as maintenance
import service.reads as reads
import service.removal as removal
from service.doctor import Finding
from service.executors.confine import given_up
from service.indexing import behind
from service.model import Failure, VerifyReport
from service.parts import Parts


class Care:
    """What an operator does for one home."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def unsearchable(self) -> int:
        """How many circulars the index has still to learn."""
        return behind(self._parts)

    def verify(
        self, repair: bool = False, told: maintenance.Told = lambda done, total: None
    ) -> VerifyReport:
        """Whether originals, catalogue and index agree; with `repair`, made to."""
        return maintenance.verify(self._parts, repair, told)

    def reread(
        self,
        keys: Sequence[str] = (),
        workers: int | None = None,
        told: maintenance.Told = lambda done, total: None,
    ) -> tuple[Failure, ...]:
        """Readings made again from pages as kept: of these circulars, or of all."""
        return maintenance.reread(self._parts, keys, workers or self._parts.workers, told)

    def reindex(self, told: maintenance.Counted = lambda number: None) -> int:
        """The index made again from the catalogue; gives the number of circulars."""
        return maintenance.reindex(self._parts, told)

    def backup(self, file: Path, told: maintenance.Told = lambda done, total: None) -> int:
        """Everything kept, written to one checksummed file; gives the number of circulars."""
        parts = self._parts
        return removal.undisturbed(
            parts,
            lambda: backups.backup(parts.store, parts.originals, file, told, parts.home.topics),
        )

    def doctor(self) -> tuple[Finding, ...]:
        """Every outside part: is it there, which version, what to do if not."""
        parts = self._parts
        confined = partial(reads.in_child, parts, given_up)
        executor = partial(parts.open_executor, parts.workers)
        return tuple(
            surroundings.examine(
                parts.home, parts.store, looking.recognition, confined, parts.originals, executor
            )
        )
