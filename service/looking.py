"""One circular looked at: itself, its original, its pages as pictures."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from ingest.draw import page_picture, paint_stage
from ingest.model import Box
from service.errors import (
    CircularNotFound,
    ClauseNotFound,
    JobNotFound,
    NotReady,
    PageNotFound,
)
from service.model import Job, Reading, Stored
from service.parts import Parts
from service.reads import in_child

SHORTEST_KEY = 6  # characters of a key that may stand for the whole


def circular(parts: Parts, key: str) -> Stored:
    """A whole circular; CircularNotFound when there is none."""
    stored = parts.store.get(key)
    if stored is None:
        raise CircularNotFound()
    return stored


def reading(parts: Parts, key: str) -> Reading:
    """The reading of a circular; NotReady while there is none."""
    stored = circular(parts, key)
    if stored.reading is None:
        raise NotReady(f"It is {stored.state}.")
    return stored.reading


def key(parts: Parts, start: str) -> str:
    """The one key that begins so; CircularNotFound when there is none, or several."""
    text = start.strip().lower()
    found = parts.store.keys_from(text) if len(text) >= SHORTEST_KEY else ()
    if len(found) != 1:
        raise CircularNotFound(f"{len(found)} keys begin with {start!r}.")
    return found[0]


def original(parts: Parts, key: str) -> tuple[Stored, Path]:
    """A circular and its original's file; OriginalMissing or OriginalDamaged when not whole."""
    stored = circular(parts, key)
    parts.originals.read(key)
    return stored, parts.originals.path(key)


def history(parts: Parts, key: str) -> tuple[dict[str, str], ...]:
    """Who changed what, oldest first; also of a removed circular."""
    lines = parts.store.history(key)
    if not lines:
        raise CircularNotFound()
    return lines


def job(parts: Parts, job_id: str) -> Job:
    """One job; JobNotFound when there is none."""
    found = parts.store.job(job_id)
    if found is None:
        raise JobNotFound()
    return found


def page_image(parts: Parts, key: str, number: int, highlight: str | None) -> bytes:
    """A page as displayed, as PNG; drawn in a child, for the file is a stranger's."""
    known = reading(parts, key)
    page = next((page for page in known.pages if page.number == number), None)
    if page is None:
        raise PageNotFound()
    boxes = _boxes(known, highlight, number)
    stored, data = circular(parts, key), parts.originals.read(key)
    return in_child(parts, partial(page_picture, data, stored.file, page, boxes))


def draw(parts: Parts, data: bytes, name: str, stage: str, page: int) -> bytes:
    """A page of a file with one stage painted on it, as PNG."""
    return in_child(parts, partial(paint_stage, data, name, stage, page, parts.options))


def _boxes(known: Reading, path: str | None, number: int) -> tuple[Box, ...]:
    if path is None:
        return ()
    clause = next((item.clause for item in known.clauses if item.clause.path == path), None)
    if clause is None:
        raise ClauseNotFound()
    return tuple(box for box in clause.boxes if box.page == number)
