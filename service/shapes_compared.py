"""The JSON shapes of what is thought about many circulars together."""

from __future__ import annotations

from dataclasses import asdict

from service.ancestry import Descent
from service.compared import Cell, Comparison, Pair, Row
from service.coverage import Coverage
from service.gaps import Gaps
from service.model import Stored
from service.shapes import DIGITS, Json, clause_json, clause_of, column_json, region_json
from service.shapes_found import filters_json
from service.since import Since
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


def coverage_json(covered: Coverage) -> Json:
    """What is kept and what is not."""
    return {
        "years": list(covered.years),
        "regions": [
            {"region": region_json(held.region), "counts": list(held.counts)}
            for held in covered.regions
        ],
        "missing": [
            {"region": region_json(one.region), "year": one.election_year}
            for one in covered.missing
        ],
        "unread": [
            {"circular": column_json(stored), "pages": list(pages)}
            for stored, pages in covered.unread
        ],
        "unplaced": [column_json(stored) for stored in covered.unplaced],
        "clauses_recognised": covered.doubt.clauses,
        "clauses_low": covered.doubt.low,
        "failed": covered.failed,
    }


def gaps_json(gaps: Gaps) -> Json:
    """What a circular leaves out, and what only it has."""
    return {
        "circular": column_json(gaps.circular),
        "against": gaps.against,
        "others": [column_json(stored) for stored in gaps.others],
        "rows": [
            {
                "topic": gap.topic,
                "label": gap.label,
                "kind": gap.kind,
                "own": cell_json(gap.own),
                "stated": [cell_json(cell) for cell in gap.stated],
                "readable": gap.readable,
            }
            for gap in gaps.rows
        ],
    }


def since_json(since: Since) -> Json:
    """What changed since a comparison was saved."""
    return {**asdict(since), "nothing": since.nothing}


def comparison_json(comparison: Comparison) -> Json:
    """A Comparison."""
    return {
        "id": comparison.id,
        "filters": filters_json(comparison.filters),
        "baseline": comparison.baseline,
        "columns": [column_json(stored) for stored in comparison.columns],
        "rows": [row_json(row) for row in comparison.rows],
        "pairs": [pair_json(pair) for pair in comparison.pairs],
    }


def row_json(row: Row) -> Json:
    """One subject across the circulars compared."""
    return {
        "topic": row.topic,
        "label": row.label,
        "cells": [cell_json(cell) for cell in row.cells],
    }


def cell_json(cell: Cell) -> Json:
    """One cell, its clauses verbatim."""
    kept = ("path", "marker", "text", "lead_in", "modality", "pages", "boxes", "corrected")
    clauses = [clause_json(item) for item in cell.clauses]
    return {
        "circular": cell.circular,
        "state": cell.state,
        "clauses": [{key: clause[key] for key in kept} for clause in clauses],
        "change": cell.change,
        "diff": [list(part) for part in cell.diff],
    }


def pair_json(pair: Pair) -> Json:
    """Two clauses that say the like."""
    return {
        "a": {"circular": pair.a[0], "path": pair.a[1]},
        "b": {"circular": pair.b[0], "path": pair.b[1]},
        "likeness": round(pair.likeness, DIGITS),
        "change": pair.change,
        "aspects": [list(aspect) for aspect in pair.aspects],
    }
