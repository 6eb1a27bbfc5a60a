"""The printed lines of every clause a comparison quotes, cut from the pages in a child."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from ingest.errors import IngestError
from ingest.geometry import Box
from ingest.model import Page
from service.chosen_pages import kept_pages
from service.compared import Comparison
from service.errors import ServiceError
from service.model import Stored
from service.parts import Parts
from service.reads import in_child
from service.reports.report import Crop, Crops

if TYPE_CHECKING:
    from ingest.draw import Strip

MOST = 300  # clauses; a report of more shows none, and says so
Lines = Mapping[int, Sequence[tuple[str, tuple[Box, ...]]]]  # page to clause path and its boxes


def crops_of(parts: Parts, made: Comparison) -> Crops:
    """Pictures by circular and path; a page that cannot be drawn leaves its clauses without."""
    quoted = {
        (c.circular, k.clause.path) for row in made.rows for c in row.cells for k in c.clauses
    }
    if len(quoted) > MOST:
        return {}
    found: dict[tuple[str, str], tuple[Crop, ...]] = {}
    for stored in made.circulars:
        lines = _lines(stored, {path for key, path in quoted if key == stored.key})
        for path, crop in _cut(parts, stored, lines):
            place = stored.key, path
            found[place] = (*found.get(place, ()), crop)
    return found


def _lines(stored: Stored, paths: set[str]) -> Lines:
    held: dict[int, list[tuple[str, tuple[Box, ...]]]] = defaultdict(list)
    for item in stored.reading.clauses if stored.reading else ():
        if item.clause.path in paths:
            for page in item.clause.pages:
                boxes = tuple(box for box in item.clause.boxes if box.page == page)
                held[page].append((item.clause.path, boxes))
    return held


def _cut(parts: Parts, stored: Stored, lines: Lines) -> Iterator[tuple[str, Crop]]:
    kept = kept_pages(parts, stored.key) if lines else None
    wanted = [page for page in (kept.pages if kept else ()) if page.number in lines]
    if not wanted:
        return
    groups = [[boxes for _, boxes in lines[page.number]] for page in wanted]
    try:
        data = parts.originals.read(stored.key)
        drawn = in_child(parts, partial(strips_of, data, stored.file, tuple(wanted), groups))
    except (IngestError, ServiceError):  # the words still stand in the report, with their page
        return
    for page, strips in zip(wanted, drawn, strict=True):
        for (path, _), strip in zip(lines[page.number], strips, strict=True):
            yield path, Crop(page.number, strip.data, strip.width, strip.height)


def strips_of(
    data: bytes, name: str, pages: Sequence[Page], groups: Sequence[Sequence[tuple[Box, ...]]]
) -> list[tuple[Strip, ...]]:
    """The strips of several pages of one file; runs in a child."""
    from ingest.draw import page_strips

    return [page_strips(data, name, page, g) for page, g in zip(pages, groups, strict=True)]
