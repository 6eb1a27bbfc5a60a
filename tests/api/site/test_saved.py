"""Saved searches: new since the last visit, one list a person, and a feed that readers take."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from api.app import create_app
from tests.api.callers import TestClient
from tests.api.conftest import opened, taken_in
from tests.api.letters import LETTERS
from tests.api.site.test_pages import check, page

ATOM = "{http://www.w3.org/2005/Atom}"
SEARCH = "q=dilarang+kampanye&year=2024"


def test_a_saved_search_tells_what_came_since_it_was_opened(tmp_path: Path) -> None:
    library = opened(tmp_path / "home")
    client = TestClient(create_app(library))
    assert "Belum ada pencarian tersimpan" in page(client, "/saved")
    assert client.post("/saved", data={"search": SEARCH}).status_code == 200
    assert "Tidak ada surat baru" in page(client, "/saved")
    taken_in(library, tmp_path / "letters", LETTERS)
    for language in ("en", "id"):
        check(page(client, f"/saved?lang={language}"), language)
    text = page(client, "/saved")
    assert "2 surat baru" in text and "800/99/BKPSDMD/2024" in text and "460/206" not in text
    went = client.post("/saved", data={"search": SEARCH, "act": "open"}, follow_redirects=False)
    assert (went.status_code, went.headers["location"]) == (303, f"/?{SEARCH}")
    assert "Tidak ada surat baru" in page(client, "/saved")
    assert library.saved_searches("rina") == ()
    client.post("/saved", data={"search": SEARCH, "act": "forget"})
    assert "Belum ada pencarian tersimpan" in page(client, "/saved")
    library.close()


def test_a_search_without_words_is_not_saved(client: TestClient) -> None:
    for search in ("", "year=2024", "q=" + "a" * 5000):
        assert client.post("/saved", data={"search": search}).status_code == 422


def test_a_feed_is_atom_and_leads_to_the_clause(client: TestClient, keys: dict[str, str]) -> None:
    answer = client.get(f"/search.atom?{SEARCH}")
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    root = ElementTree.fromstring(answer.content)
    entries = root.findall(f"{ATOM}entry")
    key = keys["batang-hari-2024.txt"]
    assert f"urn:sha256:{key}" in [entry.findtext(f"{ATOM}id") for entry in entries]
    link = entries[0].find(f"{ATOM}link")
    assert link is not None
    assert client.get(link.attrib["href"].removeprefix("http://localhost")).status_code == 200
    assert root.findtext(f"{ATOM}updated") == entries[0].findtext(f"{ATOM}updated")
    updated = [str(entry.findtext(f"{ATOM}updated")) for entry in entries]
    assert updated == sorted(updated, reverse=True)


def test_a_wrong_feed_says_so(client: TestClient) -> None:
    assert client.get("/search.atom?q=kampanye&year=abc").status_code == 422
    assert client.get("/search.atom").status_code == 422
