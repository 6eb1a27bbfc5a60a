"""One circular looked at: itself, its original, its pages as pictures."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import BinaryIO

from ingest.errors import OcrUnavailable
from ingest.geometry import Box
from ingest.model import Circular, Page
from ingest.options import ReadOptions
from service.chosen_pages import kept_pages
from service.citing import LegalBasis, legal_basis
from service.errors import (
    CircularNotFound,
    ClauseNotFound,
    JobNotFound,
    NotReady,
    OriginalMissing,
    PageNotFound,
)
from service.executors.reading import trace_document
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


def original(parts: Parts, key: str) -> tuple[Stored, BinaryIO]:
    """A circular and its original, opened; OriginalMissing or OriginalDamaged when not whole."""
    stored = circular(parts, key)
    try:
        return stored, parts.originals.open(key)
    except OriginalMissing:
        circular(parts, key)  # removed just now: then it is unknown, and nothing is lost
        raise


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


def legal_basis_of(parts: Parts, key: str, today: date) -> LegalBasis:
    """The citations of a kept circular, judged at its date and today."""
    known = reading(parts, key)
    read = Circular((), known.metadata, "", (), known.citations, known.notices)
    return legal_basis(read, today)


def recognition() -> tuple[str, ...]:
    """What of Tesseract is there, in words; OcrUnavailable when nothing is."""
    from ingest.ocr import probe

    found = probe()
    version = found.tesserocr or found.program
    if version is None or not found.languages:
        raise OcrUnavailable()
    return (version, *found.languages)


def page_image(parts: Parts, key: str, number: int, highlight: str | None) -> bytes:
    """A page as displayed, as PNG; drawn in a child, for the file is a stranger's."""
    stored = circular(parts, key)
    if stored.reading is None:
        raise NotReady(f"It is {stored.state}.")
    boxes = _boxes(stored.reading, highlight, number)
    page = _page(parts, key, number)
    return in_child(parts, partial(picture_of, parts.originals.read(key), stored.file, page, boxes))


def draw(parts: Parts, data: bytes, name: str, stage: str, page: int) -> bytes:
    """A page of a file with one stage painted on it, as PNG."""
    return in_child(parts, partial(stage_of, data, name, stage, page, parts.options))


def picture_of(data: bytes, name: str, page: Page, boxes: tuple[Box, ...]) -> bytes:
    """A page as displayed with boxes lit; runs in a child."""
    from ingest.draw import page_picture

    return page_picture(data, name, page, boxes)


def stage_of(data: bytes, name: str, stage: str, page: int, options: ReadOptions) -> bytes:
    """A page with one stage painted on it; runs in a child."""
    from ingest.draw import paint_stage

    return paint_stage(data, name, trace_document(data, name, options), stage, page)


def _page(parts: Parts, key: str, number: int) -> Page:
    """A page with its words: of a text or press article they are all there is to draw."""
    pages = kept_pages(parts, key)
    found = (page for page in (pages.pages if pages else ()) if page.number == number)
    page = next(found, None)
    if page is None:
        raise PageNotFound()
    return page


def _boxes(known: Reading, path: str | None, number: int) -> tuple[Box, ...]:
    if path is None:
        return ()
    clause = next((item.clause for item in known.clauses if item.clause.path == path), None)
    if clause is None:
        raise ClauseNotFound()
    return tuple(box for box in clause.boxes if box.page == number)
