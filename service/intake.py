"""Takes one file in: checked, kept, entered; durable before the answer."""

from __future__ import annotations

from ingest.errors import IngestError, TooLarge
from service.media import media_type
from service.model import Accepted, Failure
from service.originals import key_of
from service.parts import Parts

LOCK = "originals"  # between keeping an original and entering it, nobody may remove it
WAIT_S = 120.0


def accept(parts: Parts, file: str, data: bytes, who: str) -> Accepted:
    """Take one file in. Accepted means: original and catalogue are on disk."""
    try:
        media = _checked(parts, file, data)
    except IngestError as fault:
        return Accepted(file, "rejected", None, Failure(file, fault.code, str(fault)))
    key = key_of(data)
    with parts.locks.locked(LOCK, WAIT_S):
        parts.originals.put(data)
        is_new = parts.store.put_upload(key, file, media, len(data), who)
        if is_new or _again(parts, key, who):
            return Accepted(file, "accepted", key)
    return Accepted(file, "duplicate", key)


def _checked(parts: Parts, file: str, data: bytes) -> str:
    most = parts.options.limits.max_bytes
    if len(data) > most:
        raise TooLarge(f"It has {len(data):,} bytes; {most:,} are allowed.")
    return media_type(data, file)


def _again(parts: Parts, key: str, who: str) -> bool:
    """A file that failed before is tried once more when it comes again."""
    known = parts.store.get_many([key], whole=False, once=True).get(key)
    return known is not None and known.state == "failed" and parts.store.retry(key, who)
