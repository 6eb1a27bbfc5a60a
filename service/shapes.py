"""The JSON shapes of CONTRACT.md section 3; command line and HTTP share them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from ingest.model import Box, Clause, Found, Metadata, Notice, Page
from service.citing import LegalBasis
from service.duty_shapes import obligation_json
from service.founding import Founded
from service.model import (
    Absent,
    Accepted,
    Cell,
    Column,
    Comparison,
    Copies,
    Correction,
    Failure,
    Filters,
    IngestSummary,
    Job,
    Mark,
    Match,
    Pair,
    Reading,
    Region,
    Row,
    SearchResult,
    Stored,
    Suggestion,
    TopicalClause,
    VerifyReport,
)
from service.register import Standing

Json = dict[str, Any]
DIGITS = 5  # of box fractions and scores: a hundredth of a pixel on a scan is enough


def reading_json(reading: Reading) -> Json:
    """A Reading that succeeded."""
    return {
        "file": reading.file,
        "status": "ok",
        "error": None,
        **_metadata_json(reading),
        "pages": [page_json(page) for page in reading.pages],
        "text": reading.text,
        "clauses": [clause_json(item) for item in reading.clauses],
        "notices": [notice_json(notice) for notice in reading.notices],
    }


def failure_json(failure: Failure) -> Json:
    """A Reading of a file that failed: same keys, nothing claimed."""
    empty: Json = dict.fromkeys(METADATA_KEYS)
    for key in ("addressees", "citations", "doubtful", "corrected"):
        empty[key] = []
    return {
        "file": failure.file,
        "status": "failed",
        "error": {"code": failure.code, "message": failure.message},
        **empty,
        "pages": [],
        "text": "",
        "clauses": [],
        "notices": [],
    }


CORRECTION_KEYS = ("id", "at", "who", "kind", "target", "before", "after", "note")
METADATA_KEYS = (
    "source",
    "kind",
    "number",
    "issued_on",
    "issued_at",
    "election_year",
    "election",
    "region",
    "issuer",
    "signatory",
    "subject",
    "addressees",
    "replaces",
    "citations",
    "doubtful",
    "corrected",
)


def _metadata_json(reading: Reading) -> Json:
    metadata = reading.metadata
    return {
        "source": metadata.source,
        "kind": metadata.kind,
        "number": metadata.get("number"),
        "issued_on": metadata.get("issued_on"),
        "issued_at": metadata.get("issued_at"),
        "election_year": reading.election_year,
        "election": reading.election,
        "region": region_json(reading.region),
        "issuer": metadata.get("issuer"),
        "signatory": _signatory_json(metadata),
        "subject": metadata.get("subject"),
        "addressees": list(metadata.all("addressee")),
        "replaces": metadata.get("replaces"),
        "citations": list(dict.fromkeys(c.canonical for c in reading.citations)),
        "doubtful": sorted({found.key for found in metadata.found if found.doubtful}),
        "corrected": [{"field": one.field, **mark_json(one.mark)} for one in reading.corrected],
    }


def mark_json(mark: Mark) -> Json:
    """What staff changed, and what was read there."""
    return asdict(mark)


def correction_json(line: Correction, standing: bool) -> Json:
    """One line of the overlay; `standing` is false once it was withdrawn."""
    values = {name: getattr(line, name) for name in CORRECTION_KEYS}
    return {**values, "standing": standing, "places": [box_json(box) for box in line.places]}


def field_text(reading: Reading, name: str) -> str | None:
    """A field of the metadata as one text, as a correction names it; None when not stated."""
    concluded = {
        "kind": reading.metadata.kind,
        "region": reading.region.name if reading.region else None,
        "election_year": str(reading.election_year) if reading.election_year else None,
        "election": reading.election,
    }
    if name in concluded:
        return concluded[name]
    return "\n".join(reading.metadata.all(name)) or None


def _signatory_json(metadata: Metadata) -> Json | None:
    name, position = metadata.get("signatory_name"), metadata.get("signatory_position")
    return {"name": name, "position": position} if name or position else None


def region_json(region: Region | None) -> Json | None:
    """A region, or null."""
    return asdict(region) if region else None


def page_json(page: Page) -> Json:
    """A page without its words."""
    return {
        "number": page.number,
        "width": round(page.width, 2),
        "height": round(page.height, 2),
        "source": page.source,
        "confidence": _rounded(page.confidence),
        "rotation": page.rotation,
    }


def box_json(box: Box) -> Json:
    """A box in page fractions."""
    return {
        "page": box.page,
        "x0": round(box.x0, DIGITS),
        "y0": round(box.y0, DIGITS),
        "x1": round(box.x1, DIGITS),
        "y1": round(box.y1, DIGITS),
    }


def clause_json(item: TopicalClause) -> Json:
    """A clause with its boxes."""
    clause = item.clause
    return {
        "path": clause.path,
        "marker": clause.marker,
        "text": clause.text,
        "lead_in": clause.lead_in,
        "modality": clause.modality,
        "topics": list(item.topics),
        "leaf": clause.leaf,
        "pages": list(clause.pages),
        "boxes": [box_json(box) for box in clause.boxes],
        "confidence": _rounded(clause.confidence),
        "doubt": clause.doubt,
        "corrected": mark_json(item.mark) if item.mark else None,
        "obligations": [obligation_json(one) for one in item.obligations],
    }


def notice_json(notice: Notice) -> Json:
    """A notice."""
    return asdict(notice)


def found_json(found: Found) -> Json:
    """A metadata value with its proof."""
    return {
        "key": found.key,
        "value": found.value,
        "boxes": [box_json(box) for box in found.boxes],
        "doubtful": found.doubtful,
    }


def stored_json(stored: Stored) -> Json:
    """A circular as kept: its Reading with key, state and revision."""
    if stored.reading is not None:
        body = reading_json(stored.reading)
    else:
        body = failure_json(stored.failure or Failure(stored.file, "not_ready", "Not read yet."))
        body["status"] = "failed" if stored.failure else "pending"
        body["error"] = body["error"] if stored.failure else None
    return {**_keeping_json(stored), **body, "file": stored.file}


def stored_line_json(stored: Stored) -> Json:
    """A circular in a list: no text, clauses or page geometry."""
    body = stored_json(stored)
    for left_out in ("clauses", "pages", "text"):
        body.pop(left_out)
    return {**body, "clause_count": stored.clause_count, "page_count": stored.page_count}


def _keeping_json(stored: Stored) -> Json:
    return {
        "key": stored.key,
        "state": stored.state,
        "revision": stored.revision,
        "media_type": stored.media_type,
        "size": stored.size,
        "received_at": stored.received_at,
        "reader": stored.reader,
    }


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


def column_json(stored: Column) -> Json:
    """The head of a circular: what a hit or a comparison column shows of it.

    A column without a circular has only its region and election year; its cells are no_circular.
    """
    if isinstance(stored, Absent):
        return _absent_json(stored)
    reading = stored.reading
    metadata = reading.metadata if reading else None
    return {
        "key": stored.key,
        "file": stored.file,
        "source": metadata.source if metadata else None,
        "kind": metadata.kind if metadata else None,
        "number": metadata.get("number") if metadata else None,
        "region": region_json(reading.region) if reading else None,
        "election_year": reading.election_year if reading else None,
        "election": reading.election if reading else None,
        "issued_on": metadata.get("issued_on") if metadata else None,
        "issuer": metadata.get("issuer") if metadata else None,
        "subject": metadata.get("subject") if metadata else None,
    }


def _absent_json(column: Absent) -> Json:
    empty: Json = dict.fromkeys(
        ("source", "kind", "number", "election", "issued_on", "issuer", "subject")
    )
    return {
        "key": column.key,
        "file": "",
        **empty,
        "region": region_json(column.region),
        "election_year": column.election_year,
    }


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


def job_json(job: Job) -> Json:
    """A job, with its failure as {"code", "message"} or null."""
    failure = job.failure
    return {
        **asdict(job),
        "failure": {"code": failure.code, "message": failure.message} if failure else None,
    }


def accepted_json(accepted: Accepted) -> Json:
    """The outcome of one uploaded file."""
    failure = accepted.failure
    return {
        "file": accepted.file,
        "outcome": accepted.outcome,
        "key": accepted.key,
        "error": {"code": failure.code, "message": failure.message} if failure else None,
    }


def summary_json(summary: IngestSummary) -> Json:
    """The end of an ingest run."""
    return {
        "files": summary.files,
        "ready": summary.ready,
        "duplicates": summary.duplicates,
        "failed": [asdict(failure) for failure in summary.failed],
        "skipped": [asdict(failure) for failure in summary.skipped],
    }


def verify_json(report: VerifyReport) -> Json:
    """Whether originals, catalogue and index agree."""
    return {"sound": report.sound, **asdict(report)}


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


def clause_of(items: Iterable[TopicalClause], path: str) -> Clause | None:
    """The clause with this path, or None."""
    return next((item.clause for item in items if item.clause.path == path), None)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)
