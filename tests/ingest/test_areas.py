"""Names of areas are cut from what follows them, and the list is the region table's."""

from __future__ import annotations

import pytest

from ingest.areas import area_end
from service.regions import load_gazetteer


@pytest.mark.parametrize(
    ("text", "area"),
    [
        (" Batang Hari Budi Contoh", " Batang Hari"),
        (" Batanghari, Budi", " Batanghari"),
        (" Kabupaten Lombok Timur mengirim", " Kabupaten Lombok Timur"),
        (" Budi Contoh", ""),
        (", Bandung", ""),
        ("", ""),
    ],
)
def test_the_longest_known_name_at_the_start(text: str, area: str) -> None:
    assert text[: area_end(text)] == area


def test_every_regency_city_and_province_is_known() -> None:
    names = [
        region.name
        for region in load_gazetteer().all()
        if region.level in {"province", "regency", "city"}
    ]
    unknown = [name for name in names if area_end(name.replace("Administrasi ", "")) == 0]
    assert unknown == []
