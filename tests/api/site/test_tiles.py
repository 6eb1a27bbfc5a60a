"""The map of tiles shows every province once, and counts what is kept."""

from __future__ import annotations

import re

import pytest

from api.site.tiles import TILES, tiles
from service.regions import load_gazetteer
from tests.api.callers import TestClient
from tests.api.site.test_pages import check, page


def test_every_province_of_today_has_a_tile_of_its_own() -> None:
    provinces = {region.code for region in load_gazetteer().all() if region.level == "province"}
    assert set(TILES) == provinces
    assert len({place[1:] for place in TILES.values()}) == len(TILES)
    assert len({place[0] for place in TILES.values()}) == len(TILES)


def test_a_tile_counts_one_year_or_all() -> None:
    tally = (("15", "2024", 2), ("15", "2020", 1), ("17", "2020", 4), ("", "2024", 9))
    counted = {tile.short: tile.count for tile in tiles(tally, "2020") if tile.count}
    assert counted == {"Jambi": 1, "Bengkulu": 4}
    assert sum(tile.count for tile in tiles(tally, "")) == 7


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_map_leads_to_the_circulars_and_names_the_empty_provinces(
    client: TestClient, language: str
) -> None:
    text = page(client, f"/coverage?year=2020&lang={language}")
    check(text, language)
    assert 'href="/circulars?province=17&amp;year=2020"' in text
    assert text.count('class="empty"') == len(TILES) - 1
    columns = {int(column) for column in re.findall(r'class="c(\d+) r\d+"', text)}
    css = client.get("/static/desk.css").text
    assert all(f".tiles .c{column} {{" in css for column in columns)
