"""A circular as read and its corrections to a Reading; pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ingest.model import Circular
from service.corrections import overlay
from service.model import Correction, Reading
from service.reading import Tables, make_reading


def corrected_reading(
    file: str, read: Circular, lines: Sequence[Correction], tables: Tables
) -> tuple[Reading, tuple[tuple[Correction, str], ...]]:
    """The Reading with every correction in force, and the corrections without a place, each why."""
    laid = overlay(read, lines)
    reading = make_reading(file, laid.circular, tables)
    if not lines:
        return reading, ()
    concluded = _concluded(laid.judged, tables)
    clauses = tuple(
        replace(
            item,
            topics=laid.topics.get(item.clause.path, item.topics),
            mark=laid.marks.get(item.clause.path),
        )
        for item in reading.clauses
    )
    return replace(reading, clauses=clauses, corrected=laid.fields, **concluded), laid.lost


def _concluded(judged: Mapping[str, str | None], tables: Tables) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if "region" in judged:
        code = judged["region"]
        values["region"] = tables.gazetteer.named(code) if code else None
    if "election_year" in judged:
        year = judged["election_year"]
        values["election_year"] = int(year) if year else None
    if "election" in judged:
        values["election"] = judged["election"]
    return values
