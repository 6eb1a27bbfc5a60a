"""The JSON shapes of citations judged against the register."""

from __future__ import annotations

from dataclasses import asdict

from service.citing import LegalBasis
from service.founding import Founded
from service.register import Standing
from service.shapes import Json, column_json


def legal_basis_json(basis: LegalBasis) -> Json:
    """Citations judged at the text's own date and today."""
    return {
        "issued_on": basis.issued_on.isoformat() if basis.issued_on else None,
        "citations": [
            {
                "canonical": item.citation.canonical,
                "printed": item.citation.printed,
                "clause": item.citation.clause,
                "pinpoint": item.citation.pinpoint,
                "outcome": item.outcome,
                "at_issue": standing_json(item.at_issue),
                "today": standing_json(item.today),
            }
            for item in basis.citations
        ],
        "not_understood": list(basis.not_understood),
    }


def founded_json(one: Founded) -> Json:
    """A kept circular with its legal basis."""
    return {"circular": column_json(one.circular), **legal_basis_json(one.basis)}


def standing_json(standing: Standing | None) -> Json | None:
    """How a citation stands at one date, or null without a date."""
    return {**asdict(standing), "on": standing.on.isoformat()} if standing else None
