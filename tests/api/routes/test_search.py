"""Search over HTTP: clauses with their pages; an empty or unknown question is told, not hidden."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from openpyxl import load_workbook

from api.schemas.search import SearchOut, SuggestOut
from tests.api.callers import TestClient


def search(client: TestClient, **params: Any) -> Any:
    """The answer to a question."""
    return client.get("/api/v1/search", params=params)


def test_hits_have_their_shape_and_lead_to_a_page(client: TestClient) -> None:
    body = SearchOut.model_validate(search(client, q="dilarang ikut serta dalam kampanye").json())
    assert body.total >= len(body.hits) > 0
    best = body.hits[0]
    assert best.clause.pages and best.clause.boxes
    for start, end in best.highlights:
        assert 0 <= start < end <= len(best.clause.text)


def test_a_filter_is_kept_inside_the_search(client: TestClient) -> None:
    body = search(client, q="dilarang", year=2024).json()
    assert body["filters"] == {"year": [2024]}
    assert {hit["circular"]["election_year"] for hit in body["hits"]} == {2024}
    assert search(client, q="dilarang", year=2024, province="Bengkulu").json()["total"] == 0


def test_pages_of_hits_do_not_overlap(client: TestClient) -> None:
    def places(offset: int) -> set[tuple[str, str]]:
        hits = search(client, q="pegawai dilarang", limit=2, offset=offset).json()["hits"]
        return {(hit["circular"]["key"], hit["clause"]["path"]) for hit in hits}

    assert places(0) and places(2) and not places(0) & places(2)


@pytest.mark.parametrize("q", ["", "   ", None])
def test_an_empty_question_is_an_error(client: TestClient, q: str | None) -> None:
    answer = search(client, **({} if q is None else {"q": q}))
    assert (answer.status_code, answer.json()["code"]) == (422, "empty_query")


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({"limit": -1}, "bad_parameter"),
        ({"limit": 0}, "bad_parameter"),
        ({"limit": 101}, "bad_parameter"),
        ({"offset": -5}, "bad_parameter"),
        ({"year": "dua"}, "bad_parameter"),
        ({"q": "x" * 3000}, "bad_parameter"),
        ({"colour": "red"}, "bad_parameter"),
        ({"region": "Atlantis Raya"}, "unknown_filter_value"),
        ({"modality": "mungkin"}, "unknown_filter_value"),
    ],
)
def test_what_is_out_of_range_is_told(
    client: TestClient, params: dict[str, Any], code: str
) -> None:
    answer = search(client, **({"q": "kampanye"} | params))
    assert (answer.status_code, answer.json()["code"]) == (422, code)


@pytest.mark.parametrize("q", ["'\" OR 1=1 --", "(((", "a:b^~*?", "\u202e", "%00", "𝕬" * 50])
def test_odd_signs_are_words_like_any_other(client: TestClient, q: str) -> None:
    assert search(client, q=q).status_code in {200, 422}


def test_an_answer_beside_the_question_is_told_as_weak(client: TestClient) -> None:
    body = search(client, q="tiket kapal untuk calon penumpang").json()
    assert body["weak"] is True and "Nothing here" in body["notice"]
    good = search(client, q="dilarang ikut serta dalam kampanye").json()
    assert (good["weak"], good["notice"]) == (False, None)
    assert good["hits"][0]["same_as"] is None


def test_what_is_typed_is_completed(client: TestClient) -> None:
    answer = client.get("/api/v1/suggest", params={"q": "larangan kampa", "limit": 3})
    body = SuggestOut.model_validate(answer.json())
    assert body.items[0].text == "larangan kampanye" and len(body.items) <= 3
    assert client.get("/api/v1/suggest", params={"q": ""}).json()["items"] == []
    assert client.get("/api/v1/suggest", params={"q": "a", "limit": 99}).status_code == 422


QUESTIONS = b"pertanyaan,catatan\nfoto bersama calon,1\n=1+1\nzzzz qqqq\n"
CSV = {"Content-Type": "text/csv"}
BATCH = "/api/v1/search/batch"


def test_a_file_of_questions_becomes_a_workbook(client: TestClient) -> None:
    form = client.post(BATCH, files={"file": ("q.csv", QUESTIONS)}, params={"limit": 2})
    assert form.headers["content-disposition"] == 'attachment; filename="jawaban.xlsx"'
    rows = list(load_workbook(io.BytesIO(form.content)).worksheets[0].iter_rows(values_only=True))
    queries = list(dict.fromkeys(row[0] for row in rows[1:]))
    assert queries == ["foto bersama calon", "=1+1", "zzzz qqqq"]
    assert [row[9] for row in rows if row[0] == "zzzz qqqq"] == ["nothing found"]
    plain = client.post(BATCH, content=QUESTIONS, headers=CSV, params={"limit": 2})
    assert plain.content == form.content
    desk = client.post("/batch", files={"file": ("q.csv", QUESTIONS)})
    assert desk.content[:2] == b"PK" and desk.status_code == 200


def test_a_file_of_questions_keeps_its_filters_and_format(client: TestClient) -> None:
    params = {"format": "csv", "year": 2024, "limit": 5}
    answer = client.post(BATCH, content=b"dilarang\n", headers=CSV, params=params)
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows and {row["year"] for row in rows} == {"2024"}
    lines = client.post(BATCH, content=QUESTIONS, headers=CSV, params={"format": "json"}).text
    assert [SearchOut.model_validate_json(line).query for line in lines.splitlines()] == [
        "foto bersama calon",
        "=1+1",
        "zzzz qqqq",
    ]


@pytest.mark.parametrize(
    ("body", "kind", "status", "code"),
    [
        (b"", "text/csv", 422, "bad_parameter"),
        (b"query\n\n", "text/csv", 422, "bad_parameter"),
        (b"\xff\xfe\x00", "text/csv", 422, "bad_parameter"),
        (b"x\n" * 1001, "text/csv", 422, "bad_parameter"),
        (b"x" * 2001, "text/csv", 422, "bad_parameter"),
        (b"x", "application/pdf", 415, "unsupported_media_type"),
        (b"x" * 1024 * 1024 + b"x", "text/csv", 413, "too_large"),
    ],
)
def test_a_file_that_is_no_list_of_questions_is_told(
    client: TestClient, body: bytes, kind: str, status: int, code: str
) -> None:
    answer = client.post(BATCH, content=body, headers={"Content-Type": kind})
    assert (answer.status_code, answer.json()["code"]) == (status, code)
