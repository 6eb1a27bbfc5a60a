"""Body Blocks to Clauses: a flat tuple in reading order whose paths are the document's tree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.counting import article_notices, count_notices
from ingest.cutting import cut_words
from ingest.flow import text_of
from ingest.levels import Choice
from ingest.measures import Measures, measure
from ingest.model import Block, Clause, Line, Marker, Notice
from ingest.neighbours import surer
from ingest.outline import outline
from ingest.quoted import ITEM_VERB
from ingest.signs import ATTACHMENT
from ingest.starts import Start, starts_of
from ingest.table_rows import rows_units
from ingest.told_paragraphs import PREDICATE
from ingest.units import Unit, as_unit, under_headings

NO_LEAD = re.compile(r"[:]\s*$")
APART = 3.0  # evidence for a new paragraph where an article sets a point apart


def find_clauses(blocks: Sequence[Block]) -> tuple[tuple[Clause, ...], tuple[Notice, ...]]:
    """Clauses of the letter and its attachments, and notices where a count goes wrong."""
    lines = [line for block in blocks for line in block.lines]
    measures = measure(lines)
    top: list[tuple[Unit, int]] = []
    for attachment in sorted({b.attachment for b in blocks}):
        part = [b for b in blocks if b.attachment == attachment]
        top += [(unit, attachment) for unit in _part(part, attachment, measures)]
    return _numbered(top)


def _part(blocks: Sequence[Block], attachment: int, measures: Measures) -> list[Unit]:
    """The units of the letter (attachment 0) or of one attachment under its LAMPIRAN."""
    units = list(under_headings(list(_body_units(blocks, measures))))
    if attachment == 0:
        return units
    head = next((line.text for b in blocks if b.kind == "head" for line in b.lines), "LAMPIRAN")
    title = [w for b in blocks if b.kind == "title" for line in b.lines for w in line.words]
    if not title and not units:
        return []
    match = ATTACHMENT.pattern.match(head)
    number = match["n"] if match else None
    label = f"LAMPIRAN {re.sub('[|l!]', 'I', number)}" if number else "LAMPIRAN"
    printed = f"LAMPIRAN {number}" if number else "LAMPIRAN"
    marker = Marker("lampiran", 0, printed, label)
    return [Unit(marker, title, units, heading=True)]


def _body_units(blocks: Sequence[Block], measures: Measures) -> Iterator[Unit]:
    """The body's lines as a forest; tables hang where they stand."""
    lines: list[Line] = []
    breaks: set[int] = set()
    told: set[int] = set()
    apart: set[int] = set()
    tables: dict[int, list[Line]] = {}
    for above, block in zip((None, *blocks), blocks, strict=False):
        if block.kind == "body":
            if above is not None and above.kind == "body":  # paragraphs of an article
                apart.add(len(lines))
            lines += block.lines
        elif block.kind == "table":
            tables.setdefault(len(lines), []).extend(block.lines)
        if block.kind not in {"body", "furniture", "portal"}:
            breaks.add(len(lines))
        if block.kind == "prose":
            told.add(len(lines))
    found = starts_of(lines, measures, frozenset(breaks))
    starts = surer([_placed(start, told, apart) for start in found])
    choices = outline(starts, measures.left)
    return iter(_forest(starts, choices, lines, tables))


def _placed(start: Start, told: set[int], apart: set[int]) -> Start:
    """A start with what its place among the blocks says: behind prose, or a paragraph by itself."""
    if start.within:
        return start
    para = max(start.para, APART) if start.index in apart else start.para
    return replace(start, told=start.index in told, para=para)


def _forest(
    starts: Sequence[Start],
    choices: Sequence[Choice],
    lines: Sequence[Line],
    tables: dict[int, list[Line]],
) -> list[Unit]:
    roots: list[Unit] = []
    open_units: list[Unit] = []
    done = 0
    for start, choice in zip(starts, choices, strict=True):
        done = _hang_tables(tables, done, start.index, roots, open_units)
        if choice.opens:
            unit = _opened(start, choice)
            del open_units[choice.depth :]
            (open_units[-1].children if open_units else roots).append(unit)
            open_units.append(unit)
        else:
            open_units[-1].words.extend(start.line.words)
            open_units[-1].heading &= start.heading
    _hang_tables(tables, done, len(lines), roots, open_units)
    return roots


def _hang_tables(
    tables: dict[int, list[Line]], done: int, upto: int, roots: list[Unit], open_units: list[Unit]
) -> int:
    """Rows of the tables that stand before line `upto`, under the unit that announces them."""
    for index in sorted(k for k in tables if done <= k <= upto):
        holder = _holder(open_units)
        siblings = holder.children if holder else roots
        counted: set[str] = set()  # styles of the table's own rows
        for row in rows_units(tables.pop(index)):
            unit = as_unit(row)
            style = unit.marker.style if unit.marker else ""
            if style not in counted:
                siblings = _continued(unit, roots, open_units) or siblings
            counted.add(style)
            siblings.append(unit)
    return done


