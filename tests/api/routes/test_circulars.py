"""Circulars over HTTP: sent in durably, listed, shown with pages, removed; each fault told."""

from __future__ import annotations

from typing import Any

import pytest

from api.headers import ORIGINAL_POLICY
from api.schemas.circulars import CircularOut, CircularsOut, ClausesOut, HistoryOut, UploadOut
from api.schemas.search import SimilarOut
from api.site.places import page_href
from tests.api.callers import TestClient
from tests.api.letters import HOSTILE, LETTERS, SELUMA
from tests.api.waiting import finished

BASE = "/api/v1/circulars"
NO_KEY = "0" * 64


def code_of(answer: Any) -> tuple[int, str]:
    """Status and code of a problem document."""
    assert answer.headers["content-type"] == "application/problem+json"
    return answer.status_code, answer.json()["code"]


def send(client: TestClient, *files: tuple[str, bytes], field: str = "files") -> Any:
    """Upload files under one field name."""
    return client.post(BASE, files=[(field, file) for file in files])


# ---- sending -----------------------------------------------------------------------------------


def test_one_line_a_file_and_a_fault_leaves_the_others_alone(empty: TestClient) -> None:
    answer = send(
        empty,
        ("seluma.txt", SELUMA.encode()),
        ("kosong.pdf", b""),
        ("acak.bin", bytes(range(256)) * 8),
        ("lagi.txt", SELUMA.encode()),
    )
    assert answer.status_code == 202
    UploadOut.model_validate(answer.json())
    lines = answer.json()["files"]
    assert [line["outcome"] for line in lines] == [
        "accepted",
        "rejected",
        "rejected",
        "duplicate",
    ]
    assert [line["error"] and line["error"]["code"] for line in lines] == [
        None,
        "empty_file",
        "unknown_format",
        None,
    ]
    assert lines[0]["key"] == lines[3]["key"]
    assert empty.get(BASE).json()["total"] == 1


def test_accepted_is_kept_before_the_answer_and_read_soon_after(empty: TestClient) -> None:
    key = send(empty, ("seluma.txt", SELUMA.encode())).json()["files"][0]["key"]
    assert empty.get(f"{BASE}/{key}/original").content == SELUMA.encode()
    body = finished(empty, key)
    assert body["state"] == "ready"
    assert body["number"] == "460/206/DS.AI/X/2020"
    jobs = empty.get("/api/v1/jobs").json()
    assert jobs["items"][0]["circular"] == key


@pytest.mark.parametrize("field", ["file", "files", "upload"])
def test_the_field_may_have_any_name(empty: TestClient, field: str) -> None:
    answer = send(empty, ("seluma.txt", SELUMA.encode()), field=field)
    assert answer.json()["files"][0]["outcome"] == "accepted"


@pytest.mark.parametrize("name", ["../../etc/passwd.txt", "C:\\a\\b.txt", "a\r\nX-Evil: 1.txt"])
def test_a_name_loses_folders_and_control_signs(empty: TestClient, name: str) -> None:
    line = send(empty, (name, SELUMA.encode())).json()["files"][0]
    assert not set(line["file"]) & set("/\\\r\n")
    header = empty.get(f"{BASE}/{line['key']}/original").headers["content-disposition"]
    assert header.startswith("attachment; ")


def test_a_form_without_a_file_is_refused(empty: TestClient) -> None:
    assert code_of(empty.post(BASE, files={"other": (None, "words")})) == (422, "bad_parameter")


def test_what_is_no_form_is_refused(empty: TestClient) -> None:
    assert code_of(empty.post(BASE, json={})) == (415, "unsupported_media_type")
    broken = {"content-type": "multipart/form-data; boundary=x"}
    assert code_of(empty.post(BASE, content=b"no parts here", headers=broken)) == (
        400,
        "bad_request",
    )


def test_too_large_a_body_is_refused_before_it_is_read(empty: TestClient) -> None:
    headers = {"content-type": "multipart/form-data; boundary=x", "content-length": str(10**13)}
    assert code_of(empty.post(BASE, content=b"--x", headers=headers)) == (413, "too_large")


# ---- listing and showing -----------------------------------------------------------------------


def test_the_list_is_paged_and_filtered(client: TestClient) -> None:
    whole = client.get(BASE).json()
    CircularsOut.model_validate(whole)
    assert whole["total"] == len(LETTERS)
    second = client.get(BASE, params={"limit": 1, "offset": 1}).json()
    assert second["items"] == whole["items"][1:2]
    of_2020 = client.get(BASE, params={"year": 2020}).json()
    assert [item["file"] for item in of_2020["items"]] == ["seluma-2020.txt"]


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({"limit": -1}, "bad_parameter"),
        ({"limit": 10**9}, "bad_parameter"),
        ({"offset": -1}, "bad_parameter"),
        ({"limit": "many"}, "bad_parameter"),
        ({"wilayah": "Seluma"}, "bad_parameter"),
        ({"region": "Kabupaten Selumma"}, "unknown_filter_value"),
        ({"province": "Bengkulo"}, "unknown_filter_value"),
        ({"kind": "surat cinta"}, "unknown_filter_value"),
        ({"topic": "sepak bola"}, "unknown_filter_value"),
        ({"issued_from": "2024-13-01"}, "unknown_filter_value"),
    ],
)
def test_a_filter_or_page_out_of_range_is_an_error(
    client: TestClient, params: dict[str, Any], code: str
) -> None:
    assert code_of(client.get(BASE, params=params)) == (422, code)


def test_an_unknown_region_names_near_ones(client: TestClient) -> None:
    detail = client.get(BASE, params={"region": "Kabupaten Selumma"}).json()["detail"]
    assert "Seluma" in detail


