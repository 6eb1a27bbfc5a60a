"""Pages read anew as a person asks, shown beside the reading that stands, kept when they choose."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import partial

from ingest.manner import MODES, SCALES, Manner, Segmentation
from ingest.model import Line, Notice, Page, Pages
from ingest.options import ReadOptions
from service.changes import word_difference
from service.chosen_pages import kept_pages
from service.clock import utc_now
from service.correcting import kept, seen_now
from service.errors import BadParameter, CorrectionRefused, NotReady, PageNotFound, StaleRevision
from service.looking import recognition
from service.model import Correction, PageReading, Stored
from service.parts import Parts
from service.reads import in_child

__all__ = ["Manner", "Segmentation", "Trial", "adopted", "languages_known", "manner_of", "tried"]
Part = tuple[str, str]
TURNS = (0, 90, 180, 270)


@dataclass(frozen=True, slots=True)
class Trial:
    """One page read anew beside the reading that stands."""

    number: int
    manner: Manner
    old: Page
    new: Page
    notices: tuple[Notice, ...]  # of the new reading
    difference: tuple[Part, ...]  # words same, deleted, inserted; in reading order
    digest: str  # of the new words and their places: what was seen is what is kept


def manner_of(segmentation: str, scale: float, languages: str, rotate: int) -> Manner:
    """How to read, from what was asked; BadParameter says what can be asked for."""
    if segmentation not in ("lines", *MODES):
        raise BadParameter(f"segmentation is one of: lines, {', '.join(MODES)}.")
    if not SCALES[0] <= scale <= SCALES[1]:
        raise BadParameter(f"scale lies between {SCALES[0]} and {SCALES[1]}.")
    if rotate not in TURNS:
        raise BadParameter("rotate is one of: 0, 90, 180, 270.")
    known = languages_known() if languages else ()
    if wrong := [name for name in languages.split("+") if languages and name not in known]:
        raise BadParameter(f"No language data {', '.join(wrong)}; there are: {', '.join(known)}.")
    return Manner(segmentation, scale, languages, rotate)  # type: ignore[arg-type]  # checked


def languages_known() -> tuple[str, ...]:
    """Names of the language data that is installed here."""
    return tuple(name for name in recognition()[1:] if not name.endswith(("osd", "equ")))


def tried(parts: Parts, key: str, number: int, manner: Manner) -> Trial:
    """Read one page (from 1) anew; nothing is kept."""
    stored, _ = seen_now(parts, key, None)
    pages = kept_pages(parts, key)
    if pages is None:
        raise NotReady("Its pages are not kept; have it read again with `edaran retry`.")
    if pages.origin not in ("pdf", "image"):
        raise CorrectionRefused("A text has no page picture to be read again.")
    old = next((page for page in pages.pages if page.number == number), None)
    if old is None:
        raise PageNotFound()
    data = parts.originals.read(key)
    work = partial(anew, data, stored.file, pages, old, manner, parts.options)
    new, notices, before, after = in_child(parts, work)
    parted = word_difference(before, after)
    return Trial(number, manner, old, new, notices, parted, digest_of(new))


def adopted(
    parts: Parts, key: str, number: int, manner: Manner, seen: str, who: str, note: str = ""
) -> Stored:
    """Keep a page read anew in place of the one that stands; `seen` is the trial's digest."""
    trial = tried(parts, key, number, manner)
    if trial.digest != seen:
        raise StaleRevision("Reading the page again gave other words; look at them first.")
    if not trial.new.words:
        raise CorrectionRefused("Nothing could be read on the page that way.")
    stored, _ = seen_now(parts, key, None)
    chosen = PageReading(trial.new, trial.notices)
    line = Correction(-1, utc_now(), who, "page", str(number), None, said(manner), (), note, chosen)
    return kept(parts, stored, [line], who)


def said(manner: Manner) -> str:
    """The options in one line, as they are kept."""
    return json.dumps(asdict(manner), separators=(", ", ": "))


def digest_of(page: Page) -> str:
    """A fingerprint of a page's words and their places."""
    text = repr((page.rotation, page.words))
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:32]


def anew(
    data: bytes, file: str, pages: Pages, old: Page, manner: Manner, options: ReadOptions
) -> tuple[Page, tuple[Notice, ...], str, str]:
    """The page read anew, and the text of it before and after; runs in a child."""
    from ingest.anew import read_anew
    from ingest.lines import build_lines

    new, notices = read_anew(data, file, old, manner, options)
    swapped = [new if page.number == old.number else page for page in pages.pages]
    before, after = (_text(build_lines(tuple(some)), old.number) for some in (pages.pages, swapped))
    return new, notices, before, after


def _text(lines: Sequence[Line], number: int) -> str:
    return " ".join(line.text for line in lines if line.page == number)
