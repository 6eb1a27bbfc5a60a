"""What of a clause is compared: its words, and the fields of its obligations as values; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from index.language import spans
from ingest.dates import find_dates
from ingest.folding import plain
from ingest.forces import RANK
from ingest.model import Clause, Modality, Obligation, Stated
from ingest.obligations import find_obligations
from ingest.periods import periods_in
from service.damage import folded
from service.severity import Severity, severity

# How strongly a kind of norm binds where no word of force is stated.
LEVEL: dict[Modality, int] = {"recommendation": 1, "permission": 0}
BINDS = 3
# Who a wide class takes in; of "pegawai" nobody can say.
MEMBERS: dict[str, frozenset[str]] = {"asn": frozenset({"pns", "pppk"})}
UNCERTAIN = frozenset({"staff"})
_ENDING = re.compile(r"(?i)[;,]\s*(?:dan/atau|dan|atau|serta)\s*$")  # of an item in a list
_AMOUNT = re.compile(r"(\d+)\s*(?:x\s*\d+\s*)?(?:\([^)]*\)\s*)?(jam|hari|minggu|bulan|tahun)", re.I)
_HOURS = {"jam": 1, "hari": 24, "minggu": 168, "bulan": 720, "tahun": 8640}
_EVERY = re.compile(r"(?i)\b(hari|minggu|pekan|bulan|triwulan|tahun)")
_EVERY_HOURS = {**_HOURS, "pekan": 168, "triwulan": 2160}


@dataclass(frozen=True, slots=True)
class Profile:
    """A clause as values that can be compared; None or empty where it does not state them."""

    text: str
    words: tuple[str, ...]
    beside: tuple[str, ...]  # "," or "(" where a comma stands behind, a bracket around a word
    lead: tuple[str, ...]  # words of the lead-in
    recognised: bool
    modality: Modality
    ranks: tuple[int | None, ...]  # of each obligation's word of force
    bound: frozenset[str]
    periods: frozenset[str]
    deadline: int | None  # hours
    due: str | None  # ISO date
    every: int | None  # hours between two reports
    months_before: int | None  # hours before the candidates are designated
    exceptions: tuple[str, ...]  # folded words
    threat: Severity
    threatens: bool


def profile(clause: Clause, obligations: Sequence[Obligation] = ()) -> Profile:
    """The profile of a clause; its obligations are found anew where none are handed over."""
    duties = tuple(obligations) or duties_of(clause)
    found = list(spans(_ENDING.sub("", clause.text)))
    when = [(one.text, one.means) for duty in duties for one in duty.when]
    if not duties:  # what binds nobody may still have a time
        when = [(clause.text[a:b], means) for means, a, b in periods_in(clause.text)]
    threats = " ".join(dict.fromkeys(d.sanction.text for d in duties if d.sanction))
    excepted = {one.text: one for duty in duties for one in duty.exceptions}.values()
    return Profile(
        text=clause.text,
        words=tuple(span.token for span in found),
        beside=tuple(_beside(clause.text, span.start, span.end) for span in found),
        lead=folded(clause.lead_in or ""),
        recognised=any(word.confidence is not None for word in clause.words),
        modality=clause.modality,
        ranks=tuple(RANK[d.force.means[0]] if d.force else None for d in duties),
        bound=classes(one for duty in duties for one in duty.bound),
        periods=_bounding(mean for _, means in when for mean in means),
        deadline=_first_hours(_of(when, "deadline")),
        due=_due(_of(when, "deadline")),
        every=_every(_of(when, "periodic")),
        months_before=_first_hours(_of(when, "before_designation")),
        exceptions=tuple(word for one in excepted for word in folded(one.text)),
        threat=severity(threats),
        threatens=bool(threats),
    )


def duties_of(clause: Clause) -> tuple[Obligation, ...]:
    """The obligations of a clause that stands alone with its lead-in."""
    own = replace(clause, path="1.1" if clause.lead_in else "1", leaf=True)
    if not clause.lead_in:
        return find_obligations((own,))
    lead = Clause("1", "1.", clause.lead_in, leaf=False)
    return find_obligations((lead, own))


def classes(bound: Iterable[Stated]) -> frozenset[str]:
    """The classes bound, wide ones taken apart."""
    keys = [key for one in bound for key in one.means]
    return frozenset(member for key in keys for member in MEMBERS.get(key, {key}))


_VALUED = frozenset({"deadline", "periodic", "before_designation"})
_STAGES = ("campaign", "stages")


def _bounding(means: Iterable[str]) -> frozenset[str]:
    """The periods that bound a duty: "before, during and after the campaign" is always."""
    found = frozenset(means) - _VALUED
    for stage in _STAGES:
        whole = {f"{side}_{stage}" for side in ("before", "during", "after")}
        found = found - whole if whole <= found else found
    return found


def _of(when: Sequence[tuple[str, tuple[str, ...]]], key: str) -> list[str]:
    return [text for text, means in when if key in means]


def _first_hours(texts: Sequence[str]) -> int | None:
    for text in texts:
        match = _AMOUNT.search(plain(text))  # a dotless ı passes for i, and stands in no table
        if match:
            return int(match[1]) * _HOURS[match[2].lower()]
    return None


def _every(texts: Sequence[str]) -> int | None:
    units = [unit.lower() for text in texts for unit in _EVERY.findall(plain(text))]
    return _EVERY_HOURS[units[-1]] if units else None


def _due(texts: Sequence[str]) -> str | None:
    found = [one for text in texts for one in find_dates(text)]
    return found[0].iso if found else None


def _beside(text: str, start: int, end: int) -> str:
    if text[start - 1 : start] == "(" or text[end : end + 1] == ")":
        return "("
    return "," if text[end : end + 1] == "," else ""
