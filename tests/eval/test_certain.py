"""Wrong values are counted only where no mark of doubt stands beside them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.eval.certain import wrong_values

TRUTH = {
    "number": "800/12/BKD/2020; 07/K.Bawaslu/2020",
    "issued_on": None,
    "signatory": {"name": "FULAN BIN POLAN, S.H.", "position": "Camat"},
}


@pytest.mark.parametrize(
    ("reading", "wrong"),
    [
        ({"number": "800 / 12 / bkd/2020"}, []),
        ({"number": "800/112/BKD/2020"}, ["number"]),
        ({"number": "800/112/BKD/2020", "notices": [{"code": "number_doubtful"}]}, []),
        ({"number": None, "issued_on": "2020-01-02"}, ["issued_on"]),
        ({"signatory": {"name": "Fulan bin Polan. S.H."}}, []),
        ({"signatory": {"name": "Pembina Tingkat I"}}, ["name"]),
        ({"signatory": None}, []),
    ],
)
def test_wrong_without_doubt(reading: dict[str, Any], wrong: list[str]) -> None:
    assert list(wrong_values(reading, TRUTH)) == wrong
