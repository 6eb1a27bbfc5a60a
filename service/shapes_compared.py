"""The JSON shapes of what is thought about many circulars together: lineage."""

from __future__ import annotations

from service.ancestry import Descent
from service.model import Stored
from service.shapes import Json, clause_of, column_json
from service.tracing import Traced


def lineage_json(traced: Traced) -> Json:
    """Circulars with what each took from earlier ones, and the links between them."""
    return {
        "circulars": [_traced_json(traced, stored) for stored in traced.circulars],
        "links": [
            {
                "source": link.source,
                "copy": link.copy,
                "share": link.share,
                "clauses": link.clauses,
                "main": link.main,
                "certain": link.certain,
            }
            for link in traced.lineage.links
        ],
    }


def _traced_json(traced: Traced, stored: Stored) -> Json:
    ancestry = traced.ancestry(stored.key)
    return {
        **column_json(stored),
        "asked": stored.key in traced.asked,
        "copied": ancestry.copied,
        "parent": traced.lineage.parent(stored.key),
        "chain": list(traced.lineage.chain(stored.key)),
        "clauses": [_descent_json(traced, stored, one) for one in ancestry.descents],
    }


def _descent_json(traced: Traced, stored: Stored, descent: Descent) -> Json:
    clause = clause_of(stored.reading.clauses if stored.reading else (), descent.path)
    return {
        "path": descent.path,
        "text": clause.text if clause else "",
        "pages": list(clause.pages) if clause else [],
        "how": descent.how,
        "share": descent.share,
        "source": _place_json(descent.source),
        "origin": _place_json(descent.origin),
        "others": [
            {"circular": key, "path": path, "share": share} for key, path, share in descent.others
        ],
        "diff": [list(part) for part in traced.difference(stored.key, descent)],
    }


def _place_json(place: tuple[str, str] | None) -> Json | None:
    return {"circular": place[0], "path": place[1]} if place else None
