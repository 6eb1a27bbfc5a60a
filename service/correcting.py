"""Staff correct a circular: checked, laid over the reading, kept with who and when, indexed."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial

import service.looking as looking
from service.chosen_pages import with_chosen
from service.clock import utc_now
from service.correction_checks import checked_clause, checked_field
from service.crew import record
from service.errors import (
    ClauseNotFound,
    CorrectionNotFound,
    CorrectionRefused,
    HomeBusy,
    NotReady,
    StaleRevision,
)
from service.executors.reading import circular_of
from service.indexing import settle
from service.model import Correction, CorrectionKind, Reading, Stored
from service.parts import Parts
from service.reads import in_child
from service.shapes import field_text
from service.topic_table import Topic

INDEX_WAIT_S = 2.0


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing somebody wants changed."""

    kind: CorrectionKind
    target: str  # clause path or name of a field
    after: str | None
    before: str | None = None  # what they saw there; None: whatever stands there now


def correct(
    parts: Parts, key: str, edits: Sequence[Edit], who: str, seen: int | None = None, note: str = ""
) -> Stored:
    """Make edits in one step. StaleRevision when `seen` is not the revision that stands now."""
    stored, reading = seen_now(parts, key, seen)
    now, new = utc_now(), list[Correction]()
    for edit in edits:
        line = Correction(-len(new) - 1, now, who, edit.kind, edit.target)
        line = _line(edit, reading, line, parts.tables.topics.table)
        reworded = next((o for o in new if o.kind == "text" and o.target == edit.target), None)
        before = reworded.after if reworded else line.before
        new.append(replace(line, before=before, note=note))
    return kept(parts, stored, new, who)


def confirm(parts: Parts, key: str, correction: int, who: str) -> Stored:
    """A second person vouches for a correction."""
    line = _standing(parts, key, correction)
    if line.who.casefold() == who.casefold():
        raise CorrectionRefused("A correction is confirmed by another person than its author.")
    return _settled(parts, key, "confirm", line, who, "")


def withdraw(parts: Parts, key: str, correction: int, who: str, note: str = "") -> Stored:
    """Take a correction back; what was read, or an earlier correction, stands again."""
    return _settled(parts, key, "withdraw", _standing(parts, key, correction), who, note)


def corrections(parts: Parts, key: str) -> tuple[Correction, ...]:
    """Every correction ever made to a circular, oldest first; CircularNotFound."""
    looking.circular(parts, key)
    return parts.store.corrections(key)


def seen_now(parts: Parts, key: str, seen: int | None) -> tuple[Stored, Reading]:
    """A circular with its reading; StaleRevision when `seen` is not the revision of now."""
    stored = looking.circular(parts, key)
    if stored.reading is None:
        raise NotReady(f"It is {stored.state}.")
    if seen is not None and seen != stored.revision:
        raise StaleRevision(f"It is at revision {stored.revision}.")
    return stored, stored.reading


def _line(edit: Edit, reading: Reading, line: Correction, topics: Sequence[Topic]) -> Correction:
    """The edit as a line that knows what stood there; raises what is wrong with it."""
    if edit.kind == "field":
        before = field_text(reading, edit.target)
        line = replace(line, before=before, after=edit.after)
        checked_field(line)
    else:
        clause = next((c.clause for c in reading.clauses if c.clause.path == edit.target), None)
        if clause is None:
            raise ClauseNotFound()
        before = clause.text
        line = replace(line, before=before, after=edit.after, places=clause.boxes)
        checked_clause(line, topics)
    if edit.before is not None and edit.before != (before or ""):
        raise StaleRevision(f"“{before}” stands there now, not “{edit.before}”.")
    return line


def kept(parts: Parts, stored: Stored, new: Sequence[Correction], who: str) -> Stored:
    """Keep lines and the reading they give in one step, and have the index learn it."""
    known = parts.store.corrections(stored.key)
    pages = parts.store.pages(stored.key)
    if pages is None:
        raise NotReady("Its pages are not kept; have it read again with `edaran retry`.")
    pages = with_chosen(pages, (*known, *new))
    read = in_child(parts, partial(circular_of, pages, stored.file))
    made, lost = record(parts, stored.file, read, (*known, *new))
    refused = [why for line, why in lost if line in new]
    if refused:
        raise CorrectionRefused(" ".join(refused))
    made = replace(made, corrections=len(known))
    after = parts.store.correct(stored.key, stored.revision, made, new, who)
    with suppress(HomeBusy):  # whoever holds the index will do it
        settle(parts, wait_s=INDEX_WAIT_S)
    return after


def _standing(parts: Parts, key: str, correction: int) -> Correction:
    lines = corrections(parts, key)
    withdrawn = {line.target for line in lines if line.kind == "withdraw"}
    for line in lines:
        if line.id == correction and line.kind not in ("confirm", "withdraw"):
            if str(line.id) in withdrawn:
                raise CorrectionRefused("The correction was withdrawn.")
            return line
    raise CorrectionNotFound()


def _settled(
    parts: Parts, key: str, kind: CorrectionKind, line: Correction, who: str, note: str
) -> Stored:
    stored, _ = seen_now(parts, key, None)
    about = Correction(-1, utc_now(), who, kind, str(line.id), line.after, None, (), note)
    return kept(parts, stored, [about], who)
