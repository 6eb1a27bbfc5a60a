"""What a correction may say: values of fields, modalities, topics; else CorrectionRefused; pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import get_args

from ingest.model import Kind, Modality
from service.corrections import FIELDS
from service.elections import elections
from service.errors import CorrectionRefused
from service.model import Correction
from service.regions import load_gazetteer
from service.topic_table import Topic

MOST_TEXT = 20_000  # characters of a clause
MOST_VALUE = 2_000  # of a field
YEARS = range(1945, 2201)


def checked_clause(line: Correction, topics: Iterable[Topic]) -> None:
    """Raises CorrectionRefused when a clause cannot be made to say or be this."""
    after = line.after or ""
    if len(after) > MOST_TEXT:
        raise CorrectionRefused(f"A clause has at most {MOST_TEXT} characters.")
    if line.kind == "text" and not after.strip():
        raise CorrectionRefused("The text of a clause cannot be empty.")
    if line.kind == "modality" and after not in get_args(Modality):
        raise CorrectionRefused(f"modality is one of: {', '.join(get_args(Modality))}.")
    if line.kind == "topics":
        known = {topic.key for topic in topics}
        unknown = [topic for topic in after.split(",") if topic and topic not in known]
        if unknown:
            raise CorrectionRefused(f"No topic is called {', '.join(unknown)}; see /topics.")
    if line.kind == "split" and not after.isdigit():
        raise CorrectionRefused("split_at is the number of characters before the cut.")


def checked_field(line: Correction) -> None:
    """Raises CorrectionRefused when a field cannot have this value."""
    if line.target not in FIELDS and line.target not in CHECKS:
        fields = ", ".join(sorted({*FIELDS, *CHECKS}))
        raise CorrectionRefused(f"{line.target} is no field; they are: {fields}.")
    if line.after is None:
        if line.target == "kind":
            raise CorrectionRefused("kind has always a value; lain stands for any other.")
        return
    if not line.after.strip() or len(line.after) > MOST_VALUE:
        raise CorrectionRefused(f"{line.target} has 1 to {MOST_VALUE} characters, or is null.")
    reason = CHECKS[line.target](line.after) if line.target in CHECKS else None
    if reason:
        raise CorrectionRefused(f"{line.target}: {reason}")


def _day(value: str) -> str | None:
    try:
        fits = date.fromisoformat(value).isoformat() == value
    except ValueError:
        fits = False
    return None if fits else "a date such as 2024-09-12 is wanted."


def _kind(value: str) -> str | None:
    return None if value in get_args(Kind) else f"one of {', '.join(get_args(Kind))} is wanted."


def _region(value: str) -> str | None:
    gazetteer = load_gazetteer()
    if gazetteer.named(value) is not None:
        return None
    near = ", ".join(gazetteer.near(value))
    return f"“{value}” is no region, or several.{f' Near: {near}.' if near else ''}"


def _year(value: str) -> str | None:
    good = value.isascii() and value.isdigit() and int(value) in YEARS
    return None if good else "a year is wanted."


def _election(value: str) -> str | None:
    kinds = sorted({election.kind for election in elections()})
    return None if value in kinds else f"one of {', '.join(kinds)} is wanted."


CHECKS: Mapping[str, Callable[[str], str | None]] = {
    "issued_on": _day,
    "kind": _kind,
    "region": _region,
    "election_year": _year,
    "election": _election,
}
