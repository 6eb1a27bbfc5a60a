"""The audit trail as a chain: each line holds the hash of the one before; pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

START = "0" * 64


@dataclass(frozen=True, slots=True)
class AuditLine:
    """Who did what, when; `hash` covers the line and the hash before it."""

    id: int
    at: str
    who: str
    what: str
    detail: str
    previous: str
    hash: str


def line_hash(previous: str, at: str, who: str, what: str, detail: str) -> str:
    """SHA-256 over a line and the hash before it, hex."""
    text = json.dumps([previous, at, who, what, detail], ensure_ascii=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def broken_at(lines: Iterable[AuditLine], previous: str = START) -> int | None:
    """The id of the first line that was changed, or follows one that was taken away; or None."""
    for line in lines:
        expected = line_hash(previous, line.at, line.who, line.what, line.detail)
        if line.previous != previous or line.hash != expected:
            return line.id
        previous = line.hash
    return None
