"""What kept circulars rest on: the legal basis of each that filters find, judged at both dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ingest.model import Circular
from service.citing import LegalBasis, Outcome, legal_basis
from service.filters import where
from service.model import Filters, Stored
from service.parts import Parts


@dataclass(frozen=True, slots=True)
class Founded:
    """A kept circular with the legal basis it states."""

    circular: Stored
    basis: LegalBasis


def founded(
    parts: Parts, filters: Filters, outcomes: tuple[Outcome, ...], today: date
) -> tuple[Founded, ...]:
    """Circulars in order of issue; with outcomes, those that have a citation judged so."""
    found, _ = parts.store.find(where(filters), None, 0, ("ready",), whole=False)
    judged = (Founded(stored, basis_of(stored, today)) for stored in found if stored.reading)
    return tuple(
        one
        for one in judged
        if not outcomes or any(item.outcome in outcomes for item in one.basis.citations)
    )


def basis_of(stored: Stored, today: date) -> LegalBasis:
    """The legal basis of a circular that has a reading, text and clauses not needed."""
    known = stored.reading
    assert known is not None
    read = Circular((), known.metadata, "", (), known.citations, known.notices)
    return legal_basis(read, today)
