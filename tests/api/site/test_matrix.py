"""A comparison at a glance, with all its words, and one topic of it."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from api.site.matrix import MANY, view_of
from service.errors import BadParameter


@pytest.fixture
def made(client: TestClient, keys: dict[str, str]) -> str:
    """The address of a comparison of the letters, told against the first."""
    chosen = list(keys.values())
    asked = {"circulars": chosen, "baseline": chosen[0]}
    return f"/compare/{client.post('/api/v1/comparisons', json=asked).json()['id']}"


def test_few_circulars_are_shown_with_their_words_and_many_at_a_glance() -> None:
    assert view_of("", MANY) == "full"
    assert view_of("", MANY + 1) == "brief"
    assert view_of("full", 60) == "full"
    with pytest.raises(BadParameter):
        view_of("sideways", 2)


def test_a_glance_names_the_norm_of_each_cell_and_leads_to_its_words(
    client: TestClient, made: str
) -> None:
    body = client.get(f"{made}?view=brief").text
    assert '<a href="?topic=attending_campaign#k' in body
    assert '<b class="pro">Larangan</b>' in body
    assert "<span>Tidak diatur</span>" in body
    assert "menjadi peserta kampanye" not in body


def test_a_topic_has_the_words_of_all_who_state_it_and_names_those_who_do_not(
    client: TestClient, made: str
) -> None:
    body = client.get(f"{made}?topic=attending_campaign").text
    said, _, silent = body.partition('aria-labelledby="s-not_stated"')
    assert "menjadi peserta kampanye" in said
    assert "Kabupaten Magetan" in silent
    assert "Kabupaten Batanghari" not in silent


def test_a_view_or_topic_that_is_not_there_is_refused(client: TestClient, made: str) -> None:
    assert client.get(f"{made}?topic=weather").status_code == 422
    assert client.get(f"{made}?view=sideways").status_code == 422


def test_pages_are_sent_squeezed_and_files_as_they_are(client: TestClient, made: str) -> None:
    assert client.get("/help").headers["content-encoding"] == "gzip"
    report = client.get(made.replace("/compare", "/api/v1/comparisons") + "?format=xlsx")
    assert "content-encoding" not in report.headers
