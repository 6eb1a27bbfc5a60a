"""Pages as kept, with those that staff had read anew and chose in place of the first reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.model import Pages
from service.corrections import in_force
from service.model import Correction, PageReading
from service.parts import Parts


def chosen(lines: Sequence[Correction]) -> dict[int, PageReading]:
    """The reading that stands of each page chosen anew, by page number."""
    return {
        line.reading.page.number: line.reading
        for line, _ in in_force(lines)
        if line.kind == "page" and line.reading is not None
    }


def with_chosen(pages: Pages, lines: Sequence[Correction]) -> Pages:
    """The pages with every chosen reading in its place, its notices in place of the old ones.

    The very same pages where none was chosen.
    """
    found = chosen(lines)
    if not found:
        return pages
    notices = [one for one in pages.notices if one.page not in found]
    notices += [notice for number in sorted(found) for notice in found[number].notices]
    read = (found[page.number].page if page.number in found else page for page in pages.pages)
    return replace(pages, pages=tuple(read), notices=tuple(notices))


def kept_pages(parts: Parts, key: str) -> Pages | None:
    """The pages of a circular as they count now, or None where none are kept."""
    pages = parts.store.pages(key)
    return with_chosen(pages, parts.store.corrections(key)) if pages else None
