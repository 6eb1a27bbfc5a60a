"""The boxes of a clause, looked up on the page again, read its text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from ingest.model import Clause, Page
from ingest.options import ReadOptions
from ingest.pages import read_pages
from ingest.pipeline import trace
from samples.catalogue import load, names
from samples.typeset import digital_pdf


def under(clause: Clause, pages: tuple[Page, ...]) -> Iterator[str]:
    """Words of the pages whose middle lies in one of the clause's boxes."""
    boxes = [word.box for word in clause.words]
    for page in pages:
        for word in page.words:
            x, y = (word.box.x0 + word.box.x1) / 2, (word.box.y0 + word.box.y1) / 2
            if any(
                b.page == page.number and b.x0 <= x <= b.x1 and b.y0 <= y <= b.y1 for b in boxes
            ):
                yield word.text


def letters(text: str) -> Counter[str]:
    return Counter(char for char in text.casefold() if char.isalnum())


@pytest.mark.parametrize("slug", names())
def test_boxes_of_a_clause_lead_back_to_its_text(slug: str) -> None:
    read = trace(read_pages(digital_pdf(load(slug).source), f"{slug}.pdf", ReadOptions()), slug)
    for clause in read.clauses:
        again = letters(" ".join(under(clause, read.pages)))
        assert not letters(clause.text) - again, clause.path
        assert sum((again - letters(clause.marker + clause.text)).values()) <= 3, clause.path
