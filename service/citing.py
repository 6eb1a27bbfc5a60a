"""The legal basis of a document or draft, each citation judged at its date and today; pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ingest.model import Circular, Citation
from service.register import OVER, Standing, judge

NOT_UNDERSTOOD = "citation_not_understood"
Outcome = Literal["valid", "amended", "ended_since", "ended_before", "not_yet", "unknown"]


@dataclass(frozen=True, slots=True)
class Judged:
    """One citation and how it stands; at_issue is None for a text without a date."""

    citation: Citation
    at_issue: Standing | None
    today: Standing

    @property
    def outcome(self) -> Outcome:
        """Both judgements in one word; a text without a date is judged as if issued today.

        valid: then and now; amended: in force, changed since it was made; ended_since: valid
        then, no longer today; ended_before: no longer in force when the letter was issued;
        not_yet: not yet in force then; unknown: cannot be told.
        """
        then = (self.at_issue or self.today).status
        if then in OVER:
            return "ended_before"
        if then == "not_yet":
            return "not_yet"
        if "unknown" in (then, self.today.status):
            return "unknown"
        if self.today.status in OVER:
            return "ended_since"
        return "amended" if self.today.status == "amended" else "valid"


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """Every citation of one text, and the places that look like citations but were not read."""

    issued_on: date | None
    citations: tuple[Judged, ...]
    not_understood: tuple[str, ...]  # sentences naming the passages


def legal_basis(circular: Circular, today: date) -> LegalBasis:
    """Judge each cited regulation once, in the order of the text."""
    issued = _issued_on(circular)
    once = {citation.canonical: citation for citation in reversed(circular.citations)}
    order = dict.fromkeys(citation.canonical for citation in circular.citations)
    return LegalBasis(
        issued,
        tuple(_judged(once[canonical], issued, today) for canonical in order),
        tuple(n.message for n in circular.notices if n.code == NOT_UNDERSTOOD),
    )


def _judged(citation: Citation, issued: date | None, today: date) -> Judged:
    at_issue = judge(citation.canonical, issued) if issued else None
    return Judged(citation, at_issue, judge(citation.canonical, today))


def _issued_on(circular: Circular) -> date | None:
    text = circular.metadata.get("issued_on")
    return date.fromisoformat(text) if text else None
