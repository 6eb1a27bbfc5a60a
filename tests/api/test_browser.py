"""Whole flows in a real Chromium: what a member of the legal staff does in a day."""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from api.app import create_app
from tests.api.conftest import opened, taken_in
from tests.api.letters import LETTERS

pytestmark = pytest.mark.browser
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a service over the letters, its worker at work."""
    root = tmp_path_factory.mktemp("site")
    library = opened(root / "home")
    taken_in(library, root / "letters", LETTERS)
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
def browser() -> Iterator[Browser]:
    """One Chromium for all flows."""
    with sync_playwright() as player:
        started = player.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A fresh window; foreign requests, script errors and broken policies are faults."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 720}, base_url=site, reduced_motion="reduce"
    )
    opened_page = context.new_page()
    faults: list[str] = []
    opened_page.on("pageerror", lambda error: faults.append(str(error)))
    opened_page.on(
        "console",
        lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None,
    )
    opened_page.on(
        "request",
        lambda sent: faults.append(sent.url) if not sent.url.startswith(site) else None,
    )
    yield opened_page
    context.close()
    assert faults == []


def key_of(page: Page, file: str) -> str:
    """The key of a letter by its file name."""
    items = page.request.get("/api/v1/circulars").json()["items"]
    return next(item["key"] for item in items if item["file"] == file)


def test_search_leads_to_the_clause_lit_at_its_place_then_to_a_comparison_in_a_file(
    page: Page, tmp_path: Path
) -> None:
    page.goto("/")
    page.get_by_role("combobox").fill("dilarang ikut serta dalam kampanye")
    page.keyboard.press("Enter")
    first = page.locator("article.hit").first
    expect(first.locator("mark").first).to_be_visible()
    first.locator("a.to-page").click()
    expect(page).to_have_url(re.compile("clause="))
    lit_boxes_match_the_api(page)

    page.get_by_role("button", name="Tambahkan ke perbandingan").click()
    page.get_by_role("navigation").get_by_role("link", name="Daftar surat").click()
    for box in page.locator("input[name=key]").all():
        box.check()
    page.get_by_role("button", name="Tambahkan yang dipilih").click()
    page.get_by_label("Pembanding").select_option(index=1)
    page.get_by_role("button", name="Bandingkan", exact=True).click()
    expect(page.locator("table.matrix thead th")).to_have_count(1 + len(LETTERS))
    for name, start in (("XLSX", b"PK"), ("DOCX", b"PK"), ("PDF", b"%PDF"), ("JSON", b"{")):
        with page.expect_download() as waiting:
            page.get_by_role("link", name=name).click()
        target = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(target)
        assert target.read_bytes().startswith(start)
    page.locator("table.matrix a.to-page").first.click()
    lit_boxes_match_the_api(page)


# Each lit rectangle beside the picture of its page, at one moment: the page may still be scrolling.
PLACES = """pages => [...document.querySelectorAll('.paper svg a.lit rect')].map((lit, i) =>
  [lit, document.querySelector(`#page-${pages[i]} img`)].map(part => {
    const {x, y, width, height} = part.getBoundingClientRect();
    return {x, y, width, height};
  }))"""


def lit_boxes_match_the_api(page: Page) -> None:
    """The lit rectangles on the page image are the clause's boxes, to the pixel."""
    key = page.url.split("/circulars/")[1].split("?")[0]
    path = page.locator("article.clause.lit").get_attribute("data-clause")
    clauses = page.request.get(f"/api/v1/circulars/{key}/clauses").json()["items"]
    clause = next(item for item in clauses if item["path"] == path)
    lit = page.locator(".paper svg a.lit rect")
    expect(lit).to_have_count(len(clause["boxes"]))
    places = page.evaluate(PLACES, [box["page"] for box in clause["boxes"]])
    for box, (drawn, image) in zip(clause["boxes"], places, strict=True):
        assert drawn["x"] == pytest.approx(image["x"] + box["x0"] * image["width"], abs=2)
        assert drawn["y"] == pytest.approx(image["y"] + box["y0"] * image["height"], abs=2)
        assert drawn["width"] == pytest.approx((box["x1"] - box["x0"]) * image["width"], abs=3)
        assert drawn["height"] == pytest.approx((box["y1"] - box["y0"]) * image["height"], abs=3)


