"""The legal basis of a document or draft, each citation judged at its date and today; pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ingest.model import Circular, Citation
from service.register import Standing, judge

NOT_UNDERSTOOD = "citation_not_understood"


@dataclass(frozen=True, slots=True)
class Judged:
    """One citation and how it stands; at_issue is None for a text without a date."""

    citation: Citation
    at_issue: Standing | None
    today: Standing


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
