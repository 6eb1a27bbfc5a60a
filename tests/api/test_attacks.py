"""What attackers try over HTTP, row by row of the checklist in SECURITY.md."""

from __future__ import annotations

import ast
import logging
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from fastapi import FastAPI
from hypothesis import given, strategies
from hypothesis import settings as drawn

import service.access
import service.accounts as accounts
from api.app import create_app
from api.hosts import known, names_in
from api.routes.circulars import disposition
from api.uploads import plain_name
from service.library import Library
from service.settings import Settings
from tests.api.callers import TestClient
from tests.api.conftest import opened, taken_in
from tests.api.letters import LETTERS

ROOT = Path(__file__).resolve().parents[2]
SECRET = "kuda hijau lompat pagar"
HERE = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Library]:
    library = opened(tmp_path / "home")
    library.access.add("rina", "administrator", SECRET, "test")
    library.access.add("budi", "reader", SECRET, "test")
    yield library
    library.close()


def caller(library: Library, **more: object) -> TestClient:
    return TestClient(create_app(library), follow_redirects=False, **more)


def signed_in(library: Library, name: str = "rina") -> TestClient:
    client = caller(library)
    answer = client.post("/login", data={"name": name, "password": SECRET}, headers=HERE)
    assert answer.status_code == 303
    return client


# -- names of this service (D7) --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("host", "fine"),
    [
        ("localhost", True),
        ("localhost:8000", True),
        ("127.0.0.1:8000", True),
        ("[::1]:8000", True),
        ("LOCALHOST.", True),
        ("evil.example", False),
        ("evil.example:8000", False),
        ("localhost.evil.example", False),
        ("127.0.0.1.evil.example", False),
        ("evil@localhost", False),
        ("localhost:80:80", False),
        ("192.0.2.7", False),
        ("", False),
    ],
)
def test_without_accounts_only_names_of_this_machine_are_answered(
    client: TestClient, host: str, fine: bool
) -> None:
    answer = client.get("/api/v1/circulars", headers={"Host": host})
    assert (answer.status_code == 200) is fine
    if not fine:
        assert answer.status_code == 421 and answer.json()["code"] == "unknown_name"
        changed = client.post("/api/v1/circulars", headers={"Host": host, **HERE})
        assert changed.status_code == 421


def test_names_set_by_the_operator_hold_for_everybody(closed: Library) -> None:
    app = create_app(closed, Settings(hosts="desk.example, arsip.example"))
    client = TestClient(app, follow_redirects=False)
    hosts = ["desk.example:443", "arsip.example", "localhost", "evil.example"]
    statuses = [client.get("/login", headers={"Host": host}).status_code for host in hosts]
    assert statuses == [200, 200, 200, 421]
    assert client.get("/health/live", headers={"Host": "10.0.0.3"}).status_code == 200
    assert known("10.0.0.3", names_in(""), only_here=False)


@pytest.mark.parametrize("name", ["X-Forwarded-Host", "X-Forwarded-Proto", "X-Original-URL"])
def test_a_forwarded_name_is_not_believed(client: TestClient, name: str) -> None:
    page = client.get("/docs", headers={name: "https://evil.example/health/live"})
    assert "evil.example" not in page.text and "set-cookie" not in page.headers
    assert "strict-transport-security" not in page.headers


def test_a_forwarded_address_does_not_evade_the_limit(closed: Library) -> None:
    client, statuses = caller(closed), set()
    for n in range(9):
        headers = {**HERE, "X-Forwarded-For": f"192.0.2.{n}"}
        form = {"name": "rina", "password": "x"}
        statuses.add(client.post("/login", data=form, headers=headers).status_code)
    assert statuses == {401, 429}


# -- sessions and cookies (A6, A8, A9, A10, D5, D6) ------------------------------------------------


