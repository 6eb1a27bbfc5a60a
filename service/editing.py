"""What staff change by hand: corrections, pages read anew, and which circulars are one letter."""

from __future__ import annotations

from collections.abc import Sequence

import service.correcting as correcting
import service.deciding as deciding
import service.page_trials as page_trials
import service.reviewing as reviewing
from ingest.manner import Manner
from service.decisions import Decision
from service.model import Correction, Stored
from service.parts import Parts


class Editing:
    """The hand of staff in one home; every change is kept with who made it, and can be undone."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def correct(
        self,
        key: str,
        edits: Sequence[correcting.Edit],
        who: str,
        seen: int | None = None,
        note: str = "",
    ) -> Stored:
        """Correct metadata or clauses; StaleRevision when another revision was seen."""
        return correcting.correct(self._parts, key, edits, who, seen, note)

    def confirm(self, key: str, correction: int, who: str) -> Stored:
        """A second person vouches for a correction."""
        return correcting.confirm(self._parts, key, correction, who)

    def withdraw(self, key: str, correction: int, who: str, note: str = "") -> Stored:
        """Take a correction back."""
        return correcting.withdraw(self._parts, key, correction, who, note)

    def corrections(self, key: str) -> tuple[Correction, ...]:
        """Every correction of a circular, oldest first."""
        return correcting.corrections(self._parts, key)

    def review(self, kind: str, limit: int, offset: int) -> reviewing.Queue:
        """What wants a person's eye: of one kind, or of the kind that matters most."""
        return reviewing.queue(self._parts, kind, limit, offset)

    def decide(
        self, key: str, other: str, verdict: str, who: str, note: str = ""
    ) -> dict[str, Decision]:
        """Record whether two circulars are one letter, and which of them is to be cited."""
        return deciding.decide(self._parts, key, other, verdict, who, note)

    # -- pages read anew -----------------------------------------------------------------------

    def manner(self, segmentation: str, scale: float, languages: str, rotate: int) -> Manner:
        """How a page is to be read anew; BadParameter says what can be asked for."""
        return page_trials.manner_of(segmentation, scale, languages, rotate)

    def languages(self) -> tuple[str, ...]:
        """Language data that pages can be read anew with."""
        return page_trials.languages_known()

    def try_page(self, key: str, number: int, manner: Manner) -> page_trials.Trial:
        """A page (from 1) read anew beside the reading that stands; nothing is kept."""
        return page_trials.tried(self._parts, key, number, manner)

    def adopt_page(
        self, key: str, number: int, manner: Manner, seen: str, who: str, note: str = ""
    ) -> Stored:
        """Keep a page read anew; StaleRevision when it gives other words than were `seen`."""
        return page_trials.adopted(self._parts, key, number, manner, seen, who, note)
