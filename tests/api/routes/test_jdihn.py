"""The feed as harvested, and a feed looked at."""

from __future__ import annotations

import json

from api.schemas.jdihn import ImportedOut
from service.jdihn import FIELDS
from tests.api.callers import TestClient


def test_the_feed_is_one_array_in_the_networks_order(client: TestClient) -> None:
    answer = client.get("/integrations/jdihn.json")
    records = json.loads(answer.content)
    assert [list(record) for record in records] == [list(FIELDS)] * len(records)
    assert len(records) == 3 and answer.headers["content-type"] == "application/json"
    detail = records[0]["urlDetailPeraturan"].removeprefix("http://localhost")
    assert client.get(detail).status_code == 200


def test_a_feed_is_looked_at(client: TestClient) -> None:
    records = client.get("/integrations/jdihn.json").json()
    sent = client.post("/api/v1/jdihn/import", json=[records[0], records[1] | {"warna": "x"}])
    body = ImportedOut.model_validate(sent.json())
    assert [one.outcome for one in body.listed] == ["kept", "kept"]
    assert [notice.code for notice in body.notices if notice.field == "warna"] == ["unknown_field"]
    bad = client.post("/api/v1/jdihn/import", json={"a": 1})
    assert (bad.status_code, bad.json()["code"]) == (422, "bad_feed")
    assert client.post("/api/v1/jdihn/import", content=b"a").status_code == 415
