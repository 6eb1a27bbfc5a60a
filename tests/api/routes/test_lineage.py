"""Lineage over HTTP: the documented shape, narrowed by filters."""

from __future__ import annotations

from api.schemas.compared import LineageOut
from tests.api.callers import TestClient


def test_lineage_has_its_shape_and_obeys_filters(client: TestClient, keys: dict[str, str]) -> None:
    answer = client.get("/api/v1/lineage", params={"year": 2024, "province": "Jambi"})
    body = LineageOut.model_validate(answer.json())
    asked = [circular for circular in body.circulars if circular.asked]
    assert [circular.file for circular in asked] == ["batang-hari-2024.txt"]
    traced = {clause.path: clause for clause in asked[0].clauses}
    assert traced["2"].source is not None
    assert traced["2"].source.circular == keys["seluma-2020.txt"]
    assert client.get("/api/v1/lineage", params={"year": 1}).status_code == 422