def test_a_session_is_new_at_every_sign_in_and_the_old_one_is_over(closed: Library) -> None:
    client = caller(closed)
    client.cookies.set("edaran_session", "chosen-by-an-attacker")
    form = {"name": "rina", "password": SECRET}
    client.post("/login", data=form, headers=HERE)
    first = client.cookies.get("edaran_session", domain="localhost.local")
    assert first and first != "chosen-by-an-attacker"
    client.post("/login", data=form, headers=HERE)
    second = client.cookies.get("edaran_session", domain="localhost.local")
    assert second != first
    old = caller(closed)
    old.cookies.set("edaran_session", first)
    assert old.get("/circulars").status_code == 303


def test_every_cookie_is_closed_to_scripts_and_over_tls_to_the_clear(closed: Library) -> None:
    for base in ("http://localhost", "https://localhost"):
        client = caller(closed, base_url=base)
        form = {"name": "rina", "password": SECRET}
        answers = [
            client.post("/login", data=form, headers=HERE),
            client.get("/circulars?lang=en"),
            client.post("/compare/basket", data={"key": "a" * 64}, headers=HERE),
        ]
        cookies = [value.lower() for a in answers for value in a.headers.get_list("set-cookie")]
        assert len(cookies) >= 2
        for cookie in cookies:
            assert "httponly" in cookie and "samesite=lax" in cookie and "path=/" in cookie
            assert ("secure" in cookie.split("; ")) is base.startswith("https")


def test_over_tls_browsers_are_told_to_come_so_again(closed: Library) -> None:
    answer = caller(closed, base_url="https://localhost").get("/nowhere")
    assert answer.headers["strict-transport-security"].startswith("max-age=31536000")


def test_unknown_names_cost_the_same_work(closed: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    worked: list[int] = []
    scrypt = accounts._scrypt
    monkeypatch.setattr(accounts, "_scrypt", lambda p, s: worked.append(1) or scrypt(p, s))
    counts = []
    accounts.nobody()
    for name in ("rina", "nobody-here", "rina' OR 1=1 --", ""):
        worked.clear()
        caller(closed).post("/login", data={"name": name, "password": "x"}, headers=HERE)
        counts.append(len(worked))
    assert counts == [1, 1, 1, 1]


def test_guessing_slows_the_guesser_and_locks_out_nobody(closed: Library) -> None:
    away = caller(closed, base_url="https://localhost", client=("192.0.2.7", 5))
    form = {"name": "rina", "password": "wrong"}
    answers = [away.post("/login", data=form, headers=HERE) for _ in range(20)]
    waits = [int(one.headers["retry-after"]) for one in answers if one.status_code == 429]
    assert answers[-1].status_code == 429 and max(waits) >= 2  # it counts down as time passes
    assert signed_in(closed).get("/circulars").status_code == 200


def test_a_key_is_only_taken_from_its_header_and_stands_nowhere(
    closed: Library, caplog: pytest.LogCaptureFixture
) -> None:
    _, key = closed.access.add_key("rina", "administrator", 1, "test")
    client = caller(closed)
    with caplog.at_level(logging.INFO, logger="edaran"):
        logging.getLogger("httpx2").setLevel(logging.WARNING)  # the client's own lines
        assert client.get("/api/v1/circulars", params={"key": key}).status_code == 401
        assert client.get("/api/v1/circulars", params={"access_token": key}).status_code == 401
        assert client.get(f"/circulars/{key}").status_code == 303
        header = {"Authorization": f"Bearer {key}"}
        assert client.get("/api/v1/circulars", headers=header).status_code == 200
    assert key.rpartition("_")[2] not in caplog.text
    assert key not in str(closed.access.audit_lines(0, 100))


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://localhost.evil.example"]
)
def test_other_sites_may_read_nothing(client: TestClient, origin: str) -> None:
    asked = {"Origin": origin, "Access-Control-Request-Method": "PATCH"}
    for method in ("GET", "OPTIONS"):
        answer = client.request(method, "/api/v1/circulars", headers=asked)
        assert not [name for name in answer.headers if name.startswith("access-control")]
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"


