"""Clauses to Obligations: who must, may or must not do what, when and save when, in whose words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.acts import acts, verb_group
from ingest.bound import ORDERS, REACH, bound, named, subject_end
from ingest.folding import fold
from ingest.forces import Force, forces_in
from ingest.modal_cues import find_cue, with_reporting
from ingest.modality import BINDING
from ingest.model import Citation, Clause, Modality, Obligation, Stated
from ingest.periods import exceptions_in, periods_in
from ingest.sources import Part, Source, leads_of, source_of

Find = Callable[[str], Iterator[tuple[tuple[str, ...], int, int]]]
Span = tuple[int, int]

SANCTION = re.compile(
    r"(?i)\b(?:hukuman|sanksi|teguran|pidana|kurungan|penjara|denda|diberhentikan|pemberhentian"
    r"|penundaan\s+kenaikan|penurunan\s+(?:pangkat|jabatan)|pembebasan\s+dari\s+jabatan|pemutusan"
    r"|pemotongan|tidak\s+diperpanjang|pernyataan\s+secara\s+(?:terbuka|tertutup))\b(?:[^.;]|(?<=\d)\.(?=\d)|(?<=\bNo)\.)*"
)
_THREATENED = re.compile(r"(?i)\b(?:di(?:kenai|kenakan|jatuhi|ancam)|dengan\s+ancaman)\b")
_SENTENCE = re.compile(r"(?<=[a-z)])[.;]\s+(?=[A-Z])")
_TURN = re.compile(
    r"(?i),?\s+(?:(?:sedangkan|adapun|namun|tetapi|akan\s+tetapi|serta|dan|kemudian|selanjutnya)\s+)"
    r"(?=(?:bagi\s+|terhadap\s+)?(?:[\w./-]+\s+){0,6}?(?:wajib|dilarang|harus|diminta"
    r"|tidak\s+(?:boleh|diper\w+)|diimbau|dihimbau|dikenai|dikenakan|dijatuhi)\b)"
)
_LINK = re.compile(r"(?i)\s*:?\s*(?:(?:untuk|agar|supaya)\s+)?")
_ORDERING = ("wajib", "harus", "agar", "diimbau")
_RUNGS: dict[str, tuple[str, ...]] = {  # words of force that may put a modality
    "prohibition": ("dilarang", *_ORDERING),
    "obligation": _ORDERING,
    "reporting": (*_ORDERING, "dapat"),
    "recommendation": ("diimbau", "agar"),
    "permission": ("dapat",),
}
NEAR = 12  # characters between a deciding modal phrase and its word of force


def find_obligations(
    clauses: Sequence[Clause], citations: Sequence[Citation] = ()
) -> tuple[Obligation, ...]:
    """Obligations of all clauses that forbid, oblige, ask, allow or threaten, in reading order."""
    by_path = {clause.path: clause for clause in clauses}
    found: list[Obligation] = []
    for clause in clauses:
        if clause.modality in BINDING and (clause.leaf or clause.text.rstrip().endswith(".")):
            cited = tuple(one for one in citations if one.clause == clause.path)
            named_before: tuple[Stated, ...] = ()
            for part in _parts(clause, by_path, cited):
                made = list(_obligations(part, named_before))
                named_before = made[-1].bound
                found += made
    return tuple(found)


def _parts(
    clause: Clause, by_path: dict[str, Clause], citations: tuple[Citation, ...]
) -> Iterator[Part]:
    """The sentences of a clause that order something; the lead-in leads to the first."""
    own = source_of(clause)
    leads = tuple(source_of(lead) for lead in leads_of(clause, by_path))
    for number, (start, end) in enumerate(pairwise(_sentences(clause.text))):
        modality = clause.modality
        cue = find_cue(clause.text[start:end]) if number else None
        if cue is not None:
            modality = with_reporting(clause.text[start:end], cue)
        yield Part(own, start, end, () if number else leads, modality, citations)


def _sentences(text: str) -> list[int]:
    """Where the parts of a clause begin, each with a word of force of its own, and its end."""
    starts = [0]
    marks = sorted(m.end() for m in (*_SENTENCE.finditer(text), *_TURN.finditer(fold(text))))
    for mark in marks:
        if _orders(text[starts[-1] : mark]) and _orders(text[mark:]):
            starts.append(mark)
    return [*starts, len(text)]


def _orders(text: str) -> bool:
    """Whether a stretch of text has a word of force or a sanction of its own."""
    cue = find_cue(text)
    return cue is not None and not cue.weak and cue.modality in BINDING


def _obligations(part: Part, named_before: tuple[Stated, ...]) -> Iterator[Obligation]:
    """The acts of a sentence; "…, dan dilarang …" goes on with the people named before."""
    force, source = _force(part)
    people = bound(part, force, source)
    if not people and force and _goes_on(part, force):
        people = named_before
    begin = _begin(part, force if source is part.own else None)
    exceptions = tuple(_fields(part, exceptions_in))
    spans = _acts(part, begin, exceptions)
    shared = _Shared(part, force, people, exceptions, tuple(_when(part)))
    for span in spans:
        yield shared.obligation(span, spans)


def _goes_on(part: Part, force: Stated) -> bool:
    """Whether a part has no subject of its own but continues the sentence before it."""
    before = part.own.text[: part.start].rstrip()
    return bool(before) and before[-1] not in ".;" and force.start == part.start


def _begin(part: Part, force: Stated | None) -> int:
    """Where the act begins: behind the word of force and those it is spoken to."""
    if force is None:
        return subject_end(part)
    last = force.end
    reach = REACH.search(part.own.text, last, part.end)
    if ORDERS.match(force.text) and reach and named(part.own, last, reach.start()):
        last = reach.start()
    link = _LINK.match(part.own.text, last)
    return link.end() if link else last


def _acts(part: Part, begin: int, exceptions: tuple[Stated, ...]) -> list[Span]:
    if part.modality == "sanction":
        return [(begin, part.end)]
    stops = [one.start for one in exceptions if one.path == part.own.path and one.start > begin]
    spans = acts(part.own.text, begin, min([*stops, part.end]))
    return [*spans[:-1], (spans[-1][0], part.end)]


@dataclass(frozen=True)
class _Shared:
    """What the acts of one sentence have in common."""

    part: Part
    force: Stated | None
    bound: tuple[Stated, ...]
    exceptions: tuple[Stated, ...]
    when: tuple[Stated, ...]

    def obligation(self, span: Span, spans: Sequence[Span]) -> Obligation:
        """One act with its own words and what it shares."""
        part = self.part
        when = tuple(one for one in self.when if self._holds(one, span, spans))
        action, thing = _action(part, *span, [*when, *self.exceptions])
        return Obligation(
            clause=part.own.path,
            modality=part.modality,
            force=self.force,
            bound=self.bound,
            action=action,
            object=thing,
            when=when,
            exceptions=self.exceptions,
            sanction=_sanction(part),
            basis=tuple(_basis(part)),
        )

    def _holds(self, one: Stated, span: Span, spans: Sequence[Span]) -> bool:
        """A period belongs to its act; before all acts, above them or after a comma, to each."""
        if len(spans) == 1 or one.path != self.part.own.path or one.start < spans[0][0]:
            return True
        set_off = self.part.own.text[: one.start].rstrip().endswith(",")
        return span[0] <= one.start < span[1] or (set_off and one.start >= spans[-1][0])


def _force(part: Part) -> tuple[Stated | None, Source | None]:
    """The word of force that decides: the sentence's own, else that of the nearest lead-in."""
    for source in (part.own, *part.leads):
        first, last = (part.start, part.end) if source is part.own else (0, len(source.text))
        found = _deciding(source.text[first:last], part.modality, own=source is part.own)
        if found:
            row, start, end = found
            return source.stated(first + start, first + end, (row.name,)), source
    return None, None