def test_a_click_on_the_page_image_finds_the_clause_and_the_other_way_round(page: Page) -> None:
    page.goto(f"/circulars/{key_of(page, 'batang-hari-2024.txt')}")
    area = page.locator(".paper svg a").nth(3)
    wanted = area.get_attribute("data-clause")
    area.locator("rect").first.click()
    expect(page.locator("article.clause.lit")).to_have_attribute("data-clause", str(wanted))
    assert page.evaluate("new URL(location).searchParams.get('clause')") == wanted
    marker = page.locator("a.marker").nth(6)
    other = marker.get_attribute("data-show")
    marker.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".paper svg a.lit")).to_have_attribute("data-clause", str(other))
    expect(page.get_by_role("status")).to_contain_text("disorot")


def test_a_word_is_found_within_and_its_clause_cited_in_the_style_chosen(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"/circulars/{key_of(page, 'batang-hari-2024.txt')}")
    page.get_by_label("Cari dalam surat ini").fill("FASILITAS negara")
    expect(page.locator("#within-hint")).to_contain_text("1 klausul")
    page.keyboard.press("Enter")
    lit = page.locator("article.clause.lit")
    expect(lit).to_contain_text("menggunakan fasilitas negara")
    page.get_by_label("Gaya kutipan").select_option("before")
    lit.get_by_role("button", name="Salin kutipan").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("disalin")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Surat edaran BUPATI BATANG HARI Nomor 800/99/BKPSDMD/2024 tentang ")
    assert "menggunakan fasilitas negara.”" in copied and "halaman 1: “Pegawai ASN" in copied


def test_the_page_image_is_drawn_and_keeps_its_proportions(page: Page) -> None:
    key = key_of(page, "seluma-2020.txt")
    page.goto(f"/circulars/{key}")
    image = page.locator("#page-1 img")
    expect(image).to_have_js_property("complete", True)
    natural = image.evaluate("i => i.naturalHeight / i.naturalWidth")
    shown = image.bounding_box()
    assert shown is not None and natural > 0
    assert shown["height"] / shown["width"] == pytest.approx(natural, rel=0.01)


def test_a_dropped_file_is_taken_in_read_and_found(page: Page, tmp_path: Path) -> None:
    letter = tmp_path / "baru.txt"
    letter.write_bytes(LETTERS["seluma-2020.txt"].replace(b"460/206", b"460/999"))
    bad = tmp_path / "kosong.pdf"
    bad.write_bytes(b"")
    page.goto("/upload")
    page.locator("#files").set_input_files([letter, bad])
    outcomes = page.locator("#outcomes tbody tr")
    expect(outcomes.nth(0)).to_contain_text("Diterima dan tersimpan")
    expect(outcomes.nth(1)).to_contain_text("Berkas kosong")
    job = page.locator("#live tbody tr", has_text="baru.txt")
    expect(job).to_contain_text("Siap", timeout=60_000)
    outcomes.nth(0).get_by_role("link").click()
    expect(page.get_by_text("460/999/DS.AI/X/2020").first).to_be_visible()


def test_a_correction_is_found_at_once_and_a_late_one_sees_both_versions(page: Page) -> None:
    key = key_of(page, sorted(LETTERS)[-1])
    clauses = page.request.get(f"/api/v1/circulars/{key}/clauses").json()["items"]
    path = next(c["path"] for c in clauses if c["leaf"] and c["modality"] == "prohibition")
    late = page.context.new_page()
    for window in (page, late):
        window.goto(f"/circulars/{key}?clause={path}")
        window.locator("article.clause.lit").get_by_role("link", name="Koreksi klausul").click()
    for window, words, name in ((page, "menaiki gajah dinas", "Rina"), (late, "x", "Budi")):
        window.get_by_label("Bunyi klausul").fill(words)
        window.get_by_label("Nama Anda").first.fill(name)
        window.get_by_role("button", name="Simpan koreksi").click()
    expect(page.locator("article.clause.lit")).to_contain_text("menaiki gajah dinas")
    expect(page.locator("article.clause.lit")).to_contain_text("Dikoreksi Rina")
    expect(late.get_by_role("alert")).to_contain_text("menaiki gajah dinas")
    expect(late.get_by_label("Bunyi klausul")).to_have_value("x")
    page.goto("/?q=gajah")
    expect(page.locator("article.hit").first).to_contain_text("menaiki gajah dinas")
    page.goto(f"/circulars/{key}/history")
    page.locator("#corrections").get_by_role("button", name="Tarik kembali").click()
    expect(page.locator("body")).not_to_contain_text("Dikoreksi Rina")


def test_filters_are_set_and_removed_by_keyboard_alone(page: Page) -> None:
    page.goto("/?q=dilarang")
    page.locator(".facet a", has_text="2020").focus()
    page.keyboard.press("Enter")
    chip = page.locator(".chip", has_text="2020")
    expect(chip).to_be_visible()
    assert "year=2020" in page.url
    chip.focus()
    page.keyboard.press("Enter")
    expect(chip).to_have_count(0)
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_be_focused()


