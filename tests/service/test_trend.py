"""Changes are told from one circular of a region to its next, never across regions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.compare import compare
from service.compared import Comparison
from service.model import Filters, Region, Stored
from service.trend import stepwise
from tests.service.test_compare import LABELS, by_words, circular


def of_region(stored: Stored, code: str) -> Stored:
    assert stored.reading is not None
    region = Region(code, code, "regency", None)
    return replace(stored, reading=replace(stored.reading, region=region))


def laid(circulars: Sequence[Stored], baseline: str | None) -> Comparison:
    return compare(circulars, Filters(), baseline, by_words, LABELS)


def test_each_circular_is_measured_against_the_one_before_it_of_its_own_region() -> None:
    row = ("1", "photos", "dilarang berfoto bersama calon")
    columns = [
        of_region(circular("seluma-2018", row), "17.05"),
        of_region(circular("jambi-2018", row), "15.04"),
        of_region(circular("seluma-2020", ("2", "gifts", "dilarang memberi barang")), "17.05"),
        of_region(circular("jambi-2020", row), "15.04"),
        circular("unknown", row),
    ]
    made = stepwise(laid(columns, None), laid)
    changes = {r.topic: [cell.change for cell in r.cells] for r in made.rows}
    assert changes["photos"] == [None, None, "removed", "same", None]
    assert changes["gifts"] == [None, None, "added", None, None]
