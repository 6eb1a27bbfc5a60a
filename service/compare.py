"""Many circulars' clauses and their likeness to a Comparison; pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace

from service.changes import word_difference
from service.compared import Cell, Comparison, Row
from service.coverage import UNREAD
from service.model import Filters, Stored, TopicalClause
from service.pairing import Entry, Meanings, Pairing, Tell, untold

OPERATIVE = frozenset(
    {"prohibition", "obligation", "recommendation", "permission", "sanction", "reporting"}
)
OTHER = "other"
OTHER_LABEL = "Lain-lain"


def compare(
    columns: Sequence[Stored],
    filters: Filters,
    baseline: str | None,
    meaning: Meanings,
    labels: Mapping[str, str],
    tell: Tell = untold,
) -> Comparison:
    """Lay circulars side by side by topic; labels gives the topics in the order of the rows."""
    entries = [
        Entry(number, item)
        for number, stored in enumerate(columns)
        for item in operative(stored, filters)
    ]
    pairing = Pairing(columns, entries, meaning, tell)
    rows = tuple(_rows(columns, entries, baseline, pairing, labels, filters))
    return Comparison(
        id=comparison_id([stored.key for stored in columns], filters, baseline),
        filters=filters,
        baseline=baseline,
        columns=tuple(columns),
        rows=rows,
        pairs=pairing.pairs,
    )


def comparison_id(keys: Sequence[str], filters: Filters, baseline: str | None) -> str:
    """The same request always has the same id: 16 hex digits."""
    request = json.dumps([sorted(keys), asdict(filters), baseline], sort_keys=True)
    return hashlib.sha256(request.encode()).hexdigest()[:16]


def operative(stored: Stored, filters: Filters) -> Iterator[TopicalClause]:
    """The clauses that oblige, forbid, allow or threaten, as far as the filters ask for them."""
    for item in stored.reading.clauses if stored.reading else ():
        if not item.clause.leaf or item.clause.modality not in OPERATIVE:
            continue
        if filters.modality and item.clause.modality not in filters.modality:
            continue
        if filters.topic and not set(filters.topic) & set(item.topics):
            continue
        yield item


def _rows(
    columns: Sequence[Stored],
    entries: Sequence[Entry],
    baseline: str | None,
    pairing: Pairing,
    labels: Mapping[str, str],
    filters: Filters,
) -> Iterator[Row]:
    for topic, label in labels.items():
        if filters.topic and topic not in filters.topic:
            continue
        held = [entry for entry in entries if topic in (entry.item.topics or (OTHER,))]
        if held:
            cells = tuple(
                _cell(stored, [e.item for e in held if e.column == number])
                for number, stored in enumerate(columns)
            )
            yield Row(topic, label, _with_changes(cells, baseline, pairing))


def _cell(stored: Stored, clauses: Sequence[TopicalClause]) -> Cell:
    if clauses:
        return Cell(stored.key, "stated", tuple(clauses))
    return Cell(stored.key, "unreadable" if has_unread_part(stored) else "not_stated")


def has_unread_part(stored: Stored) -> bool:
    """Whether a page of the circular gave no text: then silence proves nothing."""
    if stored.reading is None:
        return True
    return any(notice.code in UNREAD for notice in stored.reading.notices)


def _with_changes(
    cells: tuple[Cell, ...], baseline: str | None, pairing: Pairing
) -> tuple[Cell, ...]:
    base = next((cell for cell in cells if cell.circular == baseline), None)
    if base is None:
        return cells
    return tuple(cell if cell is base else _changed(cell, base, pairing) for cell in cells)


def _changed(cell: Cell, base: Cell, pairing: Pairing) -> Cell:
    """A cell with its change against the baseline's cell of the same row."""
    if cell.state == "unreadable" or base.state == "unreadable":
        return cell
    if not base.clauses:
        return replace(cell, change="added" if cell.clauses else None)
    if not cell.clauses:
        return replace(cell, change="removed")
    old, new = pairing.closest(
        [(base.circular, item) for item in base.clauses],
        [(cell.circular, item) for item in cell.clauses],
    )
    found = pairing.changed(old, new).change
    diff = word_difference(old[1].clause.text, new[1].clause.text)
    return replace(cell, change=found, diff=diff)