def test_a_whole_circular_has_its_shape_and_its_revision(
    client: TestClient, keys: dict[str, str]
) -> None:
    answer = client.get(f"{BASE}/{keys['seluma-2020.txt']}")
    body = CircularOut.model_validate(answer.json())
    assert body.region is not None and body.region.code == "17.05"
    assert answer.headers["etag"] == f'"{body.revision}"'
    again = client.get(answer.url, headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "path",
    ["", "/original", "/clauses", "/history", "/pages/1.png", "/clauses/1/similar"],
)
def test_an_unknown_key_is_not_found_everywhere(client: TestClient, path: str) -> None:
    assert code_of(client.get(f"{BASE}/{NO_KEY}{path}")) == (404, "circular_not_found")


def test_the_original_comes_back_byte_for_byte_and_cannot_run(
    client: TestClient, keys: dict[str, str]
) -> None:
    answer = client.get(f"{BASE}/{keys['seluma-2020.txt']}/original")
    assert answer.content == LETTERS["seluma-2020.txt"]
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"] == ORIGINAL_POLICY
    assert answer.headers["content-disposition"] == (
        "attachment; filename=\"seluma-2020.txt\"; filename*=UTF-8''seluma-2020.txt"
    )


def test_a_page_is_a_picture_and_a_highlight_changes_it(
    client: TestClient, keys: dict[str, str]
) -> None:
    base = f"{BASE}/{keys['seluma-2020.txt']}"
    clause = next(c for c in client.get(f"{base}/clauses").json()["items"] if c["boxes"])
    plain = client.get(f"{base}/pages/1.png")
    lit = client.get(f"{base}/pages/1.png", params={"highlight": clause["path"]})
    for rotation, status in ((90, 200), (180, 200), (45, 422)):
        address = page_href(base.rpartition("/")[2], 1, rotation)
        assert client.get(address).status_code == status
    assert plain.headers["content-type"] == "image/png"
    assert plain.content.startswith(b"\x89PNG") and lit.content.startswith(b"\x89PNG")
    assert plain.content != lit.content


def test_a_page_or_clause_that_is_not_there_is_told(
    client: TestClient, keys: dict[str, str]
) -> None:
    base = f"{BASE}/{keys['seluma-2020.txt']}"
    assert code_of(client.get(f"{base}/pages/99.png")) == (404, "page_not_found")
    assert code_of(client.get(f"{base}/pages/0.png")) == (404, "page_not_found")
    assert code_of(client.get(f"{base}/pages/1.png?highlight=9.z")) == (404, "clause_not_found")
    assert code_of(client.get(f"{base}/pages/one.png")) == (422, "bad_parameter")
    assert code_of(client.get(f"{base}/clauses/9.z/similar")) == (404, "clause_not_found")


def test_clauses_and_history_have_their_shapes(client: TestClient, keys: dict[str, str]) -> None:
    base = f"{BASE}/{keys['batang-hari-2024.txt']}"
    clauses = ClausesOut.model_validate(client.get(f"{base}/clauses").json())
    assert clauses.total == len(clauses.items) > 0
    history = HistoryOut.model_validate(client.get(f"{base}/history").json())
    assert history.total == len(history.items) > 0


def test_similar_clauses_come_from_other_circulars(
    client: TestClient, keys: dict[str, str]
) -> None:
    key = keys["batang-hari-2024.txt"]
    clauses = client.get(f"{BASE}/{key}/clauses").json()["items"]
    source = next(c for c in clauses if "menguntungkan atau merugikan" in c["text"] and c["leaf"])
    answer = client.get(f"{BASE}/{key}/clauses/{source['path']}/similar")
    body = SimilarOut.model_validate(answer.json())
    assert body.total > 0
    assert {hit.circular.key for hit in body.hits}.isdisjoint({key})
    assert "menguntungkan atau merugikan" in body.hits[0].clause.text


# ---- removing ----------------------------------------------------------------------------------


def test_removing_asks_for_the_revision_seen_and_leaves_nothing(empty: TestClient) -> None:
    key = send(empty, ("seluma.txt", SELUMA.encode())).json()["files"][0]["key"]
    body = finished(empty, key)
    stale = empty.delete(f"{BASE}/{key}", headers={"If-Match": '"999"'})
    assert code_of(stale) == (412, "stale_revision")
    wrong = empty.delete(f"{BASE}/{key}", headers={"If-Match": "three"})
    assert code_of(wrong) == (422, "bad_parameter")
    done = empty.delete(f"{BASE}/{key}", headers={"If-Match": f'"{body["revision"]}"'})
    assert (done.status_code, done.content) == (204, b"")
    assert code_of(empty.get(f"{BASE}/{key}")) == (404, "circular_not_found")
    assert code_of(empty.get(f"{BASE}/{key}/original")) == (404, "circular_not_found")
    assert empty.get("/api/v1/search", params={"q": "kampanye"}).json()["total"] == 0
    assert code_of(empty.delete(f"{BASE}/{key}")) == (404, "circular_not_found")


def test_words_of_a_hostile_document_stay_words(empty: TestClient) -> None:
    key = send(empty, ("jahat.txt", HOSTILE.encode())).json()["files"][0]["key"]
    assert finished(empty, key)["state"] == "ready"
    for path in (f"/circulars/{key}", "/circulars", "/?q=kampanye", "/", "/upload"):
        page = empty.get(path).text
        assert "<script>alert" not in page and "<script>document" not in page
        assert "<img src=x" not in page and 'onmouseover="alert' not in page
        assert "<b>ASN" not in page
