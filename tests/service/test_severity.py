"""Every penalty is weighed by its examples and by none of its near misses."""

from __future__ import annotations

import re

import pytest

from service.severity import PENALTIES, Penalty, severity


@pytest.mark.parametrize("row", PENALTIES, ids=lambda row: row.weight)
def test_a_penalty_matches_its_examples_and_no_near_miss(row: Penalty) -> None:
    assert all(severity(text).heaviest >= row.weight for text in row.examples)
    assert not any(re.search(row.pattern, text, re.IGNORECASE) for text in row.near_misses)


@pytest.mark.parametrize(
    ("lighter", "heavier"),
    [
        ("teguran lisan", "teguran tertulis"),
        ("hukuman disiplin sedang", "hukuman disiplin berat"),
        ("denda Rp6.000.000,00", "denda Rp12.000.000,00"),
        ("penjara 6 (enam) bulan", "penjara 1 (satu) tahun"),
    ],
)
def test_heavier_threats_outweigh_lighter_ones(lighter: str, heavier: str) -> None:
    assert severity(heavier).against(severity(lighter)) > 0
    assert severity(lighter).against(severity(heavier)) < 0


def test_what_weighs_more_and_less_at_once_is_left_open() -> None:
    longer = severity("penjara 1 (satu) tahun dan denda Rp6.000.000,00")
    dearer = severity("penjara 6 (enam) bulan dan denda Rp12.000.000,00")
    assert longer.against(dearer) == 0
    assert severity("hukuman sesuai ketentuan").against(dearer) == 0
