"""Looks at a draft: its citations judged, its obligations beside a baseline; kept only if asked."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, replace
from datetime import date

from ingest.model import Circular
from service.citing import legal_basis
from service.clock import utc_now
from service.drafts import DRAFT_KEY, Checked, answered
from service.errors import CircularNotFound, DraftNotFound, NotReady
from service.looking import circular
from service.model import Reading, Stored
from service.parts import Parts
from service.reading import make_reading
from service.reads import draft_of
from service.store.codec import decoder, encode

ID_BYTES = 16  # an address nobody guesses: drafts are nobody else's business


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as read, and the circular it is to be laid beside."""

    name: str
    size: int  # bytes
    circular: Circular
    baseline: str | None = None


def check(parts: Parts, data: bytes, name: str, baseline: str | None, today: date) -> Checked:
    """A draft against a kept circular, or alone; raises a subclass of IngestError."""
    _baseline(parts, baseline)
    return _judged(parts, Draft(name, len(data), draft_of(parts, data, name), baseline), today)


def keep(parts: Parts, data: bytes, name: str, baseline: str | None) -> str:
    """Read a draft and keep it as read; gives its id. Raises as `check` does."""
    _baseline(parts, baseline)
    read = draft_of(parts, data, name)
    bare = tuple(replace(page, words=(), rules=(), rejected=()) for page in read.pages)
    draft = Draft(name, len(data), replace(read, pages=bare), baseline)
    draft_id = secrets.token_hex(ID_BYTES)
    parts.store.save_draft(draft_id, utc_now(), json.dumps(encode(draft)))
    return draft_id


def kept(parts: Parts, draft_id: str, today: date) -> Checked:
    """A kept draft, judged today and beside its baseline as it is now; alone if that is gone."""
    text = parts.store.draft_request(draft_id)
    if text is None:
        raise DraftNotFound()
    draft: Draft = decoder(Draft)(json.loads(text))
    try:
        _baseline(parts, draft.baseline)
    except (CircularNotFound, NotReady):
        draft = replace(draft, baseline=None)
    return _judged(parts, draft, today)


def _judged(parts: Parts, draft: Draft, today: date) -> Checked:
    reading = make_reading(draft.name, draft.circular, parts.tables)
    basis, baseline = legal_basis(draft.circular, today), _baseline(parts, draft.baseline)
    if baseline is None:
        return Checked(reading, basis, None)
    column = _unkept(reading, draft.size)
    return Checked(reading, basis, baseline, *answered(column, baseline, parts.index.meaning))


def _baseline(parts: Parts, key: str | None) -> Stored | None:
    found = circular(parts, key) if key else None
    if found is not None and found.reading is None:
        raise NotReady(f"{found.file}: {found.state}.")
    return found


def _unkept(reading: Reading, size: int) -> Stored:
    """A draft as a column of a comparison."""
    return Stored(DRAFT_KEY, reading.file, "", size, "ready", 0, utc_now(), "", reading=reading)