def _continued(unit: Unit, roots: list[Unit], open_units: Sequence[Unit]) -> list[Unit] | None:
    """The open list whose count a table's row goes on with: 2. after 1., B. between two tables."""
    if unit.marker is None or unit.marker.value < 2:
        return None
    for depth, above in enumerate(open_units):
        if above.marker is None or above.marker.style != unit.marker.style:
            continue
        siblings = open_units[depth - 1].children if depth else roots
        last = next((one.marker for one in reversed(siblings) if one.marker), above.marker)
        if last.style == unit.marker.style and last.value == unit.marker.value - 1:
            return siblings
    return None


def _holder(open_units: Sequence[Unit]) -> Unit | None:
    for unit in reversed(open_units):
        if unit.marker is not None or NO_LEAD.search(text_of(unit.words)):
            return unit
    return None


def _opened(start: Start, choice: Choice) -> Unit:
    if choice.reading is None:
        return Unit(None, list(start.line.words), heading=start.heading)
    reading = choice.reading
    _, words = cut_words(start.line.words, min(reading.end, len(start.text)))
    doubt = f"marker read as {reading.marker.printed!r}" if reading.doubt else None
    return Unit(reading.marker, list(words), doubt=doubt)


def _numbered(top: Sequence[tuple[Unit, int]]) -> tuple[tuple[Clause, ...], tuple[Notice, ...]]:
    clauses: list[Clause] = []
    notices: list[Notice] = []
    letters = [unit for unit, _ in top]
    parts = dict.fromkeys(attachment for _, attachment in top)
    labels = iter(_labels(letters))
    for attachment in parts:
        units = [unit for unit, a in top if a == attachment]
        notices += count_notices(units, "")
        notices += article_notices(units)
        for unit in units:
            _emit(unit, next(labels), (), attachment, clauses, notices)
    return tuple(clauses), tuple(notices)


def _labels(units: Sequence[Unit]) -> list[str]:
    """Path components of siblings: number as printed, -1… for the unnumbered, #2 for repeats."""
    seen: dict[str, int] = {}
    result: list[str] = []
    unnumbered = 0
    for unit in units:
        label = unit.marker.label if unit.marker else ""
        if not label:
            unnumbered += 1
            label = f"-{unnumbered}"
        seen[label] = seen.get(label, 0) + 1
        result.append(label if seen[label] == 1 else f"{label}#{seen[label]}")
    return result


def _emit(
    unit: Unit,
    path: str,
    leads: tuple[str, ...],
    attachment: int,
    clauses: list[Clause],
    notices: list[Notice],
) -> None:
    """One unit and those under it, parents first."""
    text = text_of(unit.words)
    if not text and not unit.children:
        return
    row = unit.cell and unit.marker is not None
    clauses.append(
        Clause(
            path=path,
            marker=unit.marker.printed if unit.marker else "",
            text=text,
            words=tuple(unit.words),
            lead_in=" ".join(leads) or None,
            leaf=not unit.children
            or (unit.cell and all(c.cell and not c.marker for c in unit.children)),
            attachment=attachment,
            doubt=unit.doubt,
            column=unit.head,
        )
    )
    notices += count_notices(unit.children, path)
    completes = leads
    if _completed(unit, text):
        completes = (*leads, text)
    for child, label in zip(unit.children, _labels(unit.children), strict=True):
        lead = completes if not row else _cell_lead(child, unit, text, leads)
        _emit(child, f"{path}.{label}", lead, attachment, clauses, notices)


LEADING_HEADING = re.compile(
    r"\b(?:dilarang|larangan|wajib|kewajiban|diperbolehkan|boleh|harus|agar|dapat)\b|^yang\b",
    re.IGNORECASE,
)
OPEN_END = re.compile(
    r"(?::|\b(?:agar|untuk|supaya|dilarang|wajib|harus|yaitu|yakni|berupa|meliputi|adalah))\W*$"
)
# A short heading that forbids or obliges, numbered or not.
BINDING_HEADING = re.compile(
    r"^\W*(?:(?:hal|perbuatan|tindakan|kegiatan)(?:[-\s]+\w+)?\s+)?(?:yang\s+)?"
    r"(?:dilarang|tidak\s+(?:di)?(?:per)?(?:boleh|kenan)\w*|wajib|larangan|kewajiban)\b[^.;:]{0,80}$",
    re.IGNORECASE,
)
SANCTION = re.compile(
    r"\b(?:hukuman|sanksi|diberhentikan|pemberhentian|teguran|penundaan|penurunan|pidana|denda)\b",
    re.IGNORECASE,
)


def _completed(unit: Unit, text: str) -> bool:
    """Whether the units under this one complete its sentence."""
    if unit.cell or not text:
        return False
    if OPEN_END.search(text) or (unit.children and BINDING_HEADING.match(text)):
        return True
    if unit.heading:
        return bool(LEADING_HEADING.search(text))
    return _subject_alone(unit, text)


def _subject_alone(unit: Unit, text: str) -> bool:
    """The text only names who; the unnumbered items under it say what."""
    if not unit.children or unit.children[0].marker is not None:
        return False
    named = len(text.split()) > 4 and not PREDICATE.search(text)
    return named and bool(ITEM_VERB.match(text_of(unit.children[0].words)))


def _cell_lead(child: Unit, row: Unit, text: str, leads: tuple[str, ...]) -> tuple[str, ...]:
    """A sanction completes the violation beside it; a legal basis does not."""
    if child.marker is None and SANCTION.search(text_of(child.words)):
        return (*leads, text)
    return leads
