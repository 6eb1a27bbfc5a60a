"""The tables for pickers: what they hold has the documented shape and can be narrowed."""

from __future__ import annotations

import pytest

import api.schemas.tables as schemas
from tests.api.callers import TestClient

SHAPES = {
    "regions": schemas.RegionsOut,
    "topics": schemas.TopicsOut,
    "elections": schemas.ElectionsOut,
    "regulations": schemas.RegulationsOut,
}


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_a_table_has_its_shape(client: TestClient, name: str) -> None:
    body = client.get(f"/api/v1/{name}").json()
    SHAPES[name].model_validate(body)
    assert body["total"] >= len(body["items"]) > 0


def test_proposals_for_topics_have_their_shape(client: TestClient) -> None:
    body = client.get("/api/v1/topics/proposed").json()
    schemas.ProposalsOut.model_validate(body)
    assert body["total"] == len(body["items"])


def test_regions_are_narrowed_by_letters_level_and_province(client: TestClient) -> None:
    found = client.get("/api/v1/regions", params={"q": "selum", "level": "regency"}).json()
    assert [item["code"] for item in found["items"]] == ["17.05"]
    provinces = client.get("/api/v1/regions", params={"level": "province", "limit": 100}).json()
    assert provinces["total"] == 38
    below = client.get("/api/v1/regions", params={"province": "17", "level": "regency"}).json()
    assert {item["province"] for item in below["items"]} == {"Bengkulu"}


def test_the_register_tells_what_replaced_a_law(client: TestClient) -> None:
    rows = {row["cite"]: row for row in client.get("/api/v1/regulations").json()["items"]}
    assert rows["UU 5/2014"]["until"] == "2023-10-31"
    assert rows["UU 5/2014"]["replaced_by"] == "UU 20/2023"
