"""Who an obligation binds: the people named where its word of force stands, or above it."""

from __future__ import annotations

import re

from ingest.addressees import addressees_in
from ingest.model import Stated
from ingest.sources import Part, Source

# Words of the issuer, and words that open a sentence: whom they bind stands behind them.
ORDERS = re.compile(
    r"(?i)^(?:me\w+|jangan\w*|kewajiban|larangan\s+bagi|kiranya|agar|supaya|hendak\w+|mohon|sebaiknya)$"
)
REACH = re.compile(r"(?i)\b(?:untuk|agar|supaya|me\w{4,}|be[rk]\w{4,})\b|:")
SUBJECT_END = re.compile(r"(?i)\b(?:tidak|me\w{4,}|be[rk]\w{4,})\b")
_TELLING = re.compile(r"(?i)\byang\s+(?:\w+\s+)?$")
_TO = re.compile(r"(?i)\W*(?:bagi|terhadap|kepada|untuk)\s+")
_PUNISHES = re.compile(
    r"(?i)\b(?:di(?:jatuhi|kenai|kenakan|berhentikan|beri\w*|tindak|proses)|dapat\s+di\w+)\b"
)
_WHOM = re.compile(r"(?i)\b(?:bagi|terhadap|kepada)\s+")
# Told of in a relative clause, these are what somebody does or wants, not who is bound.
_NEVER_RESUMED = frozenset({"adhoc_body", "candidate", "regional_head", "public"})


def bound(part: Part, force: Stated | None, source: Source | None) -> tuple[Stated, ...]:
    """The addressees of one sentence, innermost statement first found; empty when none is named."""
    if part.modality == "sanction":
        return _punished(part) or _of_leads(part)
    if force is None or source is None:
        return _subjects(part)
    found = _around(source, force.start, force.end, part.start if source is part.own else 0)
    above = part.leads
    if source is not part.own:
        above = part.leads[part.leads.index(source) + 1 :]
    return found or next((here for lead in above if (here := _all_of(lead))), ())


def subject_end(part: Part) -> int:
    """Where a sentence without a word of force leaves its subject, if it names one."""
    for verb in SUBJECT_END.finditer(part.text):
        told = _TELLING.search(part.text[: verb.start()])  # the verb of a relative clause
        if not told and named(part.own, part.start, part.start + verb.start()):
            return part.start + verb.start()
    return part.start


def named(source: Source, start: int, end: int) -> tuple[Stated, ...]:
    """The addressees in a stretch of text; who is only told of in a relative clause is left out."""
    found: list[Stated] = []
    for key, first, last in addressees_in(source.text[start:end]):
        between = source.text[start : start + first].lower()
        relative = between.rfind(" yang ")
        told = relative >= 0 and ("," not in between[relative:] or key in _NEVER_RESUMED)
        passing = key == "candidate" and between.strip()  # whom an act is done to
        if not (found and told) and not passing:
            found.append(source.stated(start + first, start + last, (key,)))
    return tuple(found)


def _around(source: Source, start: int, end: int, first: int) -> tuple[Stated, ...]:
    """Addressees before a word of force, else those it is spoken to."""
    reach = REACH.search(source.text, end)
    after = (end, reach.start() if reach else len(source.text))
    orders = ORDERS.match(source.text[start:end].strip())
    order = [after, (first, start)] if orders else [(first, start)]
    if not orders and _TO.match(source.text, end):
        order.append(after)
    return next((here for span in order if (here := named(source, *span))), ())


def _all_of(source: Source) -> tuple[Stated, ...]:
    return named(source, 0, len(source.text))


def _of_leads(part: Part) -> tuple[Stated, ...]:
    """Whom the lead-ins name; a violation that a sanction stands beside binds nobody by itself."""
    leads = [one for one in part.leads if part.modality != "sanction" or _PUNISHES.search(one.text)]
    return next((here for lead in leads if (here := _all_of(lead))), ())


def _subjects(part: Part) -> tuple[Stated, ...]:
    """Without a word of force: who stands before the verb, or in the lead-in."""
    return named(part.own, part.start, subject_end(part)) or _of_leads(part)


def _punished(part: Part) -> tuple[Stated, ...]:
    verb, whom = _PUNISHES.search(part.text), _WHOM.search(part.text)
    before = named(part.own, part.start, part.start + verb.start()) if verb else ()
    if before or whom is None:
        return before
    return named(part.own, part.start + whom.end(), part.end)
