"""The JSON shapes of search: filters as understood, suggestions, matches with their heads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from service.model import (
    Copies,
    Filters,
    Match,
    SearchResult,
    Suggestion,
)
from service.shapes import DIGITS, Json, clause_json, column_json


def filters_json(filters: Filters) -> Json:
    """Filters that are set; the rest left out."""
    return {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in asdict(filters).items()
        if value not in ((), None)
    }


def suggestions_json(typed: str, offered: Sequence[Suggestion]) -> Json:
    """What is offered to somebody typing."""
    return {"q": typed, "items": [{"text": one.text, "kind": one.kind} for one in offered]}


WEAK_NOTICE = "Nothing here plainly says that: what was found shares few words with the question."


def search_json(result: SearchResult) -> Json:
    """A SearchResult."""
    return {
        "query": result.query,
        "filters": filters_json(result.filters),
        "understood": filters_json(result.understood),
        "total": result.total,
        "took_ms": round(result.took_ms, 2),
        "left_out": result.left_out,
        "did_you_mean": result.did_you_mean,
        "weak": result.weak,
        "notice": WEAK_NOTICE if result.weak else None,
        "facets": result.facets,
        "hits": [match_json(match) for match in result.matches],
    }


def match_json(match: Match) -> Json:
    """A hit: the circular's head, the clause, and what matched."""
    clause = clause_json(match.clause)
    kept = (
        "path",
        "marker",
        "text",
        "lead_in",
        "modality",
        "topics",
        "pages",
        "boxes",
        "corrected",
    )
    return {
        "circular": column_json(match.circular),
        "clause": {key: clause[key] for key in kept},
        "score": round(match.score, DIGITS),
        "highlights": [list(span) for span in match.highlights],
        "why": list(match.why),
        "headings": list(match.headings),
        "same_as": _copies_json(match.same) if match.same.total else None,
    }


def _copies_json(copies: Copies) -> Json:
    return {
        "total": copies.total,
        "circulars": [
            {
                "key": stored.key,
                "path": path,
                "number": head["number"],
                "region": head["region"],
                "election_year": head["election_year"],
            }
            for stored, path in copies.first
            for head in [column_json(stored)]
        ],
    }