def test_a_search_is_saved_opened_and_forgotten_by_keyboard_alone(page: Page) -> None:
    page.goto("/?q=dilarang&year=2020")
    page.get_by_role("button", name="Simpan pencarian ini").press("Enter")
    saved = page.locator("article.hit", has_text="dilarang · 2020")
    expect(saved).to_contain_text("Tidak ada surat baru")
    saved.get_by_role("button", name="Buka dan tandai").press("Enter")
    expect(page.locator(".chip", has_text="2020")).to_be_visible()
    page.goto("/saved")
    saved.get_by_role("button", name="Hapus").press("Enter")
    expect(page.get_by_text("Belum ada pencarian tersimpan")).to_be_visible()


def test_words_of_a_hostile_letter_never_run(page: Page, tmp_path: Path) -> None:
    from tests.api.letters import HOSTILE

    letter = tmp_path / 'jahat"><img src=x onerror=alert(1)>.txt'
    letter.write_text(HOSTILE, encoding="utf-8")
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    page.goto("/upload")
    page.locator("#files").set_input_files(letter)
    job = page.locator("#live tbody tr", has_text="jahat")
    expect(job).to_contain_text("Siap", timeout=60_000)
    job.get_by_role("link").click()
    expect(page.locator("h1")).to_be_visible()
    for path in (page.url, "/?q=kampanye", "/circulars"):
        page.goto(path)
        assert "TRIPPED" not in page.title()
    assert dialogs == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_page_breaks_a_rule_of_accessibility(browser: Browser, site: str, language: str) -> None:
    context = browser.new_context(base_url=site, bypass_csp=True)  # the examiner is a script
    page = context.new_page()
    keys = [key_of(page, file) for file in LETTERS]
    made = page.request.post("/api/v1/comparisons", data={"circulars": keys, "baseline": keys[0]})
    clause = page.request.get(f"/api/v1/circulars/{keys[0]}/clauses").json()["items"][1]["path"]
    paths = [
        *("/?", "/?q=kampanye", "/?q=zzzz", "/?q=a&year=b", "/circulars?", "/compare?", "/upload?"),
        *("/check?", "/saved?"),
        *(
            "/help?",
            "/docs?",
            "/nowhere?",
            "/login?",
            "/review?",
            "/admin?",
            "/admin/audit?",
            f"/circulars/{keys[0]}?clause={clause}",
        ),
        f"/circulars/{keys[0]}/twins?",
        f"/circulars/{keys[0]}/history?",
        f"/circulars/{keys[0]}/recognise?",
        *(f"/circulars/{keys[0]}/similar?clause={clause}", f"/compare/{made.json()['id']}?"),
        *(f"/circulars/{keys[0]}/correct?clause={clause}", f"/circulars/{keys[0]}/correct?"),
    ]
    found: list[str] = []
    for path in paths:
        page.goto(f"{path}&lang={language}")
        options = {"runOnly": {"type": "tag", "values": RULES}}
        broken = Axe().run(page, options=options).response["violations"]
        found += [f"{path} {rule['id']} {rule['nodes'][0]['html']}" for rule in broken]
    page.goto(f"/check?baseline={keys[0]}")
    page.get_by_role("textbox").fill("1. ASN wajib netral.\n2. Dasar: UU Nomor 5 Tahun 2014.")
    page.locator("main form button").press("Enter")
    expect(page.locator("#basis")).to_be_visible()
    broken = Axe().run(page, options=options).response["violations"]
    found += [f"checked {rule['id']} {rule['nodes'][0]['html']}" for rule in broken]
    context.close()
    assert found == []


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_page_scrolls_sideways(browser: Browser, site: str, width: int) -> None:
    context = browser.new_context(base_url=site, viewport={"width": width, "height": 720})
    page = context.new_page()
    keys = [key_of(page, file) for file in LETTERS]
    made = page.request.post("/api/v1/comparisons", data={"circulars": keys}).json()["id"]
    paths = (
        "/",
        "/?q=kampanye",
        "/circulars",
        "/compare",
        f"/compare/{made}",
        "/upload",
        "/help",
        "/check",
        "/saved",
        "/coverage",
    )
    wide = []
    for path in (*paths, "/docs", f"/circulars/{keys[0]}"):
        page.goto(path)
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        wide += [(path, over)] if over > 0 else []
    context.close()
    assert wide == []
