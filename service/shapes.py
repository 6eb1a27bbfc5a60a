"""The JSON shapes of CONTRACT.md section 3; command line and HTTP share them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from ingest.geometry import Box
from ingest.model import Clause, Metadata, Notice, Page
from service.compared import Absent, Column
from service.duty_shapes import obligation_json
from service.model import Correction, Failure, Mark, Reading, Region, Stored, TopicalClause

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


def _signatory_json(metadata: Metadata) -> Json:
    """Both parts, null where not stated: an office may sign without a name."""
    name, position = metadata.get("signatory_name"), metadata.get("signatory_position")
    return {"name": name, "position": position}


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


def clause_of(items: Iterable[TopicalClause], path: str) -> Clause | None:
    """The clause with this path, or None."""
    return next((item.clause for item in items if item.clause.path == path), None)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)
