"""What staff corrected, laid over a circular as read: lines in, a circular out; pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.model import Circular, Found, Metadata, Notice
from service.correction_places import placed
from service.corrections_of_clauses import EDITS, Entry, Refused, families
from service.model import Correction, Mark, MarkedField

STAGE = "corrections"
LOST = (
    "A correction by {who} of {at} found no place in the newer reading and is not shown: "
    "it made “{before}” into “{after}”. Make it again, or withdraw it."
)
FIELDS = (  # of the metadata as found on the page, with the keys they are kept under
    "number", "issued_on", "issued_at", "issuer", "subject", "replaces", "addressee",
    "signatory_name", "signatory_position",
)  # fmt: skip
WORDS_AND_FIELDS = frozenset({*EDITS, "field"})  # other kinds are about pages and other circulars
JUDGED = ("kind", "region", "election_year", "election")  # what is concluded from the page
SEPARATOR = "\n"  # between several values of one field


@dataclass(frozen=True, slots=True)
class Overlaid:
    """A circular with its corrections, and what they decided beyond the words."""

    circular: Circular
    marks: dict[str, Mark] = field(default_factory=dict)  # by clause path
    topics: dict[str, tuple[str, ...]] = field(default_factory=dict)  # by clause path
    judged: dict[str, str | None] = field(default_factory=dict)  # of JUDGED, as corrected
    fields: tuple[MarkedField, ...] = ()
    lost: tuple[tuple[Correction, str], ...] = ()  # those without a place, and why


def in_force(lines: Sequence[Correction]) -> tuple[tuple[Correction, str | None], ...]:
    """Corrections that were not withdrawn, oldest first, each with who confirmed it."""
    withdrawn = {line.target for line in lines if line.kind == "withdraw"}
    confirmed = {line.target: line.who for line in lines if line.kind == "confirm"}
    return tuple(
        (line, confirmed.get(str(line.id)))
        for line in lines
        if line.kind not in ("withdraw", "confirm") and str(line.id) not in withdrawn
    )


def overlay(read: Circular, lines: Sequence[Correction]) -> Overlaid:
    """The circular as corrected. A correction that finds no place is told in a notice."""
    standing = tuple(one for one in in_force(lines) if one[0].kind in WORDS_AND_FIELDS)
    if not standing:
        return Overlaid(read)
    entries = [Entry(clause) for clause in read.clauses]
    lost: list[tuple[Correction, str]] = []
    for line, by in standing:
        if line.kind == "field":
            continue
        place = placed(line, [entry.clause for entry in entries])
        try:
            entries = _edited(entries, place, line, by)
        except Refused as reason:
            lost.append((line, str(reason)))
    return _assembled(read, entries, standing, lost)


def _edited(
    entries: list[Entry], place: int | None, line: Correction, by: str | None
) -> list[Entry]:
    if place is None:
        raise Refused("No clause is surely the one that was corrected.")
    edited = EDITS[line.kind](entries, place, line)
    return [*edited[:place], edited[place].marked(line, by), *edited[place + 1 :]]


def _assembled(
    read: Circular,
    entries: list[Entry],
    standing: Sequence[tuple[Correction, str | None]],
    lost: Sequence[tuple[Correction, str]],
) -> Overlaid:
    from ingest.obligations import find_obligations
    from ingest.pipeline import amended  # slow to load, and no search needs it

    of_fields = [(line, by) for line, by in standing if line.kind == "field"]
    clauses = tuple(entry.clause for entry in families(entries))
    circular = amended(read, clauses, _metadata(read.metadata, of_fields))
    judged = {line.target: line.after for line, _ in of_fields if line.target in JUDGED}
    modalities = {entry.clause.path: entry.modality for entry in entries if entry.modality}
    circular = replace(
        circular,
        clauses=tuple(
            replace(clause, modality=modalities.get(clause.path, clause.modality))
            for clause in circular.clauses
        ),
        text=_text(read.text, entries),
        notices=(*circular.notices, *(_lost(line) for line, _ in lost)),
    )
    if modalities:
        circular = replace(
            circular, obligations=find_obligations(circular.clauses, circular.citations)
        )
    return Overlaid(
        circular,
        {entry.clause.path: entry.mark for entry in entries if entry.mark},
        {entry.clause.path: entry.topics for entry in entries if entry.topics is not None},
        judged,
        tuple(_marked(read, of_fields)),
        tuple(lost),
    )


def _metadata(metadata: Metadata, of_fields: Iterable[tuple[Correction, str | None]]) -> Metadata:
    found = list(metadata.found)
    for line, _ in of_fields:
        if line.target in JUDGED:
            if line.target == "kind" and line.after:
                metadata = replace(metadata, kind=line.after)  # type: ignore[arg-type]  # checked
            continue
        old = [item for item in found if item.key == line.target]
        boxes = tuple(box for item in old for box in item.boxes)
        values = line.after.split(SEPARATOR) if line.after else []
        found = [item for item in found if item.key != line.target]
        found += [Found(line.target, value, boxes) for value in values]
    return replace(metadata, found=tuple(found))


def _marked(
    read: Circular, of_fields: Sequence[tuple[Correction, str | None]]
) -> Iterator[MarkedField]:
    """The last correction of each field, with what was read before the first."""
    last = {line.target: (line, by) for line, by in of_fields}
    first = {line.target: line.before for line, _ in reversed(of_fields)}
    for name, (line, by) in last.items():
        read_there = SEPARATOR.join(read.metadata.all(name)) if name in FIELDS else first[name]
        yield MarkedField(name, Mark(line.who, line.at, read_there or "", by))


def _text(text: str, entries: Iterable[Entry]) -> str:
    """The running text with corrected clauses in it, where they stand there only once."""
    for entry in entries:
        before = entry.as_read
        if before and before != entry.clause.text and text.count(before) == 1:
            text = text.replace(before, entry.clause.text)
    return text


def _lost(line: Correction) -> Notice:
    page = line.places[0].page if line.places else None
    said = LOST.format(who=line.who, at=line.at[:10], before=line.before, after=line.after)
    return Notice(STAGE, page, "correction_unplaced", said)
