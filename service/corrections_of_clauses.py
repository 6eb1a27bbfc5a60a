"""The edits of clauses: words, what they do, their number, cut in two, put together; pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from ingest.model import Clause, Modality, Word
from ingest.runs import run
from service.model import Correction, Mark

Edit = Callable[[list["Entry"], int, Correction], list["Entry"]]
AROUND = "().,:; \t"  # of a printed number, and no part of a path
MOST_MARKER = 24  # characters


class Refused(ValueError):
    """The edit cannot be made here; the message says why."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One clause on its way through the corrections."""

    clause: Clause
    as_read: str | None = None  # the text before any correction of the words
    modality: Modality | None = None  # what staff say it does
    topics: tuple[str, ...] | None = None
    mark: Mark | None = None

    def marked(self, line: Correction, by: str | None) -> Entry:
        """The entry with the mark of a correction; several that stand need all be confirmed."""
        confirmed = by if self.mark is None or self.mark.confirmed_by else None
        return replace(self, mark=Mark(line.who, line.at, self.as_read, confirmed))


def _retext(entries: list[Entry], place: int, line: Correction) -> list[Entry]:
    """Other words; the clauses under it quote them in their lead-in."""
    entry = entries[place]
    before, after = entry.clause.text, line.after or ""
    if not after.strip():
        raise Refused("The text of a clause cannot be empty.")
    changed = replace(
        entry, clause=replace(entry.clause, text=after), as_read=entry.as_read or before
    )
    return [
        changed if number == place else _led(other, entry.clause.path, before, after)
        for number, other in enumerate(entries)
    ]


def _led(entry: Entry, parent: str, before: str, after: str) -> Entry:
    lead = entry.clause.lead_in
    if not lead or not before or not entry.clause.path.startswith(f"{parent}."):
        return entry
    return replace(entry, clause=replace(entry.clause, lead_in=lead.replace(before, after)))


def _rejudge(entries: list[Entry], place: int, line: Correction) -> list[Entry]:
    return _put(entries, place, replace(entries[place], modality=cast(Modality, line.after)))


def _retopic(entries: list[Entry], place: int, line: Correction) -> list[Entry]:
    topics = tuple(filter(None, (line.after or "").split(",")))
    return _put(entries, place, replace(entries[place], topics=topics))


def _renumber(entries: list[Entry], place: int, line: Correction) -> list[Entry]:
    """Another printed number, or none; what stands under it moves along."""
    clause = entries[place].clause
    printed = " ".join((line.after or "").split())
    if len(printed) > MOST_MARKER:
        raise Refused(f"A number is at most {MOST_MARKER} characters long.")
    parent = clause.path.rpartition(".")[0]
    others = {entry.clause.path for entry in entries} - {clause.path}
    path = _free_path(parent, printed, others)
    moved = [_moved(entry, clause.path, path) for entry in entries]
    entry = moved[place]
    return _put(moved, place, replace(entry, clause=replace(entry.clause, marker=printed)))


def _free_path(parent: str, printed: str, taken: set[str]) -> str:
    stem = f"{parent}." if parent else ""
    label = re.sub(r"\s+", " ", printed.strip(AROUND)).replace(".", "-")
    if label:
        tries = [f"{stem}{label}", *(f"{stem}{label}#{n}" for n in range(2, 1000))]
    else:
        tries = [f"{stem}-{n}" for n in range(1, 1000)]
    free = next((path for path in tries if path not in taken), None)
    if free is None:
        raise Refused("No free number is left among its neighbours.")
    return free


def _moved(entry: Entry, old: str, new: str) -> Entry:
    path = entry.clause.path
    if path != old and not path.startswith(f"{old}."):
        return entry
    return replace(entry, clause=replace(entry.clause, path=new + path[len(old) :]))


def _split(entries: list[Entry], place: int, line: Correction) -> list[Entry]:
    """Cut before a character; the second part is an unnumbered sibling and keeps the children."""
    entry = entries[place]
    clause, at = entry.clause, int(line.after or 0)
    first, second = clause.text[:at].rstrip(), clause.text[at:].lstrip()
    if not first or not second:
        raise Refused("A clause is cut between two of its words.")
    parent = clause.path.rpartition(".")[0]
    path = _free_path(parent, "", {other.clause.path for other in entries})
    words, rest = _cut_words(clause, at)
    moved = [
        other if number == place else _moved(other, clause.path, path)
        for number, other in enumerate(entries)
    ]
    own = replace(entry, clause=replace(clause, text=first, words=words))
    new = Entry(replace(clause, path=path, marker="", text=second, words=rest, doubt=None))
    return [*moved[:place], own, new, *moved[place + 1 :]]


def _cut_words(clause: Clause, at: int) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """The words before and after a character; all on both sides where they cannot be told."""
    places = run(clause.text, clause.words)
    first = places.words(0, at)
    return (first, clause.words[len(first) :]) if first else (clause.words, clause.words)


def _merge(entries: list[Entry], place: int, line: Correction) -> list[Entry]:
    """Take in the clause that follows; only one that has none under it."""
    if place + 1 >= len(entries):
        raise Refused("No clause follows that it could take in.")
    first, second = entries[place].clause, entries[place + 1].clause
    if any(entry.clause.path.startswith(f"{second.path}.") for entry in entries):
        raise Refused("The clause that follows has sub-items of its own; move those first.")
    text = " ".join(part for part in (first.text, second.marker, second.text) if part)
    whole = replace(first, text=text, words=(*first.words, *second.words))
    as_read = entries[place].as_read or first.text
    merged = replace(entries[place], clause=whole, as_read=as_read)
    return [*entries[:place], merged, *entries[place + 2 :]]


def _put(entries: list[Entry], place: int, entry: Entry) -> list[Entry]:
    return [*entries[:place], entry, *entries[place + 1 :]]


def families(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with `leaf` as their paths have it now; table rows keep theirs."""
    parents = {entry.clause.path.rpartition(".")[0] for entry in entries}
    touched = any(entry.mark for entry in entries)
    return [
        replace(entry, clause=replace(entry.clause, leaf=entry.clause.path not in parents))
        if touched and not entry.clause.leaf and entry.clause.path not in parents
        else entry
        for entry in entries
    ]


EDITS: Mapping[str, Edit] = {
    "text": _retext,
    "modality": _rejudge,
    "topics": _retopic,
    "marker": _renumber,
    "split": _split,
    "merge": _merge,
}
