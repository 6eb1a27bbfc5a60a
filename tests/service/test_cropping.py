"""Every quoted clause has its printed lines; a page that cannot be drawn costs only its own."""

from __future__ import annotations

import io

from PIL import Image

from service.library import Library
from service.model import Filters
from service.originals import key_of
from tests.service.letters import BASEL


def test_every_quoted_clause_has_its_lines(filled: Library) -> None:
    made = filled.comparisons.make(Filters(), [], None)
    report = filled.comparisons.report(made, "", "html")
    quoted = {
        (c.circular, k.clause.path) for row in made.rows for c in row.cells for k in c.clauses
    }
    assert set(report.crops) == quoted
    for crops in report.crops.values():
        for crop in crops:
            assert Image.open(io.BytesIO(crop.data)).size == (crop.width, crop.height)
    assert filled.comparisons.report(made, "", "xlsx").crops == {}
    assert filled.comparisons.report(made, "", "pdf", False).crops == {}


def test_a_lost_original_costs_only_its_own_pictures(filled: Library) -> None:
    made = filled.comparisons.make(Filters(), [], None)
    filled.parts.originals.remove(key_of(BASEL))
    crops = filled.comparisons.report(made, "", "html").crops
    assert crops and key_of(BASEL) not in {key for key, _ in crops}
