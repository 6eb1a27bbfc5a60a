"""The page of lineage: drawn, told in words, and filtered."""

from __future__ import annotations

import pytest

from tests.api.callers import TestClient
from tests.api.site.test_pages import check, page


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_page_is_whole_with_and_without_circulars(client: TestClient, language: str) -> None:
    for asked in ("", "year=2024&", "year=2017&"):
        check(page(client, f"/lineage?{asked}lang={language}"), language)
    check(page(client, f"/lineage?year=x&lang={language}", 422), language)
