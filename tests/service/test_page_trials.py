"""A page of a scan read anew: shown beside, chosen, kept through everything, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.model import Page
from service.chosen_pages import kept_pages
from service.errors import BadParameter, CorrectionRefused, PageNotFound, StaleRevision
from service.library import Library
from service.page_trials import manner_of

ROOT = Path(__file__).resolve().parents[2]
SCAN = ROOT / "samples" / "documents" / "seluma-2020.pdf"


@pytest.mark.parametrize(
    ("segmentation", "scale", "languages", "rotate"),
    [
        ("words", 1.0, "", 0),
        ("lines", 9.0, "", 0),
        ("lines", 1.0, "klingon", 0),
        ("lines", 1.0, "", 45),
    ],
)
def test_what_cannot_be_asked_for_is_told(
    segmentation: str, scale: float, languages: str, rotate: int
) -> None:
    with pytest.raises(BadParameter, match=r"is one of|lies between|there are"):
        manner_of(segmentation, scale, languages, rotate)


def test_a_text_has_no_picture_to_be_read_again(filled: Library) -> None:
    key = filled.latest(1)[0].key
    with pytest.raises(CorrectionRefused):
        filled.editing.try_page(key, 1, filled.editing.manner("lines", 1.0, "", 0))


@pytest.mark.slow
def test_a_reading_chosen_survives_reading_again_until_it_is_taken_back(library: Library) -> None:
    library.ingest([SCAN])
    key = library.latest(1)[0].key
    first = shown(library, key)
    block = library.editing.manner("block", 1.5, "", 0)
    trial = library.editing.try_page(key, 1, block)
    assert trial.old == first and len(trial.new.words) > 100
    assert {tag for tag, _ in trial.difference} >= {"same"} and shown(library, key) == first
    with pytest.raises(PageNotFound):
        library.editing.try_page(key, 9, block)
    with pytest.raises(StaleRevision):
        library.editing.adopt_page(key, 1, block, "0" * 32, "Rina")

    after = library.editing.adopt_page(key, 1, block, trial.digest, "Rina", "nomor terbaca")
    assert shown(library, key) == trial.new and after.clause_count > 5
    line = library.editing.corrections(key)[-1]
    assert (line.kind, line.target, line.who) == ("page", "1", "Rina")
    assert "page read anew" in {one["what"] for one in library.history(key)}
    library.care.reread([key], None)
    assert shown(library, key) == trial.new
    library.retry(key)
    library.ingest([])
    assert shown(library, key) == trial.new
    words = {word for item in library.clauses(key) for word in item.clause.words}
    assert words <= set(trial.new.words)

    turned = library.editing.try_page(key, 1, library.editing.manner("lines", 1.0, "", 180))
    assert turned.new.rotation == (trial.new.rotation + 180) % 360
    assert (turned.new.confidence or 0) < (first.confidence or 0)
    library.editing.withdraw(key, line.id, "Budi")
    assert shown(library, key) == first


def shown(library: Library, key: str) -> Page:
    pages = kept_pages(library.parts, key)
    assert pages is not None
    return pages.pages[0]
