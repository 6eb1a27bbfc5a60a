"""Many circulars' clauses and their likeness to a Comparison; pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from rapidfuzz import fuzz

from service.alignment import Meaning, align, item_of
from service.changes import change_between, word_difference
from service.model import Cell, Comparison, Filters, Pair, Row, Stored, TopicalClause

OPERATIVE = frozenset(
    {"prohibition", "obligation", "recommendation", "permission", "sanction", "reporting"}
)
OTHER = "other"

Meanings = Callable[[Sequence[str]], Meaning]


@dataclass(frozen=True, slots=True)
class Entry:
    """One operative clause of one column."""

    column: int
    item: TopicalClause

    @property
    def text(self) -> str:
        """The clause's own words."""
        return self.item.clause.text

    def key(self, columns: Sequence[Stored]) -> tuple[str, str]:
        """Circular and path."""
        return columns[self.column].key, self.item.clause.path


def compare(
    columns: Sequence[Stored],
    filters: Filters,
    baseline: str | None,
    meaning: Meanings,
    labels: Mapping[str, str],
) -> Comparison:
    """Lay circulars side by side by topic; labels gives the topics in the order of the rows."""
    entries = [
        Entry(number, item)
        for number, stored in enumerate(columns)
        for item in operative(stored, filters)
    ]
    pairs = tuple(_pairs(columns, entries, meaning))
    rows = tuple(_rows(columns, entries, baseline, pairs, labels, filters))
    return Comparison(
        id=comparison_id([stored.key for stored in columns], filters, baseline),
        filters=filters,
        baseline=baseline,
        columns=tuple(columns),
        rows=rows,
        pairs=pairs,
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
    pairs: Sequence[Pair],
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
            yield Row(topic, label, _with_changes(cells, baseline, pairs))


def _cell(stored: Stored, clauses: Sequence[TopicalClause]) -> Cell:
    if clauses:
        return Cell(stored.key, "stated", tuple(clauses))
    return Cell(stored.key, "unreadable" if has_unread_part(stored) else "not_stated")


def has_unread_part(stored: Stored) -> bool:
    """Whether a page of the circular gave no text: then silence proves nothing."""
    if stored.reading is None:
        return True
    return any(notice.code == "page_unread" for notice in stored.reading.notices)


def _with_changes(
    cells: tuple[Cell, ...], baseline: str | None, pairs: Sequence[Pair]
) -> tuple[Cell, ...]:
    base = next((cell for cell in cells if cell.circular == baseline), None)
    if base is None:
        return cells
    return tuple(cell if cell is base else _changed(cell, base, pairs) for cell in cells)


def _changed(cell: Cell, base: Cell, pairs: Sequence[Pair]) -> Cell:
    """A cell with its change against the baseline's cell of the same row."""
    if cell.state == "unreadable" or base.state == "unreadable":
        return cell
    if not base.clauses:
        return _replaced(cell, "added" if cell.clauses else None)
    if not cell.clauses:
        return _replaced(cell, "removed")
    old, new = _closest(cell, base, pairs)
    return Cell(
        cell.circular,
        cell.state,
        cell.clauses,
        change_between(old.clause, new.clause),
        word_difference(old.clause.text, new.clause.text),
    )


def _replaced(cell: Cell, change: str | None) -> Cell:
    return Cell(cell.circular, cell.state, cell.clauses, change, ())  # type: ignore[arg-type]


def _closest(cell: Cell, base: Cell, pairs: Sequence[Pair]) -> tuple[TopicalClause, TopicalClause]:
    """The two clauses of the cells that are most alike: by aligned pair, else by wording."""
    known = {(pair.a, pair.b): pair.likeness for pair in pairs}
    known |= {(b, a): value for (a, b), value in known.items()}
    choices = [(old, new) for old in base.clauses for new in cell.clauses]

    def rank(choice: tuple[TopicalClause, TopicalClause]) -> float:
        old, new = choice[0].clause, choice[1].clause
        pair = ((base.circular, old.path), (cell.circular, new.path))
        return known.get(pair, 0.0) or fuzz.token_sort_ratio(old.text, new.text) / 200

    return max(choices, key=rank)


def _pairs(
    columns: Sequence[Stored], entries: Sequence[Entry], meaning: Meanings
) -> Iterator[Pair]:
    items = [item_of(entry.column, entry.item) for entry in entries]
    if not items:
        return
    for one in align(items, meaning([item.text for item in items])):
        a, b = entries[one.a], entries[one.b]
        keys = (a.key(columns), b.key(columns))
        yield Pair(*keys, one.likeness, change_between(a.item.clause, b.item.clause))
