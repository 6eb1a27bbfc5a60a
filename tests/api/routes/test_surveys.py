"""Coverage and gaps over HTTP: the documented shapes."""

from __future__ import annotations

from api.schemas.compared import CoverageOut, GapsOut
from tests.api.callers import TestClient


def test_coverage_has_its_shape(client: TestClient) -> None:
    asked = {"province": "Bengkulu", "year": [2020, 2024]}
    body = CoverageOut.model_validate(client.get("/api/v1/coverage", params=asked).json())
    assert body.years == [2020, 2024]
    held = {item.region.code: item.counts for item in body.regions}
    assert held["17.05"] == [1, 0]
    assert ("17.05", 2024) in {(item.region.code, item.year) for item in body.missing}


def test_gaps_have_their_shape(client: TestClient, keys: dict[str, str]) -> None:
    asked = {"circular": keys["seluma-2020.txt"], "baseline": keys["batang-hari-2024.txt"]}
    body = GapsOut.model_validate(client.get("/api/v1/gaps", params=asked).json())
    assert {row.kind for row in body.rows} <= {"missing", "only_here"} and body.rows
    alone = client.get("/api/v1/gaps", params={"circular": keys["seluma-2020.txt"]})
    assert (alone.status_code, alone.json()["code"]) == (422, "nothing_to_compare")
    assert client.get("/api/v1/gaps", params={"circular": "0" * 64}).status_code == 404
