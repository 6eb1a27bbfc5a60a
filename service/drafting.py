"""Looks at a draft: its citations judged, its obligations beside a baseline; kept only if asked."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, replace

from ingest.model import Circular
from service.citing import legal_basis
from service.clock import today, utc_now
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


class Drafts:
    """The drafts looked at in one home."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def check(self, data: bytes, name: str, baseline: str | None = None) -> Checked:
        """A draft's legal basis and its obligations beside a kept circular; nothing is kept.

        Raises a subclass of IngestError.
        """
        _baseline(self._parts, baseline)
        draft = Draft(name, len(data), draft_of(self._parts, data, name), baseline)
        return _judged(self._parts, draft)

    def keep(self, data: bytes, name: str, baseline: str | None = None) -> str:
        """Read a draft and keep it as read; gives its id. Raises as `check` does."""
        _baseline(self._parts, baseline)
        read = draft_of(self._parts, data, name)
        bare = tuple(replace(page, words=(), rules=(), rejected=()) for page in read.pages)
        draft = Draft(name, len(data), replace(read, pages=bare), baseline)
        draft_id = secrets.token_hex(ID_BYTES)
        self._parts.store.save_draft(draft_id, utc_now(), json.dumps(encode(draft)))
        return draft_id

    def get(self, draft_id: str) -> Checked:
        """A kept draft, judged today and beside its baseline as it is now; alone if that is gone.

        DraftNotFound when there is none.
        """
        text = self._parts.store.draft_request(draft_id)
        if text is None:
            raise DraftNotFound()
        draft: Draft = decoder(Draft)(json.loads(text))
        try:
            _baseline(self._parts, draft.baseline)
        except (CircularNotFound, NotReady):
            draft = replace(draft, baseline=None)
        return _judged(self._parts, draft)

    def forget(self, draft_id: str) -> None:
        """Keep a draft no longer."""
        self._parts.store.forget_draft(draft_id)


def _judged(parts: Parts, draft: Draft) -> Checked:
    reading = make_reading(draft.name, draft.circular, parts.tables)
    basis, baseline = legal_basis(draft.circular, today()), _baseline(parts, draft.baseline)
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
