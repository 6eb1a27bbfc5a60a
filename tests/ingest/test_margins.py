"""Margins that lean on a photo stand upright again."""

from __future__ import annotations

import pytest

from ingest.geometry import Box
from ingest.lines import build_lines
from ingest.model import Page, Word
from ingest.straighten import straighten


def page(lean: float, source: str) -> Page:
    """Thirty rows of words whose margins drift sideways down the page, every other one indented."""
    words: list[Word] = []
    for row in range(30):
        y = 0.1 + 0.025 * row
        x = 0.1 + (0.04 if row % 3 else 0.0) + lean * y * 1.4
        while x < 0.85:
            words.append(Word("pegawai", Box(1, x, y, x + 0.07, y + 0.012), 0.95))
            x += 0.08
    kept = "ocr" if source == "ocr" else "text"
    return Page(1, 600.0, 840.0, kept, None, 0, tuple(words))  # type: ignore[arg-type]  # one of two


@pytest.mark.parametrize("lean", [-0.04, 0.03])
def test_a_leaning_margin_is_put_upright(lean: float) -> None:
    lefts = {round(line.left or 0.0, 2) for line in build_lines([page(lean, "ocr")])}
    assert max(lefts) - min(lefts) <= 0.05  # the indent, no more


def test_an_upright_margin_and_a_digital_page_are_left_alone() -> None:
    assert straighten(page(0.0, "ocr")).lean.left == 0.0
    assert straighten(page(-0.04, "text")).lean.left == 0.0
