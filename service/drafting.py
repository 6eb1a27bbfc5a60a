"""Looks at a draft without keeping it: its citations judged, its obligations beside a baseline."""

from __future__ import annotations

from datetime import date

from service.citing import legal_basis
from service.clock import utc_now
from service.drafts import DRAFT_KEY, Checked, answered
from service.errors import NotReady
from service.looking import circular
from service.model import Reading, Stored
from service.parts import Parts
from service.reading import make_reading
from service.reads import draft_of


def check(parts: Parts, data: bytes, name: str, baseline: str | None, today: date) -> Checked:
    """A draft against a kept circular, or alone; raises a subclass of IngestError."""
    kept = circular(parts, baseline) if baseline else None
    if kept is not None and kept.reading is None:
        raise NotReady(f"{kept.file}: {kept.state}.")
    read = draft_of(parts, data, name)
    reading = make_reading(name, read, parts.tables)
    basis = legal_basis(read, today)
    if kept is None:
        return Checked(reading, basis, None)
    draft = _unkept(reading, len(data))
    return Checked(reading, basis, kept, *answered(draft, kept, parts.index.meaning))


def _unkept(reading: Reading, size: int) -> Stored:
    """A draft as a column of a comparison."""
    return Stored(DRAFT_KEY, reading.file, "", size, "ready", 0, utc_now(), "", reading=reading)