FORGED = (
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {},
)


@pytest.mark.parametrize("headers", FORGED, ids=str)
@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("/admin/add", {"data": {"name": "eve", "role": "administrator", "password": SECRET}}),
        ("/api/v1/comparisons", {"content": "{}", "headers": {"Content-Type": "text/plain"}}),
        ("/upload", {"files": {"files": ("a.txt", b"a")}}),
        ("/circulars/x/correct?_method=DELETE", {"headers": {"X-HTTP-Method-Override": "DELETE"}}),
        ("/logout", {}),
    ],
)
def test_a_form_of_another_site_changes_nothing(
    closed: Library, address: str, sent: dict[str, object], headers: dict[str, str]
) -> None:
    client = signed_in(closed)
    more = {**headers, **dict(sent.get("headers", {}))}  # type: ignore[call-overload]
    answer = client.post(address, **{**sent, "headers": more})  # type: ignore[arg-type]
    assert answer.status_code == 403
    assert client.get("/circulars").status_code == 200
    assert [one.name for one in closed.access.accounts()] == ["budi", "rina"]


# -- what is sent (A4, C6, C7, B2) -----------------------------------------------------------------


@pytest.mark.parametrize("field", ["role", "owner_id", "status", "sha256", "id", "path", "key"])
def test_fields_nobody_may_set_are_refused(
    client: TestClient, keys: dict[str, str], field: str
) -> None:
    key = next(iter(keys.values()))
    answer = client.patch(f"/api/v1/circulars/{key}", json={"issued_at": "Tais", field: "x"})
    assert answer.status_code == 422 and field in answer.json()["detail"]


