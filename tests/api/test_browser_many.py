"""Thirty circulars on the desk in a real Chromium: weights of pages, flows by keyboard."""

from __future__ import annotations

import io
import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from fastapi.routing import APIRoute
from openpyxl import load_workbook
from playwright.sync_api import Browser, FileChooser, Page, Playwright, expect, sync_playwright

import api.app as application
from api.app import create_app
from tests.api.addresses import every_page
from tests.api.conftest import opened, taken_in
from tests.api.letters import LETTERS
from tests.api.test_browser import CHROMIUM, FLAGS, RULES

pytestmark = pytest.mark.browser
HEAVIEST = 150_000  # bytes of a page on the wire, without its pictures
TABS = 150  # presses of the tab key that lead from one end of a page to the other
PLACES = (
    *("Bantul", "Sleman", "Klaten", "Kudus", "Demak", "Blora", "Sragen", "Kendal", "Tegal"),
    *("Brebes", "Garut", "Subang", "Bogor", "Cianjur", "Ciamis", "Jember", "Malang", "Blitar"),
    *("Kediri", "Nganjuk", "Ngawi", "Tuban", "Gresik", "Bangli", "Badung", "Bima", "Dompu"),
)


def letters() -> dict[str, bytes]:
    """The three letters, and the second as other regencies would have sent it."""
    model = LETTERS["batang-hari-2024.txt"].decode()
    made = dict(LETTERS)
    for number, place in enumerate(PLACES):
        text = model.replace("BATANG HARI", place.upper()).replace("Batang Hari", place)
        text = text.replace("800/99/", f"800/{200 + number}/").replace("Muara Bulian", place)
        if number % 3 == 0:
            text = text.replace("dilarang membuat keputusan", "diimbau tidak membuat keputusan")
        if number % 4 == 0:
            text = text.replace("   d. menggunakan fasilitas negara.\n", "")
        made[f"{place.lower()}-2024.txt"] = text.encode()
    return made


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a service over thirty circulars."""
    root = tmp_path_factory.mktemp("many")
    library = opened(root / "home")
    taken_in(library, root / "letters", letters())
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(
        uvicorn.Config(create_app(library), host="127.0.0.1", port=port, log_level="warning")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(30)


@pytest.fixture(scope="module")
def player() -> Iterator[Playwright]:
    """The one that starts browsers."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def browser(player: Playwright) -> Iterator[Browser]:
    """One Chromium for all flows."""
    started = player.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
    yield started
    started.close()


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A fresh window; a request to any other place, or an error of a script, is a fault."""
    size = {"width": 1280, "height": 720}
    context = browser.new_context(viewport=size, base_url=site, reduced_motion="reduce")  # type: ignore[arg-type]
    window = context.new_page()
    faults: list[str] = []
    window.on("pageerror", lambda error: faults.append(str(error)))
    window.on(
        "request", lambda sent: None if sent.url.startswith(site) else faults.append(sent.url)
    )
    yield window
    context.close()
    assert faults == []


def reach(page: Page, selector: str) -> None:
    """Press the tab key until the focus stands on what is wanted, in sight."""
    for _ in range(TABS):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"The keyboard does not lead to {selector}.")


def choose(page: Page) -> FileChooser:
    """Open the choice of files by the space bar; pressed again where a busy browser lost it."""
    opened: list[FileChooser] = []
    page.once("filechooser", lambda chooser: opened.append(chooser))
    for _ in range(3):
        page.keyboard.press("Space")
        for _ in range(50):
            if opened:
                return opened[0]
            page.wait_for_timeout(200)
    raise AssertionError("The space bar opens no choice of files.")


def follow(page: Page) -> None:
    """Press Enter on what leads to another page, and be there."""
    with page.expect_event("load"):
        page.keyboard.press("Enter")


def test_every_route_of_the_desk_is_among_the_pages_looked_at(page: Page) -> None:
    routes = [route for router in application.PAGES for route in router.routes]
    pages = [
        route
        for route in routes
        if isinstance(route, APIRoute) and "GET" in route.methods and not files(route.path)
    ]
    seen = [address.partition("?")[0] for address in every_page(page.request)]
    assert [one.path for one in pages if not any(one.path_regex.match(path) for path in seen)] == []


def files(path: str) -> bool:
    """Answers that are no pages: a feed, a part of a page, a way through to somewhere else."""
    return path in {"/search.atom", "/upload/jobs", "/.well-known/security.txt"} or path.startswith(
        "/login/single"
    )


def test_no_page_weighs_more_than_an_old_machine_bears(page: Page) -> None:
    heavy = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    received: list[float] = []
    kinds: dict[str, str] = {}
    session.on("Network.responseReceived", lambda e: kinds.update({e["requestId"]: e["type"]}))
    session.on(
        "Network.loadingFinished",
        lambda e: (
            received.append(e["encodedDataLength"])
            if kinds.get(e["requestId"]) in {"Document", "Stylesheet", "Script"}
            else None
        ),
    )
    for address in every_page(page.request):
        received.clear()
        page.goto(address, wait_until="networkidle")
        assert received, address
        heavy += [(address, sum(received))] if sum(received) > HEAVIEST else []
    assert heavy == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_page_with_thirty_circulars_breaks_a_rule(
    browser: Browser, site: str, language: str
) -> None:
    context = browser.new_context(base_url=site, bypass_csp=True)  # the examiner is a script
    window = context.new_page()
    found: list[str] = []
    for address in every_page(window.request):
        window.goto(f"{address}{'&' if '?' in address else '?'}lang={language}")
        options = {"runOnly": {"type": "tag", "values": RULES}}
        broken = Axe().run(window, options=options).response["violations"]
        found += [f"{address} {rule['id']} {rule['nodes'][0]['html']}" for rule in broken]
    context.close()
    assert found == []


def test_from_a_question_to_a_report_by_keyboard_alone(page: Page) -> None:
    page.goto("/")
    page.keyboard.type("dilarang ikut serta dalam kampanye")
    follow(page)
    reach(page, "article.hit a.to-page")
    follow(page)
    expect(page.locator("article.clause.lit")).to_be_visible()
    reach(page, "form[action='/compare/basket'] button")
    follow(page)
    expect(page).to_have_url(f"{page.url.split('/compare')[0].split('/circulars')[0]}/compare")
    reach(page, "nav a[href='/circulars']")
    follow(page)
    for _ in range(2):
        reach(page, "input[name=key]:not(:checked)")
        page.keyboard.press("Space")
    reach(page, ".dock button")
    follow(page)
    reach(page, "#baseline")
    page.keyboard.press("End")
    reach(page, ".compare-form .act button")
    follow(page)
    expect(page.locator("table.matrix thead th")).to_have_count(4)
    reach(page, "a[href$='format=xlsx']")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    assert waiting.value.suggested_filename.endswith(".xlsx")


def test_a_letter_is_sent_and_a_clause_corrected_by_keyboard_alone(page: Page) -> None:
    page.goto("/upload", wait_until="networkidle")
    reach(page, "#files")
    chooser = choose(page)
    text = LETTERS["magetan-2024.txt"].replace(b"800/1/", b"800/77/")
    chooser.set_files({"name": "baru.txt", "mimeType": "text/plain", "buffer": text})
    job = page.locator("#live tbody tr", has_text="baru.txt")
    expect(job).to_contain_text("Siap", timeout=60_000)
    reach(page, "#live tbody a[href^='/circulars/']")
    follow(page)
    reach(page, "article.clause a[href*='/correct?clause=']")
    follow(page)
    reach(page, "textarea")
    page.keyboard.press("Control+A")
    page.keyboard.type("Pegawai ASN dilarang menaiki gajah dinas.")
    reach(page, "input[name=by]")
    page.keyboard.type("Rina")
    reach(page, "main form button[type=submit]")
    follow(page)
    expect(page.locator("article.clause", has_text="gajah dinas")).to_contain_text("Rina")


def test_thirty_circulars_read_the_same_on_the_page_and_in_the_workbook(page: Page) -> None:
    items = page.request.get("/api/v1/circulars?limit=100").json()["items"]
    keys = [item["key"] for item in items if item["file"] in letters()]
    assert len(keys) == 30
    asked = {"circulars": keys, "baseline": keys[0]}
    made = page.request.post("/api/v1/comparisons", data=asked).json()["id"]
    page.goto(f"/compare/{made}")
    expect(page.locator("table.matrix.brief thead th")).to_have_count(31)
    page.goto(f"/compare/{made}?view=full")
    shown = page.evaluate(
        """() => [...document.querySelector("table.matrix").tBodies[0].rows].map(row =>
            [...row.cells].map((cell, at) => at
                ? [...cell.querySelectorAll(".quote:not(.diff *) p:not(.lead-in)")].map(p =>
                    p.textContent.replace(p.querySelector(".marker")?.textContent ?? "", "").trim())
                : cell.textContent.trim()))"""
    )
    report = page.request.get(f"/api/v1/comparisons/{made}?format=xlsx").body()
    sheet = load_workbook(io.BytesIO(report))["Matriks"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert [row[0] for row in rows] == [row[0] for row in shown]
    assert [len(row) for row in rows] == [31] * len(rows)
    for row, words in zip(rows, shown, strict=True):
        for written, quoted in zip(row[1:], words[1:], strict=True):
            assert [text for text in quoted if text not in str(written)] == []
            assert bool(quoted) == (" [" in str(written)), (row[0], written, quoted)


def test_arrow_keys_move_between_the_cells_of_a_wide_table_and_keep_them_in_sight(
    page: Page,
) -> None:
    keys = [i["key"] for i in page.request.get("/api/v1/circulars?limit=100").json()["items"]]
    made = page.request.post("/api/v1/comparisons", data={"circulars": keys}).json()["id"]
    page.goto(f"/compare/{made}")
    cells = page.locator("table.brief tbody td a")
    cells.first.focus()
    before = page.evaluate("document.activeElement.closest('td').cellIndex")
    for _ in range(12):
        page.keyboard.press("ArrowRight")
    after = page.evaluate("document.activeElement.closest('td').cellIndex")
    assert after >= before + 12
    seen = page.evaluate(
        """() => { const at = document.activeElement.getBoundingClientRect();
            const top = document.elementFromPoint(at.x + at.width / 2, at.y + at.height / 2);
            return document.activeElement.contains(top); }"""
    )
    assert seen  # not below the frozen heads
    page.keyboard.press("Enter")
    expect(page.locator("article.hit:target")).to_be_visible()


def test_a_slip_of_the_keys_offers_the_question_as_it_was_meant(page: Page) -> None:
    page.goto("/?q=kampanyr+pegawai")
    meant = page.locator(".aside a", has_text="kampanye pegawai")
    meant.press("Enter")
    expect(page.get_by_role("searchbox").or_(page.get_by_role("combobox"))).to_have_value(
        "kampanye pegawai"
    )
    expect(page.locator(".aside")).to_have_count(0)


def test_a_checked_draft_is_found_again_at_its_address_until_it_is_forgotten(page: Page) -> None:
    key = page.request.get("/api/v1/circulars?number=800/99/BKPSDMD/2024").json()["items"][0]["key"]
    page.goto(f"/check?baseline={key}")
    page.get_by_label("Tempel naskah").fill("1. Pegawai ASN diimbau tidak ikut serta kampanye.")
    page.get_by_role("button", name="Periksa", exact=True).press("Enter")
    address = page.url
    assert len(address.rpartition("/")[2]) == 32
    page.goto("/help")
    page.goto(address)
    expect(page.locator("#v-missing")).to_be_visible()
    page.get_by_role("button", name="Hapus hasil").press("Enter")
    assert page.goto(address).status == 404  # type: ignore[union-attr]


def test_print_sheets_hide_what_cannot_be_pressed_on_paper(page: Page) -> None:
    for address in every_page(page.request):
        page.goto(address)
        page.emulate_media(media="print")
        left = page.locator("main form button:visible, nav:visible, .skip:visible").count()
        assert left == 0, address
        assert len(page.pdf(format="A4")) > 2_000
        page.emulate_media(media="screen")


def test_lineage_draws_who_copied_whom(page: Page) -> None:
    page.goto("/lineage?year=2024")
    drawn = page.locator("svg.lineage")
    expect(drawn.locator("a").first).to_be_visible()
    expect(page.locator("#told")).to_be_visible()
    drawn.locator("a").first.press("Enter")
    expect(page.locator("section.clauses")).to_be_visible()


def test_suggestions_are_chosen_by_arrow_keys_and_left_by_escape(page: Page) -> None:
    page.goto("/")
    box = page.get_by_role("combobox")
    expect(box).to_be_focused()
    page.keyboard.type("800/99")
    offers = page.get_by_role("option")
    expect(offers.first).to_contain_text("Nomor surat")
    page.keyboard.press("Escape")
    expect(offers).to_have_count(0)
    page.keyboard.type("/")
    expect(offers.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(offers.first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", "offer-0")
    page.keyboard.press("Enter")
    expect(page.get_by_role("combobox")).to_have_value("800/99/BKPSDMD/2024")
    expect(page.locator("article.hit").first).to_contain_text("800/99/BKPSDMD/2024")
