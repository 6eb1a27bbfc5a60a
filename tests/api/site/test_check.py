"""Checking a draft on the desk: pasted or sent as a file, judged, never kept."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.callers import TestClient
from tests.api.letters import LETTERS
from tests.api.site.test_pages import check, page
from tests.service.test_drafts import BASE, DRAFT


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_form_offers_the_kept_circulars(
    client: TestClient, keys: dict[str, str], language: str
) -> None:
    text = page(client, f"/check?baseline={keys[BASE]}&lang={language}")
    check(text, language)
    assert f'<option value="{keys[BASE]}" selected>' in text


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_pasted_draft_is_judged_beside_its_baseline(
    client: TestClient, keys: dict[str, str], language: str
) -> None:
    sent = {"text": DRAFT, "baseline": keys[BASE]}
    answer = client.post(f"/check?lang={language}", data=sent)
    assert answer.status_code == 200
    check(answer.text, language)
    assert "UU 5/2014" in answer.text and 'class="outcome o-ended_before"' in answer.text
    assert 'id="v-softer"' in answer.text and 'id="v-same"' in answer.text
    assert "kendaraan dinas yang rusak" in answer.text.partition('id="own"')[2]
    assert client.get("/api/v1/circulars").json()["total"] == 3


def test_a_file_is_judged_like_a_pasted_text(client: TestClient, keys: dict[str, str]) -> None:
    files: Any = {"file": ("rancangan.txt", LETTERS[BASE]), "text": (None, "")}
    answer = client.post("/check", data={"baseline": keys[BASE]}, files=files)
    assert answer.status_code == 200
    assert "rancangan.txt" in answer.text
    assert 'id="v-same"' in answer.text and 'id="v-missing"' not in answer.text


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        ({"text": ""}, 422, "bad_parameter"),
        ({"text": "1. a", "baseline": "0" * 64}, 404, "circular_not_found"),
    ],
)
def test_what_cannot_be_checked_is_told_and_the_text_stays(
    client: TestClient, sent: dict[str, str], status: int, code: str
) -> None:
    answer = client.post("/check", data=sent)
    assert answer.status_code == status
    check(answer.text, "id")
    assert code in answer.text and sent["text"] in answer.text


def test_a_text_without_clauses_says_that_the_comparison_is_of_no_use(
    client: TestClient, keys: dict[str, str]
) -> None:
    answer = client.post("/check", data={"text": "NETRALITAS", "baseline": keys[BASE]})
    assert "Tidak ada klausul yang dikenali" in answer.text


def test_a_kept_draft_has_an_address_of_its_own_until_it_is_forgotten(
    client: TestClient, keys: dict[str, str]
) -> None:
    sent = {"text": DRAFT, "baseline": keys[BASE], "keep": "1"}
    answer = client.post("/check", data=sent, follow_redirects=False)
    address = answer.headers["location"]
    assert answer.status_code == 303
    text = page(client, address)
    check(text, "id")
    assert 'id="v-softer"' in text and "UU 5/2014" in text
    assert client.post(f"{address}/forget", follow_redirects=False).status_code == 303
    assert "draft_not_found" in page(client, address, 404)