def _deciding(text: str, modality: Modality, *, own: bool) -> tuple[Force, int, int] | None:
    """The word of force of a text's deciding modal phrase, if it fits the modality."""
    found = forces_in(text)
    if modality == "sanction":
        return next((one for one in found if _softens_sanction(text, one)), None)
    cue = find_cue(text)
    if own and (cue is None or cue.weak):
        return None
    fitting = [one for one in found if one[0].name in _RUNGS.get(modality, ())]
    if cue is not None:
        near = [one for one in fitting if abs(one[1] - cue.start) <= NEAR]
        fitting = near or [one for one in fitting if one[1] >= cue.start]
    return fitting[0] if fitting else None


def _softens_sanction(text: str, one: tuple[Force, int, int]) -> bool:
    """Whether a sanction is only possible: "dapat dikenai" threatens less than "dikenai"."""
    return one[0].name == "dapat" and bool(re.match(r"(?i)\s+(?:di\w+|berujung)", text[one[2] :]))


def _action(
    part: Part, start: int, end: int, others: Sequence[Stated]
) -> tuple[Stated | None, Stated | None]:
    """The verb and what it is done to, up to the next field."""
    if part.modality == "sanction":
        return None, None
    source = part.own
    stops = [one.start for one in others if one.path == source.path and start < one.start < end]
    group, limit = verb_group(source.text, start, end), min([*stops, end])
    if group is None:
        whole = source.stated(start, limit)
        return (whole if whole.text else None), None
    thing = source.stated(group[1], max(limit, group[1]))
    return source.stated(*group), (thing if re.search(r"\w{2,}", thing.text) else None)


def _when(part: Part) -> Iterator[Stated]:
    """Periods; the length of a punishment is none."""
    for one in _fields(part, periods_in):
        if part.modality != "sanction" or "deadline" not in one.means:
            yield one


def _fields(part: Part, find: Find) -> Iterator[Stated]:
    """Periods or exceptions of the sentence and of what leads to it."""
    for source in (part.own, *part.leads):
        first, last = (part.start, part.end) if source is part.own else (0, len(source.text))
        for means, start, end in find(source.text[first:last]):
            yield source.stated(first + start, first + end, means)


def _sanction(part: Part) -> Stated | None:
    """What is threatened, where the sentence threatens."""
    if part.modality != "sanction" and not _THREATENED.search(part.text):
        return None
    match = SANCTION.search(fold(part.own.text), part.start, part.end)
    return part.own.stated(match.start(), match.end()) if match else None


def _basis(part: Part) -> Iterator[Stated]:
    for one in part.citations:
        at = part.own.text.find(one.printed, part.start, part.end)
        if at >= 0:
            yield part.own.stated(at, at + len(one.printed), (one.canonical,))
