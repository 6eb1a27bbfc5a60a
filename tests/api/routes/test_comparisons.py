"""Comparisons over HTTP: made, fetched again in every format, faults told."""

from __future__ import annotations

from typing import Any

import pytest

from api.schemas.compared import SinceOut
from api.schemas.comparisons import ComparisonOut
from service.reports.formats import FORMATS
from tests.api.callers import TestClient

BASE = "/api/v1/comparisons"


@pytest.fixture
def made(client: TestClient, keys: dict[str, str]) -> dict[str, Any]:
    """A comparison of all three letters."""
    answer = client.post(BASE, json={"circulars": list(keys.values())})
    assert answer.status_code == 201
    assert answer.headers["location"] == f"{BASE}/{answer.json()['id']}"
    return answer.json()  # type: ignore[no-any-return]


def test_columns_keep_the_order_asked_for_and_cells_are_verbatim(
    client: TestClient, keys: dict[str, str], made: dict[str, Any]
) -> None:
    body = ComparisonOut.model_validate(made)
    assert [column.key for column in body.columns] == list(keys.values())
    said = {
        key: {c["text"] for c in client.get(f"/api/v1/circulars/{key}/clauses").json()["items"]}
        for key in keys.values()
    }
    cells = [cell for row in body.rows for cell in row.cells]
    assert any(cell.clauses for cell in cells)
    assert all(clause.text in said[cell.circular] for cell in cells for clause in cell.clauses)


def test_the_same_request_has_the_same_id_and_is_found_again(
    client: TestClient, keys: dict[str, str], made: dict[str, Any]
) -> None:
    again = client.post(BASE, json={"circulars": list(keys.values())}).json()
    assert again["id"] == made["id"]
    assert client.get(f"{BASE}/{made['id']}").json() == made


def test_filters_choose_the_columns(client: TestClient) -> None:
    body = client.post(BASE, json={"filters": {"year": [2024]}}).json()
    assert {column["election_year"] for column in body["columns"]} == {2024}
    assert len(body["columns"]) == 2


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_is_a_file_of_its_type(
    client: TestClient, made: dict[str, Any], name: str
) -> None:
    answer = client.get(f"{BASE}/{made['id']}", params={"format": name})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == FORMATS[name].media_type
    if name != "json":
        assert f".{name}" in answer.headers["content-disposition"]
        assert "sandbox" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("asked", "status", "code"),
    [
        ({"filters": {"region": ["Seluma Raya"]}}, 422, "unknown_filter_value"),
        ({"filters": {"year": [2019]}}, 422, "nothing_to_compare"),
        ({"filters": {"colour": ["red"]}}, 422, "bad_parameter"),
        ({"circulars": ["0" * 64, "1" * 64]}, 404, "circular_not_found"),
        ({"surprise": 1}, 422, "bad_parameter"),
        ([], 422, "bad_parameter"),
    ],
)
def test_what_cannot_be_compared_is_told(
    client: TestClient, asked: Any, status: int, code: str
) -> None:
    answer = client.post(BASE, json=asked)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_broken_json_is_told(client: TestClient) -> None:
    answer = client.post(BASE, content=b"{", headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_request")


def test_an_unknown_comparison_and_format_are_told(
    client: TestClient, made: dict[str, Any]
) -> None:
    assert client.get(f"{BASE}/{'0' * 16}").json()["code"] == "comparison_not_found"
    odd = client.get(f"{BASE}/{made['id']}", params={"format": "gif"})
    assert (odd.status_code, odd.json()["code"]) == (422, "bad_parameter")


def test_a_saved_comparison_tells_what_changed_and_is_made_again(
    client: TestClient, keys: dict[str, str]
) -> None:
    asked = {"filters": {"region": ["17.05"], "year": [2020, 2024]}, "against": "previous"}
    made = client.post("/api/v1/comparisons", json=asked).json()
    assert [column["key"] for column in made["columns"]] == [
        keys["seluma-2020.txt"],
        "none-17.05-2024",
    ]
    assert {row["cells"][1]["state"] for row in made["rows"]} == {"no_circular"}
    address = f"/api/v1/comparisons/{made['id']}"
    since = SinceOut.model_validate(client.get(f"{address}/changes").json())
    assert since.nothing and since.cells == []
    again = client.post(f"{address}/again")
    assert again.status_code == 201 and again.json()["id"] == made["id"]
    for form in ("xlsx", "docx", "html", "csv"):
        assert client.get(address, params={"format": form}).status_code == 200