BODIES = {
    "deep": (b"[" * 100_000, "application/json"),
    "deep objects": (b'{"a":' * 50_000, "application/json"),
    "a giant number": (b'{"filters": {"year": [1' + b"0" * 5000 + b"]}}", "application/json"),
    "not a number": (b'{"filters": {"year": [NaN]}}', "application/json"),
    "half a surrogate": (b'{"baseline": "\\ud800"}', "application/json"),
    "not utf-8": (b'{"baseline": "\xff\xfe"}', "application/json"),
    "a repeated key": (b'{"baseline": "a", "baseline": {}}', "application/json"),
    "xml": (b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', "text/xml"),
    "nothing": (b"", "application/json"),
}


@pytest.mark.parametrize("name", BODIES)
def test_a_strange_body_is_refused_in_a_few_words(client: TestClient, name: str) -> None:
    body, kind = BODIES[name]
    answer = client.post("/api/v1/comparisons", content=body, headers={"Content-Type": kind})
    assert 400 <= answer.status_code < 500 and len(answer.text) < 2000
    assert "root:" not in answer.text and answer.json()["code"]


FORMS = {
    "no boundary": (b"x", "multipart/form-data"),
    "an endless boundary": (b"x", f"multipart/form-data; boundary={'a' * 70_000}"),
    "never closed": (b'--b\r\nContent-Disposition: form-data; name="files"\r\n\r\nx', "b"),
    "no names": (b"--b\r\n\r\nx\r\n--b--\r\n", "b"),
    "an endless part head": (b"--b\r\nX: " + b"a" * 500_000 + b"\r\n\r\nx\r\n--b--\r\n", "b"),
    "many part heads": (b"--b\r\n" + b"X: a\r\n" * 20_000 + b"\r\nx\r\n--b--\r\n", "b"),
    "many fields": (
        b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n' * 5000 + b"--b--\r\n",
        "b",
    ),
    "many files": (
        b'--b\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\nx\r\n' * 5000
        + b"--b--\r\n",
        "b",
    ),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_strange_form_is_refused(client: TestClient, name: str) -> None:
    body, kind = FORMS[name]
    kind = kind if kind.startswith("multipart") else f"multipart/form-data; boundary={kind}"
    for address in ("/api/v1/circulars", "/upload", "/api/v1/citations/check"):
        answer = client.post(address, content=body, headers={"Content-Type": kind})
        assert 400 <= answer.status_code < 500, (name, address, answer.status_code)


NAMES = (
    "../../etc/passwd",
    "..\\..\\windows\\x.pdf",
    'a"; filename="evil.html',
    "a\r\nSet-Cookie: x=1\r\n.pdf",
    "surat \u202efdp.exe",
    "naïve — 日本.pdf",
    "\x00.pdf",
    "CON",
    "%00%2e%2e%2f",
    "a" * 5000 + ".pdf",
    "<img src=x onerror=alert(1)>.pdf",
    "\ud800.pdf",
    "",
)


@pytest.mark.parametrize("sent", NAMES, ids=ascii)
def test_a_strange_name_is_saved_as_one_plain_name(sent: str) -> None:
    header = disposition(plain_name(sent))
    assert header.isascii() and header.isprintable()
    found = re.fullmatch(r"attachment; filename=\"([^\"\\]*)\"; filename\*=UTF-8''(\S+)", header)
    assert found is not None
    full = unquote(found[2])
    assert "/" not in full and "\\" not in full and full.isprintable() and len(full) <= 200


@given(strategies.text(max_size=300))
@drawn(max_examples=300, deadline=None)
def test_any_name_is_one_header(sent: str) -> None:
    header = disposition(plain_name(sent))
    assert header.isascii() and header.isprintable() and header.count('"') == 2


# -- what comes out (C1, C2, D3, D4, D12, F1, F2, F5) ----------------------------------------------

TRIPS = (
    "<script>document.title='TRIPPED'</script>",
    '"><img src=x onerror=alert(1)>',
    "{{7*7}}${7*7}#{7*7}<%= 7*7 %>",
    "javascript:alert(1)",
    "]]><x/>",
)


@pytest.mark.parametrize("trip", TRIPS)
@pytest.mark.parametrize("address", ["/", "/circulars", "/search.atom", "/review", "/login"])
def test_what_is_asked_is_shown_as_text(client: TestClient, address: str, trip: str) -> None:
    asked = {"q": trip, "issuer": trip, "next": trip, "lang": trip, "kind": trip}
    for params in (asked, {"q": trip}):
        text = client.get(address, params=params).text
        assert trip not in text or "<" not in trip
        assert "49" not in re.findall(r"\b49\b", text.replace(trip, ""))
        assert 'href="javascript:' not in text


def test_words_of_a_letter_stay_words_in_the_feed(tmp_path: Path) -> None:
    library = opened(tmp_path / "home")
    letter = LETTERS[next(iter(LETTERS))].replace(b"kampanye", b"kampanye ]]><x a='1'/>&evil; <b>")
    taken_in(library, tmp_path / "letters", {"a.txt": letter})
    text = TestClient(create_app(library)).get("/search.atom", params={"q": "kampanye"}).text
    library.close()
    feed = ElementTree.fromstring(text)
    assert not [one for one in feed.iter() if one.tag.endswith(("}x", "}b", "}script"))]
    assert "DOCTYPE" not in text and "<entry>" in text


SLOW = ("(a+)+$" * 50, "*" * 2000, '"' * 1999, "pasal " * 300, "(" * 1000, "1" * 2000, "/" * 2000)


@pytest.mark.parametrize("query", SLOW, ids=range(len(SLOW)))
def test_no_question_keeps_the_service_busy(client: TestClient, query: str) -> None:
    answer = client.get("/api/v1/search", params={"q": query})
    assert answer.status_code == 200 and answer.elapsed.total_seconds() < 10


@pytest.mark.parametrize("address", ["/", "/circulars", "/api/v1/search?q=a", "/login", "/admin"])
def test_nothing_of_the_collection_stays_in_a_cache(client: TestClient, address: str) -> None:
    assert client.get(address).headers["cache-control"] in ("no-store", "private, no-cache")


def test_no_page_script_or_style_names_another_host(client: TestClient) -> None:
    own = ("http://localhost", "http://www.w3.org/", "http://127.0.0.1")
    texts = [client.get(path).text for path in ("/", "/circulars", "/help", "/docs", "/upload")]
    texts += [p.read_text("utf-8") for p in (ROOT / "api" / "static").glob("*") if p.is_file()]
    named = {url for text in texts for url in re.findall(r"https?://[^\s\"'<>`)]+", text)}
    assert {url for url in named if not url.startswith(own)} == set()


def test_an_unknown_key_and_an_odd_one_are_told_alike(client: TestClient) -> None:
    told = {client.get(f"/api/v1/circulars/{key}").text for key in ("0" * 64, "x", "%27 OR 1=1")}
    assert len(told) == 1


def test_many_faults_make_a_short_answer(client: TestClient) -> None:
    answer = client.get("/api/v1/circulars", params={f"f{n}" * 20: "x" * 100 for n in range(200)})
    assert answer.status_code == 422 and len(answer.text) < 2000


def test_the_last_administrator_cannot_lock_everybody_out(closed: Library) -> None:
    client = signed_in(closed)
    for what in ("remove", "role"):
        form = {"name": "rina", "role": "reader"}
        assert client.post(f"/admin/{what}", data=form, headers=HERE).status_code == 422
    assert client.get("/admin").status_code == 200


def test_a_session_is_over_when_its_time_is(
    closed: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = signed_in(closed)
    later = service.access.time.time() + service.access.SESSION_S + 1
    monkeypatch.setattr(service.access.time, "time", lambda: later)
    assert client.get("/circulars").status_code == 303


# -- how it is built (H3, H5, H7) ------------------------------------------------------------------


def _calls() -> Iterator[tuple[str, str, ast.Call]]:
    for package in ("api", "index", "ingest", "service"):
        for file in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Call):
                    yield file.relative_to(ROOT).as_posix(), ast.unparse(node.func), node


# Work of our own on its way to our own machines; whoever reaches those can run programs anyway.
WITHIN = {"service/executors/carrying.py", "service/executors/alone.py"}
RUNS = ("pickle.load", "pickle.loads", "yaml.load", "torch.load", "joblib.load")


def _runs_data(file: str, name: str, node: ast.Call) -> bool:
    words = {ast.unparse(word) for word in node.keywords}
    return (
        name in {"eval", "exec", "os.system", "os.popen"}
        or (name.endswith(RUNS) and file not in WITHIN)
        or "shell=True" in words
        or (name.endswith("np.load") and "allow_pickle=True" in words)
    )


def test_no_data_is_ever_run() -> None:
    assert [f"{call[0]}: {call[1]}" for call in _calls() if _runs_data(*call)] == []


def test_no_secret_lies_in_the_repository() -> None:
    pattern = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY|AKIA[0-9A-Z]{16}|edk_[0-9a-f]{12}_\w{40,}")
    folders = ("api", "index", "ingest", "service", "setup", "tests", "samples")
    endings = {".py", ".md", ".toml", ".txt", ".sh", ".html", ".json", ".yaml", ".yml"}
    files = [p for folder in folders for p in (ROOT / folder).rglob("*") if p.suffix in endings]
    own = Path(__file__).resolve()
    assert [
        str(p) for p in files if p != own and pattern.search(p.read_text("utf-8", "replace"))
    ] == []


def test_whom_to_tell_of_a_hole(closed: Library) -> None:
    app: FastAPI = create_app(closed, Settings(contact="mailto:keamanan@kantor.example"))
    text = TestClient(app).get("/.well-known/security.txt").text
    assert "Contact: mailto:keamanan@kantor.example\n" in text and "Expires: 20" in text
