"""Every page of the desk: whole, in both languages, with nothing inline and nothing foreign."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest

from tests.api.callers import TestClient

PAGES = (
    "/",
    "/?q=kampanye",
    "/?q=zzzz",
    "/circulars",
    "/compare",
    "/check",
    "/upload",
    "/help",
    "/docs",
)
FOREIGN = re.compile(r"""(?:src|href|action)=["'](?:https?:)?//""")


class Outline(HTMLParser):
    """What matters of a page: identifiers, headings, inline code, images, form fields."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.faults: list[str] = []
        self.language = ""
        self.headings = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what stands in a tag."""
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.language = given.get("lang") or "" if tag == "html" else self.language
        self.headings += tag == "h1"
        self.faults += [f"{tag} {name}" for name in given if name.startswith("on")]
        self.faults += [f"{tag} style"] if tag == "style" or "style" in given else []
        self.faults += ["inline script"] if tag == "script" and "src" not in given else []
        self.faults += ["img without alt"] if tag == "img" and "alt" not in given else []


def page(client: TestClient, path: str, status: int = 200) -> str:
    """A page's text."""
    answer = client.get(path, headers={"accept": "text/html"})
    assert answer.status_code == status
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return answer.text


def check(text: str, language: str) -> None:
    """What holds of every page."""
    outline = Outline(text)
    assert outline.faults == []
    assert FOREIGN.findall(text) == []
    assert outline.language == language
    assert outline.headings == 1
    assert sorted(outline.ids) == sorted(set(outline.ids))


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_whole_in_both_languages(client: TestClient, path: str, language: str) -> None:
    joint = "&" if "?" in path else "?"
    check(page(client, f"{path}{joint}lang={language}"), language)


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_circulars_page_is_whole_and_lights_the_clause_asked_for(
    client: TestClient, keys: dict[str, str], language: str
) -> None:
    key = keys["seluma-2020.txt"]
    clause = next(
        c for c in client.get(f"/api/v1/circulars/{key}/clauses").json()["items"] if c["boxes"]
    )
    text = page(client, f"/circulars/{key}?clause={clause['path']}&lang={language}")
    check(text, language)
    box = clause["boxes"][0]
    assert f'x="{box["x0"]}" y="{box["y0"]}"' in text
    assert 'class="lit"' in text and 'aria-current="true"' in text


def test_a_comparison_is_made_from_the_basket_and_shown(
    client: TestClient, keys: dict[str, str]
) -> None:
    chosen = list(keys.values())[:2]
    put = client.post("/compare/basket", data={"key": chosen}, follow_redirects=False)
    assert (put.status_code, put.headers["location"]) == (303, "/compare")
    cookies = {"cookie": put.headers["set-cookie"].split(";")[0]}
    listed = client.get("/compare", headers=cookies).text
    assert all(key in listed for key in chosen)
    made = client.post(
        "/compare", data={"circular": chosen, "baseline": chosen[0]}, follow_redirects=False
    )
    assert made.status_code == 303
    text = page(client, made.headers["location"])
    check(text, "id")
    assert "Tidak diatur" in text and "Diatur" in text and "pembanding" in text


def test_a_place_without_a_circular_is_a_column_that_leads_nowhere(client: TestClient) -> None:
    asked = {"region": "Seluma", "year": ["2020", "2024"], "baseline": "previous"}
    made = client.post("/compare", data=asked, follow_redirects=False)
    assert made.status_code == 303
    text = page(client, made.headers["location"])
    check(text, "id")
    assert "Tidak ada edaran: Kabupaten Seluma 2024" in text
    assert 'href="/circulars/none-' not in text


def test_a_saved_comparison_is_made_again_over_what_is_kept_today(client: TestClient) -> None:
    made = client.post("/compare", data={}, follow_redirects=False).headers["location"]
    again = client.post(f"{made}/again", follow_redirects=False)
    assert (again.status_code, again.headers["location"]) == (303, made)


def test_comparing_too_little_is_told_on_the_page(client: TestClient) -> None:
    answer = client.post("/compare", data={"year": "2019"})
    assert answer.status_code == 422
    assert "nothing_to_compare" in answer.text
    check(answer.text, "id")


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        (f"/circulars/{'0' * 64}", 404, "circular_not_found"),
        ("/compare/0000000000000000", 404, "comparison_not_found"),
        ("/nowhere", 404, "no_such_address"),
        ("/?q=kampanye&year=abc", 422, "bad_parameter"),
        ("/?q=kampanye&region=Atlantis+Raya", 422, "unknown_filter_value"),
        ("/circulars?limit=-1", 422, "bad_parameter"),
    ],
)
def test_a_fault_is_a_page_in_the_readers_language(
    client: TestClient, path: str, status: int, code: str
) -> None:
    text = page(client, path, status)
    check(text, "id")
    assert f"<code>{code}</code>" in text


def test_without_a_letter_the_desk_says_how_to_begin(empty: TestClient) -> None:
    assert "Belum ada surat yang tersimpan" in page(empty, "/")
    assert "Belum ada surat" in page(empty, "/circulars")


def test_files_are_sent_without_scripts_too(empty: TestClient) -> None:
    files: Any = [("files", ("kosong.pdf", b"")), ("files", ("surat.txt", b"SURAT EDARAN\n1. a"))]
    answer = empty.post("/upload", files=files)
    assert answer.status_code == 202
    assert "Ditolak" in answer.text and "Diterima" in answer.text


def test_the_language_switch_is_remembered(client: TestClient) -> None:
    answer = client.get("/help?lang=en")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    kept = client.get("/help", headers={"cookie": cookie.split(";")[0]})
    assert '<html lang="en">' in kept.text


def test_static_files_are_cached_for_ever_under_their_version(client: TestClient) -> None:
    path = re.search(r'href="(/static/desk\.css\?v=\w+)"', page(client, "/help"))
    assert path is not None
    answer = client.get(path[1])
    assert answer.status_code == 200
    assert "immutable" in answer.headers["cache-control"]


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/..%2fapp.py", "/static/%2e%2e/app.py", "/static/nope"]
)
def test_nothing_outside_the_static_folder_is_served(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "import" not in answer.text


def test_pages_are_light(client: TestClient, keys: dict[str, str]) -> None:
    for path in (*PAGES, f"/circulars/{keys['batang-hari-2024.txt']}"):
        assert len(client.get(path).content) < 150_000
