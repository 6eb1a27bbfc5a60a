"""Corrections over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.app import create_app
from tests.api.callers import TestClient
from tests.api.conftest import opened, taken_in
from tests.api.letters import LETTERS


@pytest.fixture
def shelf_of_my_own(tmp_path: Path) -> Iterator[TestClient]:
    library = opened(tmp_path / "home")
    taken_in(library, tmp_path / "letters", LETTERS)
    with TestClient(create_app(library), raise_server_exceptions=False) as caller:
        yield caller


@pytest.fixture
def address(shelf_of_my_own: TestClient) -> str:
    item = shelf_of_my_own.get("/api/v1/circulars").json()["items"][0]
    return f"/api/v1/circulars/{item['key']}"


def leaf(client: TestClient, address: str) -> dict[str, str]:
    clauses = client.get(f"{address}/clauses").json()["items"]
    return next(c for c in clauses if c["leaf"] and c["modality"] == "prohibition")


def test_a_clause_is_corrected_found_and_told(shelf_of_my_own: TestClient, address: str) -> None:
    client = shelf_of_my_own
    old = leaf(client, address)
    tag = client.get(address).headers["etag"]
    answer = client.patch(
        f"{address}/clauses/{old['path']}",
        json={"text": "menumpang helikopter dinas", "by": "Rina", "note": "lihat halaman 1"},
        headers={"If-Match": tag},
    )
    assert answer.status_code == 200 and answer.headers["etag"] != tag
    new = next(c for c in answer.json()["clauses"] if c["path"] == old["path"])
    assert new["text"] == "menumpang helikopter dinas"
    assert new["corrected"]["who"] == "Rina" and new["corrected"]["as_read"] == old["text"]
    hit = client.get("/api/v1/search", params={"q": "helikopter"}).json()["hits"][0]
    assert hit["clause"]["path"] == old["path"] and hit["clause"]["corrected"]["who"] == "Rina"
    listed = client.get(f"{address}/corrections").json()
    assert [(i["kind"], i["before"], i["standing"]) for i in listed["items"]] == [
        ("text", old["text"], True)
    ]


def test_a_stale_edit_is_answered_with_what_stands_there_now(
    shelf_of_my_own: TestClient, address: str
) -> None:
    client = shelf_of_my_own
    path = leaf(client, address)["path"]
    tag = client.get(address).headers["etag"]
    client.patch(f"{address}/clauses/{path}", json={"text": "yang pertama"})
    late = client.patch(
        f"{address}/clauses/{path}", json={"text": "yang kedua"}, headers={"If-Match": tag}
    )
    assert (late.status_code, late.json()["code"]) == (412, "stale_revision")
    now = next(c for c in late.json()["current"]["clauses"] if c["path"] == path)
    assert now["text"] == "yang pertama"
    seen = client.patch(f"{address}/clauses/{path}", json={"text": "x", "before": "nol"})
    assert seen.status_code == 412


def test_fields_are_corrected_and_null_means_not_stated(
    shelf_of_my_own: TestClient, address: str
) -> None:
    body = {"number": "800/1/X/2024", "issued_at": None, "election_year": 2024}
    answer = shelf_of_my_own.patch(address, json=body)
    assert answer.status_code == 200
    circular = answer.json()
    assert (circular["number"], circular["issued_at"]) == ("800/1/X/2024", None)
    assert {one["field"] for one in circular["corrected"]} == set(body)
    found = shelf_of_my_own.get("/api/v1/circulars", params={"number": "800/1/X/2024"})
    assert found.json()["total"] == 1


def test_corrections_are_confirmed_by_another_and_taken_back(
    shelf_of_my_own: TestClient, address: str
) -> None:
    client = shelf_of_my_own
    old = leaf(client, address)
    client.patch(f"{address}/clauses/{old['path']}", json={"text": "lain sama sekali", "by": "a"})
    number = client.get(f"{address}/corrections").json()["items"][0]["id"]
    same = client.post(f"{address}/corrections/{number}/confirm", json={"by": "a"})
    assert (same.status_code, same.json()["code"]) == (422, "correction_refused")
    other = client.post(f"{address}/corrections/{number}/confirm", json={"by": "b"}).json()
    assert [c["corrected"]["confirmed_by"] for c in other["clauses"] if c["corrected"]] == ["b"]
    back = client.post(f"{address}/corrections/{number}/withdraw", json={"by": "a"}).json()
    assert next(c for c in back["clauses"] if c["path"] == old["path"])["text"] == old["text"]
    unknown = client.post(f"{address}/corrections/999/withdraw", json={})
    assert (unknown.status_code, unknown.json()["code"]) == (404, "correction_not_found")


REFUSED = [
    ({}, 422),
    ({"text": ""}, 422),
    ({"modality": "larangan"}, 422),
    ({"topics": ["no_such"]}, 422),
    ({"txt": "x"}, 422),
]


@pytest.mark.parametrize(("body", "status"), REFUSED)
def test_what_cannot_be_is_a_clear_problem(
    shelf_of_my_own: TestClient, address: str, body: dict[str, object], status: int
) -> None:
    path = leaf(shelf_of_my_own, address)["path"]
    answer = shelf_of_my_own.patch(f"{address}/clauses/{path}", json=body)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    nowhere = shelf_of_my_own.patch(f"{address}/clauses/99.z", json={"text": "x"})
    assert (nowhere.status_code, nowhere.json()["code"]) == (404, "clause_not_found")
